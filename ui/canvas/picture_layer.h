// The picture as it is drawn: at any zoom, faded, and with a window over its values where it has 16 bits.
#pragma once

#include "ui/canvas/picture_pyramid.h"
#include "ui/canvas/view_grid.h"

#include <QRgb>

#include <array>

namespace sdw::ui {

class PictureLayer {
public:
    /// The window becomes that of the picture. Null: nothing is drawn.
    void setPicture(std::shared_ptr<const PicturePyramid> picture);
    const std::shared_ptr<const PicturePyramid>& picture() const { return m_picture; }
    /// Darkest and lightest value, of deep pictures only. @return whether anything looks different now.
    bool setWindow(double black, double white);
    bool setOpacity(double opacity); ///< @return as above

    /// Fills the pixels of `area`, which is inside of `grid.covered()`; nearest pixels where magnified at least twice,
    /// else smooth. May run on several threads for different areas.
    /// @param frame CV_8UC4, device pixels as QRgb. @param ground what shows through a faded picture.
    void draw(const ViewGrid& grid, const QRect& area, QRgb ground, cv::Mat& frame) const;

private:
    class Rows;

    struct Place {
        int at, weight; // between this pixel and the next, 0 .. 255
    };

    void drawNearest(Rows& rows, const std::vector<int>& columns, const std::vector<int>& lines, const QRect& area,
                     cv::Mat& frame) const;
    void drawSmooth(Rows& rows, const std::vector<Place>& columns, const std::vector<Place>& lines, const QRect& area,
                    cv::Mat& frame) const;

    std::shared_ptr<const PicturePyramid> m_picture;
    std::vector<std::uint8_t> m_table; ///< of a deep picture: from 16 bits to 8
    double m_black = 0, m_white = 65535;
    int m_alpha = 255;
};

} // namespace sdw::ui
