#include "ui/training/run_text.h"

#include "ui/jobs/job_list.h"
#include "ui/project/project_session.h"
#include "ui/training/runs_model.h"

#include <QDateTime>
#include <QLocale>

namespace sdw::ui {
namespace {

namespace fs = std::filesystem;

QString nameOf(const RunSummary& run)
{
    return fromPath(run.folder.filename());
}

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString dataOf(const RunSummary& run)
{
    const fs::path root = toPath(text(run.facts.dataRoot)).lexically_normal();
    return fromPath(root.has_filename() ? root.filename() : root.parent_path().filename());
}

QString modelOf(const RunSummary& run)
{
    if (run.facts.encoder.empty()) return QStringLiteral("–");
    return text(run.facts.encoder) + QStringLiteral(" + ") + text(run.facts.decoder);
}

QString tagsOf(const RunSummary& run)
{
    QStringList tags;
    for (const std::string& tag : run.notes.tags)
        tags << text(tag);
    return tags.join(QStringLiteral(", "));
}

QString stateOf(const RunSummary& run)
{
    const QString state = runStateText(run.state);
    const bool shareKnown = isActive(run.state) && run.facts.iterations > 0 && run.step > 0;
    if (!shareKnown) return state;
    const double share = std::min(1.0, double(run.step) / double(run.facts.iterations));
    return QStringLiteral("%1 · %2").arg(state, QLocale().toString(int(100 * share)) + QStringLiteral(" %"));
}

QString parametersText(const std::optional<double>& count)
{
    if (!count) return QStringLiteral("–");
    return RunsModel::tr("%1 M", "millions of parameters").arg(QLocale().toString(*count / 1e6, 'f', 2));
}

QString dateText(double seconds)
{
    if (seconds <= 0) return QStringLiteral("–");
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(qint64(seconds)), QLocale::ShortFormat);
}

QVariant orNothing(const std::optional<double>& value)
{
    return value ? QVariant(*value) : QVariant();
}

} // namespace

QString runCell(const RunSummary& run, int column)
{
    switch (column) {
    case RunsModel::Name:
        return nameOf(run);
    case RunsModel::State:
        return stateOf(run);
    case RunsModel::Data:
        return run.facts.dataRoot.empty() ? QStringLiteral("–") : dataOf(run);
    case RunsModel::Model:
        return modelOf(run);
    case RunsModel::BestMeanIou:
        return percentText(run.bestMeanIou);
    case RunsModel::Parameters:
        return parametersText(run.parameters);
    case RunsModel::Time:
        return run.trainedSeconds > 0 ? durationText(qint64(run.trainedSeconds * 1000)) : QStringLiteral("–");
    case RunsModel::Started:
        return dateText(run.startedAt);
    case RunsModel::Tags:
        return tagsOf(run);
    default:
        return text(run.notes.notes).section(QLatin1Char('\n'), 0, 0); // the rest is in the tool tip
    }
}

QString runHint(const RunSummary& run, int column)
{
    switch (column) {
    case RunsModel::State:
        if (run.state == RunState::Failed && !run.error.empty()) return text(run.error);
        if (run.state == RunState::Orphaned)
            return RunsModel::tr(
                "Its process is gone without having said why. It can be resumed from its last checkpoint.");
        if (run.state == RunState::NotBegun) return RunsModel::tr("Nothing trains it. Resume begins it.");
        if (run.process.elsewhere) return RunsModel::tr("It runs on another computer; its journal grows.");
        return stateOf(run);
    case RunsModel::Data:
        return text(run.facts.dataRoot);
    case RunsModel::BestMeanIou:
        if (run.bestMeanIou) return RunsModel::tr("At iteration %1").arg(QLocale().toString(qlonglong(run.bestStep)));
        return RunsModel::tr("Not evaluated yet");
    case RunsModel::Parameters:
        return run.parameters ? QLocale().toString(qlonglong(*run.parameters)) : RunsModel::tr("The run does not say");
    case RunsModel::Time:
        return RunsModel::tr("Time spent on training and evaluation, without pauses");
    case RunsModel::Tags:
        return RunsModel::tr("Tags, with commas between them");
    case RunsModel::Notes:
        return text(run.notes.notes);
    case RunsModel::Name:
        return fromPath(run.folder);
    default:
        return runCell(run, column);
    }
}

QVariant runSortKey(const RunSummary& run, int column)
{
    switch (column) {
    case RunsModel::State:
        return int(run.state);
    case RunsModel::BestMeanIou:
        return orNothing(run.bestMeanIou);
    case RunsModel::Parameters:
        return orNothing(run.parameters);
    case RunsModel::Time:
        return run.trainedSeconds > 0 ? QVariant(run.trainedSeconds) : QVariant();
    case RunsModel::Started:
        return run.startedAt > 0 ? QVariant(run.startedAt) : QVariant();
    default: {
        const QString key = runCell(run, column);
        return key.isEmpty() || key == QStringLiteral("–") ? QVariant() : QVariant(key);
    }
    }
}

QString runSearchText(const RunSummary& run)
{
    return QStringList{nameOf(run), runStateText(run.state), dataOf(run), modelOf(run),
                       tagsOf(run), text(run.notes.notes)}
        .join(QLatin1Char('\n'));
}

QString runStateText(RunState state)
{
    switch (state) {
    case RunState::NotBegun:
        return RunsModel::tr("not begun");
    case RunState::Waiting:
        return RunsModel::tr("preparing");
    case RunState::Running:
        return RunsModel::tr("running");
    case RunState::Evaluating:
        return RunsModel::tr("evaluating");
    case RunState::Paused:
        return RunsModel::tr("paused");
    case RunState::Finished:
        return RunsModel::tr("finished");
    case RunState::Stopped:
        return RunsModel::tr("stopped");
    case RunState::Failed:
        return RunsModel::tr("failed");
    case RunState::Orphaned:
        return RunsModel::tr("cut off", "a run whose process was killed");
    case RunState::Gone:
        break;
    }
    return RunsModel::tr("folder is gone");
}

QString runStateIcon(RunState state)
{
    switch (state) {
    case RunState::NotBegun:
        return QStringLiteral("minus");
    case RunState::Waiting:
        return QStringLiteral("history");
    case RunState::Running:
        return QStringLiteral("play");
    case RunState::Evaluating:
        return QStringLiteral("chart");
    case RunState::Paused:
        return QStringLiteral("pause");
    case RunState::Finished:
        return QStringLiteral("ok");
    case RunState::Stopped:
        return QStringLiteral("stop");
    case RunState::Failed:
        return QStringLiteral("error");
    case RunState::Orphaned:
        return QStringLiteral("warning");
    case RunState::Gone:
        break;
    }
    return QStringLiteral("folder");
}

QString percentText(const std::optional<double>& share)
{
    return share ? QLocale().toString(100 * *share, 'f', 1) + QStringLiteral(" %") : QStringLiteral("–");
}

} // namespace sdw::ui
