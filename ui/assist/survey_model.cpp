#include "ui/assist/survey_model.h"

#include <QPixmap>

#include <algorithm>

namespace sdw::ui {

SurveyModel::SurveyModel(Words words, QObject* parent)
    : QAbstractListModel(parent)
    , m_words(std::move(words))
{
}

void SurveyModel::setRegions(const std::vector<SurveyRegion>& regions)
{
    beginResetModel();
    m_regions.clear();
    std::ranges::copy_if(regions, std::back_inserter(m_regions), [this](const SurveyRegion& region) {
        return std::ranges::none_of(m_dismissed, [&](const SurveyRegion& gone) { return gone.isSame(region); });
    });
    endResetModel();
}

void SurveyModel::dismiss(int row)
{
    beginRemoveRows({}, row, row);
    m_dismissed.push_back(std::move(m_regions[std::size_t(row)]));
    m_regions.erase(m_regions.begin() + row);
    endRemoveRows();
}

int SurveyModel::find(const SurveyRegion& region) const
{
    const auto found = std::ranges::find_if(m_regions, [&](const SurveyRegion& one) { return one.isSame(region); });
    return found == m_regions.end() ? -1 : int(found - m_regions.begin());
}

int SurveyModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_regions.size());
}

QVariant SurveyModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_regions.size())) return {};
    const SurveyRegion& region = m_regions[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return m_words(region);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return m_words(region).replace(QLatin1Char('\n'), QStringLiteral(" · "));
    case Qt::DecorationRole:
        return QPixmap::fromImage(region.thumbnail);
    default:
        return {};
    }
}

} // namespace sdw::ui
