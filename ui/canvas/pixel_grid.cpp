#include "ui/canvas/pixel_grid.h"

#include "ui/canvas/pixel_blend.h"

namespace sdw::ui {
namespace {

constexpr int kStrength = 72; // of 255

QRgb contrasted(QRgb pixel)
{
    static const Blend kDarker = blendOf(qRgb(0, 0, 0), kStrength), kLighter = blendOf(qRgb(255, 255, 255), kStrength);
    return blended(pixel, qGray(pixel) >= 128 ? kDarker : kLighter);
}

} // namespace

void drawPixelGrid(const ViewGrid& grid, const QRect& area, cv::Mat& frame)
{
    // A line is the first device pixel of each image pixel; the image's own edge has none.
    std::vector<int> columns;
    for (int x = area.left(); x <= area.right(); ++x)
        if (x > grid.origin().x() && grid.column(x) != grid.column(x - 1)) columns.push_back(x);
    for (int y = area.top(); y <= area.bottom(); ++y) {
        QRgb* to = frame.ptr<QRgb>(y);
        if (y > grid.origin().y() && grid.row(y) != grid.row(y - 1)) {
            for (int x = area.left(); x <= area.right(); ++x)
                to[x] = contrasted(to[x]);
            continue;
        }
        for (const int x : columns)
            to[x] = contrasted(to[x]);
    }
}

} // namespace sdw::ui
