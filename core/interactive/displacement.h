// Labels that lie beside what they mean: for a labelled region, the small displacement under which it would fit the
// image's edges and the model's classes better. Torch-free.
// Source: template matching by cross-correlation; the part of the model's evidence that is odd in the displacement is
// what counts, since a model that sees a class too large or too small does so on all sides.
#pragma once

#include "core/interactive/doubt.h"

#include <vector>

namespace sdw {

/// How strong the image's edges are at each pixel, CV_32FC1, 0..1; a half where they are as strong as on average.
/// @param image CV_8UC3 or CV_8UC1.
cv::Mat edgeStrength(const cv::Mat& image);

struct DisplacementOptions {
    int reach = 10;           ///< pixels; no displacement is longer
    double least = 2.5;       ///< pixels; a shorter one is within what labels are good for
    double edgeWeight = 0.25; ///< an outline pixel on an edge against one in the plain, as so many log-odds of a pixel
};

struct Displacement {
    cv::Point by;             ///< from where the region is labelled to where it fits best
    double model = 0;         ///< log-odds of the pixels that would change, summed: what the model says for it
    double odd = 0;           ///< half of what is left of that less the same for the opposite displacement
    double edges = 0;         ///< mean edge strength along the outline where it would lie, less where it lies
    double edgesOdd = 0;      ///< the same, less that of the opposite displacement, halved
    double edgesNow = 0;      ///< mean edge strength along the outline as labelled
    std::int64_t outline = 0; ///< pixels of the outline that the image's edges say anything about
    Region lacking;           ///< pixels that would come to the region
    Region surplus;           ///< pixels that would leave it
};

/// How much more a region belongs where it would be moved to: larger than 0 only where the model and the image's edges
/// say so both.
double displacementFit(const Displacement& found);

/// What a region of one label is held against.
class DisplacementFinder {
public:
    /// Keeps references. @param label CV_16UC1 class indices of the model. @param edges edgeStrength(); empty: the
    /// model alone is asked. @throws Error where sizes differ.
    DisplacementFinder(const DoubtMaps& maps, const cv::Mat& label, const cv::Mat& edges,
                       const DisplacementOptions& options = {});

    /// @param region connected, of class k. @return by == (0, 0) where it lies best as it is.
    Displacement find(const Region& region, int k) const;
    /// The class that lies nearest to each pixel of a region around it: what it would be if the region were not there.
    /// CV_16UC1 of the area; outside of the region the label itself. 65535: nothing is near.
    cv::Mat without(const Region& region, const cv::Rect& area) const;

private:
    cv::Mat logOdds(const Region& region, int k, const cv::Rect& area) const;

    const DoubtMaps& m_maps;
    const cv::Mat& m_label;
    const cv::Mat& m_edges;
    DisplacementOptions m_options;
};

} // namespace sdw
