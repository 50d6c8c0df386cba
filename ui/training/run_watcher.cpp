#include "ui/training/run_watcher.h"

#include "core/base/error.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/project_session.h"

#include <QElapsedTimer>

#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace sdw::ui {
namespace {

constexpr int kActiveMs = 500, kRestingMs = 3000, kTellMs = 200;
constexpr std::size_t kPart = 1 << 20;  // bytes: about a millisecond of the GUI thread
constexpr std::size_t kPartsAhead = 16; // that the reader may be ahead of the window
constexpr int kTakeMs = 3;              // of each turn of the event loop
constexpr std::chrono::milliseconds kWaitForWindow{5};

int megabytes(std::uint64_t bytes)
{
    return int(bytes >> 20);
}

} // namespace

struct RunWatcher::Shared {
    explicit Shared(const std::filesystem::path& folder)
        : reader(folder)
    {
    }
    // Of the worker alone; there is never more than one.
    JournalReader reader;
    GrowthWatch growth;
    ResumeWatch resume;
    std::filesystem::file_time_type configTime{};

    std::mutex mutex; // for what follows
    std::deque<JournalPart> parts;
    RunProcess process;
    std::optional<RunFacts> facts; ///< new ones
    std::optional<ResumePoint> resumePoint;
};

RunWatcher::RunWatcher(std::filesystem::path folder, JobList& jobs, QObject* parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_log(m_folder)
    , m_shared(std::make_shared<Shared>(m_folder))
    , m_job(new Job(this))
    , m_activeMs(kActiveMs)
    , m_restingMs(kRestingMs)
{
    m_timer.setSingleShot(true);
    m_taking.setSingleShot(true);
    m_telling.setSingleShot(true);
    jobs.track(m_job, tr("Reading the run %1").arg(fromPath(m_folder.filename())));
    connect(&m_timer, &QTimer::timeout, this, &RunWatcher::start);
    connect(&m_telling, &QTimer::timeout, this, &RunWatcher::tell);
    connect(&m_taking, &QTimer::timeout, this, &RunWatcher::take);
    connect(m_job, &Job::progressed, this, [this] { m_taking.start(0); });
    connect(m_job, &Job::finished, this, &RunWatcher::ended);
    connect(m_job, &Job::failed, this, &RunWatcher::ended);
    connect(m_job, &Job::cancelled, this, &RunWatcher::ended);
}

RunWatcher::~RunWatcher() = default;

void RunWatcher::retire(std::unique_ptr<RunWatcher> watcher, QObject* parent)
{
    if (!watcher->m_job->isRunning()) return;
    watcher->disconnect(); // says no more
    watcher->setWatching(false);
    watcher->m_job->cancel();
    watcher->m_retired = true;
    watcher->setParent(parent);
    watcher.release(); // ended() deletes it
}

void RunWatcher::setPace(int activeMs, int restingMs)
{
    m_activeMs = activeMs;
    m_restingMs = restingMs;
}

void RunWatcher::setWatching(bool on)
{
    if (m_watching == on) return;
    m_watching = on;
    if (on) return look();
    m_timer.stop();
    m_again = false;
    m_job->cancel(); // what it has read is taken in; the rest waits
}

void RunWatcher::look()
{
    if (m_job->isRunning())
        m_again = true;
    else
        start();
}

bool RunWatcher::isSettled() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_looked && !m_again && !m_job->isRunning() && m_shared->parts.empty();
}

RunSummary RunWatcher::summary() const
{
    RunSummary summary{.folder = m_folder.lexically_normal(), .state = m_state, .process = m_process, .facts = m_facts};
    summarise(m_log, summary);
    return summary;
}

