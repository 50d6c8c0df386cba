#include "ui/jobs/job_list.h"

#include "ui/jobs/job.h"

#include <algorithm>

namespace sdw::ui {

std::optional<qint64> JobList::Entry::etaMs() const
{
    constexpr qint64 kTooSoon = 300; // milliseconds after which a pace means something
    if (total <= 0 || done <= 0 || clock.elapsed() < kTooSoon) return std::nullopt;
    return clock.elapsed() * (total - done) / done;
}

void JobList::track(Job* job, const QString& title)
{
    m_known.push_back({job, title});
    connect(job, &Job::started, this, [this, job] { begin(job); });
    connect(job, &Job::progressed, this, [this, job](int done, int total) {
        Entry* entry = findRunning(job);
        if (!entry) return;
        entry->done = done;
        entry->total = total;
        Q_EMIT changed();
    });
    // A job that starts its next work at once says `started` before the end of the one it replaced; it runs on.
    const auto ended = [this, job] {
        if (!job->isRunning()) end(job);
    };
    connect(job, &Job::finished, this, ended);
    connect(job, &Job::failed, this, ended);
    connect(job, &Job::cancelled, this, ended);
    connect(job, &QObject::destroyed, this, [this, job] {
        std::erase_if(m_known, [job](const Known& known) { return known.job == job; });
        end(job);
    });
    if (job->isRunning()) begin(job);
}

void JobList::setTitle(Job* job, const QString& title)
{
    for (Known& known : m_known)
        if (known.job == job) known.title = title;
    if (Entry* entry = findRunning(job)) {
        entry->title = title;
        Q_EMIT changed();
    }
}

void JobList::cancelAll()
{
    const auto running = m_running;
    for (const Entry& entry : running)
        entry.job->cancel();
}

JobList::Entry* JobList::findRunning(const QObject* job)
{
    const auto found =
        std::find_if(m_running.begin(), m_running.end(), [job](const Entry& entry) { return entry.job == job; });
    return found == m_running.end() ? nullptr : &*found;
}

void JobList::begin(Job* job)
{
    const auto known = std::find_if(m_known.begin(), m_known.end(), [job](const Known& one) { return one.job == job; });
    Entry* entry = findRunning(job);
    if (!entry) entry = &m_running.emplace_back();
    *entry = {.job = job, .title = known == m_known.end() ? QString() : known->title};
    entry->clock.start();
    Q_EMIT changed();
}

void JobList::end(const QObject* job)
{
    if (std::erase_if(m_running, [job](const Entry& entry) { return entry.job == job; }) > 0) Q_EMIT changed();
}

QString durationText(qint64 ms)
{
    const qint64 seconds = (ms + 999) / 1000, minutes = (seconds + 59) / 60;
    if (seconds < 60) return JobList::tr("%1 s").arg(seconds);
    if (minutes < 60) return JobList::tr("%1 min").arg(minutes);
    return JobList::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

} // namespace sdw::ui
