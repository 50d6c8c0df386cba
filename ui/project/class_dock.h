// The class table of the open project, with buttons to change it.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QTableView;
class QToolButton;
class QUndoStack;

namespace sdw::ui {

class LabelStore;
class ProjectClassModel;
struct AppContext;

class ClassDock : public QWidget {
    Q_OBJECT
public:
    /// @param scope of the actions: the workspace that shows this.
    /// @param undoKeys undo and redo have their usual keys in the whole of that workspace; else it has other things to
    /// take back, and calls these when it means the classes.
    ClassDock(AppContext& context, const QString& scope, bool undoKeys, QWidget* parent = nullptr);

    ProjectClassModel& model() { return *m_model; }
    QAction* undoAction() const { return m_undo; }
    QAction* redoAction() const { return m_redo; }
    void selectRow(int row);
    /// A button at the end of the row of buttons: the way back to what stood in this place.
    void setCorner(QAction* action);

private:
    void addActions(AppContext& context, const QString& scope, bool undoKeys);
    void updateActions();
    int row() const;
    void chooseColour();
    void importList();
    void merge();
    QToolButton* buttonFor(QAction* action);

    LabelStore& m_labels;
    QUndoStack* m_stack = nullptr;
    ProjectClassModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    QHBoxLayout* m_bar = nullptr;
    QAction *m_add = nullptr, *m_remove = nullptr, *m_rename = nullptr, *m_colour = nullptr, *m_up = nullptr,
            *m_down = nullptr, *m_import = nullptr, *m_undo = nullptr, *m_redo = nullptr, *m_merge = nullptr;
};

} // namespace sdw::ui
