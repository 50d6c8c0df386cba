// Click → mask from a trained model's features: pixels whose features are consistent with what was clicked.
// Source: feature consistency of SegDeformer (ECCV 2022), Figure 3, as the kernel of a Gaussian process (Rasmussen and
// Williams, 2006, chapter 2): what the classifier takes for the same thing as the first click is where it starts from,
// each click corrects that where it is wrong, and the correction spreads to pixels with like features, most of all to
// near ones on the same side of the image's edges. A second, narrow kernel of colours and nearness makes up for what
// the features are too coarse to tell apart, and a cut along the image's edges settles the rim.
#pragma once

#include "core/interactive/click_selector.h"
#include "core/interactive/edge_cut.h"
#include "core/interactive/geodesic.h"
#include "core/interactive/guided_filter.h"

#include <map>

namespace sdw {

struct ConsistencyOptions {
    FeatureStage stage = FeatureStage::Augmented; ///< whose cosine similarity is the kernel
    double prior = 0.7;                           ///< 0: features alone; 1: start from the classifier's opinion
    double trust = 1;            ///< how decided it is about the class meant: shares of the classes to this power
    double width = 0.6;          ///< fall of the kernel with 1 − cosine
    double everywhere = 0.3;     ///< part of the kernel that does not fall with distance
    double reach = 0.1;          ///< of the part that does: standard deviation as a share of the image's longer side
    double edge = 0.7;           ///< pixels of way that one unit of L*a*b* between neighbours adds to that distance
    double detail = 1;           ///< variance of the narrow kernel; that of the wide one is 1; 0: without it
    double detailReach = 0.03;   ///< standard deviation of its nearness, as a share of the image's longer side
    double detailColour = 10;    ///< and of its likeness in colour, L*a*b* units of 0..255
    double noise = 0.05;         ///< how far a click may be missed, as a variance
    double snapReach = 1.5;      ///< radius of the guided filter that class maps go through, in positions of the map
    double snapSmoothing = 1e-3; ///< and its ε
    EdgeCutOptions rim;          ///< the last word about where the selection ends; reaches one position at least
};

class ConsistencySelector : public ClickSelector {
public:
    /// Takes a while: what the first click on the image needs is made here. @throws Error where the model has no such
    /// stage.
    ConsistencySelector(const SelectorContext& context, const ConsistencyOptions& options = {});

    /// > 0 where selected at the middle tolerance, CV_32FC1 of the image's size; for heat maps, and for those who want
    /// to see how sure it is. @param clicks need a positive mark or a box.
    cv::Mat evidence(const Clicks& clicks, const Progress& progress = {});

private:
    struct Anchor {
        cv::Point at;
        bool positive;
    };
    Region find(const Clicks& clicks, const SelectorOptions& options, const Progress& progress) override;
    std::vector<Anchor> anchorsOf(const Clicks& clicks) const;
    std::vector<double> classShares(cv::Point at) const;
    cv::Mat start(const std::vector<Anchor>& anchors);
    void prepareClassMaps();
    const cv::Mat& classMap(int k);
    const cv::Mat& kernel(cv::Point at);
    void addDetail(cv::Point at, const cv::Mat& away, cv::Mat& kernel) const;
    int position(cv::Point at) const;

    ConsistencyOptions m_options;
    std::shared_ptr<const ExplainedImage> m_features;
    GuidedFilter m_snap;
    cv::Mat m_colours; // L*a*b*, CV_32FC3
    GeodesicDistance m_ways;
    EdgeCut m_rim;
    cv::Mat m_duels;                                  // N×K: what the classifier says
    cv::Size m_map;                                   // positions of m_duels
    std::map<int, cv::Mat> m_classMaps;               // snapped, at image size; of rare classes made when first needed
    std::map<std::pair<int, int>, cv::Mat> m_kernels; // by y, x of the anchor
};

} // namespace sdw
