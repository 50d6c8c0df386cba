#include "ui/project/class_dock.h"

#include "core/annotation/label_map.h"
#include "core/datasets/class_tables.h"
#include "core/demo/demo_classes.h"
#include "ui/actions/action_registry.h"
#include "ui/classes/project_class_model.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"
#include "ui/shell/app_context.h"

#include <QColorDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <QToolButton>
#include <QUndoStack>

namespace sdw::ui {

ClassDock::ClassDock(AppContext& context, const QString& scope, bool undoKeys, QWidget* parent)
    : QWidget(parent)
    , m_labels(context.labels)
    , m_stack(&context.session.steps())
    , m_model(new ProjectClassModel(context.session, *m_stack, this))
    , m_table(new QTableView(this))
{
    m_table->setObjectName(QStringLiteral("classTable"));
    m_table->setAccessibleName(tr("Classes of the project"));
    m_table->setToolTip(tr("Double-click or press F2 to change a name or a key"));
    m_table->setModel(m_model);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(ProjectClassModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle); // names often differ at their ends
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->setFrameShape(QFrame::NoFrame);
    addActions(context, scope, undoKeys);

    m_bar = new QHBoxLayout;
    m_bar->setContentsMargins(8, 4, 8, 4);
    m_bar->setSpacing(0); // all of them and a corner fit into the width of a dock
    for (QAction* action : {m_add, m_rename, m_colour, m_up, m_down, m_import, m_merge, m_remove})
        m_bar->addWidget(buttonFor(action));
    m_bar->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_bar);
    layout->addWidget(m_table, 1);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ClassDock::updateActions);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ClassDock::updateActions);
    connect(m_stack, &QUndoStack::indexChanged, this, &ClassDock::updateActions);
    connect(&context.session, &ProjectSession::openedProject, this, &ClassDock::updateActions);
    m_model->setGiveBack(
        [&labels = m_labels](const auto& uuids, auto then) { labels.giveBackClasses(uuids, std::move(then)); });
    connect(&m_labels, &LabelStore::changingClasses, this, &ClassDock::updateActions);
    connect(m_model, &ProjectClassModel::refused, this, [&shell = context.shell](const QString& message) {
        shell.showNotice({.severity = Severity::Error, .text = message});
    });
    updateActions();
}

QToolButton* ClassDock::buttonFor(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAccessibleName(action->text());
    button->setAutoRaise(true);
    button->setIconSize({18, 18});
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void ClassDock::setCorner(QAction* action)
{
    m_bar->addWidget(buttonFor(action));
}

void ClassDock::addActions(AppContext& context, const QString& scope, bool undoKeys)
{
    ActionRegistry& actions = context.actions;
    const auto add = [&](const char* id, const QString& text, const char* icon, const QString& toolTip,
                         const QList<QKeySequence>& keys, std::function<void()> act, bool here = true) {
        return actions.add({.id = scope + QLatin1Char('.') + QLatin1String(id),
                            .text = text,
                            .icon = QLatin1String(icon),
                            .toolTip = toolTip,
                            .keys = keys,
                            .scope = scope,
                            .where = here ? this : nullptr},
                           std::move(act));
    };
    m_add = add("class-add", tr("Add class"), "plus", tr("Add a class with a colour of its own"),
                {QKeySequence(Qt::Key_Insert)}, [this] {
                    selectRow(m_model->add());
                    m_table->edit(m_table->currentIndex());
                });
    m_rename = add("class-rename", tr("Rename class"), "rename", tr("Change the name of the selected class"), {},
                   [this] { m_table->edit(m_model->index(row(), ProjectClassModel::Name)); });
    m_colour = add("class-colour", tr("Change colour…"), "bucket", tr("Change the colour of the selected class"), {},
                   [this] { chooseColour(); });
    const auto move = [this](int step) {
        const int from = row();
        m_model->move(from, from + step);
        selectRow(from + step);
    };
    m_up = add("class-up", tr("Move class up"), "up", tr("Move the selected class up"),
               {QKeySequence(Qt::ALT | Qt::Key_Up)}, [move] { move(-1); });
    m_down = add("class-down", tr("Move class down"), "down", tr("Move the selected class down"),
                 {QKeySequence(Qt::ALT | Qt::Key_Down)}, [move] { move(1); });
    m_import = add("class-import", tr("Add a list of classes…"), "import", tr("Add the classes of a public data set"),
                   {}, [this] { importList(); });
    m_merge =
        add("class-merge", tr("Merge class into…"), "merge",
            tr("Make everything that is labelled with the selected class another class"), {}, [this] { merge(); });
    m_remove = add("class-remove", tr("Delete class"), "trash",
                   tr("Delete the selected class, what is labelled with it becomes unlabelled; undo brings both back"),
                   {QKeySequence(Qt::Key_Delete)}, [this] {
                       const int at = row();
                       m_model->remove(at);
                       selectRow(std::min(at, m_model->rowCount() - 1));
                   });
    using Keys = QList<QKeySequence>;
    m_undo = add(
        undoKeys ? "undo" : "class-undo", undoKeys ? tr("Undo") : tr("Undo in the project"), "undo",
        tr("Take back the last change of the project"), undoKeys ? Keys{QKeySequence(Qt::CTRL | Qt::Key_Z)} : Keys(),
        [this] { m_stack->undo(); }, false);
    m_redo = add(
        undoKeys ? "redo" : "class-redo", undoKeys ? tr("Redo") : tr("Redo in the project"), "redo",
        tr("Do again what was taken back"),
        undoKeys ? Keys{QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)} : Keys(),
        [this] { m_stack->redo(); }, false);
}

