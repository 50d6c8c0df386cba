#include "ui/annotate/option_control.h"

#include "ui/annotate/annotation_context.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>

#include <cmath>

namespace sdw::ui {
namespace {

constexpr int kSliderSteps = 200, kSliderWidth = 96;
constexpr double kManyTimes = 50; // a range this wide is walked in factors: 4 to 8 matters like 400 to 800

void describe(QWidget* widget, const ToolOption& option, const char* kind)
{
    widget->setObjectName(QStringLiteral("option-%1-%2").arg(option.id, QLatin1String(kind)));
    widget->setAccessibleName(option.name);
    widget->setToolTip(option.toolTip);
}

/// Keeps a control at the option's value, without telling the option so.
void follow(QObject* control, AnnotationContext& context, const QString& id, std::function<void(QVariant)> show)
{
    show(context.option(id));
    QObject::connect(&context, &AnnotationContext::optionChanged, control,
                     [&context, id, control, show = std::move(show)](const QString& changed) {
                         if (changed != id) return;
                         const QSignalBlocker quietly(control);
                         show(context.option(id));
                     });
}

QWidget* checkBox(const ToolOption& option, AnnotationContext& context, QWidget* parent)
{
    auto* box = new QCheckBox(option.name, parent);
    describe(box, option, "check");
    follow(box, context, option.id, [box](const QVariant& value) { box->setChecked(value.toBool()); });
    QObject::connect(box, &QCheckBox::toggled, &context,
                     [&context, id = option.id](bool on) { context.setOption(id, on); });
    return box;
}

QComboBox* comboBox(const ToolOption& option, AnnotationContext& context, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    describe(box, option, "combo");
    box->addItems(option.choices);
    follow(box, context, option.id, [box](const QVariant& value) { box->setCurrentIndex(value.toInt()); });
    QObject::connect(box, &QComboBox::currentIndexChanged, &context,
                     [&context, id = option.id](int index) { context.setOption(id, index); });
    return box;
}

QDoubleSpinBox* spinBox(const ToolOption& option, AnnotationContext& context, QWidget* parent)
{
    auto* box = new QDoubleSpinBox(parent); // for whole numbers too: it shows as many decimals as the step has
    describe(box, option, "spin");
    const bool whole = option.value.typeId() == QMetaType::Int;
    box->setDecimals(whole ? 0 : std::clamp(int(std::ceil(-std::log10(option.step))), 0, 4));
    box->setRange(option.from, option.to);
    box->setSingleStep(option.step);
    box->setSuffix(option.suffix);
    box->setKeyboardTracking(false); // a half-typed number is no size
    follow(box, context, option.id, [box](const QVariant& value) { box->setValue(value.toDouble()); });
    QObject::connect(box, &QDoubleSpinBox::valueChanged, &context,
                     [&context, id = option.id](double value) { context.setOption(id, value); });
    return box;
}

QSlider* slider(const ToolOption& option, AnnotationContext& context, QWidget* parent)
{
    auto* bar = new QSlider(Qt::Horizontal, parent);
    describe(bar, option, "slider");
    bar->setRange(0, kSliderSteps);
    bar->setFixedWidth(kSliderWidth);
    bar->setFocusPolicy(Qt::TabFocus);
    const double from = option.from, to = option.to;
    const bool inFactors = from > 0 && to / from >= kManyTimes;
    const auto place = [=](double value) {
        const double share = inFactors ? std::log(value / from) / std::log(to / from) : (value - from) / (to - from);
        return qRound(share * kSliderSteps);
    };
    const auto valueAt = [=](int at) {
        const double share = double(at) / kSliderSteps;
        return inFactors ? from * std::pow(to / from, share) : from + share * (to - from);
    };
    follow(bar, context, option.id, [bar, place](const QVariant& value) { bar->setValue(place(value.toDouble())); });
    QObject::connect(bar, &QSlider::valueChanged, &context,
                     [&context, id = option.id, valueAt, step = option.step](int at) {
                         context.setOption(id, std::round(valueAt(at) / step) * step);
                     });
    return bar;
}

} // namespace

QWidget* makeOptionControl(const ToolOption& option, AnnotationContext& context, bool withSlider, QWidget* parent)
{
    if (option.choices.isEmpty() && option.value.typeId() == QMetaType::Bool) return checkBox(option, context, parent);
    auto* whole = new QWidget(parent);
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto* name = new QLabel(option.name, whole);
    name->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(name);
    QWidget* control = option.choices.isEmpty() ? static_cast<QWidget*>(spinBox(option, context, whole))
                                                : comboBox(option, context, whole);
    name->setBuddy(control);
    row->addWidget(control);
    if (withSlider && option.choices.isEmpty()) row->addWidget(slider(option, context, whole));
    return whole;
}

} // namespace sdw::ui
