// One value per pixel in tiles that are never changed, only replaced: copies of a plane share them, which makes a
// snapshot cheap and lets other threads read it while the owner goes on; a tile of a single value takes no memory at
// all.
#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace sdw {

constexpr int kTileSize = 256; ///< side of a tile in pixels
constexpr int kTilePixels = kTileSize * kTileSize;
constexpr int kLargestSide = 65536; ///< of an image that can be labelled

/// How tiles cut up an image. They count row by row from 0; those at the right and lower edges reach outside.
class TileGrid {
public:
    /// @throws Error when a side is not in 1 .. kLargestSide.
    TileGrid(int height, int width);

    int height() const { return m_height; }
    int width() const { return m_width; }
    cv::Rect image() const { return {0, 0, m_width, m_height}; }
    int rows() const { return (m_height + kTileSize - 1) / kTileSize; }
    int columns() const { return (m_width + kTileSize - 1) / kTileSize; }
    int count() const { return rows() * columns(); }
    int tileAt(int x, int y) const { return y / kTileSize * columns() + x / kTileSize; }
    /// Pixels of the image that a tile holds.
    cv::Rect area(int tile) const;
    bool operator==(const TileGrid&) const = default;

private:
    int m_height, m_width;
};

template <typename T>
struct ValueCount {
    T value;
    std::int64_t pixels;
    bool operator==(const ValueCount&) const = default;
};

/// The pixels of a tile, row by row. What lies outside of the image is any value.
template <typename T>
struct TileData {
    alignas(64) std::array<T, kTilePixels> values;
    std::vector<ValueCount<T>> counts; ///< of the pixels inside the image; filled for class ids only

    T* row(int y) { return values.data() + std::size_t(y) * kTileSize; }
    const T* row(int y) const { return values.data() + std::size_t(y) * kTileSize; }
};

/// A tile that is shared and no longer changes: one value, or data.
template <typename T>
class Tile {
public:
    explicit Tile(T value = {})
        : m_value(value)
    {
    }
    /// Counts the classes, and becomes a tile of one value where the pixels inside the image are all equal.
    /// @param used size of the part inside the image, from the upper left corner.
    Tile(std::unique_ptr<TileData<T>> data, cv::Size used);

    bool uniform() const { return !m_data; }
    T value() const { return m_value; }                      ///< of a uniform tile
    const TileData<T>* data() const { return m_data.get(); } ///< of one that is not
    T at(int x, int y) const { return m_data ? m_data->row(y)[x] : m_value; }
    /// The very same tile: true costs nothing to find out; two tiles with equal data may still give false.
    bool same(const Tile& other) const { return m_data == other.m_data && (m_data || m_value == other.m_value); }
    bool equal(const Tile& other, cv::Size used) const;
    /// A copy to change.
    std::unique_ptr<TileData<T>> copy() const;

private:
    std::shared_ptr<const TileData<T>> m_data;
    T m_value = {};
};

template <typename T>
class TilePlane {
public:
    TilePlane(const TileGrid& grid, T value)
        : m_grid(grid)
        , m_tiles(std::size_t(grid.count()), Tile<T>(value))
    {
    }

    const TileGrid& grid() const { return m_grid; }
    const Tile<T>& tile(int index) const { return m_tiles[std::size_t(index)]; }
    void setTile(int index, Tile<T> tile) { m_tiles[std::size_t(index)] = std::move(tile); }
    T at(int x, int y) const { return tile(m_grid.tileAt(x, y)).at(x % kTileSize, y % kTileSize); }
    /// @param area inside the image. @return CV_16UC1 for class ids, CV_32SC1 for instances.
    cv::Mat read(const cv::Rect& area) const;
    /// Equal pixels inside the image.
    bool operator==(const TilePlane& other) const;

private:
    TileGrid m_grid;
    std::vector<Tile<T>> m_tiles;
};

using LabelTile = Tile<std::uint16_t>;
using InstanceTile = Tile<std::uint32_t>;

/// End of the run of equal values that starts at `from`: at most `to`.
template <typename T>
int runEnd(const T* row, int from, int to);

extern template class Tile<std::uint16_t>;
extern template class Tile<std::uint32_t>;
extern template class TilePlane<std::uint16_t>;
extern template class TilePlane<std::uint32_t>;

} // namespace sdw
