#include "core/annotation/label_map.h"

#include "core/base/error.h"

#include <algorithm>

namespace sdw {
namespace {

template <typename T>
Tile<T> cutTile(const cv::Mat& source, const cv::Rect& area)
{
    auto data = std::make_unique_for_overwrite<TileData<T>>();
    data->values.fill(
        reinterpret_cast<const T*>(source.ptr(area.y))[area.x]); // outside of the image: anything, but always the same
    for (int y = 0; y < area.height; ++y)
        std::copy_n(reinterpret_cast<const T*>(source.ptr(area.y + y)) + area.x, area.width, data->row(y));
    return Tile<T>(std::move(data), area.size());
}

} // namespace

LabelMap::LabelMap(int height, int width, std::uint16_t value)
    : m_labels(TileGrid(height, width), value)
    , m_instances(TileGrid(height, width), 0)
    , m_counts{{value, std::int64_t(height) * width}}
{
}

LabelMap::LabelMap(const cv::Mat& labels, const cv::Mat& instances)
    : LabelMap(labels.rows, labels.cols)
{
    if (labels.type() != CV_16UC1) throw Error("A label map must have one 16-bit class id per pixel.");
    if (!instances.empty() && (instances.type() != CV_32SC1 || instances.size() != labels.size()))
        throw Error("The object numbers of a label map must be one 32-bit number for each of its pixels.");
    for (int tile = 0; tile < grid().count(); ++tile) {
        setLabels(tile, cutTile<std::uint16_t>(labels, grid().area(tile)));
        if (!instances.empty()) setInstances(tile, cutTile<std::uint32_t>(instances, grid().area(tile)));
    }
}

bool LabelMap::hasInstances() const
{
    for (int tile = 0; tile < grid().count(); ++tile)
        if (!m_instances.tile(tile).same(InstanceTile(0))) return true;
    return false;
}

std::int64_t LabelMap::count(std::uint16_t value) const
{
    const auto at = std::ranges::lower_bound(m_counts, value, {}, &ClassCount::value);
    return at != m_counts.end() && at->value == value ? at->pixels : 0;
}

void LabelMap::setLabels(int tile, LabelTile content)
{
    count(tile, -1);
    m_labels.setTile(tile, std::move(content));
    count(tile, 1);
}

void LabelMap::count(int tile, std::int64_t sign)
{
    const LabelTile& content = m_labels.tile(tile);
    if (content.uniform()) return add(content.value(), sign * grid().area(tile).area());
    for (const auto& [value, pixels] : content.data()->counts)
        add(value, sign * pixels);
}

void LabelMap::add(std::uint16_t value, std::int64_t pixels)
{
    const auto at = std::ranges::lower_bound(m_counts, value, {}, &ClassCount::value);
    if (at == m_counts.end() || at->value != value)
        m_counts.insert(at, {value, pixels});
    else if ((at->pixels += pixels) == 0)
        m_counts.erase(at);
}

} // namespace sdw
