// What to label next: regions of many images, those first from which a model would learn most. Images are added one by
// one, so that a list is there from the first on. Torch-free.
// Source: entropy and disagreement as in core/interactive/doubt.h; region-based active learning (Casanova et al.,
// Reinforced active learning for image segmentation, ICLR 2020; Mackowiak et al., CEREALS, BMVC 2018), novelty by
// greedy farthest points (Sener and Savarese, A core-set approach, ICLR 2018).
#pragma once

#include "core/interactive/doubt.h"

#include <string>

namespace sdw {

struct QueueOptions {
    DoubtOptions doubt;            ///< how the regions of an image are found
    double noveltyWeight = 0.5;    ///< 0: novelty does not count; 1: as much as doubt
    std::size_t mostPerImage = 20; ///< regions kept of an image; 0: all
};

struct QueueRegion {
    std::string image; ///< the key under which it was added
    DoubtRegion region;
    std::vector<float> signature; ///< signatureOf()
    double novelty = 0;           ///< 0..1: unlike what is labelled, and unlike the regions before it
    double score = 0;             ///< what the queue is ordered by: region.score × (1 + noveltyWeight × novelty)
};

/// A plain value: used by one thread at a time; a job fills its own and hands over a copy.
class LabelQueue {
public:
    explicit LabelQueue(const QueueOptions& options = {});

    const QueueOptions& options() const { return m_options; }

    /// What is known about an image takes the place of what was known under the same key.
    /// @param labels what people have said so far: CV_16UC1 class indices of the model, other values (kUnlabelled, ...)
    /// where they have not; empty: nothing. Labelled pixels are not asked about again, and what is labelled is known.
    /// kIgnoreLabel is an answer, too.
    /// @throws Error where the sizes differ.
    void addImage(const std::string& key, const DoubtMaps& maps, const cv::Mat& labels = {});
    void removeImage(const std::string& key);
    void clear();
    bool hasImage(const std::string& key) const;
    std::size_t images() const { return m_images.size(); }
    std::size_t regions() const; ///< that are asked about, in all images

    /// The person has dealt with this region, or passed it over: it is not asked about again until its image is added
    /// anew. @return whether it was there.
    bool dismiss(const std::string& key, const Region& region);

    /// Best first. Novelty is greedy: a region like one before it comes later. Equal queues give equal lists, in
    /// whatever order images were added.
    /// @param most regions; 0: all.
    std::vector<QueueRegion> ranked(std::size_t most = 0) const;

private:
    struct Image {
        std::string key;
        std::vector<DoubtRegion> regions;
        std::vector<std::vector<float>> signatures; ///< of the regions
        std::vector<std::vector<float>> known;      ///< of what is labelled: one for each class
    };

    QueueOptions m_options;
    std::vector<Image> m_images; ///< by key
};

} // namespace sdw
