#include "ui/actions/shortcut_page.h"

#include "ui/actions/action_registry.h"
#include "ui/actions/shortcut_model.h"
#include "ui/icons/icon.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>

#include <algorithm>

namespace sdw::ui {

ShortcutPage::ShortcutPage(ActionRegistry& actions, std::function<QString(const QString&)> scopeName, QWidget* parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_scopeName(std::move(scopeName))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_filter(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_keys(new QKeySequenceEdit(this))
    , m_subject(new QLabel(this))
    , m_conflict(new QLabel(this))
    , m_assign(new QPushButton(tr("Assign"), this))
    , m_clear(new QPushButton(tr("No keys"), this))
    , m_reset(new QPushButton(tr("Default"), this))
{
    m_filtered->setSourceModel(new ShortcutModel(actions, m_scopeName, this));
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filtered->setFilterKeyColumn(-1); // every column: "ctrl+o" finds what has it
    m_filter->setObjectName(QStringLiteral("shortcutFilter"));
    m_filter->setPlaceholderText(tr("Filter by name or keys"));
    m_filter->setAccessibleName(tr("Filter actions"));
    m_filter->setToolTip(tr("Show only actions whose name or keys hold these letters"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(themedIcon(QStringLiteral("search"), IconTint::Quiet), QLineEdit::LeadingPosition);
    m_table->setObjectName(QStringLiteral("shortcutTable"));
    m_table->setAccessibleName(tr("Actions and their keys"));
    m_table->setToolTip(tr("Choose an action to change its keys"));
    m_table->setModel(m_filtered);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(ShortcutModel::Name, QHeaderView::Stretch);
    m_keys->setObjectName(QStringLiteral("shortcutKeys"));
    m_keys->setAccessibleName(tr("New keys"));
    m_keys->setToolTip(tr("Click here and press the new keys"));
    if (auto* line = m_keys->findChild<QLineEdit*>()) line->setPlaceholderText(tr("Press keys"));
    m_subject->setObjectName(QStringLiteral("shortcutSubject"));
    m_conflict->setObjectName(QStringLiteral("shortcutConflict"));
    m_conflict->setWordWrap(true);
    m_assign->setObjectName(QStringLiteral("shortcutAssign"));
    m_clear->setObjectName(QStringLiteral("shortcutClear"));
    m_clear->setToolTip(tr("Leave the action without keys"));
    m_reset->setObjectName(QStringLiteral("shortcutReset"));
    m_reset->setToolTip(tr("Give the action its default keys again"));

    auto* editor = new QHBoxLayout;
    editor->setSpacing(8);
    editor->addWidget(m_subject, 1);
    editor->addWidget(m_keys);
    editor->addWidget(m_assign);
    editor->addWidget(m_clear);
    editor->addWidget(m_reset);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_filter);
    layout->addWidget(m_table, 1);
    layout->addLayout(editor);
    layout->addWidget(m_conflict);

    connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ShortcutPage::showSelected);
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutPage::check);
    connect(m_assign, &QPushButton::clicked, this, &ShortcutPage::assign);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_actions.setKeys(selected(), {});
        showSelected();
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_actions.resetKeys(selected());
        showSelected();
    });
    showSelected();
}

void ShortcutPage::select(const QString& id)
{
    m_filter->clear();
    const auto found = m_filtered->match(m_filtered->index(0, 0), ShortcutModel::IdRole, id, 1, Qt::MatchExactly);
    if (found.isEmpty()) return;
    m_table->selectRow(found.first().row());
    m_table->scrollTo(found.first());
}

QString ShortcutPage::selected() const
{
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.first().data(ShortcutModel::IdRole).toString();
}

void ShortcutPage::showSelected()
{
    const QString id = selected();
    const QAction* action = m_actions.find(id);
    m_subject->setText(action ? action->text() : tr("Choose an action above."));
    const auto keys = m_actions.keys(id);
    {
        const QSignalBlocker quietly(m_keys);
        m_keys->setKeySequence(keys.isEmpty() ? QKeySequence() : keys.first());
    }
    m_keys->setEnabled(action != nullptr);
    m_clear->setEnabled(!keys.isEmpty());
    m_reset->setEnabled(m_actions.hasOwnKeys(id));
    check();
}

void ShortcutPage::check()
{
    const QString id = selected();
    const QKeySequence keys = m_keys->keySequence();
    const auto others = m_actions.conflicts(id, keys);
    const auto mine = m_actions.keys(id);
    m_assign->setEnabled(!id.isEmpty() && !keys.isEmpty() && !(mine.size() == 1 && mine.first() == keys));
    m_assign->setText(others.empty() ? tr("Assign") : tr("Take over"));
    m_assign->setToolTip(others.empty() ? tr("Give the action these keys")
                                        : tr("Give these keys to this action and take them from the others"));
    QStringList names;
    for (const QAction* other : others) {
        const QString where = m_scopeName(m_actions.info(other).scope);
        names << QStringLiteral("“%1” (%2)").arg(other->text(), where);
    }
    m_conflict->setVisible(!others.empty());
    m_conflict->setText(others.empty()
                            ? QString()
                            : tr("Conflict: %1 already belongs to %2.")
                                  .arg(keys.toString(QKeySequence::NativeText), names.join(QStringLiteral(", "))));
}

void ShortcutPage::assign()
{
    const QString id = selected();
    const QKeySequence keys = m_keys->keySequence();
    for (const QAction* other : m_actions.conflicts(id, keys)) {
        QList<QKeySequence> left = other->shortcuts();
        left.removeIf([&](const QKeySequence& one) {
            return one.matches(keys) != QKeySequence::NoMatch || keys.matches(one) != QKeySequence::NoMatch;
        });
        m_actions.setKeys(other->objectName(), left);
    }
    m_actions.setKeys(id, {keys});
    showSelected();
}

} // namespace sdw::ui
