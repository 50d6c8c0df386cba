#include "core/annotation/shape_layer.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace sdw {
namespace {

constexpr double kCellSize = 128;     // pixels; larger than most objects, so that most lie in one to four cells
constexpr int kMostCells = 256;       // of one shape
constexpr double kFarthest = 1 << 24; // coordinates beyond it are no place in any image

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
    const auto at = m_shapes.find(id);
    return at == m_shapes.end() ? nullptr : at->second;
}

std::vector<ShapePtr> ShapeLayer::all() const
{
    std::vector<ShapePtr> result;
    result.reserve(m_order.size());
    for (const auto& [order, id] : m_order)
        result.push_back(m_shapes.at(id));
    return result;
}

void ShapeLayer::put(ShapePtr shape)
{
    if (shape->id == 0) throw Error("A shape must have a number above 0.");
    checkNumbers(*shape);
    remove(shape->id);
    index(*shape, true);
    m_order.insert({shape->order, shape->id});
    m_shapes[shape->id] = std::move(shape);
}

void ShapeLayer::remove(std::uint64_t id)
{
    const auto at = m_shapes.find(id);
    if (at == m_shapes.end()) return;
    index(*at->second, false);
    m_order.erase({at->second->order, id});
    m_shapes.erase(at);
}

void ShapeLayer::index(const Shape& shape, bool add)
{
    const Key key{shape.order, shape.id};
    const Cells cells = cellsOf(boundsOf(shape));
    if (cells.count() > kMostCells) {
        if (add)
            m_large.insert(key);
        else
            m_large.erase(key);
        return;
    }
    for (int y = cells.top; y <= cells.bottom; ++y)
        for (int x = cells.left; x <= cells.right; ++x) {
            const auto cell = m_cells.try_emplace(cellKey(x, y)).first;
            if (add)
                cell->second.push_back(key);
            else if (std::erase(cell->second, key); cell->second.empty())
                m_cells.erase(cell);
        }
}

std::vector<ShapeLayer::Key> ShapeLayer::candidates(const cv::Rect2d& area) const
{
    const Cells cells = cellsOf(area);
    if (cells.count() > std::int64_t(m_cells.size())) return {m_order.begin(), m_order.end()};
    std::vector<Key> result(m_large.begin(), m_large.end());
    for (int y = cells.top; y <= cells.bottom; ++y)
        for (int x = cells.left; x <= cells.right; ++x)
            if (const auto cell = m_cells.find(cellKey(x, y)); cell != m_cells.end())
                result.insert(result.end(), cell->second.begin(), cell->second.end());
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

std::optional<ShapeHit> ShapeLayer::hit(cv::Point2d point, double reach) const
{
    const cv::Rect2d around(point.x - reach, point.y - reach, 2 * reach, 2 * reach);
    const auto keys = candidates(around);
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
        const Shape& shape = *m_shapes.at(key->second);
        if (!touch(boundsOf(shape), around)) continue;
        if (auto found = sdw::hit(shape, point, reach)) return found;
    }
    return std::nullopt;
}

std::vector<ShapePtr> ShapeLayer::within(const cv::Rect2d& area) const
{
    std::vector<ShapePtr> result;
    for (const auto& [order, id] : candidates(area)) {
        const ShapePtr& shape = m_shapes.at(id);
        if (touch(boundsOf(*shape), area)) result.push_back(shape);
    }
    return result;
}

bool ShapeLayer::operator==(const ShapeLayer& other) const
{
    return std::ranges::equal(m_shapes, other.m_shapes, [](const auto& a, const auto& b) {
        return a.first == b.first && (a.second == b.second || *a.second == *b.second);
    });
}

} // namespace sdw
