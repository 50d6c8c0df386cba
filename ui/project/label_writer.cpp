#include "ui/project/label_writer.h"

#include "core/base/file_io.h"
#include "core/project/project_files.h"
#include "ui/jobs/job.h"

#include <algorithm>

namespace sdw::ui {
namespace {

namespace fs = std::filesystem;

constexpr int kSyncMs = 1000;  // what has been done is safe from a power cut after this
constexpr int kStatesMs = 300; // going through images with one key held is one write
constexpr int kRetryMs = 4000;

/// Folders are made with the first file. One that vanished as a whole, a drive pulled out, is not made anew elsewhere.
void needFolder(const fs::path& project, const fs::path& file)
{
    std::error_code code;
    if (!fs::is_directory(project, code))
        throw Error("The project folder '" + project.string() +
                    "' is not there any more; connect its drive again, or put it back.");
    makeFolder(file.parent_path());
}

void writeStates(const fs::path& folder, const ImageStates& states, bool keepDamaged)
{
    needFolder(folder, statesFile(folder));
    if (keepDamaged) {
        fs::path copy = statesFile(folder);
        copy += ".damaged";
        writeFileWhole(copy, readFileWhole(statesFile(folder)));
    }
    writeImageStates(folder, states);
}

} // namespace

/// One thing to be written by a worker, and what came of it.
struct LabelWriter::Task {
    WrittenLabelsPtr labels; ///< null: states. Looked at on the GUI thread only.
    std::function<void()> write;
    bool save = false, sync = false;
    std::uint64_t version = 0; ///< changes that are written, or the number of the states
    QString error;
};

LabelWriter::LabelWriter(QObject* parent)
    : QObject(parent)
{
    makeJobs();
    for (QTimer* timer : {&m_syncTimer, &m_statesTimer, &m_retryTimer})
        timer->setSingleShot(true);
    connect(&m_syncTimer, &QTimer::timeout, this, [this] {
        m_syncDue = true;
        store();
    });
    connect(&m_statesTimer, &QTimer::timeout, this, &LabelWriter::store);
    connect(&m_retryTimer, &QTimer::timeout, this, &LabelWriter::retry);
}

LabelWriter::~LabelWriter()
{
    const QSignalBlocker quiet(this);
    finish();
}

void LabelWriter::makeJobs()
{
    delete m_append; // waits for what runs
    delete m_store;
    m_append = new Job(this);
    m_store = new Job(this);
}

void LabelWriter::add(const WrittenLabelsPtr& labels)
{
    if (std::find(m_labels.begin(), m_labels.end(), labels) == m_labels.end()) m_labels.push_back(labels);
}

void LabelWriter::changed(const WrittenLabelsPtr& labels)
{
    ++labels->changes;
    add(labels);
    append();
    report();
}

void LabelWriter::save(const WrittenLabelsPtr& labels)
{
    if (!labels->document->modified()) return;
    labels->saveWanted = true;
    labels->tried = 0;
    add(labels);
    store();
    report();
}

void LabelWriter::setStates(const fs::path& folder, std::function<ImageStates()> states, bool keepDamaged)
{
    auto found =
        std::find_if(m_states.begin(), m_states.end(), [&](const States& other) { return other.folder == folder; });
    if (found == m_states.end()) {
        m_states.emplace_back();
        found = m_states.end() - 1;
    }
    keepDamaged = keepDamaged || found->keepDamaged;
    *found = {folder, std::move(states), keepDamaged, ++m_version, {}};
    m_statesTimer.start(kStatesMs);
    report();
}

bool LabelWriter::hasStates(const fs::path& folder) const
{
    return std::any_of(m_states.begin(), m_states.end(), [&](const States& one) { return one.folder == folder; });
}

bool LabelWriter::isDone(const WrittenLabels& labels) const
{
    return labels.appended == labels.changes && !labels.saveWanted && labels.inHand == 0;
}

SavedState LabelWriter::state() const
{
    if (!m_trouble.isEmpty()) return SavedState::Unsaved;
    return isBehind() ? SavedState::Saving : SavedState::Saved;
}

bool LabelWriter::isBehind() const
{
    return !m_states.empty() || std::any_of(m_labels.begin(), m_labels.end(), [](const WrittenLabelsPtr& one) {
        return one->appended < one->changes || one->saveWanted;
    });
}

void LabelWriter::append()
{
    if (m_append->isRunning()) return;
    const Tasks tasks = std::make_shared<std::vector<Task>>();
    for (const WrittenLabelsPtr& one : m_labels) {
        if (one->appended == one->changes || one->tried == one->changes) continue;
        tasks->push_back({.labels = one,
                          .write =
                              [document = one->document, folder = one->folder] {
                                  needFolder(folder, document->files().journal);
                                  document->flush(false);
                              },
                          .version = one->changes});
    }
    start(m_append, tasks);
}

void LabelWriter::store()
{
    if (m_store->isRunning()) return;
    const Tasks tasks = std::make_shared<std::vector<Task>>();
    for (const WrittenLabelsPtr& one : m_labels) {
        const bool save = one->saveWanted && one->error.isEmpty();
        if (save)
            tasks->push_back(
                {.labels = one,
                 .write =
                     [save = one->document->prepareSave(), files = one->document->files(), folder = one->folder] {
                         needFolder(folder, files.journal);
                         needFolder(folder, files.labels);
                         save();
                     },
                 .save = true,
                 .sync = true,
                 .version = one->changes});
        else if (m_syncDue && one->synced < one->appended)
            tasks->push_back({.labels = one,
                              .write = [document = one->document] { document->flush(true); },
                              .sync = true,
                              .version = one->appended});
    }
    for (const States& one : m_states)
        if (one.error.isEmpty() && !m_statesTimer.isActive())
            tasks->push_back({.write = [folder = one.folder, states = one.states(),
                                        keepDamaged = one.keepDamaged] { writeStates(folder, states, keepDamaged); },
                              .version = one.version});
    m_syncDue = false;
    start(m_store, tasks);
}

void LabelWriter::start(Job* job, const Tasks& tasks)
{
    if (tasks->empty()) return;
    for (const Task& task : *tasks)
        if (task.labels) ++task.labels->inHand;
    job->start([this, tasks](const Progress&) -> Job::Deliver {
        for (Task& task : *tasks) {
            try {
                task.write();
            } catch (const std::exception& error) { // memory may run out, too
                task.error = QString::fromUtf8(error.what());
            }
            task.write = nullptr; // documents are let go where they were used
        }
        return [this, tasks] { take(tasks); };
    });
}

void LabelWriter::take(const Tasks& tasks)
{
    for (const Task& task : *tasks) {
        if (!task.labels) {
            const auto of = [&](const States& one) { return one.version == task.version; };
            const auto found = std::find_if(m_states.begin(), m_states.end(), of);
            if (found == m_states.end()) continue; // newer ones wait
            found->error = task.error;
            if (task.error.isEmpty()) m_states.erase(found);
            continue;
        }
        WrittenLabels& labels = *task.labels;
        --labels.inHand;
        labels.error = task.error;
        if (!task.error.isEmpty()) {
            if (!task.save) labels.tried = std::max(labels.tried, task.version);
            continue;
        }
        labels.appended = std::max(labels.appended, task.version);
        if (task.sync) labels.synced = std::max(labels.synced, task.version);
        if (task.save) labels.saveWanted = false;
    }
    tasks->clear(); // so that a document closed now is closed
    const auto unsynced = [](const WrittenLabelsPtr& one) { return one->synced < one->appended; };
    std::erase_if(m_labels,
                  [&](const WrittenLabelsPtr& one) { return isDone(*one) && !unsynced(one) && one->error.isEmpty(); });
    if (!m_syncTimer.isActive() && std::any_of(m_labels.begin(), m_labels.end(), unsynced)) m_syncTimer.start(kSyncMs);
    append();
    store();
    report();
    Q_EMIT written();
}

void LabelWriter::retry()
{
    for (const WrittenLabelsPtr& one : m_labels) {
        if (one->error.isEmpty()) continue;
        one->tried = 0;
        one->error.clear();
        one->document->prepareRetry();
    }
    for (States& one : m_states)
        one.error.clear();
    m_syncDue = true;
    append();
    store();
}

/// Tells what has changed about state() and the trouble.
void LabelWriter::report()
{
    QString reason;
    for (const WrittenLabelsPtr& one : m_labels)
        if (reason.isEmpty()) reason = one->error;
    for (const States& one : m_states)
        if (reason.isEmpty()) reason = one.error;
    if (reason.isEmpty() && isBehind()) reason = m_trouble; // another try is under way
    // Several files in trouble come up in turn, with every try; each is told once until all is well again.
    const bool fresh = !reason.isEmpty() && !m_told.contains(reason);
    if (fresh) m_told << reason;
    if (reason.isEmpty()) m_told.clear();
    m_trouble = reason;
    if (!reason.isEmpty() && !m_retryTimer.isActive()) m_retryTimer.start(kRetryMs);
    if (fresh) Q_EMIT trouble(reason);
    const SavedState now = state();
    if (now == m_reported) return;
    m_reported = now;
    Q_EMIT stateChanged();
}

bool LabelWriter::finish()
{
    makeJobs();
    m_retryTimer.stop();
    for (const WrittenLabelsPtr& one : m_labels) {
        one->inHand = 0;
        one->error.clear();
        try {
            needFolder(one->folder, one->document->files().journal);
            one->document->prepareRetry();
            one->document->flush(true);
            one->appended = one->synced = one->changes;
            if (one->saveWanted && one->document->modified()) {
                needFolder(one->folder, one->document->files().labels);
                one->document->save();
            }
            one->saveWanted = false;
        } catch (const std::exception& error) {
            one->tried = one->changes;
            one->error = QString::fromUtf8(error.what());
        }
    }
    for (States& one : m_states) {
        one.error.clear();
        try {
            writeStates(one.folder, one.states(), one.keepDamaged);
            one.version = 0;
        } catch (const std::exception& error) {
            one.error = QString::fromUtf8(error.what());
        }
    }
    std::erase_if(m_states, [](const States& one) { return one.version == 0; });
    std::erase_if(m_labels, [&](const WrittenLabelsPtr& one) { return isDone(*one) && one->error.isEmpty(); });
    report();
    Q_EMIT written();
    return m_labels.empty() && m_states.empty();
}

} // namespace sdw::ui
