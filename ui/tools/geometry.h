// Between Qt's points and those of the engine.
#pragma once

#include "core/annotation/shapes.h"
#include "ui/tools/tool_context.h"

#include <algorithm>
#include <cmath>

namespace sdw::ui {

inline cv::Point2d toCv(const QPointF& point)
{
    return {point.x(), point.y()};
}

inline QPointF toQt(const cv::Point2d& point)
{
    return {point.x, point.y};
}

inline QRectF toQt(const cv::Rect2d& area)
{
    return {area.x, area.y, area.width, area.height};
}

/// The pixel under a point of the image plane.
inline cv::Point pixelAt(const QPointF& image)
{
    return {int(std::floor(image.x())), int(std::floor(image.y()))};
}

inline bool isInside(const ToolContext& context, const QPointF& image)
{
    return cv::Rect({}, context.imageSize()).contains(pixelAt(image));
}

/// The nearest point of the image: corners of outlines stay in it.
inline QPointF heldInside(const ToolContext& context, const QPointF& image)
{
    const cv::Size size = context.imageSize();
    return {std::clamp(image.x(), 0.0, double(size.width)), std::clamp(image.y(), 0.0, double(size.height))};
}

/// Distance in widget pixels between two points of the image.
inline double shownDistance(const ToolContext& context, const QPointF& a, const QPointF& b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y()) * context.view().zoom();
}

/// How near the pointer must come to a corner or an edge to take it, in image pixels.
inline double reach(const ToolContext& context)
{
    constexpr double kReach = 7; // widget pixels
    return kReach / context.view().zoom();
}

} // namespace sdw::ui
