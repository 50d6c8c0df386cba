#include "ui/jobs/job.h"

#include "core/base/error.h"

namespace sdw::ui {

Job::Job(QObject* parent)
    : QObject(parent)
{
}

Job::~Job()
{
    m_waiting = nullptr;
    if (!m_thread.joinable()) return;
    *m_stop = true;
    m_thread.join(); // events that it queued die with this object
}

void Job::start(Work work)
{
    if (!isRunning()) return launch(std::move(work));
    m_waiting = std::move(work);
    m_replaced = true;
    *m_stop = true;
}

void Job::cancel()
{
    if (!isRunning()) return;
    const bool hadWaiting = m_waiting != nullptr;
    m_waiting = nullptr;
    if (hadWaiting) m_replaced = false; // the last start() is answered by `cancelled`, whichever work it meant
    *m_stop = true;
}

void Job::launch(Work work)
{
    m_stop = std::make_shared<std::atomic<bool>>(false);
    m_replaced = false;
    m_thread = std::thread([this, stop = m_stop, work = std::move(work)] {
        const auto toGui = [this](std::function<void()> report) {
            QMetaObject::invokeMethod(
                this, [this, report = std::move(report)] { end(report); }, Qt::QueuedConnection);
        };
        const Progress progress = [this, stop](int done, int total) {
            QMetaObject::invokeMethod(
                this,
                [this, stop, done, total] {
                    if (stop == m_stop && !m_replaced) Q_EMIT progressed(done, total);
                },
                Qt::QueuedConnection);
            return !*stop;
        };
        try {
            Deliver deliver = work(progress);
            // A request to stop that came too late for the work is still obeyed.
            toGui([this, stop, deliver = std::move(deliver)] {
                if (*stop) return Q_EMIT cancelled();
                if (deliver) deliver();
                Q_EMIT finished();
            });
        } catch (const Error& error) {
            const bool interrupted = error.kind() == ErrorKind::Interrupted;
            toGui([this, interrupted, message = QString::fromStdString(error.what())] {
                if (interrupted)
                    Q_EMIT cancelled();
                else
                    Q_EMIT failed(message);
            });
        } catch (const std::bad_alloc&) {
            toGui([this] { Q_EMIT failed(tr("Memory ran out.")); });
        } catch (const std::exception& error) {
            toGui([this, message = QString::fromUtf8(error.what())] { Q_EMIT failed(message); });
        }
    });
    Q_EMIT started();
}

void Job::end(const std::function<void()>& report)
{
    m_thread.join();
    const bool replaced = m_replaced;
    if (m_waiting) launch(std::exchange(m_waiting, nullptr));
    if (!replaced) report();
}

} // namespace sdw::ui
