#include "ui/compare/ranked_image_model.h"

#include "ui/reports/compare_words.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sdw::ui {

void RankedImageModel::setNumbers(std::shared_ptr<const ComparedSet> set, std::shared_ptr<const PairNumbers> numbers)
{
    if (set != m_set) m_cell.reset();
    m_set = std::move(set);
    m_numbers = std::move(numbers);
    arrange();
}

void RankedImageModel::setOrder(ImageOrder order)
{
    m_order = order;
    arrange();
}

void RankedImageModel::setCell(std::optional<std::vector<ComparedSet::CellImage>> images)
{
    m_cell = std::move(images);
    arrange();
}

void RankedImageModel::arrange()
{
    beginResetModel();
    m_rows.clear();
    m_rowOf.clear();
    m_limit = 0;
    if (m_set && m_numbers) {
        if (m_cell) {
            for (const auto& [image, pixels] : *m_cell)
                m_rows.push_back({image, pixels});
        } else {
            for (const std::size_t image : m_numbers->ranking)
                m_rows.push_back({image});
            const auto& delta = m_numbers->delta;
            const auto& differing = m_numbers->differing;
            if (m_order == ImageOrder::BestFirst) // unlabelled images stay at the end
                std::stable_sort(m_rows.begin(), m_rows.end(), [&](const Entry& a, const Entry& b) {
                    return delta[a.image] && (!delta[b.image] || *delta[a.image] > *delta[b.image]);
                });
            else if (m_order == ImageOrder::MostDifferentFirst)
                std::stable_sort(m_rows.begin(), m_rows.end(), [&](const Entry& a, const Entry& b) {
                    return differing[a.image] > differing[b.image];
                });
            else if (m_order == ImageOrder::ByName)
                std::sort(m_rows.begin(), m_rows.end(), [&](const Entry& a, const Entry& b) {
                    return m_set->images()[a.image].name < m_set->images()[b.image].name;
                });
        }
        m_rowOf.assign(m_set->images().size(), -1);
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            m_rowOf[m_rows[row].image] = int(row);
        for (const auto& delta : m_numbers->delta)
            if (delta) m_limit = std::max(m_limit, std::abs(*delta));
    }
    endResetModel();
}

void RankedImageModel::thumbnailMade(std::size_t image)
{
    const int row = rowOf(int(image));
    if (row >= 0) Q_EMIT dataChanged(index(row), index(row), {ThumbnailRole});
}

int RankedImageModel::imageAt(int row) const
{
    return row >= 0 && std::size_t(row) < m_rows.size() ? int(m_rows[std::size_t(row)].image) : -1;
}

int RankedImageModel::rowOf(int image) const
{
    return image >= 0 && std::size_t(image) < m_rowOf.size() ? m_rowOf[std::size_t(image)] : -1;
}

int RankedImageModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString RankedImageModel::hint(std::size_t image) const
{
    const ComparedImage& one = m_set->images()[image];
    const ContenderPair pair = m_numbers->pair;
    QString text = QString::fromStdString(one.name);
    if (const auto& delta = m_numbers->delta[image])
        text += tr("\nMean IoU of its classes: %1 %2, %3 %4, so %5 points")
                    .arg(contenderLetter(pair.first), shareText(one.meanIou[pair.first]), contenderLetter(pair.second),
                         shareText(one.meanIou[pair.second]), pointsText(*delta));
    else
        text += one.labelled ? tr("\nIts labels say nothing that could be scored.") : tr("\nIt has no labels.");
    return text + tr("\nThe two differ in %1 of its pixels.").arg(shareText(m_numbers->differing[image]));
}

QVariant RankedImageModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Entry& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return QString::fromStdString(m_set->images()[row.image].name).section(QLatin1Char('/'), -1);
    case Qt::ToolTipRole:
        return hint(row.image);
    case Qt::AccessibleTextRole: {
        const auto& delta = m_numbers->delta[row.image];
        const QString figure = delta ? pointsText(*delta) : shareText(m_numbers->differing[row.image]);
        return index.data(Qt::DisplayRole).toString() + QStringLiteral(", ") + figure;
    }
    case ImageRole:
        return int(row.image);
    case DeltaRole:
        return m_numbers->delta[row.image] ? QVariant(*m_numbers->delta[row.image]) : QVariant();
    case DifferingRole:
        return m_numbers->differing[row.image];
    case LimitRole:
        return m_limit;
    case PixelsRole:
        return m_cell ? QVariant(qlonglong(row.pixels)) : QVariant();
    case ThumbnailRole:
        return m_thumbnail ? QVariant(m_thumbnail(row.image)) : QVariant();
    default:
        return {};
    }
}

} // namespace sdw::ui
