#include "ui/annotate/label_class_dock.h"

#include "ui/actions/action_registry.h"
#include "ui/annotate/class_choice.h"
#include "ui/annotate/label_class_model.h"
#include "ui/project/class_dock.h"
#include "ui/settings/style.h"
#include "ui/shell/app_context.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <functional>

namespace sdw::ui {
namespace {

constexpr int kRow = 26, kIcon = 16, kIconColumn = 24, kShareColumn = 64, kKeyColumn = 20;

/// Eyes and locks are buttons: pressing one does not choose its class.
class ClassTable : public QTableView {
public:
    using QTableView::QTableView;
    std::function<void(const QModelIndex&, bool alone)> pressedSign;

protected:
    void mousePressEvent(QMouseEvent* event) override
    {
        const QModelIndex index = indexAt(event->position().toPoint());
        const bool isSign =
            index.isValid() && (index.column() == LabelClassModel::Eye || index.column() == LabelClassModel::Lock);
        if (!isSign || event->button() != Qt::LeftButton) return QTableView::mousePressEvent(event);
        pressedSign(index, event->modifiers() & Qt::AltModifier);
    }
    void mouseDoubleClickEvent(QMouseEvent* event) override { mousePressEvent(event); } // two quick clicks are two
};

} // namespace

LabelClassDock::LabelClassDock(AppContext& context, const QString& scope, ClassChoice& choice, QAction* search,
                               QWidget* parent)
    : QWidget(parent)
    , m_choice(choice)
    , m_model(new LabelClassModel(choice, this))
{
    auto* table = new ClassTable(this);
    table->pressedSign = [this](const QModelIndex& index, bool alone) { clicked(index, alone); };
    m_table = table;
    m_table->setObjectName(QStringLiteral("labelClasses"));
    m_table->setProperty(kDense, true);
    m_table->setAccessibleName(tr("Classes to label with"));
    m_table->setToolTip(tr("Choose the class that is painted"));
    m_table->setModel(m_model);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRow);
    m_table->verticalHeader()->setMinimumSectionSize(kRow);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setMinimumSectionSize(kIconColumn);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(LabelClassModel::Name, QHeaderView::Stretch);
    for (const int column : {LabelClassModel::Eye, LabelClassModel::Lock}) {
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Fixed);
        m_table->setColumnWidth(column, kIconColumn);
    }
    m_table->horizontalHeader()->setSectionResizeMode(LabelClassModel::Share, QHeaderView::Fixed);
    m_table->setColumnWidth(LabelClassModel::Share, kShareColumn);
    m_table->horizontalHeader()->setSectionResizeMode(LabelClassModel::Key, QHeaderView::Interactive);
    m_table->setColumnWidth(LabelClassModel::Key, kKeyColumn);
    m_table->setIconSize({kIcon, kIcon});
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle); // names often differ at their ends
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setFrameShape(QFrame::NoFrame);
    addActions(context, scope);

    m_editor = new ClassDock(context, scope, false, this);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_editor);
    m_editor->setCorner(m_edit);
    m_bar = new QWidget(this);
    auto* bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(2);
    const auto addButton = [&](QAction* action) {
        auto* button = new QToolButton(m_bar);
        button->setDefaultAction(action);
        button->setAccessibleName(action->text());
        button->setAutoRaise(true);
        button->setIconSize({18, 18});
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
    };
    for (QAction* action : {search, m_isolate, m_hide, m_lock, m_showAll})
        addButton(action);
    bar->addStretch(1);
    addButton(m_edit);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_pages, 1);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (now.isValid()) m_choice.choose(m_model->value(now.row()));
    });
    connect(m_table, &QTableView::activated, this, &LabelClassDock::activated);
    connect(&choice, &ClassChoice::chosen, this, &LabelClassDock::showCurrent);
    connect(&choice, &ClassChoice::lookChanged, this, &LabelClassDock::showCurrent);
    connect(&choice, &ClassChoice::policyChanged, this, &LabelClassDock::showCurrent);
    connect(m_model, &QAbstractItemModel::modelReset, this, &LabelClassDock::showCurrent);
    showCurrent();
}

