// Correct one, find the others: after a correction the model is fitted anew, and where other images' predictions flip
// in the same way the same error was probably made. Torch-free: predictions before and after come from whatever model
// there is (a live fit, a checkpoint that was trained further).
#pragma once

#include "core/annotation/region.h"

#include <opencv2/core.hpp>

#include <map>
#include <string>
#include <vector>

namespace sdw {

/// What a person changed, in the model's class indices.
struct Correction {
    int from = 0, to = 0;  ///< what it was taken for, and what it is
    std::int64_t area = 0; ///< pixels
};

/// What a step of work changed: one correction for each pair of classes that occurs.
/// @param before, after CV_16UC1 class indices; pixels of other values take no part. @param classes how many there are.
/// @return largest first. @throws Error where types or sizes differ.
std::vector<Correction> correctionsOf(const cv::Mat& before, const cv::Mat& after, int classes);

struct PropagationOptions {
    double smallest = 2e-4;        ///< share of the image; smaller regions are left out
    std::size_t mostPerImage = 50; ///< 0: all
    double leastShare = 0.75; ///< of a piece: where less of it flipped, the model moved a border, most often wrongly
};

/// A connected region (8 neighbours) of another image that flipped as the correction did.
struct FlipRegion {
    std::string image; ///< the key under which it was added
    Region region;
    cv::Rect bounds;
    std::int64_t area = 0; ///< pixels
    cv::Point inside;      ///< a pixel of it, as far from its rim as there is
    int from = 0, to = 0;
    int label = -1;   ///< what the image's labels say there now, the most frequent class; -1: nobody has labelled it
    double share = 0; ///< of the pixels of `from` that hang together with it, the part that flipped: 0..1
    double score = 0; ///< what regions are ordered by: share × √(area as a share of the image)
};

/// A plain value: used by one thread at a time; a job fills its own and hands over a copy.
class Propagation {
public:
    explicit Propagation(std::vector<Correction> corrections, const PropagationOptions& options = {});

    const std::vector<Correction>& corrections() const { return m_corrections; }

    /// Takes the place of what was known under the same key.
    /// @param before, after predictions, CV_16UC1 class indices. @param labels what the image is labelled as:
    /// kUnlabelled where nobody has said anything; empty: nowhere. Regions lie where it is unlabelled or labelled as
    /// `from`: where somebody has said anything else the model is not believed.
    /// @throws Error where types or sizes differ.
    void addImage(const std::string& key, const cv::Mat& before, const cv::Mat& after, const cv::Mat& labels = {});
    void removeImage(const std::string& key);
    std::size_t images() const { return m_images.size(); } ///< added
    std::size_t regions() const;

    /// Best first.
    std::vector<FlipRegion> ranked(std::size_t most = 0) const;

private:
    std::vector<Correction> m_corrections;
    PropagationOptions m_options;
    std::map<std::string, std::vector<FlipRegion>> m_images;
};

} // namespace sdw
