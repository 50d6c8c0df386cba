// Figures about the project: pixels and images of each class, labelled shares, splits, and how the work goes on.
#pragma once

#include "ui/project/project_statistics.h"
#include "ui/shell/app_context.h"

#include <QScrollArea>
#include <QTimer>

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QTableView;
class QTableWidget;

namespace sdw::ui {

class ClassPlot;
class ClassStatisticsModel;
class Job;
class ProgressPlot;

class StatisticsPage : public QScrollArea {
    Q_OBJECT
public:
    explicit StatisticsPage(AppContext& context, QWidget* parent = nullptr);
    ~StatisticsPage() override;

    /// What is shown is what is known.
    bool isSettled() const;
    const ProjectStatistics& statistics() const { return m_statistics; }
    /// @param file empty: the person is asked.
    void exportCsv(QString file = {});

Q_SIGNALS:
    void settled();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeHead(QWidget* parent, QBoxLayout* lines);
    void makeClasses(QWidget* parent, QBoxLayout* lines);
    void makeProgress(QWidget* parent, QBoxLayout* lines);
    void makeSplits(QWidget* parent, QBoxLayout* lines);
    void later();
    void compute();
    void showFigures();
    void showClasses();
    void showBars();
    void showHistory();
    void showSplits();

    AppContext& m_context;
    ClassStatisticsModel* m_model = nullptr;
    Job *m_job = nullptr, *m_writing = nullptr;
    QTimer m_later;
    bool m_stale = true;
    ProjectStatistics m_statistics;

    std::vector<QLabel*> m_tiles;
    QLabel *m_basis = nullptr, *m_rest = nullptr, *m_historyNote = nullptr;
    QPushButton *m_resume = nullptr, *m_export = nullptr;
    QComboBox *m_split = nullptr, *m_measure = nullptr;
    QTableView* m_table = nullptr;
    ClassPlot* m_plot = nullptr;
    ProgressPlot *m_donePlot = nullptr, *m_pixelPlot = nullptr;
    QTableWidget* m_splits = nullptr;
};

} // namespace sdw::ui
