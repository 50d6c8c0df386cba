// The page on which a comparison is set up: who takes part, on which images; it shows how far it is, too.
#pragma once

#include "ui/compare/comparison_setup.h"

#include <QElapsedTimer>
#include <QScrollArea>

class QAction;
class QComboBox;
class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;

namespace sdw::ui {

class ActionRegistry;
class ContenderList;
class IconLabel;
class RunsModel;

/// What the page's buttons are and do.
struct CompareFormActions {
    QAction *start = nullptr, *cancel = nullptr, *back = nullptr;
};

class CompareForm : public QScrollArea {
    Q_OBJECT
public:
    /// @param registry gets the actions that add somebody, in this scope.
    CompareForm(ActionRegistry& registry, const QString& scope, const CompareFormActions& actions, RunsModel& runs,
                QWidget* parent = nullptr);

    /// What a person has chosen stays where it still fits. @param fresh something else is open: all begins anew.
    void setSetup(const ComparisonSetup& setup, bool fresh);
    const ComparisonSetup& setup() const { return m_setup; }
    QString split() const;
    std::vector<Contender> contenders() const;
    ContenderList& list() const { return *m_list; }
    void setSplit(const QString& name);
    void add(const Contender& contender);

    /// Why it cannot be started; empty: it can.
    QString obstacle() const;
    /// Until the next change. Empty: none.
    void showProblem(const QString& problem);

    void setRunning(bool running);
    bool isRunning() const { return m_running; }
    void setProgress(int done, int total);

private:
    void addActions(ActionRegistry& registry, const QString& scope);
    void addFolder(const QString& title, bool labels);
    QWidget* makeSource();
    QWidget* makeFoot();
    void fillMenu();
    void refresh();
    void suggest();
    void fillList(const std::vector<Contender>& contenders);

    CompareFormActions m_actions;
    QList<QAction*> m_adding; ///< from elsewhere
    RunsModel& m_runs;
    ComparisonSetup m_setup;
    ContenderList* m_list = nullptr;
    QPushButton* m_add = nullptr;
    QMenu* m_menu = nullptr;
    QComboBox* m_split = nullptr;
    IconLabel* m_icon = nullptr;
    QLabel *m_say = nullptr, *m_progressText = nullptr;
    QWidget* m_progressRow = nullptr;
    QProgressBar* m_progress = nullptr;
    QWidget* m_body = nullptr;
    QElapsedTimer m_clock;
    QString m_problem;
    bool m_running = false, m_filling = false;
    bool m_touched = false; ///< a person has changed who takes part
};

} // namespace sdw::ui
