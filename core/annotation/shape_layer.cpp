#include "core/annotation/shape_layer.h"

#include "core/base/error.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace sdw {
namespace {

constexpr double kCellSize = 128;        // pixels; larger than most objects, so that most lie in one to four cells
constexpr int kMostCells = 256;          // of one shape
constexpr double kFarthest = 1 << 24;    // coordinates beyond it are no place in any image
constexpr std::size_t kChangesKept = 64; // beyond it drawing everything anew is about as quick

struct Cells {
    int left, top, right, bottom;
    std::int64_t count() const { return std::int64_t(right - left + 1) * (bottom - top + 1); }
};

Cells cellsOf(const cv::Rect2d& area)
{
    const auto cell = [](double at) { return int(std::floor(std::clamp(at, -kFarthest, kFarthest) / kCellSize)); };
    return {cell(area.x), cell(area.y), cell(area.x + area.width), cell(area.y + area.height)};
}

std::uint64_t cellKey(int x, int y)
{
    return std::uint64_t(std::uint32_t(y)) << 32 | std::uint32_t(x);
}

bool touch(const cv::Rect2d& a, const cv::Rect2d& b)
{
    return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

void checkNumbers(const Shape& shape)
{
    const auto good = [](double value) { return std::abs(value) <= kFarthest; }; // false for what is no number
    bool all = good(shape.centre.x) && good(shape.centre.y) && good(shape.size.width) && good(shape.size.height) &&
               std::isfinite(shape.angle);
    const auto check = [&](const Ring& ring) {
        for (const auto& p : ring)
            all = all && good(p.x) && good(p.y);
    };
    for (const auto& part : shape.parts) {
        check(part.outer);
        for (const auto& hole : part.holes)
            check(hole);
    }
    if (!all) throw Error("Shape " + std::to_string(shape.id) + " has coordinates that are no place in an image.");
}

} // namespace

ShapePtr ShapeLayer::find(std::uint64_t id) const
{
    const auto at = m_ids.find(id);
    return at == m_ids.end() ? nullptr : m_shapes.at({at->second, id}).shape;
}

std::vector<ShapePtr> ShapeLayer::all() const
{
    std::vector<ShapePtr> result;
    result.reserve(m_shapes.size());
    for (const auto& [key, place] : m_shapes)
        result.push_back(place.shape);
    return result;
}

void ShapeLayer::put(ShapePtr shape)
{
    if (shape->id == 0) throw Error("A shape must have a number above 0.");
    checkNumbers(*shape);
    remove(shape->id);
    const Place place{{shape->order, shape->id}, boundsOf(*shape), shape};
    index(place, true);
    m_ids[shape->id] = shape->order;
    m_shapes[place.key] = place;
}

void ShapeLayer::remove(std::uint64_t id)
{
    const auto at = m_ids.find(id);
    if (at == m_ids.end()) return;
    const auto place = m_shapes.find({at->second, id});
    index(place->second, false);
    m_shapes.erase(place);
    m_ids.erase(at);
}

void ShapeLayer::index(const Place& place, bool add)
{
    static std::atomic<std::uint64_t> last; // of all layers: one that takes another's place is no later version of it
    m_changes.push_back({++last, place.bounds});
    if (m_changes.size() > kChangesKept) m_changes.pop_front();
    const Cells cells = cellsOf(place.bounds);
    if (cells.count() > kMostCells) {
        if (add)
            m_large[place.key] = place;
        else
            m_large.erase(place.key);
        return;
    }
    for (int y = cells.top; y <= cells.bottom; ++y)
        for (int x = cells.left; x <= cells.right; ++x) {
            const auto cell = m_cells.try_emplace(cellKey(x, y)).first;
            if (add)
                cell->second.push_back(place);
            else if (std::erase_if(cell->second, [&](const Place& other) { return other.key == place.key; });
                     cell->second.empty())
                m_cells.erase(cell);
        }
}

/// Bottom first.
std::vector<const ShapeLayer::Place*> ShapeLayer::touching(const cv::Rect2d& area) const
{
    std::vector<const Place*> result;
    const auto take = [&](const Place& place) {
        if (touch(place.bounds, area)) result.push_back(&place);
    };
    const Cells cells = cellsOf(area);
    if (cells.count() > std::int64_t(m_cells.size()) / 2) { // most of them: in the right order already
        for (const auto& [key, place] : m_shapes)
            take(place);
        return result;
    }
    for (const auto& [key, place] : m_large)
        take(place);
    for (int y = cells.top; y <= cells.bottom; ++y)
        for (int x = cells.left; x <= cells.right; ++x)
            if (const auto cell = m_cells.find(cellKey(x, y)); cell != m_cells.end())
                for (const Place& place : cell->second) {
                    // Of the cells that a shape lies in, the first one looked at names it.
                    const Cells its = cellsOf(place.bounds);
                    if (x == std::max(its.left, cells.left) && y == std::max(its.top, cells.top)) take(place);
                }
    std::ranges::sort(result, {}, &Place::key);
    return result;
}

std::optional<std::vector<cv::Rect2d>> ShapeLayer::changedSince(std::uint64_t revision) const
{
    std::vector<cv::Rect2d> places;
    if (revision == this->revision()) return places;
    auto change = std::ranges::find(m_changes, revision, &Change::revision);
    if (change == m_changes.end()) return std::nullopt;
    while (++change != m_changes.end())
        places.push_back(change->bounds);
    return places;
}

std::optional<ShapeHit> ShapeLayer::hit(cv::Point2d point, double reach) const
{
    const auto places = touching({point.x - reach, point.y - reach, 2 * reach, 2 * reach});
    for (auto place = places.rbegin(); place != places.rend(); ++place)
        if (auto found = sdw::hit(*(*place)->shape, point, reach)) return found;
    return std::nullopt;
}

std::vector<ShapePtr> ShapeLayer::within(const cv::Rect2d& area) const
{
    const auto places = touching(area);
    std::vector<ShapePtr> result;
    result.reserve(places.size());
    for (const Place* place : places)
        result.push_back(place->shape);
    return result;
}

bool ShapeLayer::operator==(const ShapeLayer& other) const
{
    return std::ranges::equal(m_shapes, other.m_shapes, [](const auto& a, const auto& b) {
        return a.first == b.first && (a.second.shape == b.second.shape || *a.second.shape == *b.second.shape);
    });
}

} // namespace sdw
