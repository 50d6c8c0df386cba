#include "ui/annotate/edit_actions.h"

#include "core/annotation/annotation_document.h"
#include "ui/actions/action_registry.h"
#include "ui/annotate/annotation_context.h"
#include "ui/annotate/tool_set.h"
#include "ui/project/label_store.h"

#include <QApplication>

namespace sdw::ui {

EditActions::EditActions(AppContext& context, const QString& scope, AnnotationContext& annotation, ToolSet& tools,
                         QWidget& canvas, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_annotation(annotation)
    , m_tools(tools)
{
    const auto add = [&](const char* id, const QString& text, const char* icon, const QString& toolTip,
                         const QList<QKeySequence>& keys, std::function<void()> act, QWidget* where = nullptr) {
        return m_context.actions.add({.id = scope + QLatin1Char('.') + QLatin1String(id),
                                      .text = text,
                                      .icon = QLatin1String(icon),
                                      .toolTip = toolTip,
                                      .keys = keys,
                                      .scope = scope,
                                      .where = where},
                                     std::move(act));
    };
    m_undo = add("undo", tr("Undo"), "undo", tr("Take back the last step on this image"),
                 {QKeySequence(Qt::CTRL | Qt::Key_Z)}, [this] { undo(); });
    m_redo =
        add("redo", tr("Redo"), "redo", tr("Do again what was taken back"),
            {QKeySequence(Qt::CTRL | Qt::Key_Y), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)}, [this] { redo(); });
    m_save = add("save", tr("Save"), "save", tr("Write the labels now; they are also written by themselves"),
                 {QKeySequence(Qt::CTRL | Qt::Key_S)}, [this] { m_context.labels.save(); });
    // Enter and Escape mean other things in lists and fields.
    add(
        "finish", tr("Finish"), "ok", tr("Finish the outline, or take over what is proposed"),
        {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)}, [this] { m_tools.finish(); }, &canvas);
    add(
        "cancel", tr("Drop what is unfinished"), "close", tr("Drop the outline or stroke in hand"),
        {QKeySequence(Qt::Key_Escape)}, [this] { m_tools.cancel(); }, &canvas);
    connect(&context.labels, &LabelStore::savedStateChanged, this, &EditActions::update);
    connect(&tools, &ToolSet::partChanged, this, &EditActions::update);
    update();
}

void EditActions::setElsewhere(const QWidget* where, QAction* undo, QAction* redo)
{
    m_elsewhere = where;
    m_undoElsewhere = undo;
    m_redoElsewhere = redo;
    for (const QAction* action : {undo, redo})
        connect(action, &QAction::changed, this, &EditActions::update);
    connect(qApp, &QApplication::focusChanged, this, &EditActions::update);
}

bool EditActions::isElsewhere() const
{
    const QWidget* focus = QApplication::focusWidget();
    return m_elsewhere && focus && (focus == m_elsewhere || m_elsewhere->isAncestorOf(focus));
}

void EditActions::update()
{
    const AnnotationDocument* open = m_annotation.document();
    if (isElsewhere()) {
        m_undo->setEnabled(m_undoElsewhere->isEnabled());
        m_redo->setEnabled(m_redoElsewhere->isEnabled());
        return;
    }
    m_undo->setEnabled(open && (open->canUndo() || m_tools.hasPart()));
    m_redo->setEnabled(open && open->canRedo());
    const SavedState saved = m_context.labels.savedState();
    m_save->setEnabled(saved == SavedState::Unsaved || saved == SavedState::Saving);
}

/// Inside an outline that takes back its last part.
void EditActions::undo()
{
    if (isElsewhere()) return m_undoElsewhere->trigger();
    if (m_tools.isPointerDown()) return; // a stroke in hand is ended first
    if (m_tools.undoPart()) return;
    if (const AnnotationDocument* open = m_annotation.document()) goTo(int(open->position()) - 1);
}

void EditActions::redo()
{
    if (isElsewhere()) return m_redoElsewhere->trigger();
    if (const AnnotationDocument* open = m_annotation.document()) goTo(int(open->position()) + 1);
}

void EditActions::goTo(int position)
{
    AnnotationDocument* open = m_annotation.document();
    if (!open || position < 0 || m_tools.isPointerDown()) return;
    if (m_annotation.isPreviewing()) m_tools.cancel(); // it was made for the labels as they are
    open->goTo(std::size_t(position));
}

} // namespace sdw::ui
