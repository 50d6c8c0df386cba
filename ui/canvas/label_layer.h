// Labels in the colours of their classes over the picture: as areas, as outlines, or hatched while they are a
// prediction.
#pragma once

#include "ui/canvas/label_look.h"
#include "ui/canvas/label_source.h"
#include "ui/canvas/pixel_blend.h"
#include "ui/canvas/view_grid.h"

#include <vector>

namespace sdw::ui {

/// Colours are looked up while drawing, straight from the tiles of the map: nothing is kept that could be out of date,
/// and what a frame costs depends on the screen, not on the image. Where several image pixels fall on one of the
/// screen, two of them are mixed.
class LabelLayer {
public:
    LabelLayer();

    void setLook(const LabelLook& look);
    bool setOpacity(double labels, double prediction); ///< @return whether anything looks different now

    /// All draw into device pixels of `area`, which is inside of `grid.covered()`, and may run on several threads for
    /// different areas. @param frame CV_8UC4, device pixels as QRgb.
    void drawAreas(const LabelSource& labels, const ViewGrid& grid, const QRect& area, cv::Mat& frame) const;
    void drawOutlines(const LabelSource& labels, const ViewGrid& grid, const QRect& area, cv::Mat& frame) const;
    /// Stripes where the prediction differs from the labels. @param labels may be empty.
    void drawPrediction(const LabelSource& prediction, const LabelSource& labels, const ViewGrid& grid,
                        const QRect& area, cv::Mat& frame) const;
    /// How far beyond its pixels a change of a label shows. @return device pixels.
    static int outlineReach(double ratio);

private:
    struct Hatch {
        std::vector<Blend> steps; ///< by (x + y) modulo their number, from the image's corner
    };
    Hatch ignoreHatch(double ratio) const;
    void makeTables();

    LabelLook m_look;
    double m_opacity = 0.5, m_predictionOpacity = 0.5;
    std::vector<Blend> m_areas, m_outlines, m_predicted; ///< by label value
};

} // namespace sdw::ui
