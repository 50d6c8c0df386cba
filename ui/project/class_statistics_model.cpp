#include "ui/project/class_statistics_model.h"

#include <QColor>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace sdw::ui {

void ClassStatisticsModel::setStatistics(const ImageStatistics& statistics)
{
    beginResetModel();
    m_statistics = statistics;
    arrange();
    endResetModel();
}

void ClassStatisticsModel::sort(int column, Qt::SortOrder order)
{
    Q_EMIT layoutAboutToBeChanged();
    const auto before = m_order;
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
    QModelIndexList from = persistentIndexList(), to;
    for (const QModelIndex& one : from) {
        const auto row = std::find(m_order.begin(), m_order.end(), before[std::size_t(one.row())]);
        to << index(int(row - m_order.begin()), one.column());
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged();
}

void ClassStatisticsModel::arrange()
{
    const auto& classes = m_statistics.classes;
    m_order.resize(classes.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t(0));
    const auto isLess = [&](std::size_t a, std::size_t b) {
        switch (m_sortColumn) {
        case Name:
            return QString::localeAwareCompare(QString::fromStdString(classes[a].name),
                                               QString::fromStdString(classes[b].name)) < 0;
        case Pixels:
        case Share:
            return classes[a].pixels < classes[b].pixels;
        case Images:
            return classes[a].images < classes[b].images;
        default:
            return false;
        }
    };
    std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) {
        return m_sortOrder == Qt::AscendingOrder ? isLess(a, b) : isLess(b, a);
    });
}

std::optional<double> ClassStatisticsModel::percentOfPixels(int row) const
{
    const std::int64_t all = m_statistics.ofClasses();
    return all > 0 ? std::optional(100.0 * double(classAt(row).pixels) / double(all)) : std::nullopt;
}

std::optional<double> ClassStatisticsModel::percentOfImages(int row) const
{
    const int all = m_statistics.labelled;
    return all > 0 ? std::optional(100.0 * classAt(row).images / all) : std::nullopt;
}

int ClassStatisticsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int ClassStatisticsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClassStatisticsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const ClassStatistics& one = classAt(index.row());
    if (role == Qt::DecorationRole && index.column() == Name)
        return QColor(one.colour[0], one.colour[1], one.colour[2]);
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) return QString::fromStdString(one.name);
    if (role != Qt::DisplayRole) return {};
    const bool known = m_statistics.counted > 0;
    const QLocale locale;
    switch (index.column()) {
    case Name:
        return QString::fromStdString(one.name);
    case Pixels:
        return known ? locale.toString(qlonglong(one.pixels)) : QStringLiteral("–");
    case Share: {
        const auto percent = percentOfPixels(index.row());
        return percent ? locale.toString(*percent, 'f', *percent < 1 ? 2 : 1) + QStringLiteral(" %")
                       : QStringLiteral("–");
    }
    default:
        return known ? locale.toString(one.images) : QStringLiteral("–");
    }
}

QVariant ClassStatisticsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Name:
        return tr("Class");
    case Pixels:
        return tr("Pixels");
    case Share:
        return tr("Share");
    default:
        return tr("Images");
    }
}

} // namespace sdw::ui
