#include "core/annotation/shape_edits.h"

#include "core/annotation/outline.h"
#include "core/annotation/rasterise.h"

#include <algorithm>
#include <climits>
#include <unordered_map>

namespace sdw {
namespace {

using Place = std::pair<std::int64_t, std::uint64_t>; // in the stack: order, id

Place placeOf(const Shape& shape)
{
    return {shape.order, shape.id};
}

Paint paintOf(const Shape& shape)
{
    return {shape.label, shape.instance};
}

/// Works out who gets which pixels before anything is painted, so that all changes see the map as it was.
class Exchange {
public:
    Exchange(const EditBuilder& edit, const ShapeLayer& layer, const std::vector<ShapeChange>& changes)
        : m_edit(edit)
        , m_size(edit.base().grid().width(), edit.base().grid().height())
    {
        cv::Rect2d area;
        for (const auto& [before, after] : changes) {
            if (before) area |= boundsOf(*before);
            if (after) area |= boundsOf(*after);
        }
        const auto changed = [&](const ShapePtr& shape) {
            return std::ranges::any_of(
                changes, [&](const ShapeChange& change) { return change.before && change.before->id == shape->id; });
        };
        m_others = layer.within(area);
        std::erase_if(m_others, changed);
        m_stack = m_others;
        for (const auto& change : changes)
            if (change.after) m_stack.push_back(change.after);
        const auto topFirst = [](const ShapePtr& a, const ShapePtr& b) { return placeOf(*a) > placeOf(*b); };
        std::ranges::sort(m_others, topFirst);
        std::ranges::sort(m_stack, topFirst);
        for (const auto& change : changes)
            exchange(change);
    }

    struct Part {
        Region pixels;
        Paint paint;
    };
    std::vector<Part> handedOver, entered;

private:
    void exchange(const ShapeChange& change)
    {
        const auto& [before, after] = change;
        const Region was = before ? pixels(before) : Region(), is = after ? pixels(after) : Region();
        if (before) {
            const Region left = carrying(m_edit, combine(was, is, SetOperation::Subtract), before->label);
            hand(share(left, m_stack, [this](const ShapePtr& to, Region part) { hand(std::move(part), paintOf(*to)); }),
                 {});
        }
        if (before && after) {
            const Region stays = combine(was, is, SetOperation::Intersect);
            if (before->label != after->label || before->instance != after->instance)
                hand(carrying(m_edit, stays, before->label), paintOf(*after));
            if (placeOf(*after) > placeOf(*before)) raise(before, after, stays);
            if (placeOf(*after) < placeOf(*before)) lower(before, after, stays);
        }
        if (after) {
            Region came = share(combine(is, was, SetOperation::Subtract), above(after), [](const ShapePtr&, Region) {});
            if (!came.empty()) entered.push_back({std::move(came), paintOf(*after)});
        }
    }

    void raise(const ShapePtr& before, const ShapePtr& after, const Region& stays)
    {
        const Region free = share(stays, above(after), [](const ShapePtr&, Region) {});
        share(free, passed(*before, *after),
              [&](const ShapePtr& from, Region part) { hand(carrying(m_edit, part, from->label), paintOf(*after)); });
    }

    void lower(const ShapePtr& before, const ShapePtr& after, const Region& stays)
    {
        share(carrying(m_edit, stays, before->label), passed(*after, *before),
              [this](const ShapePtr& to, Region part) { hand(std::move(part), paintOf(*to)); });
    }

    void hand(Region region, Paint paint)
    {
        if (!region.empty()) handedOver.push_back({std::move(region), paint});
    }

    std::vector<ShapePtr> above(const ShapePtr& shape) const
    {
        std::vector<ShapePtr> result;
        std::ranges::copy_if(m_stack, std::back_inserter(result),
                             [&](const ShapePtr& other) { return placeOf(*other) > placeOf(*shape); });
        return result;
    }

