#include "ui/training/plot_strip.h"

#include "ui/actions/action_registry.h"
#include "ui/training/run_plots.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSlider>
#include <QToolButton>

#include <array>

namespace sdw::ui {
namespace {

constexpr int kSliderWidth = 120;   // pixels
constexpr int kMostSmoothing = 98;  ///< hundredths: a new value counts for two of them at the least
constexpr int kUsualSmoothing = 60; ///< the raw curve stands under the smoothed one
const QString kSmoothingKey = QStringLiteral("train/smoothing");

} // namespace

PlotStrip::PlotStrip(AppContext& context, const QString& scope, RunPlots& plots, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_scope(scope)
    , m_plots(plots)
    , m_smoothing(new QSlider(Qt::Horizontal, this))
{
    ActionRegistry& actions = context.actions;
    QAction* log = actions.addToggle({.id = scope + QStringLiteral(".log-scale"),
                                      .text = tr("Logarithmic loss"),
                                      .icon = QStringLiteral("chart"),
                                      .toolTip = tr("Draw the loss on a logarithmic scale"),
                                      .keys = {QKeySequence(Qt::Key_L)},
                                      .scope = scope,
                                      .checkable = true},
                                     [this](bool on) { m_plots.setLogScale(on); });
    QAction* time = actions.addToggle({.id = scope + QStringLiteral(".by-time"),
                                       .text = tr("Over time"),
                                       .icon = QStringLiteral("history"),
                                       .toolTip = tr("Draw the curves over the time of training instead of iterations"),
                                       .keys = {QKeySequence(Qt::Key_T)},
                                       .scope = scope,
                                       .checkable = true},
                                      [this](bool on) { m_plots.setAxis(on ? CurveAxis::Time : CurveAxis::Step); });
    QAction* fit = actions.add({.id = scope + QStringLiteral(".fit"),
                                .text = tr("Show whole curves"),
                                .icon = QStringLiteral("fit"),
                                .toolTip = tr("Show everything, and follow what is added"),
                                .keys = {QKeySequence(Qt::Key_F)},
                                .scope = scope},
                               [this] { m_plots.fit(); });
    QAction* save = actions.add({.id = scope + QStringLiteral(".export-plot"),
                                 .text = tr("Save plot…"),
                                 .icon = QStringLiteral("save"),
                                 .toolTip = tr("Write the plot that was pointed at last as a picture or as a table"),
                                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_E)},
                                 .scope = scope},
                                [this] { exportPlot(); });

    auto* label = new QLabel(tr("Smoothing"), this);
    m_smoothing->setObjectName(QStringLiteral("smoothing"));
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setToolTip(tr("Weight of the past in the curve; the values themselves stand faintly under it"));
    m_smoothing->setRange(0, kMostSmoothing);
    m_smoothing->setFixedWidth(kSliderWidth);
    connect(m_smoothing, &QSlider::valueChanged, this, [this](int hundredths) {
        m_plots.setSmoothing(hundredths / 100.0);
        QSettings().setValue(kSmoothingKey, hundredths);
    });
    m_smoothing->setValue(QSettings().value(kSmoothingKey, kUsualSmoothing).toInt());
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(12, 0, 8, 0);
    line->setSpacing(8);
    line->addWidget(label);
    line->addWidget(m_smoothing);
    line->addSpacing(8);
    for (QAction* action : {log, time, fit, save}) {
        auto* button = new QToolButton(this);
        button->setObjectName(QStringLiteral("button-") + action->objectName());
        button->setDefaultAction(action);
        line->addWidget(button);
    }
    line->addStretch(1);
}

void PlotStrip::exportPlot()
{
    CurvePlot* plot = m_plots.plotInHand();
    const std::array<std::pair<QString, CurvePlot::FileKind>, 4> kinds = {
        {{tr("PNG picture (*.png)"), CurvePlot::FileKind::Png},
         {tr("SVG drawing (*.svg)"), CurvePlot::FileKind::Svg},
         {tr("PDF document (*.pdf)"), CurvePlot::FileKind::Pdf},
         {tr("Table of all points (*.csv)"), CurvePlot::FileKind::Csv}}};
    QStringList filters;
    for (const auto& [text, kind] : kinds)
        filters << text;
    QString filter = filters.first();
    QString file =
        QFileDialog::getSaveFileName(window(), tr("Save plot"), {}, filters.join(QStringLiteral(";;")), &filter);
    if (file.isEmpty()) return;
    for (const auto& [text, kind] : kinds) {
        const QString ending = text.section(QStringLiteral("*"), 1).chopped(1); // ".png"
        if (text != filter) continue;
        if (!file.endsWith(ending)) file += ending;
        plot->exportTo(file, kind);
    }
}

} // namespace sdw::ui
