// Which run: all of the project, searched, sorted, and chosen from; several are laid over each other.
#pragma once

#include <QStringList>
#include <QWidget>

class QAction;
class QLineEdit;
class QTableView;

namespace sdw::ui {

class RunsFilter;
class RunsModel;

class RunList : public QWidget {
    Q_OBJECT
public:
    /// @param menu of a run, for the right mouse button and the menu key.
    RunList(RunsModel& runs, const QList<QAction*>& menu, QWidget* parent = nullptr);

    /// Run folders, the one that was pressed last first.
    QStringList chosen() const;
    /// @return false: it is not listed (yet), or hidden by the search.
    bool choose(const QString& folder);

Q_SIGNALS:
    void choiceChanged();

private:
    void showMenu(const QPoint& at);
    void showColumnMenu(const QPoint& at);
    void showColumns();
    void keepChoice();

    RunsModel& m_runs;
    RunsFilter* m_filter = nullptr;
    QList<QAction*> m_menu;
    QLineEdit* m_find = nullptr;
    QTableView* m_table = nullptr;
    QStringList m_chosen;
    bool m_restoring = false;
};

} // namespace sdw::ui
