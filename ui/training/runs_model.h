// All runs of a project, and run folders opened from elsewhere, as a table.
#pragma once

#include "ui/training/run_text.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <set>

namespace sdw::ui {

class Job;
class JobList;

class RunsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, State, Data, Model, BestMeanIou, Parameters, Time, Started, Tags, Notes, ColumnCount };
    enum Role {
        FolderRole = Qt::UserRole, ///< QString
        StateRole,                 ///< int(RunState)
        SortRole,                  ///< what a column sorts by: numbers as numbers
        SearchRole,                ///< everything that a person might look for, in one text
    };

    explicit RunsModel(JobList& jobs, QObject* parent = nullptr);
    ~RunsModel() override;

    /// @param runs PROJECT/runs; empty: none.
    void setRunsFolder(const QString& runs);
    const QString& runsFolder() const { return m_runs; }
    /// Run folders from elsewhere, besides those of the project.
    void setOpened(const QStringList& folders);
    const QStringList& opened() const { return m_opened; }
    void addOpened(const QString& folder);

    /// Folders are looked at now and then while it is on, as for pages that are shown. Off at first.
    void setWatching(bool on);
    /// Looks now.
    void refresh();
    /// Runs that somebody follows more closely: their rows say what is said of them elsewhere in the window.
    /// @param runs as RunWatcher::summary(); those of before are forgotten.
    void setFollowed(std::vector<RunSummary> runs);
    bool isSettled() const; ///< the rows are as the folders were at the last look
    void setPace(int ms);   ///< between two looks; for tests

    const RunSummary& runAt(int row) const { return m_rows[std::size_t(row)]; }
    int rowOf(const QString& folder) const; ///< -1: not listed

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Notes and tags ("baseline, keep") can be edited; they are written aside.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    /// A look has ended; rows may have come, gone or changed.
    void looked();
    /// Notes could not be kept.
    void failed(const QString& message);

private:
    struct Shared;
    void look();
    void take(std::vector<RunSummary> found);
    RunSummary asFollowed(RunSummary found) const;
    void removeAt(int row);
    void writeNext();
    void wrote(const QString& problem);
    static bool isNumber(int column);

    QString m_runs;
    QStringList m_opened;
    std::vector<RunSummary> m_rows, m_followed;
    std::shared_ptr<Shared> m_shared;                                    ///< with the worker that looks
    std::vector<std::pair<std::filesystem::path, RunNotes>> m_unwritten; ///< notes, the oldest first
    std::set<std::filesystem::path> m_edited;                            ///< since the last look began
    Job* m_look = nullptr;
    Job* m_write = nullptr;
    QTimer m_timer;
    bool m_looked = false;
};

/// The runs that hold every word of a text, in a state that is asked for; sorted by numbers where there are numbers.
class RunsFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit RunsFilter(RunsModel& runs, QObject* parent = nullptr);

    void setText(const QString& text);
    /// Empty: all.
    void setStates(const QList<RunState>& states);
    RunsModel& runs() const { return m_runs; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    RunsModel& m_runs;
    QStringList m_words;
    QList<RunState> m_states;
};

} // namespace sdw::ui
