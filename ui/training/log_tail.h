// The end of a run's log, as it grows.
#pragma once

#include <QPlainTextEdit>

namespace sdw::ui {

class Job;
class JobList;

class LogTail : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit LogTail(JobList& jobs, QWidget* parent = nullptr);
    ~LogTail() override;

    /// Empty: none.
    void setRun(const QString& folder);
    /// Reads the end again, aside, or when it is shown. Stays at the end where it was there.
    void refresh();
    bool isSettled() const;

Q_SIGNALS:
    void settled();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void take(const QString& text);

    QString m_folder;
    Job* m_job = nullptr;
    bool m_stale = false; ///< to be read when it is shown
};

} // namespace sdw::ui
