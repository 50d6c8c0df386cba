// The data set at a glance: how much there is, how it is split, how often each class occurs, what is wrong.
#pragma once

#include "core/datasets/dataset.h"

#include <QScrollArea>

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace sdw::ui {

class ClassPlot;
class Job;
class JobList;
class ProjectSession;
struct Opened;

class DatasetPage : public QScrollArea {
    Q_OBJECT
public:
    DatasetPage(ProjectSession& session, JobList& jobs, QWidget* parent = nullptr);
    ~DatasetPage() override;

    bool isSettled() const;
    /// Reads every label anew.
    void count();

Q_SIGNALS:
    void settled();
    void countFailed(const QString& message);
    /// "Show" of a problem. @param name of the image, as ImageItem::name has it; empty: a file that is no image.
    void showImage(const QString& name);

private:
    void show(const std::shared_ptr<const Opened>& opened);
    void showReports(const std::vector<DatasetReport>& reports);
    void showPlot();
    void showProblems();
    void fillSplits();
    void setTile(int tile, const QString& number);

    ProjectSession& m_session;
    JobList& m_jobs;
    Job* m_job = nullptr;
    std::shared_ptr<const Opened> m_opened;
    std::vector<DatasetReport> m_reports; ///< of each source; empty until counted

    QLabel *m_title = nullptr, *m_where = nullptr, *m_plotNote = nullptr, *m_problemsTitle = nullptr;
    std::vector<QLabel*> m_tiles;
    QTableWidget *m_splits = nullptr, *m_problems = nullptr;
    QComboBox* m_split = nullptr;
    ClassPlot* m_plot = nullptr;
    QPushButton* m_again = nullptr;
};

} // namespace sdw::ui
