// The classes that lie over the picture: how much of it is which, and one of them alone.
#pragma once

#include "ui/explain/pane_picture.h"

#include <QWidget>

class QLabel;
class QSlider;
class QTableView;

namespace sdw::ui {

class ClassLegendModel;

class ClassPanel : public QWidget {
    Q_OBJECT
public:
    explicit ClassPanel(QWidget* parent = nullptr);

    /// @param title what lies over the picture: "Prediction of B". @param note one sentence; may be empty.
    /// @param classes null: no classes do.
    void show(const QString& title, const QString& note, const std::shared_ptr<const ClassOverlay>& classes);
    double opacity() const;
    /// No class is isolated any more.
    void showAllClasses();

Q_SIGNALS:
    void opacityChanged(double opacity);
    void classIsolated(int index); ///< -1: none

private:
    std::shared_ptr<const ClassOverlay> m_classes;
    ClassLegendModel* m_legend = nullptr;
    QLabel *m_title = nullptr, *m_note = nullptr;
    QSlider* m_opacity = nullptr;
    QTableView* m_table = nullptr;
};

} // namespace sdw::ui
