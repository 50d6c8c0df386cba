// The status bar's corner for work that runs aside: how far it is, how long it takes, and a way to stop it.
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;
class QVBoxLayout;

namespace sdw::ui {

class JobList;

/// Shows up when something has run for a third of a second; the button opens the list of all jobs.
class JobTray : public QWidget {
    Q_OBJECT
public:
    explicit JobTray(JobList& jobs, QWidget* parent = nullptr);

    void openList();

private:
    void update();
    void updateList();

    JobList& m_jobs;
    QTimer m_tick;
    QToolButton* m_open = nullptr;
    QProgressBar* m_bar = nullptr;
    QToolButton* m_cancel = nullptr;
    QWidget* m_list = nullptr; ///< the pop-up
    QVBoxLayout* m_rows = nullptr;
};

} // namespace sdw::ui
