// The shapes that somebody has chosen: what the select tool marks and the operations on shapes work on.
#pragma once

#include "core/annotation/shape_layer.h"

#include <QObject>

#include <optional>
#include <vector>

namespace sdw::ui {

/// A corner of a polygon; the numbers are those of ShapeHit.
struct ShapeCorner {
    std::uint64_t id = 0;
    int part = 0, ring = 0, corner = 0;
    bool operator==(const ShapeCorner&) const = default;
};

class ShapeSelection : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// In the order in which they were chosen.
    const std::vector<std::uint64_t>& ids() const { return m_ids; }
    bool isEmpty() const { return m_ids.empty(); }
    bool contains(std::uint64_t id) const;
    /// The chosen shapes that the layer still has.
    std::vector<ShapePtr> in(const ShapeLayer& layer) const;

    void set(std::vector<std::uint64_t> ids);
    void add(std::uint64_t id);
    void toggle(std::uint64_t id);
    /// Another image, Escape.
    void clear() { set({}); }
    /// Drops what the layer no longer has: to be called when shapes have changed, undo and redo included.
    void prune(const ShapeLayer& layer);

    /// The corner that Delete takes away; none: whole shapes. Any change of the chosen shapes forgets it.
    const std::optional<ShapeCorner>& corner() const { return m_corner; }
    void setCorner(const std::optional<ShapeCorner>& corner);

Q_SIGNALS:
    void changed();

private:
    std::vector<std::uint64_t> m_ids;
    std::optional<ShapeCorner> m_corner;
};

} // namespace sdw::ui
