// What a model computes on the way to its prediction, kept from one forward pass so that it can be looked at: features
// at every point of the pipeline, the external tokens' maps, rows of both attentions, and where a pixel's scores come
// from. Torch-free face. Source: SegDeformer (ECCV 2022) sections 3.1 to 3.3, Figures 2 and 3.
#pragma once

#include "core/base/class_list.h"
#include "core/config/data_config.h"

#include <opencv2/core.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sdw {

/// A point of the pipeline whose features can be compared, in the order of computation.
enum class FeatureStage {
    Encoder1, ///< the encoder's maps, finest first
    Encoder2,
    Encoder3,
    Encoder4,
    Fused,     ///< F (Eq. 1), which is X_inter and X_exter, too
    Internal,  ///< F + Y_inter (Eq. 5)
    External,  ///< F + Y_exter (Eq. 7)
    Augmented, ///< F_aug = F + Y_inter + Y_exter, what the classifier sees; F itself in a baseline
};

/// Stable, for files and the command line: "encoder1" .. "encoder4", "fused", "internal", "external", "augmented".
const char* featureStageId(FeatureStage stage);
/// As the paper writes it: "Encoder 1", "F", "F + Y_inter", "F + Y_exter", "F_aug".
const char* featureStageTitle(FeatureStage stage);
/// The stage of an id. @throws Error `Unknown stage 'x'; known: encoder1, ...`
FeatureStage findFeatureStage(const std::string& id);

enum class ContextKind { Internal, External };

/// How one class's logit at one position came about: bias + fused + internal + external = logit (to rounding), since
/// the classifier is linear in F_aug. Parts that the model does not have are 0.
struct ClassScoreParts {
    float bias = 0, fused = 0, internal = 0, external = 0, logit = 0;
};

/// Everything about one image. Never changes; every function may be called from several threads at once.
/// Pixels are those of the image; a pixel stands for the position of the (coarser) map that holds its middle.
class ExplainedImage {
public:
    virtual ~ExplainedImage() = default;

    virtual cv::Size imageSize() const = 0;
    virtual cv::Mat labels() const = 0;    ///< M: the prediction, CV_16UC1 at image size
    virtual cv::Mat midLabels() const = 0; ///< M_mid: arg-max of Attn_mid, CV_16UC1 at image size; empty without tokens

    virtual std::vector<FeatureStage> stages() const = 0;   ///< those that the model has
    virtual cv::Size mapSize(FeatureStage stage) const = 0; ///< positions
    virtual cv::Point position(FeatureStage stage, cv::Point pixel) const = 0;
    /// Cosine similarity of the feature at `pixel` to those of all positions.
    /// @return CV_32FC1, mapSize(stage), -1..1. @throws Error where the model lacks the stage or the image the pixel.
    virtual cv::Mat consistency(FeatureStage stage, cv::Point pixel) const = 0;

    /// The classifier's logits, a row per position of F_aug in reading order: N×K, CV_32FC1. Shared, not copied: not to
    /// be written to.
    virtual cv::Mat classLogits() const = 0;

    virtual bool hasContext(ContextKind kind) const = 0;
    /// The softmax row of `pixel`'s query over all keys (Eq. 5, Eq. 7), mean over heads; the N×N matrix is never
    /// formed.
    /// @return CV_32FC1 at the size of the keys' map (⌊H/R⌋×⌊W/R⌋), sums to 1. @throws Error without that context.
    virtual cv::Mat attention(ContextKind kind, cv::Point pixel) const = 0;

    virtual int tokens() const = 0; ///< external tokens, one for each class; 0: none
    /// softmax(Attn_mid) of one class (Eq. 6), CV_32FC1 at the size of F, 0..1. Over the classes they sum to 1.
    virtual cv::Mat tokenMap(int token) const = 0;
    virtual std::vector<float> tokenActivations() const = 0;           ///< mean of each token's map, 0..1
    virtual std::vector<float> tokenShares(cv::Point pixel) const = 0; ///< softmax(Attn_mid) at the pixel, per class

    /// One entry per class, at the position of F_aug that holds the pixel.
    virtual std::vector<ClassScoreParts> scores(cv::Point pixel) const = 0;

    /// Memory that it keeps, for those who keep several of them; 0 where it keeps none of its own.
    virtual std::size_t bytes() const { return 0; }
};

struct ExplainerOptions {
    std::string device = "auto";
    std::optional<std::int64_t> shortSide; ///< of the network's input; empty: as the model's run says, else 512
};

class Explainer {
public:
    /// Opens what openModel() (core/model/checkpoint.h) opens. @throws Error
    explicit Explainer(const std::filesystem::path& model, const ExplainerOptions& options = {});
    ~Explainer();
    Explainer(Explainer&&) noexcept;

    const ClassList& classes() const;
    const std::string& name() const;  ///< for people: the run folder's or file's name
    std::string decoderTitle() const; ///< for people: "SegDeformer", "SegFormer head", "UperNet"
    bool hasTokens() const;

    /// Cosine similarity of the external tokens (class half: the keys), CV_32FC1 K×K. Empty without tokens.
    cv::Mat tokenSimilarity() const;
    /// The tokens on their first two principal axes, K×2 CV_32FC1, and what share of the variance they show.
    cv::Mat tokenProjection(double* share = nullptr) const;

    /// One forward pass, whole image. Not from several threads at once.
    /// @param image CV_8UC3 BGR of any size.
    std::shared_ptr<const ExplainedImage> explain(const cv::Mat& image);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace sdw
