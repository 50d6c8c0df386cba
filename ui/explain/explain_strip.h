// How maps are drawn: colours, opacity, outline. For the top strip.
#pragma once

#include "ui/explain/map_look.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QSlider;

namespace sdw::ui {

class ExplainStrip : public QWidget {
    Q_OBJECT
public:
    /// Remembered from the last start. @param outline turns the outline on and off; @param modes others, as buttons.
    ExplainStrip(QAction* outline, const QList<QAction*>& modes, QWidget* parent = nullptr);

    MapLook look() const;

Q_SIGNALS:
    void lookChanged(const sdw::ui::MapLook& look);

private:
    void report();

    QAction* m_outline = nullptr;
    QComboBox* m_colours = nullptr;
    QSlider *m_opacity = nullptr, *m_threshold = nullptr;
    QLabel* m_value = nullptr;
};

} // namespace sdw::ui
