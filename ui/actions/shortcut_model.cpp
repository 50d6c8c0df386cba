#include "ui/actions/shortcut_model.h"

#include "ui/actions/action_registry.h"

#include <QFont>

namespace sdw::ui {

ShortcutModel::ShortcutModel(ActionRegistry& actions, std::function<QString(const QString&)> scopeName, QObject* parent)
    : QAbstractTableModel(parent)
    , m_actions(actions)
    , m_scopeName(std::move(scopeName))
{
    connect(&actions, &ActionRegistry::added, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&actions, &ActionRegistry::keysChanged, this,
            [this] { Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, Keys)); });
}

int ShortcutModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_actions.actions().size());
}

int ShortcutModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ShortcutModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const QAction* action = m_actions.actions()[std::size_t(index.row())];
    const ActionInfo& info = m_actions.info(action);
    switch (role) {
    case IdRole:
        return info.id;
    case Qt::DisplayRole:
        if (index.column() == Name) return info.text;
        return index.column() == Where ? m_scopeName(info.scope) : keysText(action->shortcuts());
    case Qt::ToolTipRole:
        return info.toolTip;
    case Qt::DecorationRole:
        return index.column() == Name ? QVariant(action->icon()) : QVariant();
    case Qt::FontRole: {
        QFont font;
        font.setBold(index.column() == Keys && m_actions.hasOwnKeys(info.id)); // chosen by the person
        return font;
    }
    default:
        return {};
    }
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return section == Name ? tr("Action") : section == Where ? tr("Where") : tr("Keys");
}

} // namespace sdw::ui
