#include "ui/classes/class_legend_model.h"

#include <QColor>
#include <QLocale>

namespace sdw::ui {

void ClassLegendModel::setClasses(const ClassList& classes)
{
    beginResetModel();
    m_classes = classes;
    m_shares.clear();
    endResetModel();
}

void ClassLegendModel::setShares(std::vector<double> shares)
{
    Q_ASSERT(shares.empty() || shares.size() == m_classes.size());
    m_shares = std::move(shares);
    if (!m_classes.empty()) Q_EMIT dataChanged(index(0, Share), index(rowCount() - 1, Share));
}

int ClassLegendModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_classes.size());
}

int ClassLegendModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClassLegendModel::data(const QModelIndex& at, int role) const
{
    if (!at.isValid()) return {};
    const auto& info = m_classes[std::size_t(at.row())];
    if (at.column() == Name && role == Qt::DisplayRole) return QString::fromStdString(info.name);
    if (at.column() == Name && role == Qt::DecorationRole)
        return QColor(info.colour[0], info.colour[1], info.colour[2]);
    if (at.column() == Share && role == Qt::DisplayRole && !m_shares.empty())
        return QLocale().toString(100 * m_shares[std::size_t(at.row())], 'f', 1) + QStringLiteral(" %");
    if (at.column() == Share && role == Qt::TextAlignmentRole) return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant ClassLegendModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return section == Name ? tr("Class") : tr("Area");
}

} // namespace sdw::ui
