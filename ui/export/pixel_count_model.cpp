#include "ui/export/pixel_count_model.h"

#include <QLocale>

namespace sdw::ui {

void PixelCountModel::setRows(std::vector<ExportReport::Row> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_total = 0;
    for (const ExportReport::Row& row : m_rows)
        m_total += row.pixels;
    endResetModel();
}

int PixelCountModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PixelCountModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PixelCountModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const ExportReport::Row& row = m_rows[std::size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == Name) return QString::fromStdString(row.name);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case Name:
        return QString::fromStdString(row.name);
    case Id:
        return row.id ? QString::number(*row.id) : QStringLiteral("–");
    case Pixels:
        return QLocale().toString(qlonglong(row.pixels));
    default:
        return m_total == 0
                   ? QStringLiteral("–")
                   : QLocale().toString(100.0 * double(row.pixels) / double(m_total), 'f', 1) + QStringLiteral(" %");
    }
}

QVariant PixelCountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Name:
        return tr("Class");
    case Id:
        return tr("Id");
    case Pixels:
        return tr("Pixels");
    default:
        return tr("Share");
    }
}

} // namespace sdw::ui