    /// Shapes that did not change, with places between the two.
    std::vector<ShapePtr> passed(const Shape& low, const Shape& high) const
    {
        std::vector<ShapePtr> result;
        std::ranges::copy_if(m_others, std::back_inserter(result), [&](const ShapePtr& other) {
            return placeOf(*other) > placeOf(low) && placeOf(*other) < placeOf(high);
        });
        return result;
    }

    /// Gives every pixel to the first of the shapes that covers it. @return what no shape covers.
    template <typename Take>
    Region share(Region region, const std::vector<ShapePtr>& topFirst, Take take)
    {
        for (const ShapePtr& shape : topFirst) {
            if (region.empty()) break;
            if ((boundsOf(*shape) & cv::Rect2d(region.bounds())).empty()) continue;
            Region part = combine(region, pixels(shape), SetOperation::Intersect);
            if (part.empty()) continue;
            region = combine(region, part, SetOperation::Subtract);
            take(shape, std::move(part));
        }
        return region;
    }

    const Region& pixels(const ShapePtr& shape)
    {
        const auto [at, isNew] = m_pixels.try_emplace(shape.get());
        if (isNew) at->second = pixelsOf(*shape, m_size);
        return at->second;
    }

    const EditBuilder& m_edit;
    cv::Size m_size;
    std::vector<ShapePtr> m_others; // top first; those that do not change
    std::vector<ShapePtr> m_stack;  // top first; all, as they are afterwards
    std::unordered_map<const Shape*, Region> m_pixels;
};

} // namespace

cv::Rect changeShapes(EditBuilder& edit, const ShapeLayer& layer, const std::vector<ShapeChange>& changes,
                      const OverwritePolicy& policy)
{
    const Exchange exchange(edit, layer, changes);
    cv::Rect changed;
    edit.setPolicy({OverwritePolicy::Mode::Everything, kUnlabelled, policy.locked});
    for (const auto& [pixels, paint] : exchange.handedOver)
        changed |= edit.paint(pixels, paint);
    edit.setPolicy(policy);
    for (const auto& [pixels, paint] : exchange.entered)
        changed |= edit.paint(pixels, paint);
    for (const auto& [before, after] : changes)
        edit.changeShape(before, after);
    return changed;
}

std::optional<Shape> cutOut(const Shape& shape, const Ring& ring, cv::Size image)
{
    const Region before = pixelsOf(shape, image);
    const Region left = combine(before, polygonPixels({{ring, {}}}, image), SetOperation::Subtract);
    if (left.empty()) return std::nullopt;
    if (left == before) return shape;
    Shape result = shape;
    result.kind = ShapeKind::Polygon;
    result.centre = {}, result.size = {}, result.angle = 0;
    result.parts = polygonOf(shape);
    for (PolygonPart& part : result.parts) {
        part.holes.push_back(ring);
        if (pixelsOf(result, image) == left) return result;
        part.holes.pop_back();
    }
    result.parts = outlineOf(left);
    return result;
}

Region carrying(const EditBuilder& edit, const Region& region, std::uint16_t label)
{
    constexpr int kBandRows = 128; // pixels are read in bands: a region may be as large as the image
    Region result;
    const auto& spans = region.spans();
    for (std::size_t at = 0; at < spans.size();) {
        const int top = spans[at].y;
        int left = INT_MAX, right = 0;
        std::size_t end = at;
        for (; end < spans.size() && spans[end].y < top + kBandRows; ++end) {
            left = std::min(left, spans[end].x0);
            right = std::max(right, spans[end].x1);
        }
        const cv::Mat labels = edit.read({left, top, right - left, spans[end - 1].y - top + 1});
        for (; at < end; ++at) {
            const auto* row = labels.ptr<std::uint16_t>(spans[at].y - top);
            for (int x = spans[at].x0; x < spans[at].x1;) {
                const int next = left + runEnd(row, x - left, spans[at].x1 - left);
                if (row[x - left] == label) result.add(spans[at].y, x, next);
                x = next;
            }
        }
    }
    return result;
}

} // namespace sdw