int ClassDock::row() const
{
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.first().row();
}

void ClassDock::selectRow(int row)
{
    if (row < 0) return;
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0));
}

void ClassDock::updateActions()
{
    const bool some = row() >= 0;
    const bool open = m_model->isOpen();
    const bool ready = !m_labels.isChangingClasses(); // one change after the other
    m_table->setEnabled(ready);
    m_add->setEnabled(open && ready);
    m_import->setEnabled(open && ready);
    for (QAction* action : {m_remove, m_rename, m_colour, m_merge})
        action->setEnabled(some && ready);
    m_up->setEnabled(row() > 0 && ready);
    m_down->setEnabled(some && row() + 1 < m_model->rowCount() && ready);
    m_undo->setEnabled(m_stack->canUndo() && ready);
    m_redo->setEnabled(m_stack->canRedo() && ready);
}

void ClassDock::chooseColour()
{
    const int at = row();
    if (at < 0) return;
    auto* dialog = new QColorDialog(m_model->colour(at), this); // beside the window, not in its way
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QColorDialog::DontUseNativeDialog);
    dialog->setWindowTitle(tr("Colour of “%1”").arg(m_model->index(at, ProjectClassModel::Name).data().toString()));
    connect(dialog, &QColorDialog::colorSelected, this,
            [this, at](const QColor& colour) { m_model->setColour(at, colour); });
    dialog->setModal(false);
    dialog->show();
}

void ClassDock::merge()
{
    const int from = row();
    if (from < 0) return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("mergeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, int becomes) {
        return menu->addAction(text, this, [this, id = m_model->idAt(from), becomes] {
            for (int at = 0; at < m_model->rowCount(); ++at)
                if (m_model->idAt(at) == id) return m_model->retire(at, becomes);
        });
    };
    for (int other = 0; other < m_model->rowCount(); ++other) {
        if (other == from) continue;
        QString name = m_model->index(other, ProjectClassModel::Name).data().toString();
        QPixmap swatch(16, 16);
        swatch.fill(m_model->colour(other));
        add(name.replace(QLatin1Char('&'), QLatin1String("&&")), m_model->idAt(other))->setIcon(swatch);
    }
    menu->addSeparator();
    add(tr("Background: none of the classes"), kBackground);
    add(tr("Ignored: left out of training"), kIgnoreLabel);
    menu->popup(mapToGlobal(QPoint(8, 32)));
}

void ClassDock::importList()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::pair<const char*, const ClassList&> lists[] = {{"ADE20K", ade20kClasses()},
                                                              {"COCO-Stuff", cocoStuffClasses()},
                                                              {"Cityscapes", cityscapesClasses()},
                                                              {"Pascal VOC", pascalVocClasses()},
                                                              {"Demo", demo::demoClasses()}};
    for (const auto& [name, classes] : lists)
        menu->addAction(tr("%1 (%n classes)", nullptr, int(classes.size())).arg(QLatin1String(name)), this,
                        [this, list = &classes] { m_model->addAll(*list); });
    menu->popup(mapToGlobal(QPoint(8, 32)));
}

} // namespace sdw::ui
