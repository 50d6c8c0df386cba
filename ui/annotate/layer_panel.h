// How strongly image, labels and prediction show, and what else lies over the image.
#pragma once

#include "ui/canvas/canvas.h"

#include <QWidget>

#include <optional>
#include <utility>

class QCheckBox;
class QDoubleSpinBox;
class QPushButton;
class QSlider;

namespace sdw::ui {

class LayerPanel : public QWidget {
    Q_OBJECT
public:
    explicit LayerPanel(QWidget* parent = nullptr);

    /// What the canvas is to show.
    CanvasLayers layers() const;
    /// For a look at the bare image; the choices stay.
    void setLabelsHidden(bool hidden);
    bool labelsHidden() const { return m_hidden; }
    void stepLabelOpacity(double steps);
    /// A picture of 16 bits has a range of values that is shown. @param automatic what Auto chooses; empty: 8 bits.
    void setDeepRange(const std::optional<std::pair<double, double>>& automatic);

Q_SIGNALS:
    void layersChanged();
    /// Values that are shown black and white.
    void windowLevelChanged(double black, double white);

private:
    QSlider* addSlider(const char* name, const QString& text, const QString& toolTip, double value);
    QCheckBox* addCheck(const char* name, const QString& text, const QString& toolTip, bool on);
    QDoubleSpinBox* addLimit(const char* name, const QString& text, const QString& toolTip);
    void changed();
    void limitsChanged();
    void showLimits(double black, double white);

    QSlider *m_image = nullptr, *m_labels = nullptr, *m_prediction = nullptr;
    QCheckBox *m_outlines = nullptr, *m_shapes = nullptr, *m_grid = nullptr;
    QWidget* m_deep = nullptr;
    QDoubleSpinBox *m_black = nullptr, *m_white = nullptr;
    QPushButton* m_auto = nullptr;
    std::optional<std::pair<double, double>> m_automatic;
    bool m_hidden = false;
};

} // namespace sdw::ui
