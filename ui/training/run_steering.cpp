#include "ui/training/run_steering.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/config/run_config.h"
#include "core/training/run_folder.h"
#include "ui/actions/action_registry.h"
#include "ui/jobs/training_process.h"
#include "ui/project/project_session.h"
#include "ui/training/resume_words.h"
#include "ui/training/run_watcher.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QUrl>

namespace sdw::ui {
namespace {

constexpr std::uint64_t kMostConfigBytes = 16 << 20;

QString number(std::int64_t value)
{
    return QLocale().toString(qlonglong(value));
}

} // namespace

RunSteering::RunSteering(AppContext& context, const QString& scope, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_scope(scope)
{
    m_pause =
        add("pause", tr("Pause"), "pause", tr("Write a checkpoint and wait; the memory stays taken. Stopping frees it"),
            {QKeySequence(Qt::Key_P)}, &RunSteering::pause);
    m_goOn = add("go-on", tr("Go on"), "play", tr("End the pause"), {QKeySequence(Qt::SHIFT | Qt::Key_P)},
                 &RunSteering::goOn);
    m_stop = add("stop", tr("Stop"), "stop", tr("Write a checkpoint and end the process; it can be resumed later"),
                 {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X)}, &RunSteering::stop);
    m_resume = add("resume", tr("Resume"), "play", tr("Go on from the newest checkpoint that is sound"),
                   {QKeySequence(Qt::CTRL | Qt::Key_R)}, &RunSteering::resume);
    m_trainOn = add("train-on", tr("Train on"), "next", tr("Go on for half as many iterations again"), {},
                    &RunSteering::trainOn);
    m_duplicate = add("duplicate", tr("Duplicate with changes"), "copy",
                      tr("Put the settings of this run into the form, for another run"),
                      {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)}, &RunSteering::duplicate);
    m_promote = add("promote", tr("Use this model"), "ok",
                    tr("The best checkpoint becomes the project's model, which all workspaces use"),
                    {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U)}, &RunSteering::promote);
    m_openFolder =
        add("open-folder", tr("Open folder of the run"), "folder",
            tr("Show the run's files: settings, journal, checkpoints, samples"), {}, &RunSteering::openFolder);
    m_trash = add("trash", tr("Move to the trash"), "trash",
                  tr("The run's folder goes to the trash, from where it can come back"),
                  {QKeySequence(Qt::SHIFT | Qt::Key_Delete)}, &RunSteering::trash);
    update();
}

RunSteering::~RunSteering() = default;

QAction* RunSteering::add(const char* name, const QString& text, const char* icon, const QString& toolTip,
                          const QList<QKeySequence>& keys, void (RunSteering::*act)())
{
    return m_context.actions.add({.id = m_scope + QLatin1Char('.') + QLatin1String(name),
                                  .text = text,
                                  .icon = QLatin1String(icon),
                                  .toolTip = toolTip,
                                  .keys = keys,
                                  .scope = m_scope},
                                 [this, act] { attempt([this, act] { (this->*act)(); }); });
}

RunHeaderActions RunSteering::headerActions() const
{
    return {.pause = m_pause, .goOn = m_goOn, .stop = m_stop, .resume = m_resume};
}

QList<QAction*> RunSteering::menu() const
{
    return {m_goOn, m_resume, m_pause, m_stop, m_trainOn, m_duplicate, m_promote, m_openFolder, m_trash};
}

/// What an action cannot do is said on the page.
void RunSteering::attempt(const std::function<void()>& work)
{
    try {
        work();
        update();
        if (m_run) m_run->look();
    } catch (const Error& error) {
        m_context.shell.showNotice({.severity = Severity::Error, .text = QString::fromStdString(error.what())},
                                   m_scope);
    }
}

void RunSteering::setRun(RunWatcher* run)
{
    if (m_run == run) return;
    m_run = run;
    m_stopping = false;
    m_process.reset();
    if (run) m_process = std::make_unique<TrainingProcess>(fromPath(run->folder()));
    update();
}

QString RunSteering::start(const nlohmann::json& document, const QString& runsFolder, const QString& name)
{
    auto process = std::make_unique<TrainingProcess>(freeRunFolder(runsFolder, name));
    process->start(document);
    m_started = std::move(process);
    return m_started->folder();
}

QString RunSteering::trouble() const
{
    if (!m_run || !m_process || m_run->process().alive || goesOnElsewhere()) return {};
    if (m_run->state() == RunState::Waiting || m_run->state() == RunState::NotBegun) {
        // Of what was started a moment ago, the process number is all there is.
        if (m_started && m_started->folder() == m_process->folder() && m_started->isAlive()) return {};
        const QString words = m_process->lastWords();
        return words.isEmpty() ? QString() : tr("It could not begin: %1").arg(words);
    }
    if (m_run->state() == RunState::Failed && !m_run->log().errors().empty())
        return QString::fromStdString(m_run->log().errors().back().message);
    if (m_run->state() == RunState::Orphaned) return tr("Its process was killed, or the machine went down.");
    return {};
}

