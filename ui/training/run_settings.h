// The settings of runs side by side: of one run those that are not the defaults, of several those that differ.
#pragma once

#include <nlohmann/json.hpp>

#include <QAbstractTableModel>
#include <QStringList>
#include <QTableView>

namespace sdw::ui {

class Job;
class JobList;

class RunSettingsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// @param documents of the runs; null where there is none to be read.
    void setRuns(const QStringList& names, const std::vector<nlohmann::json>& documents);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString path, meaning;
        QStringList values; ///< of each run; "–" where it says nothing
    };
    QStringList m_names;
    std::vector<Row> m_rows;
};

/// The table on the page. Configurations are read aside.
class RunSettings : public QTableView {
    Q_OBJECT
public:
    explicit RunSettings(JobList& jobs, QWidget* parent = nullptr);
    ~RunSettings() override;

    void setRuns(const QStringList& folders);
    /// A configuration may have come, or changed when the run was resumed.
    void refresh();
    bool isSettled() const;

Q_SIGNALS:
    void settled();

private:
    QStringList m_folders;
    RunSettingsModel* m_model = nullptr;
    Job* m_job = nullptr;
};

} // namespace sdw::ui
