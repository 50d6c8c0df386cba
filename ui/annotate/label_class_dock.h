// The classes beside the canvas: one click chooses what is painted, hides, isolates or locks.
#pragma once

#include <QWidget>

class QStackedWidget;
class QTableView;

namespace sdw {
class LabelMap;
}

namespace sdw::ui {

class ClassChoice;
class ClassDock;
class LabelClassModel;
struct AppContext;

class LabelClassDock : public QWidget {
    Q_OBJECT
public:
    /// @param scope of the actions: "annotate".
    LabelClassDock(AppContext& context, const QString& scope, ClassChoice& choice, QAction* search,
                   QWidget* parent = nullptr);

    LabelClassModel& model() { return *m_model; }
    /// The class list itself is changed there; shown instead of the classes to label with on demand.
    ClassDock& editor() { return *m_editor; }
    void showEditor(bool shown);
    /// @param labels of the image in hand; null: none is open.
    void showCounts(const LabelMap* labels);

Q_SIGNALS:
    /// Enter or a double click on a class: the person goes on with it.
    void activated();

private:
    void addActions(AppContext& context, const QString& scope);
    void clicked(const QModelIndex& index, bool alone);
    void showCurrent();

    ClassChoice& m_choice;
    LabelClassModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    ClassDock* m_editor = nullptr;
    QStackedWidget* m_pages = nullptr;
    QWidget* m_bar = nullptr; ///< buttons over the classes to label with
    QAction *m_hide = nullptr, *m_isolate = nullptr, *m_lock = nullptr, *m_showAll = nullptr, *m_edit = nullptr;
};

} // namespace sdw::ui
