// Follows one run folder while somebody looks: reads on a worker thread what its journal has gained.
#pragma once

#include "core/training/resume_point.h"
#include "core/training/run_log.h"
#include "core/training/run_summary.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace sdw::ui {

class Job;
class JobList;

class RunWatcher : public QObject {
    Q_OBJECT
public:
    /// @param folder of the run; it need not be there (yet).
    RunWatcher(std::filesystem::path folder, JobList& jobs, QObject* parent = nullptr);
    ~RunWatcher() override;
    /// Nobody looks at it any more. A slice that is being read is not waited for: it is destroyed afterwards, or with
    /// its new parent.
    static void retire(std::unique_ptr<RunWatcher> watcher, QObject* parent);

    const std::filesystem::path& folder() const { return m_folder; }
    /// Everything read so far; for the GUI thread only.
    const RunLog& log() const { return m_log; }
    RunState state() const { return m_state; }
    const RunProcess& process() const { return m_process; }
    /// From config.json; empty while there is none.
    const RunFacts& facts() const { return m_facts; }
    const std::vector<std::string>& classNames() const { return m_facts.classNames; }
    std::int64_t iterations() const { return m_facts.iterations; } ///< 0: not known
    /// What resuming would take: every byte of it checked where no process trains, else its header. Empty: not known
    /// yet.
    const std::optional<ResumePoint>& resumePoint() const { return m_resumePoint; }
    /// The journal was read to its end when it was last looked at: the state is the run's, and no longer a guess.
    bool hasLooked() const { return m_looked; }
    /// In one line, as lists show it; without notes.
    RunSummary summary() const;

    /// Nothing is read while it is off, as for pages that are hidden. Off at first; turning it on looks at once.
    void setWatching(bool on);
    bool isWatching() const { return m_watching; }
    /// Looks now instead of at the next tick: something was just done to the run.
    void look();
    /// The journal has been read to its end.
    bool isSettled() const;

    /// Milliseconds between two looks at a run that goes on, and at one that does not; for tests.
    void setPace(int activeMs, int restingMs);

Q_SIGNALS:
    /// The log, the state, the class names or the resume point are not what they were. At most a few times a second.
    void changed();

private:
    struct Shared;
    void start();
    void take();
    void tell();
    void ended();

    std::filesystem::path m_folder;
    RunLog m_log;
    RunState m_state = RunState::Waiting;
    RunProcess m_process;
    RunFacts m_facts;
    std::optional<ResumePoint> m_resumePoint;
    std::shared_ptr<Shared> m_shared; ///< with the worker
    Job* m_job = nullptr;
    QTimer m_timer;
    int m_activeMs, m_restingMs;
    QTimer m_taking;  ///< what the worker has put down, once in a turn of the event loop
    QTimer m_telling; ///< not to tell of every slice of a long journal
    bool m_watching = false, m_looked = false, m_again = false, m_untold = false, m_retired = false;
};

} // namespace sdw::ui
