// Probable label errors: regions where the model's two opinions agree with each other and not with the label.
// Torch-free. Images are added one by one; how often a class is taken for another all over the data set is learnt on
// the way and lowers the suspicion of what is merely hard. Whole labels that lie beside what they mean are looked for,
// too (displacement.h). Source: confident learning (Northcutt et al., JAIR 2021) for weighing by the data set's own
// confusions; the two maps are M and M_mid of SegDeformer (ECCV 2022).
#pragma once

#include "core/interactive/doubt.h"

#include <map>
#include <string>
#include <vector>

namespace sdw {

struct SuspectOptions {
    double smallest = 2e-4;        ///< share of the image; smaller regions are left out
    std::size_t mostPerImage = 50; ///< 0: all
};

/// What else is known of an image.
struct SuspectEvidence {
    cv::Mat picture;   ///< CV_8UC3: labels that lie beside its edges are suspects, too; empty: they are not looked for
    cv::Mat confirmed; ///< CV_8UC1, not 0: somebody said that the label is right; empty: nowhere
};

/// What a person says about a suspect.
enum class SuspectVerdict {
    Accept, ///< the model is right: the region gets its class
    Keep,   ///< the label is right, and is not asked about again
    Ignore, ///< nobody can tell: kIgnoreLabel
};

/// Pixels of one label that would get another.
struct LabelChange {
    Region region;
    int was = 0, becomes = 0; ///< class indices of the model
};

struct Suspect {
    std::string image; ///< the key under which it was added
    Region region;     ///< of one label and one prediction; of a label that lies beside what it means the largest part
    cv::Rect bounds;
    std::int64_t area = 0;            ///< pixels
    cv::Point inside;                 ///< a pixel of it, as far from its rim as there is
    int label = 0;                    ///< what the label says
    int predicted = 0;                ///< what the model says instead, and M_mid where there is one
    double share = 0, labelShare = 0; ///< mean share of the predicted class and of the label's, both maps, 0..1
    double usual = 0; ///< of the pixels so predicted in all images, the part that has this label: 0..1, large where the
                      ///< two are often taken for each other
    double depth = 0; ///< distance from `inside` to the region's rim, pixels
    cv::Point moved;  ///< not (0, 0): a label that would fit better moved by so many pixels
    /// Of such a label all that changes where the model is right: it moves to where both maps see it, and what it
    /// leaves behind gets what the model sees there. Empty: `region` alone changes.
    std::vector<LabelChange> changes;
    int movedClass = -1; ///< of such a label
    double fit = 0;      ///< how much better: displacementFit()
    double score = 0; ///< what suspects are ordered by: (ln(share / labelShare) − ln usual) × depth^⅕; of moved ones a
                      ///< multiple of `fit`

    /// The class that the region has afterwards.
    int verdictLabel(SuspectVerdict verdict) const;
};

/// A plain value: used by one thread at a time; a job fills its own and hands over a copy.
class SuspectList {
public:
    explicit SuspectList(const SuspectOptions& options = {});

    const SuspectOptions& options() const { return m_options; }

    /// Takes the place of what was known under the same key.
    /// @param label CV_16UC1 class indices of the model; other values (kIgnoreLabel, kUnlabelled, ...) take no part.
    /// Regions of which at least half is confirmed are no suspects.
    /// @throws Error where the sizes differ.
    void addImage(const std::string& key, const DoubtMaps& maps, const cv::Mat& label,
                  const SuspectEvidence& evidence = {});
    void removeImage(const std::string& key);
    void clear();
    std::size_t images() const { return m_images.size(); }
    std::size_t suspects() const;
    /// false: the models seen so far had no M_mid, so that suspicion stands on M alone.
    bool usesMid() const;

    /// The suspect is dealt with. @return whether it was there.
    bool dismiss(const std::string& key, const Region& region);

    /// Most suspicious first. @param most suspects; 0: all.
    std::vector<Suspect> ranked(std::size_t most = 0) const;

private:
    struct Image {
        void addMoved(const DoubtMaps& maps, const cv::Mat& label, const SuspectEvidence& evidence,
                      const SuspectOptions& options);
        std::vector<Suspect> suspects;                      ///< without what depends on the other images
        std::map<std::pair<int, int>, std::int64_t> counts; ///< pixels by prediction and label
        bool mid = false;
    };

    SuspectOptions m_options;
    std::map<std::string, Image> m_images;
};

} // namespace sdw
