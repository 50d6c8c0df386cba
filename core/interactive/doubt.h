// Where a model is not sure: what it says about each pixel, its second choice, and how far SegDeformer's two opinions
// (M, and M_mid of the external tokens) lie apart; and the regions worth a look, largest doubt first. Torch-free face.
// Source: SegDeformer (ECCV 2022), Eq. (6) and (8) for M_mid; uncertainty sampling (Settles, Active learning
// literature survey, 2009) for entropy and margin.
#pragma once

#include "core/annotation/region.h"
#include "core/base/progress.h"
#include "core/explanation/explainer.h"

#include <opencv2/core.hpp>

#include <vector>

namespace sdw {

/// Class shares at the positions of a model's last map, as small as the model computes them: N×K, CV_32FC1, a row per
/// position in reading order, each summing to 1.
struct ClassShares {
    cv::Mat shares;
    cv::Size map; ///< positions across and down; N = width × height

    bool empty() const { return shares.empty(); }
    int classes() const { return shares.cols; }
};

/// At the size of the image. Plain decoders have no M_mid: what is said of it is empty then, and the others stand on M
/// alone.
struct DoubtMaps {
    cv::Mat labels;       ///< M: the prediction, CV_16UC1 class indices
    cv::Mat second;       ///< the best of the other classes, CV_16UC1; where there is one class only: that one
    cv::Mat entropy;      ///< of M's shares, CV_32FC1, 0..1: as a part of ln K
    cv::Mat margin;       ///< share of the prediction less that of the second, CV_32FC1, 0..1: small where unsure
    cv::Mat midLabels;    ///< M_mid, CV_16UC1; or empty
    cv::Mat disagreement; ///< Jensen–Shannon divergence of M and M_mid, CV_32FC1, 0..1: as a part of ln 2; or empty
    ClassShares shares, midShares; ///< what all this was computed from; midShares may be empty

    bool hasMid() const { return !midShares.empty(); }
    cv::Size size() const { return labels.size(); }
};

/// Of an image that was explained: no second forward pass.
/// @param progress by rows. @throws Error (Interrupted) when it stops the work.
DoubtMaps doubtMaps(const ExplainedImage& image, const Progress& progress = {});

/// The same from shares of any origin. @param labels, midLabels predictions at the image's size, CV_16UC1; empty: the
/// arg-max of the enlarged shares.
/// @throws Error where the parts do not fit each other.
DoubtMaps doubtMaps(const ClassShares& shares, const ClassShares& midShares, cv::Size image, const cv::Mat& labels = {},
                    const cv::Mat& midLabels = {}, const Progress& progress = {});

/// Softmax of logits, N×K. @throws Error on another type, or rows that are not map.area().
ClassShares softmaxShares(const cv::Mat& logits, cv::Size map);

/// What doubt is made of.
enum class DoubtMeasure {
    Combined,     ///< mean of entropy, 1 − margin and, where there is one, disagreement
    Entropy,      ///< entropy alone
    Margin,       ///< 1 − margin
    Disagreement, ///< of M and M_mid; entropy in a model without
};

/// Stable, for files and the command line: "combined", "entropy", "margin", "disagreement".
const char* doubtMeasureId(DoubtMeasure measure);
/// @throws Error `Unknown measure 'x'; known: combined, ...`
DoubtMeasure findDoubtMeasure(const std::string& id);

/// CV_32FC1, 0..1, at the image's size.
cv::Mat doubtOf(const DoubtMaps& maps, DoubtMeasure measure);

struct DoubtOptions {
    DoubtMeasure measure = DoubtMeasure::Combined;
    double least = 0.45;     ///< pixels with less doubt belong to no region
    double smallest = 2e-4;  ///< share of the image; smaller regions are left out
    double smoothing = 0.01; ///< doubt is averaged over so much of the image's longer side: borders between classes are
                             ///< always unsure, and nobody wants to walk along all of them
    std::size_t most = 200;  ///< regions; 0: all
};

/// A connected region (8 neighbours) of one predicted class in which the model is not sure.
struct DoubtRegion {
    Region region;
    cv::Rect bounds;
    std::int64_t area = 0;          ///< pixels
    cv::Point inside;               ///< a pixel of it, as far from its rim as there is
    double doubt = 0;               ///< mean over the region, 0..1
    double score = 0;               ///< what regions are ordered by: doubt × √(area as a share of the image)
    int label = 0;                  ///< what the model says
    int second = 0;                 ///< its second choice: the most frequent one inside
    double entropy = 0, margin = 0; ///< means over the region
    double disagreement = 0;        ///< mean; 0 where there is no M_mid
    int midLabel = -1;              ///< what M_mid says: the most frequent one inside; -1: there is none
};

/// Largest score first; of equals the first in reading order.
/// @param where CV_8UC1, 0: pixels that are not asked about (somebody has labelled them); empty: all are.
/// @throws Error on another type or size.
std::vector<DoubtRegion> doubtRegions(const DoubtMaps& maps, const DoubtOptions& options = {},
                                      const cv::Mat& where = {});

/// Mean shares over a region: what an image shows there, in the model's own words. K numbers of M and, where there is
/// one, K of M_mid (the token attention), each half of unit length. Empty for an empty region.
std::vector<float> signatureOf(const DoubtMaps& maps, const Region& region);
/// Cosine, 0..1: how alike two signatures are. 0 for signatures of different models.
double signatureLikeness(const std::vector<float>& a, const std::vector<float>& b);

} // namespace sdw
