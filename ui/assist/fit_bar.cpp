#include "ui/assist/fit_bar.h"

#include "ui/assist/action_button.h"
#include "ui/assist/stroke_fit.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

namespace sdw::ui {

FitBar::FitBar(StrokeFit& fit, QAction* takeOver, QWidget* parent)
    : QFrame(parent)
    , m_fit(fit)
    , m_text(new QLabel(this))
    , m_busy(new QProgressBar(this))
{
    setObjectName(QStringLiteral("fitBar"));
    setAutoFillBackground(true);
    m_text->setObjectName(QStringLiteral("fitState"));
    m_text->setWordWrap(true);
    m_busy->setObjectName(QStringLiteral("fitBusy"));
    m_busy->setAccessibleName(tr("Fitting to the strokes"));
    m_busy->setToolTip(tr("The model is being fitted to the strokes"));
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(4);
    QSizePolicy stays = m_busy->sizePolicy();
    stays.setRetainSizeWhenHidden(true); // the bar does not jump with every stroke
    m_busy->setSizePolicy(stays);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_busy);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 4, 12, 8);
    lines->addLayout(row);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(actionButton(takeOver, this, tr("Label as shown")));
    row->addWidget(actionButton(fit.keepAction(), this, tr("Keep")));
    row->addWidget(actionButton(fit.discardAction(), this, tr("Discard")));
    connect(&fit, &StrokeFit::changed, this, &FitBar::showState);
    setVisible(false);
    showState();
}

void FitBar::setWanted(bool wanted)
{
    setVisible(wanted);
    showState();
}

void FitBar::showState()
{
    m_busy->setVisible(m_fit.isRunning());
    if (!m_fit.problem().isEmpty()) return m_text->setText(m_fit.problem());
    if (m_fit.strokes() == 0)
        return m_text->setText(m_fit.startsFromModel() ? tr("Paint strokes of a class that the model gets wrong, or of "
                                                            "a new one: it learns from them at once.")
                                                       : tr("There is no model yet: paint strokes of each class, and "
                                                            "one is fitted to them. A trained model would "
                                                            "know its classes already."));
    const QString painted =
        tr("%n stroke(s)", nullptr, m_fit.strokes()) + tr(" on %n image(s)", nullptr, m_fit.images());
    const auto& report = m_fit.report();
    if (!report) return m_text->setText(m_fit.isRunning() ? tr("%1: fitting…").arg(painted) : painted);
    const QLocale locale;
    const QString took = report->seconds < 0.05 ? tr("under %1 s").arg(locale.toString(0.1, 'f', 1))
                                                : tr("%1 s").arg(locale.toString(report->seconds, 'f', 1));
    QString text = tr("%1, fitted in %2").arg(painted, took);
    if (m_fit.startsFromModel()) {
        text += tr("; elsewhere the model says the same at %1 % of the places")
                    .arg(locale.toString(100 * report->held, 'f', 1));
        if (report->knownImages > 0) text += tr(", checked by the labels of %n image(s)", nullptr, report->knownImages);
    } else
        text += tr("; a kept model cannot go by colour and texture as this map does, and will see less");
    m_text->setText(text + QLatin1Char('.'));
}

} // namespace sdw::ui
