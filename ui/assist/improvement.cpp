#include "ui/assist/improvement.h"

#include "core/base/error.h"
#include "core/config/fine_tune_config.h"
#include "core/inference/predictor.h"
#include "ui/actions/action_registry.h"
#include "ui/assist/assist_model.h"
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

Improvement::Improvement(AppContext& context, const QString& scope, AssistModel& model, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_model(model)
    , m_job(new Job(this))
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
    m_context.jobs.track(m_job, tr("Preparing the training"));
    connect(m_job, &Job::failed, this, [this](const QString& message) {
        m_preparing = false;
        updateAction();
        Q_EMIT failed(message);
        Q_EMIT settled();
    });
    connect(m_job, &Job::cancelled, this, [this] {
        m_preparing = false;
        updateAction();
        Q_EMIT settled();
    });
    connect(m_job, &Job::finished, this, &Improvement::settled);
    connect(&context.labels, &LabelStore::savedStateChanged, this, [this] {
        if (m_saving && m_context.labels.savedState() == SavedState::Saved) prepare();
    });
    connect(&model, &AssistModel::changed, this, &Improvement::updateAction);
    // The run goes on; whoever opens its project again finds it in Train.
    const auto leave = [this] {
        m_saving = m_preparing = false;
        m_job->cancel();
        delete std::exchange(m_watcher, nullptr);
        m_process.reset();
        m_better.clear();
        updateAction();
    };
    connect(&context.session, &ProjectSession::openedProject, this, leave);
    connect(&context.session, &ProjectSession::closed, this, leave);
    updateAction();
}

Improvement::~Improvement()
{
    delete m_job; // before what its work uses
}

/// What was painted last counts, too: labels are trained on as their files have them.
void Improvement::start()
{
    if (isRunning() || !m_model.isThere()) return;
    m_preparing = true;
    updateAction();
    if (m_context.labels.savedState() == SavedState::Unsaved || m_context.labels.savedState() == SavedState::Saving) {
        m_saving = true;
        m_context.labels.save();
    } else {
        prepare();
    }
}

void Improvement::prepare()
{
    m_saving = false;
    const TrainingData data = findTrainingData(m_context.session, m_context.index);
    if (!data.obstacle.isEmpty() || data.runsFolder.isEmpty()) {
        m_preparing = false;
        updateAction();
        Q_EMIT failed(data.obstacle.isEmpty() ? tr("Save the project first: trainings need a place for their runs.")
                                              : data.obstacle);
        return;
    }
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
        return [this, document, runs = data.runsFolder] {
            m_preparing = false;
            try {
                auto process = std::make_unique<TrainingProcess>(freeRunFolder(runs, QStringLiteral("improved")));
                process->start(document);
                m_process = std::move(process);
                follow();
            } catch (const Error& error) {
                Q_EMIT failed(QString::fromStdString(error.what()));
            }
            updateAction();
        };
    });
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
    m_watcher->deleteLater(); // it is telling of the end
    m_watcher->disconnect(this);
    m_watcher = nullptr;
    m_process.reset();
    const QString run = QFileInfo(folder).fileName();
    const QString weights = folder + QStringLiteral("/checkpoints/best.safetensors");
    const QString last = folder + QStringLiteral("/checkpoints/last.safetensors");
    m_better = QFileInfo::exists(weights) ? weights : last;
    updateAction();
    if (state == RunState::Finished && QFileInfo::exists(m_better))
        Q_EMIT ready(run, best ? tr("%1 % mIoU").arg(QLocale().toString(100 * best->meanIou, 'f', 1)) : QString());
    else
        Q_EMIT failed(words.isEmpty()
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
    const auto step = m_watcher->log().lastStep(), all = m_watcher->iterations();
    if (all <= 0) return tr("The training begins…");
    return tr("Improving the model: iteration %1 of %2")
        .arg(QLocale().toString(qlonglong(step)), QLocale().toString(qlonglong(all)));
}

void Improvement::updateAction()
{
    m_improve->setEnabled(m_model.isThere() && m_context.labels.canLabel() && !isRunning());
    Q_EMIT changed();
}

} // namespace sdw::ui
