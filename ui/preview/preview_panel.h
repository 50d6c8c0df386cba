// What lies over the image, how strongly, and how much of it is which class.
#pragma once

#include "ui/preview/preview_loader.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QTableView;

namespace sdw::ui {

class ClassLegendModel;

class PreviewPanel : public QWidget {
    Q_OBJECT
public:
    explicit PreviewPanel(QWidget* parent = nullptr);

    /// @param model for people: what predicted.
    void show(const QString& title, const QString& model, const Preview& preview);
    /// No class is isolated any more.
    void showAllClasses();
    QString className(int index) const; ///< of what lies over the image; empty for no class
    bool showsLabels() const;

Q_SIGNALS:
    void maskChanged(const QImage& mask);
    void opacityChanged(double opacity);
    void classIsolated(int index); ///< MaskView::kNoClass: none

private:
    void presentMask();

    ClassLegendModel* m_legend = nullptr;
    QLabel *m_title = nullptr, *m_model = nullptr, *m_score = nullptr;
    QComboBox* m_source = nullptr;
    QSlider* m_opacity = nullptr;
    QTableView* m_table = nullptr;
    Preview m_preview;
};

} // namespace sdw::ui
