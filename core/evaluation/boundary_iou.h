// Boundary IoU: how well the outlines of the classes are met, whatever the size of what they enclose.
// Source: Cheng et al., "Boundary IoU: Improving Object-Centric Image Segmentation Evaluation" (CVPR 2021), here per
// class of a label map and summed over images like IoU.
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace sdw {

/// Definition. d = max(1, round(width · image diagonal)) pixels. The band of class c in a map are its pixels with a
/// pixel of another class, or the outside of the image, at most d rows and d columns away (what d erosions by a 3×3
/// square take off). Boundary IoU of c = |band in label ∩ band in prediction| / |their union|, each summed over all
/// images.
///
/// Ignored pixels of the label count in no band and end none: beside them a region is taken to go on, in the label and
/// in the prediction alike, since nobody knows what is there.
class BoundaryIou {
public:
    /// @param width band as a share of the image diagonal.
    BoundaryIou(int classes, double width);
    /// @param prediction, label CV_16UC1 of the same size, values as ConfusionMatrix::add() takes them.
    /// @throws Error on values out of range or on different sizes.
    void add(const cv::Mat& prediction, const cv::Mat& label);
    void add(const BoundaryIou& other);         ///< @throws Error when it counts another number of classes
    std::optional<double> iou(int index) const; ///< 0..1; empty where the class has no band anywhere
    double mean() const;                        ///< over the classes that have a value; 0 where none has

private:
    struct Counts {
        std::int64_t both = 0, label = 0, prediction = 0;
    };
    double m_width;
    std::vector<Counts> m_counts;
};

/// 255 where a pixel lies in the band of its own class, else 0. Exposed for drawing.
/// @param labels CV_16UC1; kIgnoreLabel ends no region and lies in no band. @param distance d in pixels, at least 1.
cv::Mat boundaryBand(const cv::Mat& labels, int distance);

} // namespace sdw
