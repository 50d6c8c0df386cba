#include "ui/tools/shape_selection.h"

#include <algorithm>

namespace sdw::ui {

bool ShapeSelection::contains(std::uint64_t id) const
{
    return std::ranges::find(m_ids, id) != m_ids.end();
}

std::vector<ShapePtr> ShapeSelection::in(const ShapeLayer& layer) const
{
    std::vector<ShapePtr> shapes;
    for (const std::uint64_t id : m_ids)
        if (ShapePtr shape = layer.find(id)) shapes.push_back(std::move(shape));
    return shapes;
}

void ShapeSelection::set(std::vector<std::uint64_t> ids)
{
    if (ids == m_ids && !m_corner) return;
    m_ids = std::move(ids);
    m_corner.reset();
    Q_EMIT changed();
}

void ShapeSelection::add(std::uint64_t id)
{
    if (contains(id)) return;
    auto ids = m_ids;
    ids.push_back(id);
    set(std::move(ids));
}

void ShapeSelection::toggle(std::uint64_t id)
{
    if (!contains(id)) return add(id);
    auto ids = m_ids;
    std::erase(ids, id);
    set(std::move(ids));
}

void ShapeSelection::prune(const ShapeLayer& layer)
{
    auto ids = m_ids;
    std::erase_if(ids, [&](std::uint64_t id) { return !layer.find(id); });
    if (ids != m_ids) return set(std::move(ids));
    if (!m_corner) return;
    const ShapePtr shape = layer.find(m_corner->id);
    const auto& [id, part, ring, corner] = *m_corner;
    const bool there = shape && part < int(shape->parts.size()) && ring <= int(shape->parts[part].holes.size()) &&
                       corner < int(ring == 0 ? shape->parts[part].outer.size()
                                              : shape->parts[part].holes[std::size_t(ring) - 1].size());
    if (!there) setCorner({});
}

void ShapeSelection::setCorner(const std::optional<ShapeCorner>& corner)
{
    if (corner == m_corner) return;
    m_corner = corner;
    Q_EMIT changed();
}

} // namespace sdw::ui
