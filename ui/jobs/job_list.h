// All work that runs aside, so that one place can show it and stop it.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace sdw::ui {

class Job;

class JobList : public QObject {
    Q_OBJECT
public:
    struct Entry {
        Job* job = nullptr;
        QString title;           ///< what is being done: "Reading 701 images"
        int done = 0, total = 0; ///< total 0: not known
        QElapsedTimer clock;     ///< since this work began
        /// Rest of the time at the pace so far; empty while nothing can be said.
        std::optional<qint64> etaMs() const;
    };

    using QObject::QObject;

    /// From now on the job is listed while it runs. It may be destroyed at any time.
    void track(Job* job, const QString& title);
    void setTitle(Job* job, const QString& title);

    const std::vector<Entry>& running() const { return m_running; }
    /// Asks every running job to stop.
    void cancelAll();

Q_SIGNALS:
    /// A job began, moved on or ended.
    void changed();

private:
    struct Known {
        Job* job;
        QString title;
    };
    Entry* findRunning(const QObject* job);
    void begin(Job* job);
    void end(const QObject* job);

    std::vector<Known> m_known;
    std::vector<Entry> m_running;
};

/// "41 s", "3 min", "2 h 5 min".
QString durationText(qint64 ms);

} // namespace sdw::ui
