// The truth about an image: for every pixel a class id and, beside it, the number of the object it belongs to.
#pragma once

#include "core/annotation/tile_plane.h"
#include "core/base/class_list.h"

namespace sdw {

// Three states that are no class, and are never mixed up. kUnlabelled: nobody has said anything about this pixel yet;
// training leaves it out, and progress counts it as open. kBackground: somebody looked, and it is none of the classes
// (where background is a class of its own, as in Pascal VOC, it is in the class list instead). kIgnoreLabel
// (core/base/class_list.h): somebody decided that this pixel takes no part in training and evaluation.
constexpr std::uint16_t kBackground = 65533;
constexpr std::uint16_t kUnlabelled = 65534;
constexpr std::uint16_t kLastClass = 65532; ///< class ids are 0 .. kLastClass
static_assert(kIgnoreLabel == 65535);

using ClassCount = ValueCount<std::uint16_t>;

/// Copies share their tiles: taking a snapshot costs some bytes per tile, and a snapshot may be read by another thread.
/// Changes go through EditBuilder (core/annotation/edit.h), which gives what undo needs.
class LabelMap {
public:
    /// @throws Error when a side is not in 1 .. kLargestSide.
    LabelMap(int height, int width, std::uint16_t value = kUnlabelled);
    /// @param labels CV_16UC1 class ids. @param instances CV_32SC1 of the same size, or empty: all 0.
    /// @throws Error for other kinds of pixels and sizes.
    explicit LabelMap(const cv::Mat& labels, const cv::Mat& instances = {});

    const TileGrid& grid() const { return m_labels.grid(); }
    int height() const { return grid().height(); }
    int width() const { return grid().width(); }
    const TilePlane<std::uint16_t>& labels() const { return m_labels; }
    /// 0 where a pixel belongs to no single object.
    const TilePlane<std::uint32_t>& instances() const { return m_instances; }
    bool hasInstances() const;

    std::uint16_t at(int x, int y) const { return m_labels.at(x, y); }
    /// CV_16UC1. @param area inside the image.
    cv::Mat read(const cv::Rect& area) const { return m_labels.read(area); }
    cv::Mat read() const { return read(grid().image()); }

    /// Kept up to date with every tile. Sorted by value, without zeros; the three states above are counted like
    /// classes.
    const std::vector<ClassCount>& counts() const { return m_counts; }
    std::int64_t count(std::uint16_t value) const;

    void setLabels(int tile, LabelTile content);
    void setInstances(int tile, InstanceTile content) { m_instances.setTile(tile, std::move(content)); }

    bool operator==(const LabelMap& other) const
    {
        return m_labels == other.m_labels && m_instances == other.m_instances;
    }

private:
    void count(int tile, std::int64_t sign);
    void add(std::uint16_t value, std::int64_t pixels);

    TilePlane<std::uint16_t> m_labels;
    TilePlane<std::uint32_t> m_instances;
    std::vector<ClassCount> m_counts;
};

} // namespace sdw
