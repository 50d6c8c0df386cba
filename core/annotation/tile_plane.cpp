#include "core/annotation/tile_plane.h"

#include "core/base/error.h"

#include <algorithm>
#include <cstring>

namespace sdw {
namespace {

/// Counts by run, so that smooth maps cost a fraction of one step per pixel.
std::vector<ValueCount<std::uint16_t>> countValues(const TileData<std::uint16_t>& data, cv::Size used)
{
    thread_local std::vector<std::int32_t> counts(65536); // all zero between two calls
    std::vector<std::uint16_t> seen;
    for (int y = 0; y < used.height; ++y) {
        const std::uint16_t* row = data.row(y);
        for (int x = 0; x < used.width;) {
            const int end = runEnd(row, x, used.width);
            if (counts[row[x]] == 0) seen.push_back(row[x]);
            counts[row[x]] += end - x;
            x = end;
        }
    }
    std::sort(seen.begin(), seen.end());
    std::vector<ValueCount<std::uint16_t>> result;
    result.reserve(seen.size());
    for (const std::uint16_t value : seen) {
        result.push_back({value, counts[value]});
        counts[value] = 0;
    }
    return result;
}

bool oneValue(const TileData<std::uint32_t>& data, cv::Size used)
{
    for (int y = 0; y < used.height; ++y) {
        const std::uint32_t* row = data.row(y);
        if (row[0] != data.values[0] || runEnd(row, 0, used.width) != used.width) return false;
    }
    return true;
}

template <typename T>
constexpr int kMatType = sizeof(T) == 2 ? CV_16UC1 : CV_32SC1;

} // namespace

template <typename T>
int runEnd(const T* row, int from, int to)
{
    constexpr int step = 8 / sizeof(T);
    const T value = row[from];
    std::array<T, step> same;
    same.fill(value);
    std::uint64_t pattern, word;
    std::memcpy(&pattern, same.data(), 8);
    int at = from + 1;
    for (; at + step <= to; at += step) {
        std::memcpy(&word, row + at, 8);
        if (word != pattern) break;
    }
    while (at < to && row[at] == value)
        ++at;
    return at;
}

template int runEnd(const std::uint16_t*, int, int);
template int runEnd(const std::uint32_t*, int, int);

TileGrid::TileGrid(int height, int width)
    : m_height(height)
    , m_width(width)
{
    if (height < 1 || width < 1 || height > kLargestSide || width > kLargestSide)
        throw Error("An image of " + std::to_string(width) + " × " + std::to_string(height) +
                    " pixels cannot be labelled: each side must have 1 to " + std::to_string(kLargestSide) +
                    " pixels.");
}

cv::Rect TileGrid::area(int tile) const
{
    const int x = tile % columns() * kTileSize, y = tile / columns() * kTileSize;
    return {x, y, std::min(kTileSize, m_width - x), std::min(kTileSize, m_height - y)};
}

template <typename T>
Tile<T>::Tile(std::unique_ptr<TileData<T>> data, cv::Size used)
{
    bool uniform;
    if constexpr (sizeof(T) == 2) {
        data->counts = countValues(*data, used);
        uniform = data->counts.size() == 1;
    } else {
        uniform = oneValue(*data, used);
    }
    if (uniform)
        m_value = data->values[0];
    else
        m_data = std::move(data);
}

template <typename T>
bool Tile<T>::equal(const Tile& other, cv::Size used) const
{
    if (same(other)) return true;
    if (uniform() || other.uniform()) return false; // one value is always held as such
    for (int y = 0; y < used.height; ++y)
        if (std::memcmp(m_data->row(y), other.m_data->row(y), std::size_t(used.width) * sizeof(T)) != 0) return false;
    return true;
}

template <typename T>
std::unique_ptr<TileData<T>> Tile<T>::copy() const
{
    auto data = std::make_unique_for_overwrite<TileData<T>>();
    if (m_data)
        data->values = m_data->values;
    else
        data->values.fill(m_value);
    return data;
}

template <typename T>
cv::Mat TilePlane<T>::read(const cv::Rect& area) const
{
    CV_Assert((area & m_grid.image()) == area);
    cv::Mat out(area.height, area.width, kMatType<T>);
    if (area.empty()) return out;
    for (int row = area.y / kTileSize; row <= (area.y + area.height - 1) / kTileSize; ++row)
        for (int column = area.x / kTileSize; column <= (area.x + area.width - 1) / kTileSize; ++column) {
            const int index = row * m_grid.columns() + column;
            const cv::Rect whole = m_grid.area(index), part = whole & area;
            const auto& source = tile(index);
            for (int y = part.y; y < part.y + part.height; ++y) {
                T* to = reinterpret_cast<T*>(out.ptr(y - area.y)) + (part.x - area.x);
                if (source.uniform())
                    std::fill_n(to, part.width, source.value());
                else
                    std::copy_n(source.data()->row(y - whole.y) + (part.x - whole.x), part.width, to);
            }
        }
    return out;
}

template <typename T>
bool TilePlane<T>::operator==(const TilePlane& other) const
{
    if (m_grid != other.m_grid) return false;
    for (int index = 0; index < m_grid.count(); ++index)
        if (!tile(index).equal(other.tile(index), m_grid.area(index).size())) return false;
    return true;
}

template class Tile<std::uint16_t>;
template class Tile<std::uint32_t>;
template class TilePlane<std::uint16_t>;
template class TilePlane<std::uint32_t>;

} // namespace sdw
