// One call of the engine at a time, on a worker thread; its result comes back to the GUI thread.
#pragma once

#include "core/base/progress.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace sdw::ui {

/// Owns at most one thread. Signals are sent on the GUI thread, exactly one of finished, failed and cancelled for each
/// start() whose work was not replaced by a later start().
class Job : public QObject {
    Q_OBJECT
public:
    using Deliver = std::function<void()>;                ///< runs on the GUI thread; may be empty
    using Work = std::function<Deliver(const Progress&)>; ///< runs on the worker thread; must not touch widgets

    explicit Job(QObject* parent = nullptr);
    /// Asks the work to stop and waits for it.
    ~Job() override;

    /// Runs `work` aside. Work that still runs is asked to stop, and what it would have delivered is dropped; of
    /// several waiting ones only the last is run.
    void start(Work work);
    /// Asks the running work to stop at its next progress report, and forgets a waiting one.
    void cancel();
    bool isRunning() const { return m_thread.joinable(); }

Q_SIGNALS:
    void started();
    void progressed(int done, int total);
    void finished();
    void failed(const QString& message);
    void cancelled();

private:
    void launch(Work work);
    void end(const std::function<void()>& report);

    std::thread m_thread;
    std::shared_ptr<std::atomic<bool>> m_stop; ///< of the running work
    Work m_waiting;
    bool m_replaced = false; ///< the running work's outcome is no longer wanted
};

} // namespace sdw::ui
