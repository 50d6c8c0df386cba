// Where two predictions differ, over the picture: every kind of place has a colour and a pattern of its own.
#pragma once

#include "core/comparison/agreement.h"
#include "ui/canvas/pixel_blend.h"
#include "ui/canvas/view_grid.h"

#include <QColor>
#include <QPixmap>

#include <array>
#include <vector>

namespace sdw::ui {

/// Places where both are right, or the same, stay as the picture is: the eye goes to the others.
class DifferenceLayer {
public:
    DifferenceLayer();

    void setOpacity(double opacity); ///< 0 .. 1

    /// Fills pixels of `area`, which is inside of `grid.covered()`; may run on several threads for different areas.
    /// @param agreement CV_8UC1 of Agreement, of the grid's image size. @param frame CV_8UC4, device pixels as QRgb.
    void draw(const cv::Mat& agreement, const ViewGrid& grid, const QRect& area, cv::Mat& frame) const;

    static QColor colour(Agreement agreement); ///< between the lines
    static QColor lineColour(Agreement agreement);
    /// The pattern at full strength, for legends. @param size widget pixels.
    static QPixmap swatch(Agreement agreement, QSize size, double ratio);

private:
    using Blends = std::array<std::array<Blend, 2>, kAgreements>; ///< by kind: between the lines, and on them
    static Blends blendsAt(double opacity);

    Blends m_blends;
};

} // namespace sdw::ui
