// A region of some image of the project that is worth a look, and why.
#pragma once

#include "core/annotation/region.h"
#include "ui/tools/working_copy.h"

#include <QImage>

#include <vector>

namespace sdw::ui {

/// Pixels of one label that get another; class ids of the project.
struct SurveyChange {
    Region region; ///< of the image's copy
    std::uint16_t from = 0, to = 0;
};

struct SurveyRegion {
    int image = -1;      ///< in Opened::images
    Region region;       ///< pixels of the image's copy
    cv::Size copy, size; ///< of the copy and of the image
    cv::Point inside;    ///< of the copy
    /// Class ids of the project. To be labelled: what the model would say, and its second choice; kUnlabelled where the
    /// project has no such class. Suspects: the label, and what the model says instead. The same elsewhere: what the
    /// model said before, and what it says now.
    std::uint16_t label = 0, other = 0;
    double share = 0; ///< 0..1: doubt; of a suspect how sure the model is; elsewhere the part that flipped
    /// Of a suspect whose label lies beside what it means: all that changes where the model is right, and how far off
    /// it lies, in pixels of the image. Empty: the region alone changes, from `label` to `other`.
    std::vector<SurveyChange> changes;
    double off = 0;
    std::uint16_t moved = 0; ///< the class of such a label
    QImage thumbnail;        ///< the region in its surroundings

    std::vector<SurveyChange> allChanges() const;
    /// Of the image; of a label that moves all that changes.
    Region pixels() const;
    bool isSame(const SurveyRegion& one) const { return image == one.image && region == one.region; }
};

/// The region with half as much again around it, outlined.
QImage thumbnailOf(const cv::Mat& picture, const Region& region);

} // namespace sdw::ui