void RunWatcher::start()
{
    m_timer.stop();
    if (m_job->isRunning()) return;
    m_job->start([shared = m_shared, folder = m_folder](const Progress& progress) -> Job::Deliver {
        std::error_code code;
        const auto configTime = std::filesystem::last_write_time(folder / "config.json", code);
        if (!code && configTime != shared->configTime) {
            shared->configTime = configTime;
            RunFacts facts = readRunFacts(folder);
            const std::lock_guard lock(shared->mutex);
            shared->facts = std::move(facts);
        }
        RunProcess process;
        int done = 0, all = 0;
        for (bool behind = true; behind;) {
            JournalPart part = shared->reader.read(kPart);
            behind = part.state == JournalState::Behind;
            done = megabytes(part.readBytes);
            all = megabytes(part.allBytes);
            process = findRunProcess(folder);
            process.elsewhere = shared->growth.elsewhere(part.allBytes, process.alive);
            std::size_t waiting = 0;
            {
                const std::lock_guard lock(shared->mutex);
                shared->process = process;
                shared->parts.push_back(std::move(part));
                waiting = shared->parts.size();
            }
            if (!behind) break;
            for (;;) {
                if (!progress(done, all)) throw Error("Reading a run was stopped.", ErrorKind::Interrupted);
                if (waiting < kPartsAhead) break;
                std::this_thread::sleep_for(kWaitForWindow);
                const std::lock_guard lock(shared->mutex);
                waiting = shared->parts.size();
            }
        }
        // Last: what a process that has gone left behind is all there will be.
        const auto check = process.alive || process.elsewhere ? CheckpointCheck::Header : CheckpointCheck::Content;
        ResumePoint point = shared->resume.look(folder, check, [&] { return progress(done, all); });
        const std::lock_guard lock(shared->mutex);
        shared->resumePoint = std::move(point);
        return {};
    });
}

/// What the worker has put down, a little at a time.
void RunWatcher::take()
{
    if (m_retired) return;
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < kTakeMs) {
        JournalPart part;
        {
            const std::lock_guard lock(m_shared->mutex);
            if (m_shared->parts.empty()) break;
            part = std::move(m_shared->parts.front());
            m_shared->parts.pop_front();
        }
        m_untold |= m_log.add(part);
    }
    RunProcess process;
    std::optional<RunFacts> facts;
    std::optional<ResumePoint> point;
    bool more = false;
    {
        const std::lock_guard lock(m_shared->mutex);
        process = m_shared->process;
        facts = std::exchange(m_shared->facts, std::nullopt);
        point = std::exchange(m_shared->resumePoint, std::nullopt);
        more = !m_shared->parts.empty();
    }
    if (more) m_taking.start(0);
    if (facts && *facts != m_facts) {
        m_facts = std::move(*facts);
        m_untold = true;
    }
    // One that ended may have left another checkpoint: nothing is said until that has been looked at.
    if (!point && process.alive == m_process.alive) point = m_resumePoint;
    m_untold |= point != m_resumePoint;
    m_resumePoint = std::move(point);
    // What a journal said last is known when it has been read to its end.
    const RunState state = m_log.state() == JournalState::Behind ? m_state : runState(m_log.lastStatus(), process);
    m_untold |= state != m_state || process != m_process;
    m_state = state;
    m_process = process;
    if (m_untold && !m_telling.isActive()) m_telling.start(kTellMs); // ended() tells sooner
}

void RunWatcher::tell()
{
    if (std::exchange(m_untold, false)) Q_EMIT changed();
}

void RunWatcher::ended()
{
    if (m_retired) return deleteLater();
    take();
    {
        const std::lock_guard lock(m_shared->mutex);
        if (!m_shared->parts.empty()) { // the rest comes in the next turns of the event loop
            QTimer::singleShot(0, this, &RunWatcher::ended);
            return;
        }
    }
    const bool looked = m_log.state() != JournalState::Behind;
    m_untold |= looked != m_looked;
    m_looked = looked;
    m_telling.stop();
    tell();
    if (std::exchange(m_again, false)) return start();
    if (m_watching) m_timer.start(isActive(m_state) ? m_activeMs : m_restingMs);
}

} // namespace sdw::ui
