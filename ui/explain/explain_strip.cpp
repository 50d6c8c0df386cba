#include "ui/explain/explain_strip.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSettings>
#include <QSlider>
#include <QToolButton>

namespace sdw::ui {
namespace {

constexpr int kSlider = 96; // pixels
const QString kColours = QStringLiteral("explain/colours"), kOpacity = QStringLiteral("explain/opacity"),
              kThreshold = QStringLiteral("explain/threshold"), kOutline = QStringLiteral("explain/outline");

} // namespace

ExplainStrip::ExplainStrip(QAction* outline, const QList<QAction*>& modes, QWidget* parent)
    : QWidget(parent)
    , m_outline(outline)
    , m_colours(new QComboBox(this))
    , m_opacity(new QSlider(Qt::Horizontal, this))
    , m_threshold(new QSlider(Qt::Horizontal, this))
    , m_value(new QLabel(this))
{
    setObjectName(QStringLiteral("explainStrip"));
    const QSettings settings;
    for (const ColourMapEntry& entry : colourMapCatalog())
        m_colours->addItem(entry.map == ColourMap::Diverging ? tr("Diverging") : QString::fromLatin1(entry.title),
                           QString::fromLatin1(entry.id));
    m_colours->setObjectName(QStringLiteral("mapColours"));
    m_colours->setAccessibleName(tr("Colours of the maps"));
    m_colours->setToolTip(tr("Colours of the maps, even in their steps and safe for colour-blind eyes; the diverging "
                             "ones are for similarities only"));
    const int known = m_colours->findData(settings.value(kColours, QStringLiteral("diverging")));
    m_colours->setCurrentIndex(std::max(0, known));
    const auto set = [&](QSlider* slider, const char* id, const QString& name, const QString& toolTip, int value) {
        slider->setObjectName(QLatin1String(id));
        slider->setAccessibleName(name);
        slider->setToolTip(toolTip);
        slider->setRange(0, 100);
        slider->setFixedWidth(kSlider);
        slider->setValue(value);
    };
    set(m_opacity, "mapOpacity", tr("Opacity of the maps"), tr("How strongly a map covers the picture"),
        settings.value(kOpacity, 75).toInt());
    set(m_threshold, "mapThreshold", tr("Similarity at the outline"),
        tr("The outline runs around everything that is at least as similar as this"),
        settings.value(kThreshold, 50).toInt());
    m_outline->setChecked(settings.value(kOutline, false).toBool());
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(12, 0, 8, 0);
    line->setSpacing(8);
    line->addWidget(m_colours);
    line->addWidget(new QLabel(tr("Opacity"), this));
    line->addWidget(m_opacity);
    const auto addButton = [&](QAction* action) {
        auto* button = new QToolButton(this);
        button->setObjectName(QStringLiteral("button-") + action->objectName());
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::TabFocus);
        line->addWidget(button);
    };
    line->addSpacing(4);
    addButton(m_outline);
    line->addWidget(m_threshold);
    line->addWidget(m_value);
    line->addSpacing(4);
    for (QAction* mode : modes)
        addButton(mode);
    line->addStretch(1);
    m_value->setMinimumWidth(m_value->fontMetrics().horizontalAdvance(QStringLiteral("≥ 0,00")));
    connect(m_colours, &QComboBox::activated, this, &ExplainStrip::report);
    connect(m_opacity, &QSlider::valueChanged, this, &ExplainStrip::report);
    connect(m_threshold, &QSlider::valueChanged, this, &ExplainStrip::report);
    connect(m_outline, &QAction::toggled, this, &ExplainStrip::report);
    report();
}

MapLook ExplainStrip::look() const
{
    MapLook look{.colours = ColourMap::Diverging, .opacity = m_opacity->value() / 100.0, .outline = {}};
    for (const ColourMapEntry& entry : colourMapCatalog())
        if (m_colours->currentData().toString() == QLatin1String(entry.id)) look.colours = entry.map;
    if (m_outline->isChecked()) look.outline = m_threshold->value() / 100.0;
    return look;
}

void ExplainStrip::report()
{
    m_threshold->setEnabled(m_outline->isChecked());
    m_value->setEnabled(m_outline->isChecked());
    m_value->setText(QStringLiteral("≥ %1").arg(QLocale().toString(m_threshold->value() / 100.0, 'f', 2)));
    QSettings settings;
    settings.setValue(kColours, m_colours->currentData());
    settings.setValue(kOpacity, m_opacity->value());
    settings.setValue(kThreshold, m_threshold->value());
    settings.setValue(kOutline, m_outline->isChecked());
    Q_EMIT lookChanged(look());
}

} // namespace sdw::ui
