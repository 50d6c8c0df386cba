#include "ui/canvas/shape_outlines.h"

#include "ui/canvas/outline_stroke.h"

#include <cmath>
#include <optional>

namespace sdw::ui {
namespace {

// Widget pixels of the longer side under which a shape is drawn as a dot, as a box, as a thin line.
constexpr double kDotUnder = 3, kBoxUnder = 10, kThinUnder = 48;
constexpr double kNearest = 1, kNearestThin = 2.5; // device pixels between two corners that are drawn

class ShapePainter {
public:
    ShapePainter(const LabelLook& look, const ViewGrid& grid, const QRect& area, cv::Mat& frame)
        : m_look(look)
        , m_grid(grid)
        , m_stroke(frame, area)
    {
    }

    void draw(const Shape& shape, const cv::Rect2d& bounds)
    {
        const OutlinePen* pen = penOf(shape.label);
        if (!pen) return;
        const double side = std::max(bounds.width, bounds.height) * m_grid.scale() / m_grid.ratio();
        if (side < kBoxUnder) {
            const QPointF corner = m_grid.toDevice(bounds.x, bounds.y);
            const auto length = [this](double extent) {
                return std::max(2, int(std::lround(extent * m_grid.scale())));
            };
            const QRect box(QPoint(int(std::floor(corner.x())), int(std::floor(corner.y()))),
                            QSize(length(bounds.width), length(bounds.height)));
            return side < kDotUnder ? m_stroke.box(box, pen->flat()) : m_stroke.frame(box, pen->flat());
        }
        m_used = 0;
        m_nearest = side < kThinUnder ? kNearestThin : kNearest;
        constexpr int kSteps = 64, kFewSteps = 16; // around an ellipse
        if (shape.kind == ShapeKind::Polygon)
            add(shape.parts);
        else
            add(polygonOf(shape, side < kThinUnder ? kFewSteps : kSteps));
        if (side >= kThinUnder) return m_stroke.rings({m_rings.data(), m_used}, *pen);
        for (std::size_t i = 0; i < m_used; ++i)
            m_stroke.thinRing(m_rings[i], pen->flat());
    }

private:
    void add(const std::vector<PolygonPart>& parts)
    {
        for (const PolygonPart& part : parts) {
            add(part.outer);
            for (const Ring& hole : part.holes)
                add(hole);
        }
    }
    void add(const Ring& ring)
    {
        if (m_used == m_rings.size()) m_rings.emplace_back(); // their memory is used again from shape to shape
        auto& points = m_rings[m_used++];
        points.clear();
        for (const cv::Point2d& corner : ring) {
            const QPointF point = m_grid.toDevice(corner.x, corner.y);
            if (points.empty() || (point - points.back()).manhattanLength() >= m_nearest) points.push_back(point);
        }
    }
    /// Null: the class is hidden.
    const OutlinePen* penOf(std::uint16_t label)
    {
        auto [at, isNew] = m_pens.try_emplace(label);
        if (isNew)
            if (const double strength = m_look.strength(label); strength > 0)
                at->second.emplace(m_look.colour(label).rgb(), strength, m_grid.ratio());
        return at->second ? &*at->second : nullptr;
    }

    const LabelLook& m_look;
    const ViewGrid& m_grid;
    OutlineStroke m_stroke;
    std::unordered_map<std::uint16_t, std::optional<OutlinePen>> m_pens;
    std::vector<OutlineStroke::Points> m_rings; ///< of the shape, the first m_used
    std::size_t m_used = 0;
    double m_nearest = kNearest;
};

} // namespace

int shapeReach(double ratio)
{
    return int(std::ceil(OutlinePen::reach(ratio))) + 2; // small ones are at least two pixels
}

void drawShapes(const ShapeLayer& shapes, const LabelLook& look, const ViewGrid& grid, const QRect& area,
                cv::Mat& frame)
{
    const int reach = shapeReach(grid.ratio());
    std::optional<ShapePainter> painter; // where there is nothing to draw it is not made
    shapes.visitWithin(grid.toImage(area.adjusted(-reach, -reach, reach, reach)),
                       [&](const Shape& shape, const cv::Rect2d& bounds) {
                           if (!painter) painter.emplace(look, grid, area, frame);
                           painter->draw(shape, bounds);
                       });
}

} // namespace sdw::ui
