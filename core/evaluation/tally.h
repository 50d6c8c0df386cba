// Adding up how well predictions meet their labels, image by image: what evaluating and comparing share.
#pragma once

#include "core/evaluation/boundary_iou.h"
#include "core/evaluation/evaluate.h"

namespace sdw {

/// The counts of one image.
struct ImageTally {
    std::string name;
    ConfusionMatrix confusion;
    BoundaryIou boundary;
};

class Tally {
public:
    /// @param boundaryWidth as EvaluationConfig has it.
    Tally(ClassList classes, double boundaryWidth);

    /// Counts one image; from any thread. @param prediction, label as ConfusionMatrix::add() takes them.
    /// @throws Error naming the image.
    ImageTally count(const std::string& name, const cv::Mat& prediction, const cv::Mat& label) const;
    void add(const ImageTally& image);

    /// Everything but what was skipped and how long it took. @param resamples for the intervals; 0: none.
    EvaluationReport report(std::int64_t resamples) const;

private:
    ClassList m_classes;
    double m_boundaryWidth;
    ConfusionMatrix m_confusion;
    BoundaryIou m_boundary;
    std::vector<ImageCounts> m_images;
};

} // namespace sdw
