// The shapes of one image, found quickly by place: a grid of cells knows which shapes may lie in each.
#pragma once

#include "core/annotation/shapes.h"

#include <deque>
#include <map>
#include <unordered_map>

namespace sdw {

/// Shapes are shared and never changed, only replaced: a copy of the layer is a snapshot.
class ShapeLayer {
public:
    /// @return null where there is none.
    ShapePtr find(std::uint64_t id) const;
    /// Bottom first.
    std::vector<ShapePtr> all() const;
    std::size_t size() const { return m_ids.size(); }
    std::uint64_t freeId() const { return m_ids.empty() ? 1 : m_ids.rbegin()->first + 1; }
    /// An order above all others.
    std::int64_t topOrder() const { return m_shapes.empty() ? 0 : m_shapes.rbegin()->first.first + 1; }

    /// Adds the shape, or puts it in place of the one of the same id. @throws Error for id 0 and for coordinates that
    /// are no numbers.
    void put(ShapePtr shape);
    void remove(std::uint64_t id);

    /// What lies topmost under a point. @param reach as in hit().
    std::optional<ShapeHit> hit(cv::Point2d point, double reach) const;
    /// Shapes whose bounds touch `area`, bottom first: what has to be drawn.
    std::vector<ShapePtr> within(const cv::Rect2d& area) const;
    /// The same, one by one: `visit(const Shape&, const cv::Rect2d& bounds)`.
    template <typename Visit>
    void visitWithin(const cv::Rect2d& area, Visit visit) const
    {
        for (const Place* place : touching(area))
            visit(*place->shape, place->bounds);
    }

    /// A number that no other content has, of any layer; copies keep it. 0 before the first change.
    std::uint64_t revision() const { return m_changes.empty() ? 0 : m_changes.back().revision; }
    /// The bounds of shapes that came and went since then, of a replaced one both: what to draw anew. Nothing where
    /// that is not known: after very many changes, or when it was not this layer's revision.
    std::optional<std::vector<cv::Rect2d>> changedSince(std::uint64_t revision) const;

    bool operator==(const ShapeLayer& other) const;

private:
    using Key = std::pair<std::int64_t, std::uint64_t>; // order, id: sorts bottom first
    struct Place {                                      // what is asked of many shapes, beside each other in memory
        Key key;
        cv::Rect2d bounds;
        ShapePtr shape;
    };
    struct Change {
        std::uint64_t revision;
        cv::Rect2d bounds;
    };
    std::vector<const Place*> touching(const cv::Rect2d& area) const;
    void index(const Place& place, bool add);

    std::map<Key, Place> m_shapes;
    std::map<std::uint64_t, std::int64_t> m_ids; // with their orders
    std::unordered_map<std::uint64_t, std::vector<Place>> m_cells;
    std::map<Key, Place> m_large; // shapes over so many cells that looking at their bounds is cheaper
    std::deque<Change> m_changes; // the last ones
};

} // namespace sdw
