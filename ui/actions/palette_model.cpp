#include "ui/actions/palette_model.h"

#include "ui/actions/fuzzy_match.h"

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr std::size_t kShown = 60;

} // namespace

void PaletteModel::collect()
{
    m_items.clear();
    for (int source = 0; source < int(m_sources.size()); ++source) {
        const PaletteSource& from = m_sources[std::size_t(source)];
        for (int i = 0, count = from.count(); i < count; ++i)
            m_items.push_back({source, i, from.text(i)});
    }
}

void PaletteModel::search(const QString& pattern)
{
    beginResetModel();
    m_hits.clear();
    for (int i = 0; i < int(m_items.size()); ++i) {
        const int score = fuzzyScore(pattern, m_items[std::size_t(i)].text);
        if (score >= 0) m_hits.push_back({i, score});
    }
    const auto better = [](const Hit& a, const Hit& b) {
        return a.score != b.score ? a.score > b.score : a.item < b.item;
    };
    const auto end = m_hits.begin() + std::ptrdiff_t(std::min(kShown, m_hits.size()));
    std::partial_sort(m_hits.begin(), end, m_hits.end(), better);
    m_hits.erase(end, m_hits.end());
    endResetModel();
}

bool PaletteModel::choose(int row) const
{
    if (row < 0 || row >= rowCount()) return false;
    const Item& item = itemOf(row);
    const PaletteSource& source = m_sources[std::size_t(item.source)];
    if (source.enabled && !source.enabled(item.index)) return false;
    source.choose(item.index);
    return true;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Item& item = itemOf(index.row());
    const PaletteSource& source = m_sources[std::size_t(item.source)];
    switch (role) {
    case Qt::DisplayRole:
        return item.text;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(item.text, source.kind);
    case Qt::DecorationRole:
        return source.icon(item.index);
    case DetailRole: {
        const QString detail = source.detail ? source.detail(item.index) : QString();
        return detail.isEmpty() ? source.kind : detail;
    }
    case EnabledRole:
        return !source.enabled || source.enabled(item.index);
    default:
        return {};
    }
}

} // namespace sdw::ui
