#include "core/annotation/class_change.h"

#include <algorithm>

namespace sdw {
namespace {

/// The tiles of a map in which `wanted(tile, value at x, y)` picks pixels that get a label.
class Relabelling {
public:
    explicit Relabelling(const LabelMap& map)
        : m_before(map)
        , m_after(map)
    {
    }

    /// @param wanted (x, y inside the tile) whether the pixel gets the label.
    template <typename Wanted>
    void change(int tile, std::uint16_t label, const Wanted& wanted)
    {
        const cv::Size used = m_before.grid().area(tile).size();
        std::unique_ptr<TileData<std::uint16_t>> data;
        for (int y = 0; y < used.height; ++y)
            for (int x = 0; x < used.width; ++x)
                if (wanted(x, y)) {
                    if (!data) data = m_before.labels().tile(tile).copy();
                    data->row(y)[x] = label;
                }
        if (data) m_after.setLabels(tile, LabelTile(std::move(data), used));
    }

    Edit finish() const { return difference(m_before, m_after); }

private:
    const LabelMap& m_before;
    LabelMap m_after;
};

bool holds(const LabelTile& tile, std::uint16_t label)
{
    if (tile.uniform()) return tile.value() == label;
    const auto& counts = tile.data()->counts;
    return std::ranges::any_of(counts, [label](const ClassCount& count) { return count.value == label; });
}

ShapePtr relabelled(const Shape& shape, int label)
{
    auto changed = std::make_shared<Shape>(shape);
    changed->label = std::uint16_t(label);
    return changed;
}

} // namespace

Edit classChange(const LabelMap& map, const ShapeLayer& shapes, int from, int to)
{
    Edit edit;
    if (map.count(std::uint16_t(from)) > 0) {
        Relabelling work(map);
        for (int tile = 0; tile < map.grid().count(); ++tile) {
            const LabelTile& content = map.labels().tile(tile);
            if (!holds(content, std::uint16_t(from))) continue;
            work.change(tile, std::uint16_t(to), [&](int x, int y) { return content.at(x, y) == from; });
        }
        edit = work.finish();
    }
    for (const ShapePtr& shape : shapes.all())
        if (shape->label == from) edit.shapes.push_back({shape, to <= kLastClass ? relabelled(*shape, to) : nullptr});
    return edit;
}

Edit classRestored(const LabelMap& map, const ShapeLayer& shapes, std::string_view change, int from, int to)
{
    // The bytes hold exclusive ors: over an image full of the former label they give the new one where it came in.
    LabelMap everywhere(map.height(), map.width(), std::uint16_t(from));
    const Edit made = decodeEdit(change, Direction::Forwards, everywhere);
    Relabelling work(map);
    for (const auto& [tile, before, after] : made.labels) {
        const LabelTile& now = map.labels().tile(tile);
        work.change(tile, std::uint16_t(from),
                    [&, &after = after](int x, int y) { return after.at(x, y) == to && now.at(x, y) == to; });
    }
    Edit edit = work.finish();
    for (const auto& [before, after] : made.shapes) {
        const ShapePtr now = shapes.find(before->id);
        if (now ? after && now->label == to : !after)
            edit.shapes.push_back({now, now ? relabelled(*now, from) : before});
    }
    return edit;
}

} // namespace sdw
