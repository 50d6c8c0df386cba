#include "ui/training/run_list.h"

#include "ui/icons/icon.h"
#include "ui/training/runs_model.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

const QString kColumnsKey = QStringLiteral("train/columns");
constexpr int kIcon = 16, kHeadMargin = 20; // pixels
constexpr int kFirstColumns[] = {RunsModel::Name, RunsModel::BestMeanIou};

/// Names with the icon of the state before them: one narrow column tells both.
class NameDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = themedIcon(runStateIcon(RunState(index.data(RunsModel::StateRole).toInt())));
        option->decorationSize = QSize(kIcon, kIcon);
        option->textElideMode = Qt::ElideMiddle;
    }
};

QStringList columnsShown()
{
    QStringList first;
    for (const int column : kFirstColumns)
        first << QString::number(column);
    return QSettings().value(kColumnsKey, first).toStringList();
}

} // namespace

RunList::RunList(RunsModel& runs, const QList<QAction*>& menu, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_filter(new RunsFilter(runs, this))
    , m_menu(menu)
    , m_find(new QLineEdit(this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("runList"));
    m_find->setObjectName(QStringLiteral("findRun"));
    m_find->setAccessibleName(tr("Find runs"));
    m_find->setPlaceholderText(tr("Find runs"));
    m_find->setToolTip(tr("Show only runs with these words in their name, state, data, model, tags or notes"));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(themedIcon(QStringLiteral("search"), IconTint::Quiet), QLineEdit::LeadingPosition);
    m_table->setObjectName(QStringLiteral("runs"));
    m_table->setAccessibleName(tr("Runs"));
    m_table->setToolTip(tr("Choose a run; several are laid over each other in the plots"));
    m_table->setModel(m_filter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(RunsModel::Started, Qt::DescendingOrder);
    m_table->setItemDelegateForColumn(RunsModel::Name, new NameDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->verticalHeader()->hide();
    QHeaderView* head = m_table->horizontalHeader();
    head->setHighlightSections(false);
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(RunsModel::Name, QHeaderView::Stretch);
    head->setMinimumSectionSize(48);
    head->setSectionResizeMode(RunsModel::BestMeanIou, QHeaderView::Fixed); // no room for a sort mark beside it
    head->resizeSection(RunsModel::BestMeanIou,
                        head->fontMetrics().horizontalAdvance(
                            runs.headerData(RunsModel::BestMeanIou, Qt::Horizontal, Qt::DisplayRole).toString()) +
                            kHeadMargin);
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    showColumns();
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(8, 8, 8, 8);
    lines->setSpacing(8);
    lines->addWidget(m_find);
    lines->addWidget(m_table, 1);

    connect(m_find, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setText(text);
        keepChoice();
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &RunList::showMenu);
    connect(head, &QWidget::customContextMenuRequested, this, &RunList::showColumnMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_restoring) return;
        const QModelIndex current = m_table->selectionModel()->currentIndex();
        QStringList folders;
        for (const QModelIndex& row : m_table->selectionModel()->selectedRows()) {
            const QString folder = row.data(RunsModel::FolderRole).toString();
            folders.insert(row.row() == current.row() ? 0 : folders.size(), folder);
        }
        if (folders.isEmpty() || folders == m_chosen) return; // a row that went: what is shown stays
        m_chosen = folders;
        Q_EMIT choiceChanged();
    });
    connect(&m_runs, &RunsModel::looked, this, &RunList::keepChoice);
}

QStringList RunList::chosen() const
{
    return m_chosen;
}

bool RunList::choose(const QString& folder)
{
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, RunsModel::Name);
        if (index.data(RunsModel::FolderRole).toString() != folder) continue;
        m_table->setCurrentIndex(index); // selects the row
        return true;
    }
    return false;
}

/// Rows may have been made anew: the selection is that of the folders.
void RunList::keepChoice()
{
    m_restoring = true;
    QItemSelection selection;
    QModelIndex current;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, RunsModel::Name);
        const QString folder = index.data(RunsModel::FolderRole).toString();
        if (!m_chosen.contains(folder)) continue;
        selection.select(index, index);
        if (folder == m_chosen.first()) current = index;
    }
    QItemSelectionModel* model = m_table->selectionModel();
    if (current.isValid() && current.row() != model->currentIndex().row())
        model->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    model->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_restoring = false;
}

void RunList::showMenu(const QPoint& at)
{
    if (!m_table->indexAt(at).isValid()) return;
    QMenu menu(this);
    menu.addActions(m_menu);
    menu.exec(m_table->viewport()->mapToGlobal(at));
}

void RunList::showColumnMenu(const QPoint& at)
{
    QMenu menu(this);
    for (int column = 0; column < RunsModel::ColumnCount; ++column) {
        if (column == RunsModel::Name) continue;
        QAction* toggle = menu.addAction(m_runs.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        toggle->setCheckable(true);
        toggle->setChecked(!m_table->isColumnHidden(column));
        toggle->setData(column);
    }
    if (const QAction* pressed = menu.exec(m_table->horizontalHeader()->mapToGlobal(at))) {
        QStringList shown = columnsShown();
        const QString column = pressed->data().toString();
        if (pressed->isChecked())
            shown.append(column);
        else
            shown.removeAll(column);
        QSettings().setValue(kColumnsKey, shown);
        showColumns();
    }
}

void RunList::showColumns()
{
    const QStringList shown = columnsShown();
    for (int column = 0; column < RunsModel::ColumnCount; ++column)
        m_table->setColumnHidden(column, column != RunsModel::Name && !shown.contains(QString::number(column)));
}

} // namespace sdw::ui
