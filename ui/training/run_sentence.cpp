#include "ui/training/run_sentence.h"

#include "ui/jobs/job_list.h"
#include "ui/training/runs_model.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace sdw::ui {
namespace {

struct RunSentence {
    Q_DECLARE_TR_FUNCTIONS(RunSentence)
};

QString number(std::int64_t value)
{
    return QLocale().toString(qlonglong(value));
}

/// Of a figure, the latest value that is a number.
std::optional<double> latest(const RunLog& log, Measure measure)
{
    const auto values = log.curve(measure).values;
    for (auto value = values.rbegin(); value != values.rend(); ++value)
        if (std::isfinite(*value)) return *value;
    return {};
}

QString whereText(const RunLog& log, RunState state, std::int64_t iterations)
{
    const QString at = iterations > 0 ? RunSentence::tr("%1 of %2").arg(number(log.lastStep()), number(iterations))
                                      : number(log.lastStep());
    switch (state) {
    case RunState::NotBegun:
        return RunSentence::tr("Not begun: it was set up, but nothing trains it");
    case RunState::Waiting:
        return RunSentence::tr("Being prepared: data and labels are looked through");
    case RunState::Running:
        return RunSentence::tr("Iteration %1").arg(at);
    case RunState::Evaluating:
        return RunSentence::tr("Iteration %1, evaluating").arg(at);
    case RunState::Paused:
        return RunSentence::tr("Paused at iteration %1; its memory stays taken").arg(at);
    case RunState::Finished:
        return RunSentence::tr("Finished at iteration %1").arg(at);
    case RunState::Stopped:
        return RunSentence::tr("Stopped at iteration %1").arg(at);
    case RunState::Failed:
        return RunSentence::tr("Failed at iteration %1").arg(at);
    case RunState::Orphaned:
        return RunSentence::tr("Ended without a word at iteration %1").arg(at);
    case RunState::Gone:
        return RunSentence::tr("The folder of the run is gone");
    }
    return {};
}

QString scoreText(const RunLog& log)
{
    const auto now = latest(log, Measure::MeanIou);
    if (!now) return {};
    const auto best = log.best();
    if (!best) return RunSentence::tr("%1 mIoU").arg(percentText(*now));
    return RunSentence::tr("%1 mIoU, best %2 at %3")
        .arg(percentText(*now), percentText(best->meanIou), number(best->step));
}

} // namespace

QString runSentence(const RunLog& log, RunState state, std::int64_t iterations,
                    const std::vector<HealthFinding>& findings)
{
    QStringList parts{whereText(log, state, iterations)};
    if (state == RunState::NotBegun || state == RunState::Waiting || state == RunState::Gone) return parts.first();
    if (const QString score = scoreText(log); !score.isEmpty()) parts << score;
    const bool moving = state == RunState::Running || state == RunState::Evaluating;
    if (const auto left = latest(log, Measure::EtaSeconds); left && moving)
        parts << RunSentence::tr("%1 left").arg(durationText(qint64(*left * 1000)));
    if (!moving && log.trainedSeconds() > 0)
        parts << RunSentence::tr("trained for %1").arg(durationText(qint64(log.trainedSeconds() * 1000)));
    if (isActive(state) && log.trainCount() > 0)
        parts << (findings.empty() ? RunSentence::tr("healthy")
                                   : RunSentence::tr("%n thing(s) to look at", nullptr, int(findings.size())));
    return parts.join(QStringLiteral(" · "));
}

} // namespace sdw::ui