void LabelClassDock::addActions(AppContext& context, const QString& scope)
{
    ActionRegistry& actions = context.actions;
    m_hide = actions.add({.id = scope + QStringLiteral(".class-hide"),
                          .text = tr("Hide class"),
                          .icon = QStringLiteral("eye"),
                          .toolTip = tr("Hide the chosen class, or show it again"),
                          .keys = {QKeySequence(Qt::SHIFT | Qt::Key_H)},
                          .scope = scope,
                          .checkable = true,
                          .iconWhenOn = QStringLiteral("eye-off")},
                         [this] { m_choice.setHidden(m_choice.current(), !m_choice.isHidden(m_choice.current())); });
    m_isolate = actions.add({.id = scope + QStringLiteral(".class-isolate"),
                             .text = tr("Show class alone"),
                             .icon = QStringLiteral("isolate"),
                             .toolTip = tr("Show the chosen class alone, or all again"),
                             .keys = {QKeySequence(Qt::SHIFT | Qt::Key_I)},
                             .scope = scope,
                             .checkable = true},
                            [this] {
                                const int current = m_choice.current();
                                m_choice.isolate(m_choice.isolated() == current ? -1 : current);
                            });
    m_lock = actions.add({.id = scope + QStringLiteral(".class-lock"),
                          .text = tr("Lock class"),
                          .icon = QStringLiteral("unlock"),
                          .toolTip = tr("Keep pixels of the chosen class from being painted over, or no longer"),
                          .keys = {QKeySequence(Qt::SHIFT | Qt::Key_L)},
                          .scope = scope,
                          .checkable = true,
                          .iconWhenOn = QStringLiteral("lock")},
                         [this] { m_choice.setLocked(m_choice.current(), !m_choice.isLocked(m_choice.current())); });
    m_edit = actions.addToggle({.id = scope + QStringLiteral(".class-edit"),
                                .text = tr("Edit classes"),
                                .icon = QStringLiteral("class-edit"),
                                .toolTip = tr("Add, rename, recolour, reorder, merge and delete classes"),
                                .keys = {QKeySequence(Qt::CTRL | Qt::Key_E)},
                                .scope = scope},
                               [this](bool on) { showEditor(on); });
    m_showAll = actions.add({.id = scope + QStringLiteral(".class-show-all"),
                             .text = tr("Show all classes"),
                             .icon = QStringLiteral("layers"),
                             .toolTip = tr("Show every class again"),
                             .scope = scope},
                            [this] {
                                m_choice.isolate(-1);
                                for (const LabelKind& kind : m_choice.kinds())
                                    m_choice.setHidden(kind.value, false);
                            });
}

void LabelClassDock::showEditor(bool shown)
{
    m_edit->setChecked(shown);
    m_pages->setCurrentWidget(shown ? m_editor : static_cast<QWidget*>(m_table));
    m_bar->setVisible(!shown);
}

void LabelClassDock::clicked(const QModelIndex& index, bool alone)
{
    const std::uint16_t value = m_model->value(index.row());
    if (index.column() == LabelClassModel::Lock)
        m_choice.setLocked(value, !m_choice.isLocked(value));
    else if (alone || m_choice.isolated() == value)
        m_choice.isolate(m_choice.isolated() == value ? -1 : value);
    else
        m_choice.setHidden(value, !m_choice.isHidden(value));
}

void LabelClassDock::showCurrent()
{
    const std::uint16_t value = m_choice.current();
    const QModelIndex current = m_model->index(m_choice.row(value), LabelClassModel::Name);
    if (m_table->currentIndex().row() != current.row()) m_table->setCurrentIndex(current);
    m_table->scrollTo(current);
    m_hide->setChecked(m_choice.isHidden(value));
    m_isolate->setChecked(m_choice.isolated() == value);
    m_lock->setChecked(m_choice.isLocked(value));
    bool allSeen = m_choice.isolated() < 0;
    for (const LabelKind& kind : m_choice.kinds())
        allSeen = allSeen && !m_choice.isHidden(kind.value);
    m_showAll->setEnabled(!allSeen);
}

void LabelClassDock::showCounts(const LabelMap* labels)
{
    if (labels)
        m_model->setCounts(labels->counts(), std::int64_t(labels->height()) * labels->width());
    else
        m_model->setCounts({}, 0);
}

} // namespace sdw::ui
