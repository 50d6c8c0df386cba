#include "ui/training/class_scores_plot.h"

#include "ui/icons/icon.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"
#include "ui/training/curve_plot.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sdw::ui {
namespace {

constexpr int kMargin = 4, kGap = 8;

} // namespace

ClassScoresPlot::ClassScoresPlot(JobList& jobs, QWidget* parent)
    : QWidget(parent)
    , m_orderBox(new QComboBox(this))
    , m_viewButton(new QToolButton(this))
    , m_when(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_bars(new ClassPlot)
    , m_lines(new CurvePlot(tr("IoU"), QStringLiteral("%"), jobs))
{
    setObjectName(QStringLiteral("classScores"));
    m_lines->setPercent(true);
    m_orderBox->setObjectName(QStringLiteral("classOrder"));
    m_orderBox->addItem(tr("As in the class list"), int(Order::AsListed));
    m_orderBox->addItem(tr("Best first"), int(Order::BestFirst));
    m_orderBox->addItem(tr("Worst first"), int(Order::WorstFirst));
    m_orderBox->setAccessibleName(tr("Order of the classes"));
    m_orderBox->setToolTip(tr("Order of the classes"));
    m_viewButton->setObjectName(QStringLiteral("classLines"));
    m_viewButton->setIcon(themedIcon(QStringLiteral("train")));
    m_viewButton->setCheckable(true);
    m_viewButton->setAutoRaise(true);
    m_viewButton->setAccessibleName(tr("Show IoU over all evaluations"));
    m_viewButton->setToolTip(tr("Show IoU over all evaluations, as lines"));
    m_when->setFont(smallFont(font()));
    m_when->setForegroundRole(QPalette::PlaceholderText);

    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_bars);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("IoU of each class"));
    scroll->setToolTip(scroll->accessibleName());
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_lines);

    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    strip->setSpacing(kGap);
    strip->addWidget(m_orderBox);
    strip->addWidget(m_when, 1);
    strip->addWidget(m_viewButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(strip);
    layout->addWidget(m_stack, 1);

    connect(m_orderBox, &QComboBox::activated, this, [this] { setOrder(Order(m_orderBox->currentData().toInt())); });
    connect(m_viewButton, &QToolButton::toggled, this, [this](bool on) {
        m_stack->setCurrentIndex(on ? 1 : 0);
        m_orderBox->setEnabled(!on);
        m_when->setVisible(!on);
    });
    showBars();
}

ClassLook ClassScoresPlot::lookOf(std::size_t index) const
{
    if (index < m_classes.size()) return m_classes[index];
    return {tr("Class %1").arg(index), runColour(int(index))};
}

void ClassScoresPlot::setRun(const RunLog& log, const std::vector<ClassLook>& classes)
{
    const CurveColumns scores = log.curve(Measure::MeanIou);
    if (classes == m_classes && scores.generation == m_generation && scores.steps.size() == m_steps.size() &&
        log.classes() == m_iou.size())
        return;
    if (log.classes() < m_iou.size()) m_lines->clearCurves();
    m_classes = classes;
    m_generation = scores.generation;
    m_steps.assign(scores.steps.begin(), scores.steps.end());
    m_iou.resize(log.classes());
    for (std::size_t i = 0; i < m_iou.size(); ++i) {
        const CurveColumns curve = log.classCurve(i);
        m_iou[i].assign(curve.values.begin(), curve.values.end());
        const ClassLook own = lookOf(i);
        m_lines->setCurve(QString::number(i), {.figure = own.name, .dots = true, .own = own.colour}, curve);
    }
    showBars();
}

void ClassScoresPlot::clear()
{
    m_classes.clear();
    m_iou.clear();
    m_steps.clear();
    m_generation = 0;
    m_lines->clearCurves();
    showBars();
}

void ClassScoresPlot::setOrder(Order order)
{
    m_order = order;
    m_orderBox->setCurrentIndex(m_orderBox->findData(int(order)));
    showBars();
}

void ClassScoresPlot::setView(View view)
{
    m_viewButton->setChecked(view == View::Lines);
}

ClassScoresPlot::View ClassScoresPlot::view() const
{
    return m_viewButton->isChecked() ? View::Lines : View::Bars;
}

void ClassScoresPlot::setStep(const std::optional<std::int64_t>& step)
{
    if (step == m_step) return;
    m_step = step;
    showBars();
}

void ClassScoresPlot::showBars()
{
    const auto after = m_step ? std::upper_bound(m_steps.begin(), m_steps.end(), *m_step) : m_steps.end();
    if (after == m_steps.begin()) {
        m_when->setText(m_steps.empty() ? tr("No evaluation yet") : tr("No evaluation up to there"));
        return m_bars->setBars({}, tr("IoU"));
    }
    const auto at = std::size_t(after - m_steps.begin()) - 1;
    m_when->setText(tr("Iteration %1").arg(QLocale().toString(qlonglong(m_steps[at]))));
    std::vector<ClassBar> bars;
    for (std::size_t i = 0; i < m_iou.size(); ++i) {
        const ClassLook look = lookOf(i);
        bars.push_back({look.name, look.colour, 100 * double(m_iou[i][at])});
    }
    if (m_order != Order::AsListed)
        std::stable_sort(bars.begin(), bars.end(), [&](const ClassBar& a, const ClassBar& b) {
            if (std::isnan(a.percent) || std::isnan(b.percent)) return !std::isnan(a.percent) && std::isnan(b.percent);
            return m_order == Order::BestFirst ? a.percent > b.percent : a.percent < b.percent;
        });
    else
        std::stable_partition(bars.begin(), bars.end(), [](const ClassBar& bar) { return !std::isnan(bar.percent); });
    m_bars->setBars(bars, tr("IoU"));
}

} // namespace sdw::ui
