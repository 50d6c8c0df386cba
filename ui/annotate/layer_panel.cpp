#include "ui/annotate/layer_panel.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSlider>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr double kLargestValue = 65535;
constexpr double kOpacityStep = 10; // percent, of a notch of the wheel

QString settingsKey(const char* name)
{
    return QStringLiteral("annotate/layers/") + QLatin1String(name);
}

} // namespace

LayerPanel::LayerPanel(QWidget* parent)
    : QWidget(parent)
{
    const CanvasLayers defaults;
    auto* rows = new QFormLayout(this);
    rows->setContentsMargins(12, 8, 12, 8);
    rows->setSpacing(6);
    m_image = addSlider("image", tr("Image"), tr("How strongly the image shows"), defaults.image);
    m_labels = addSlider("labels", tr("Labels"), tr("How strongly the labels cover the image"), defaults.labels);
    m_prediction = addSlider("prediction", tr("Prediction"), tr("How strongly a proposal of the model shows"),
                             defaults.prediction);
    m_outlines =
        addCheck("outlines", tr("Labels as outlines"), tr("Show only the edges of the labels"), defaults.outlines);
    m_shapes = addCheck("shapes", tr("Shapes"), tr("Show the outlines of polygons and other shapes"), defaults.shapes);
    m_grid = addCheck("grid", tr("Pixel grid"), tr("Show a grid between pixels that are magnified a lot"),
                      defaults.pixelGrid);

    m_deep = new QWidget(this);
    auto* limits = new QHBoxLayout(m_deep);
    limits->setContentsMargins(0, 0, 0, 0);
    limits->setSpacing(4);
    m_black = addLimit("black", tr("Black"), tr("Values of the picture up to this one are shown black"));
    m_white = addLimit("white", tr("White"), tr("Values of the picture from this one on are shown white"));
    m_auto = new QPushButton(tr("Auto"), m_deep);
    m_auto->setObjectName(QStringLiteral("windowAuto"));
    m_auto->setToolTip(tr("Choose black and white by what is in the picture"));
    limits->addWidget(m_black, 1);
    limits->addWidget(m_white, 1);
    limits->addWidget(m_auto);
    rows->addRow(tr("Window"), m_deep);
    rows->setRowVisible(m_deep, false);
    connect(m_auto, &QPushButton::clicked, this, [this] {
        if (!m_automatic) return;
        showLimits(m_automatic->first, m_automatic->second);
        limitsChanged();
    });
}

QSlider* LayerPanel::addSlider(const char* name, const QString& text, const QString& toolTip, double value)
{
    auto* slider = new QSlider(Qt::Horizontal, this);
    slider->setObjectName(QStringLiteral("opacity-") + QLatin1String(name));
    slider->setRange(0, 100);
    slider->setValue(QSettings().value(settingsKey(name), qRound(100 * value)).toInt());
    slider->setAccessibleName(tr("Opacity: %1").arg(text));
    slider->setToolTip(toolTip);
    static_cast<QFormLayout*>(layout())->addRow(text, slider);
    connect(slider, &QSlider::valueChanged, this, [this, name](int percent) {
        QSettings().setValue(settingsKey(name), percent);
        changed();
    });
    return slider;
}

QCheckBox* LayerPanel::addCheck(const char* name, const QString& text, const QString& toolTip, bool on)
{
    auto* box = new QCheckBox(text, this);
    box->setObjectName(QStringLiteral("show-") + QLatin1String(name));
    box->setChecked(QSettings().value(settingsKey(name), on).toBool());
    box->setToolTip(toolTip);
    static_cast<QFormLayout*>(layout())->addRow(box);
    connect(box, &QCheckBox::toggled, this, [this, name](bool checked) {
        QSettings().setValue(settingsKey(name), checked);
        changed();
    });
    return box;
}

QDoubleSpinBox* LayerPanel::addLimit(const char* name, const QString& text, const QString& toolTip)
{
    auto* box = new QDoubleSpinBox(m_deep);
    box->setObjectName(QStringLiteral("window-") + QLatin1String(name));
    box->setDecimals(0);
    box->setRange(0, kLargestValue);
    box->setKeyboardTracking(false);
    box->setAccessibleName(text);
    box->setToolTip(toolTip);
    connect(box, &QDoubleSpinBox::valueChanged, this, &LayerPanel::limitsChanged);
    return box;
}

CanvasLayers LayerPanel::layers() const
{
    CanvasLayers layers{.image = m_image->value() / 100.0,
                        .labels = m_labels->value() / 100.0,
                        .prediction = m_prediction->value() / 100.0,
                        .outlines = m_outlines->isChecked(),
                        .shapes = m_shapes->isChecked(),
                        .pixelGrid = m_grid->isChecked()};
    if (m_hidden) {
        layers.labels = layers.prediction = 0;
        layers.shapes = false;
    }
    return layers;
}

void LayerPanel::changed()
{
    Q_EMIT layersChanged();
}

void LayerPanel::setLabelsHidden(bool hidden)
{
    if (hidden == m_hidden) return;
    m_hidden = hidden;
    changed();
}

void LayerPanel::stepLabelOpacity(double steps)
{
    m_labels->setValue(m_labels->value() + qRound(steps * kOpacityStep));
}

void LayerPanel::setDeepRange(const std::optional<std::pair<double, double>>& automatic)
{
    m_automatic = automatic;
    static_cast<QFormLayout*>(layout())->setRowVisible(m_deep, automatic.has_value());
    if (automatic) showLimits(automatic->first, automatic->second);
}

void LayerPanel::showLimits(double black, double white)
{
    const QSignalBlocker one(m_black), other(m_white);
    m_black->setValue(black);
    m_white->setValue(white);
}

void LayerPanel::limitsChanged()
{
    // White stays above black, whichever of them was moved.
    if (m_white->value() <= m_black->value())
        showLimits(std::min(m_black->value(), kLargestValue - 1), std::min(m_black->value() + 1, kLargestValue));
    Q_EMIT windowLevelChanged(m_black->value(), m_white->value());
}

} // namespace sdw::ui