std::optional<ResumePoint> RunSteering::resumePoint() const
{
    return m_run && m_resume->isVisible() ? m_run->resumePoint() : std::nullopt;
}

/// A journal that grew to its end did so on another machine, or faster than we looked: that is over either way.
bool RunSteering::goesOnElsewhere() const
{
    return m_run->process().elsewhere && isActive(m_run->state());
}

void RunSteering::update()
{
    const RunState state = m_run ? m_run->state() : RunState::Gone;
    const bool alive = m_run && m_process &&
                       (m_process->isAlive() || goesOnElsewhere() ||
                        (m_started && m_started->folder() == m_process->folder() && m_started->isAlive()));
    const bool paused = alive && (state == RunState::Paused || m_process->isPausing());
    const bool there = m_run && state != RunState::Gone;
    if (!alive) m_stopping = false;
    const auto offer = [](QAction* action, bool possible) {
        action->setEnabled(possible);
        action->setVisible(possible);
    };
    offer(m_pause, alive && !paused && !m_stopping && state != RunState::Waiting);
    offer(m_goOn, paused && !m_stopping);
    m_stop->setVisible(alive);
    m_stop->setEnabled(alive && !m_stopping);
    m_stop->setText(m_stopping ? tr("Stopping…") : tr("Stop"));
    // Also the watcher must have seen the end: what it knows of the checkpoints is older else.
    const bool atRest = there && !alive && !m_run->process().alive && !storedConfig(m_run->folder()).empty();
    const std::optional<ResumePoint> point = m_run ? m_run->resumePoint() : std::nullopt;
    const bool possible = point && !point->isRefused();
    m_resume->setVisible(atRest && state != RunState::Finished);
    m_resume->setEnabled(m_resume->isVisible() && possible);
    m_resume->setToolTip(resumeText(point));
    offer(m_trainOn, atRest && state == RunState::Finished && longerRun() > 0 && possible);
    if (m_trainOn->isEnabled())
        m_trainOn->setToolTip(point->goesOn()
                                  ? tr("Go on for half as many iterations again, from %1").arg(checkpointText(*point))
                                  : resumeText(point));
    if (m_trainOn->isEnabled()) m_trainOn->setText(tr("Train on to iteration %1").arg(number(longerRun())));
    m_duplicate->setEnabled(there && !storedConfig(m_run->folder()).empty());
    m_openFolder->setEnabled(there);
    m_trash->setEnabled(there && !alive);
    m_promote->setEnabled(there && QFile::exists(bestFile()));
}

std::int64_t RunSteering::longerRun() const
{
    const std::int64_t iterations = m_run ? m_run->iterations() : 0;
    return iterations > 0 ? iterations + (iterations + 1) / 2 : 0;
}

QString RunSteering::bestFile() const
{
    return fromPath(m_run->folder() / "checkpoints" / "best.safetensors");
}

void RunSteering::pause()
{
    m_process->pause();
}

void RunSteering::goOn()
{
    m_process->goOn();
}

void RunSteering::stop()
{
    if (m_started && m_started->folder() == m_process->folder())
        m_started->stop(); // it knows the process before the folder does
    else
        m_process->stop();
    m_stopping = true;
}

void RunSteering::resume()
{
    m_process->resume();
}

void RunSteering::trainOn()
{
    m_process->resume(longerRun());
}

void RunSteering::duplicate()
{
    const auto file = storedConfig(m_run->folder());
    auto document = parseJson(readFileWhole(file, kMostConfigBytes), file.string());
    document.erase("classes");
    document["model"]["classes"] = 0; // those that the data has by now
    Q_EMIT duplicateWanted(document, fromPath(m_run->folder().filename()));
}

void RunSteering::promote()
{
    m_context.session.promoteModel(bestFile());
    m_context.shell.showNotice(
        {.severity = Severity::Good,
         .text = tr("“%1” is the project's model now.").arg(fromPath(m_run->folder().filename()))},
        m_scope);
}

void RunSteering::openFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(fromPath(m_run->folder())));
}

void RunSteering::trash()
{
    const QString folder = fromPath(m_run->folder());
    if (m_process->isAlive()) throw Error("'" + folder.toStdString() + "' is being trained in; stop it first.");
    QFile file(folder);
    if (!file.moveToTrash())
        throw Error("Cannot move '" + folder.toStdString() + "' to the trash: " + file.errorString().toStdString() +
                    ".");
    const QString model = m_context.session.modelPath();
    if (model.startsWith(folder + QLatin1Char('/'))) m_context.session.promoteModel({});
    Q_EMIT trashed(folder);
}

} // namespace sdw::ui
