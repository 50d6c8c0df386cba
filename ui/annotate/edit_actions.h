// Taking back and doing again, ending what a tool has begun, and saving.
#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace sdw::ui {

class AnnotationContext;
class ToolSet;
struct AppContext;

class EditActions : public QObject {
    Q_OBJECT
public:
    /// @param scope of the actions: "annotate". @param canvas where Enter and Escape mean the tool.
    EditActions(AppContext& context, const QString& scope, AnnotationContext& annotation, ToolSet& tools,
                QWidget& canvas, QObject* parent = nullptr);

    /// While the focus is in there, undo and redo mean these.
    void setElsewhere(const QWidget* where, QAction* undo, QAction* redo);

    QAction* undoAction() const { return m_undo; }
    QAction* redoAction() const { return m_redo; }
    /// Those that can do something now can be used.
    void update();
    /// To a place in the history. What a tool has unfinished is dropped.
    void goTo(int position);

private:
    void undo();
    void redo();
    bool isElsewhere() const;

    AppContext& m_context;
    AnnotationContext& m_annotation;
    ToolSet& m_tools;
    const QWidget* m_elsewhere = nullptr;
    QAction *m_undoElsewhere = nullptr, *m_redoElsewhere = nullptr;
    QAction *m_undo = nullptr, *m_redo = nullptr, *m_save = nullptr;
};

} // namespace sdw::ui
