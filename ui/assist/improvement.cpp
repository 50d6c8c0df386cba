#include "ui/assist/improvement.h"

#include "core/base/error.h"
#include "core/config/fine_tune_config.h"
#include "core/inference/predictor.h"
#include "ui/actions/action_registry.h"
#include "ui/assist/assist_model.h"
#include "ui/assist/proposal_log.h"
#include "ui/assist/untold_run.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/jobs/training_process.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"
#include "ui/shell/app_context.h"
#include "ui/training/run_watcher.h"
#include "ui/training/training_facts.h"

#include <QFileInfo>
#include <QLocale>
#include <QTimer>

namespace sdw::ui {
namespace {

constexpr int kBetweenLooksMs = 300;

/// Of a run folder the best weights.
std::filesystem::path weightsFile(const std::filesystem::path& model)
{
    if (!std::filesystem::is_directory(model)) return model;
    const auto best = model / "checkpoints" / "best.safetensors";
    return std::filesystem::exists(best) ? best : model / "checkpoints" / "last.safetensors";
}

} // namespace

Improvement::Improvement(AppContext& context, const QString& scope, AssistModel& model, ProposalLog& log,
                         QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_model(model)
    , m_log(log)
    , m_job(new Job(this))
    , m_find(new Job(this))
{
    m_improve = m_context.actions.add({.id = scope + QStringLiteral(".improve"),
                                       .text = tr("Improve the model with my corrections"),
                                       .icon = QStringLiteral("train"),
                                       .toolTip = tr("Train the model for a short while on what was labelled or looked "
                                                     "at, in the background; the better one is offered when it is "
                                                     "through"),
                                       .keys = {},
                                       .scope = scope},
                                      [this] { start(); });
    m_stop = m_context.actions.add(
        {.id = scope + QStringLiteral(".stop-improving"),
         .text = tr("Stop improving the model"),
         .icon = QStringLiteral("stop"),
         .toolTip = tr("End the training on the corrections; the model stays as it is. What was learnt so far is in "
                       "Train, where it can go on"),
         .keys = {},
         .scope = scope},
        [this] { stop(); });
    m_context.jobs.track(m_job, tr("Preparing the training"));
    connect(m_job, &Job::failed, this, &Improvement::abandon);
    connect(m_job, &Job::cancelled, this, [this] { abandon({}); });
    connect(m_job, &Job::finished, this, &Improvement::settled);
    connect(&context.labels, &LabelStore::savedStateChanged, this, &Improvement::considerPreparing);
    connect(&context.labels, &LabelStore::trouble, this, &Improvement::considerPreparing);
    connect(&log, &ProposalLog::settled, this, &Improvement::considerPreparing);
    connect(&model, &AssistModel::changed, this, &Improvement::updateAction);
    connect(&context.session, &ProjectSession::openedProject, this, [this] {
        leave();
        findUnderWay();
    });
    connect(&context.session, &ProjectSession::closed, this, &Improvement::leave);
    findUnderWay();
    updateAction();
}

Improvement::~Improvement()
{
    delete m_job; // before what their work uses
    delete m_find;
}

/// The training goes on, and is found again.
void Improvement::leave()
{
    m_waitsForFiles = m_preparing = m_stopping = false;
    m_job->cancel();
    m_find->cancel();
    delete std::exchange(m_watcher, nullptr);
    m_process.reset();
    m_better.clear();
    updateAction();
}

/// One that was begun before the window was closed, or broke down; also when it has ended since.
void Improvement::findUnderWay()
{
    const auto& opened = m_context.session.opened();
    if (!opened || !opened->isSaved()) return;
    m_find->start([this, runs = runsFolderOf(m_context.session)](const Progress&) -> Job::Deliver {
        return [this, folder = findUntold(runs)] {
            if (folder.isEmpty() || isRunning()) return;
            m_process = std::make_unique<TrainingProcess>(folder);
            follow();
            updateAction();
        };
    });
}

/// Nothing is trained; empty message: nobody needs to be told why.
void Improvement::abandon(const QString& message)
{
    m_preparing = m_waitsForFiles = false;
    updateAction();
    if (!message.isEmpty()) Q_EMIT failed(message);
    Q_EMIT settled();
}

/// Labels are trained on as their files have them, so that what was painted last is written first. So is what is known
/// of proposals: without it, what nobody has looked at would count as labelled.
void Improvement::start()
{
    if (isRunning() || !m_model.isThere()) return;
    m_preparing = m_waitsForFiles = true;
    updateAction();
    m_context.labels.save();
    m_log.retry();
    considerPreparing();
}

void Improvement::considerPreparing()
{
    if (!m_waitsForFiles) return;
    if (const QString trouble = m_context.labels.troubleText(); !trouble.isEmpty()) return abandon(trouble);
    if (m_context.labels.savedState() == SavedState::Saving || m_log.isBusy()) return;
    if (!m_log.trouble().isEmpty()) return abandon(m_log.trouble());
    m_waitsForFiles = false;
    prepare();
}

void Improvement::prepare()
{
    const TrainingData data = findTrainingData(m_context.session, m_context.index);
    if (!data.obstacle.isEmpty() || data.runsFolder.isEmpty())
        return abandon(data.obstacle.isEmpty() ? tr("Save the project first: trainings need a place for their runs.")
                                               : data.obstacle);
    m_job->start([this, data, iterations = m_iterations, file = m_model.file()](const Progress&) -> Job::Deliver {
        const auto weights = weightsFile(file);
        const Predictor model(weights);
        if (!model.run().is_object())
            throw Error("The model '" + model.name() + "' does not say how it was trained; train one in this program.");
        RunConfig config = fineTuneConfig(readRunConfig(model.run()), {.weights = weights.string(),
                                                                       .root = data.root.toStdString(),
                                                                       .layout = data.layout.toStdString(),
                                                                       .trainImages = data.facts.trainImages,
                                                                       .valImages = data.facts.valImages,
                                                                       .gpu = data.facts.gpu});
        config.data.train = data.train.toStdString();
        config.data.val = data.val.toStdString();
        config.classes.clear(); // those that the data has
        if (iterations) {
            config.train.iterations = *iterations;
            config.train.warmup = 0;
            config.eval.every = config.train.checkpointEvery = *iterations;
        }
        const nlohmann::json document = writeRunConfig(config);
        return [this, document, runs = data.runsFolder] { launch(document, runs); };
    });
}

void Improvement::launch(const nlohmann::json& document, const QString& runs)
{
    m_preparing = false;
    const QString folder = freeRunFolder(runs, QStringLiteral("improved"));
    try {
        auto process = std::make_unique<TrainingProcess>(folder);
        markUntold(folder);
        process->start(document, true); // else nobody knows whether it got better
        m_process = std::move(process);
        follow();
    } catch (const Error& error) {
        markTold(folder);
        Q_EMIT failed(QString::fromStdString(error.what()));
    }
    updateAction();
}

/// Before it trains, or while it does.
void Improvement::stop()
{
    if (m_process) {
        m_stopping = true;
        m_process->stop();
        updateAction();
    } else if (std::exchange(m_waitsForFiles, false)) {
        abandon({});
    } else {
        m_job->cancel();
    }
}

void Improvement::follow()
{
    m_watcher = new RunWatcher(toPath(m_process->folder()), m_context.jobs, this);
    connect(m_watcher, &RunWatcher::changed, this, &Improvement::look);
    m_watcher->setWatching(true);
}

void Improvement::look()
{
    if (!m_watcher) return;
    Q_EMIT changed();
    switch (m_watcher->state()) {
    case RunState::NotBegun:
    case RunState::Finished:
    case RunState::Stopped:
    case RunState::Failed:
    case RunState::Orphaned:
    case RunState::Gone:
        if (!m_process->isAlive()) return end();
        // The journal says so a moment before the process is gone, and says nothing more.
        return QTimer::singleShot(kBetweenLooksMs, m_watcher, [this] { look(); });
    default:
        break;
    }
}

void Improvement::end()
{
    const QString folder = m_process->folder(), words = m_process->lastWords();
    const RunState state = m_watcher->state();
    const auto best = m_watcher->log().best();
    const CurveColumns scores = m_watcher->log().curve(Measure::MeanIou);
    std::optional<double> before;
    if (!scores.steps.empty() && scores.steps.front() == 0) before = double(scores.values.front());
    const double reached = scores.values.empty() ? 0 : double(scores.values.back());
    const bool asked = std::exchange(m_stopping, false) || state == RunState::Stopped;
    m_watcher->deleteLater(); // it is telling of the end
    m_watcher->disconnect(this);
    m_watcher = nullptr;
    m_process.reset();
    markTold(folder);
    const QString run = QFileInfo(folder).fileName();
    const QString weights = folder + QStringLiteral("/checkpoints/best.safetensors");
    const QString last = folder + QStringLiteral("/checkpoints/last.safetensors");
    m_better = QFileInfo::exists(weights) ? weights : last;
    const auto percent = [](double share) { return QLocale().toString(100 * share, 'f', 1); };
    const auto scored = [&](double share) {
        return before ? tr("%1 % mIoU (%2 % before)").arg(percent(share), percent(*before))
                      : tr("%1 % mIoU").arg(percent(share));
    };
    updateAction();
    if (state == RunState::Finished && QFileInfo::exists(m_better)) {
        const bool better = !before || !best || best->meanIou > *before;
        if (better) return Q_EMIT ready(run, best ? scored(best->meanIou) : QString());
        m_better.clear();
        return Q_EMIT inVain(run, scored(reached));
    }
    m_better.clear();
    if (asked) return; // whoever stopped it knows
    Q_EMIT failed(state == RunState::Orphaned || words.isEmpty()
                      ? tr("The training “%1” ended before it was through; its log is in Train.").arg(run)
                      : words);
}

void Improvement::use()
{
    if (m_better.isEmpty()) return;
    try {
        m_context.session.promoteModel(std::exchange(m_better, {}));
    } catch (const Error& error) {
        Q_EMIT failed(QString::fromStdString(error.what()));
    }
}

QString Improvement::state() const
{
    if (m_preparing) return tr("Preparing the training…");
    if (!m_watcher) return {};
    if (m_stopping) return tr("Stopping…");
    const auto step = m_watcher->log().lastStep(), all = m_watcher->iterations();
    if (all <= 0) return tr("The training begins…");
    return tr("Improving the model: iteration %1 of %2")
        .arg(QLocale().toString(qlonglong(step)), QLocale().toString(qlonglong(all)));
}

void Improvement::updateAction()
{
    m_improve->setEnabled(m_model.isThere() && m_context.labels.canLabel() && !isRunning());
    m_stop->setEnabled(isRunning() && !m_stopping);
    Q_EMIT changed();
}

} // namespace sdw::ui
