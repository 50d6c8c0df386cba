// Strokes that say by example what a class looks like: they label nothing, a model is fitted to them.
#pragma once

#include <QPolygonF>

#include <cstdint>
#include <optional>
#include <vector>

namespace sdw::ui {

struct Scribble {
    std::uint16_t label = 0; ///< class id of the project
    double radius = 4;       ///< pixels of the image
    QPolygonF points;        ///< of the image
};

class Scribbles {
public:
    virtual ~Scribbles() = default;

    /// In the image in hand, oldest first.
    virtual const std::vector<Scribble>& inImage() const = 0;
    /// One that is still being drawn counts, too: the map follows the brush. Empty: none.
    virtual void setDrawing(const std::optional<Scribble>& scribble) = 0;
    virtual void add(const Scribble& scribble) = 0;
    /// The last one of this image goes. @return false where there is none.
    virtual bool takeBack() = 0;
    /// Those that come near a point go. @return whether there were any. @param reach pixels of the image beside their
    /// own width.
    virtual bool removeAt(const QPointF& point, double reach) = 0;
};

} // namespace sdw::ui
