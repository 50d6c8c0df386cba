// Scribble → live fit: a model learns from a person's strokes while they paint. The encoder stands still, its features
// are kept; what is fitted is what SegDeformer knows about a class: its external token and its row of the classifier.
// So a new class needs some strokes and about a second, no training. Where there is no model of the project yet, its
// classes forgotten, trees over colour, texture and the encoder's finest map judge each pixel instead; a checkpoint
// cannot hold them, so rows and tokens are taught what the trees see when such a fit is kept. Torch-free face.
// Source: external tokens of SegDeformer (ECCV 2022) sections 3.2 and 3.3, imprinted classifier rows (Qi et al.,
// Low-shot learning with imprinted weights, CVPR 2018), old classes held as in Cermelli et al., Modeling the background
// (CVPR 2020).
#pragma once

#include "core/annotation/label_map.h"
#include "core/base/class_list.h"
#include "core/base/progress.h"

#include <opencv2/core.hpp>

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sdw {

struct FitImage;
struct FittedHead;
struct LogitPass;

/// How strokes weigh against what the model knew (tests/bench/live_fit_bench.cpp measures it).
struct FitTuning {
    double hold = 1;      ///< weight of positions without strokes, on which the original model's answer is to stay
    double certain = 0;   ///< such a position counts as the model's certainty there to this power
    int rounds = 2;       ///< after the first, held positions that the new classes claimed count less
    double shrink = 1e-2; ///< pull of classifier rows towards where they began
    double floor = 0.1;   ///< of the features' variances, as a share of their mean
    /// Rows of painted classes of the model move, too, so that corrections take effect. Where a new class is painted
    /// they never do: strokes of old classes then say where the new one is not.
    bool moveOld = true;
    double budget = 0.001;   ///< of the old classes' mean IoU, as far as the known labels tell: what new ones may cost
    int steps = 60;          ///< of the optimiser, for each part and round
    int trees = 90;          ///< from zero
    int strokePixels = 2000; ///< at most, of each class in an image, for them
    int strokeCells = 600, heldCells = 1024; ///< at most, of each class in an image, and of an image
    int knownCells = 40;                     ///< at least, of each class in an image with known labels
    int heldImages = 3; ///< images without strokes on which the model is held, too, of those whose features are there
};

struct LiveFitOptions {
    std::string device = "auto";
    std::optional<std::int64_t> shortSide; ///< of the network's input; empty: as the model's run says, else 512
    bool forgetClasses = false;            ///< start without any class: for a project that has none of the model's
    FitTuning tuning;
    std::size_t featureBytes = std::size_t(1) << 30; ///< for features; those not used for longest go first
};

/// What an update came to.
struct FitReport {
    int images = 0;           ///< with strokes
    std::int64_t strokes = 0; ///< positions of the feature maps under strokes
    int steps = 0;            ///< of the optimiser, all parts together
    double lossBefore = 0;    ///< mean cross-entropy under the strokes, each class counting alike, before the fit
    double loss = 0;          ///< and after it
    double held = 1;          ///< share of a sample of positions without strokes that kept their original class
    int knownImages = 0;      ///< whose known labels say what the new classes must leave alone
    double seconds = 0;
};

/// One model, its classes extended by those that were added, and the images on which somebody paints. Used by one
/// thread at a time. Images go by a key of the caller's choice (a path, an id).
class LiveFit {
public:
    /// Opens what openModel() (core/model/checkpoint.h) opens. @throws Error
    explicit LiveFit(const std::filesystem::path& model, const LiveFitOptions& options = {});
    ~LiveFit();
    LiveFit(LiveFit&&) noexcept;

    /// A fit of its own that begins with the original model, without strokes. It shares the model, the images and their
    /// features: the two may work in different threads.
    LiveFit fresh() const;

    const std::string& name() const;  ///< of the original model, for people: the run folder's or file's name
    const ClassList& classes() const; ///< the model's, then those added
    int originalClasses() const;      ///< how many of them are the model's own
    /// A class that can be painted with. Until its first strokes are fitted it is nowhere predicted.
    /// @return its index. @throws Error for a name that is taken or empty.
    int addClass(const std::string& name, std::array<std::uint8_t, 3> colour);

    /// Makes the features: one pass of the encoder, unless they are there. The picture itself is kept (shared, not
    /// copied), so that features which had to go are made again when needed.
    /// @param image CV_8UC3 BGR. A key that is known gets the new picture and loses its strokes, if the pictures
    /// differ.
    void addImage(const std::string& key, const cv::Mat& image, const Progress& progress = {});
    bool hasImage(const std::string& key) const;
    void removeImage(const std::string& key); ///< with its strokes; nothing happens for an unknown key

    /// What the person painted in an image: replaces what was said before. Takes effect with update().
    /// @param strokes CV_16UC1 of the image's size: class indices, kUnlabelled (or any value that is no class)
    /// elsewhere.
    /// @throws Error for another size or an unknown key.
    void setStrokes(const std::string& key, const cv::Mat& strokes);

    /// What is known of an image besides strokes, as a rule its labels in the project: there the model's own classes
    /// are held, and from it the fit learns how sure a new class has to be (FitTuning::budget). Without any it can only
    /// go by the model's answers where nobody painted, among them those that are wrong because the class was unknown.
    /// Labels of a class on which much of a new one was painted are not believed: it is being split.
    /// Replaces what was said before; empty: nothing. Means nothing where the classes are forgotten.
    /// @param labels CV_16UC1 of the image's size: indices of the model's own classes, any other value elsewhere.
    /// @throws Error for another size or an unknown key.
    void setKnown(const std::string& key, const cv::Mat& labels);

    /// Fits tokens and classifier rows to all strokes, beginning with the original model each time: the same images and
    /// strokes give the same fit, whatever was painted in between. Classes without strokes keep what they are. Without
    /// any strokes it is discard() for the parameters.
    /// @throws Error (Interrupted) when `progress` stops it: the fit before stays.
    FitReport update(const Progress& progress = {});
    bool fitted() const; ///< differs from the original model

    /// The prediction of the fit as it stands, CV_16UC1 class indices at the image's size. As the kept checkpoint would
    /// give it (one scale, not mirrored); from zero the trees' view, which is finer than what can be kept.
    cv::Mat labels(const std::string& key);
    /// Probability of one class, CV_32FC1 0..1 at the image's size.
    cv::Mat scores(const std::string& key, int classIndex);
    /// The same for the model as it was opened, of its own classes alone.
    cv::Mat originalLabels(const std::string& key);

    /// Back to the original model: added classes and strokes are gone; images and features stay.
    void discard();
    /// Writes the whole model with its extended classes as a checkpoint that everything here opens; its metadata say
    /// under "live_fit" from which model it came, which classes are new and on how many images and strokes they rest.
    /// Classes that were never painted are not in it. From zero, its tokens and rows are fitted now to what the trees
    /// see in the images with strokes, which takes about a second. @throws Error
    void keep(const std::filesystem::path& checkpoint) const;

private:
    struct Shared;
    struct Parts;
    explicit LiveFit(std::shared_ptr<Shared> shared);
    void requireLabels(const std::string& key, const cv::Mat& labels, const char* what) const;
    void growTrees(FitReport& report, const Progress& progress);
    void fitToModel(const std::vector<int>& painted, FitReport& report, const Progress& progress);
    FittedHead taught() const;
    const LogitPass* pass(const std::string& key, const FitImage& image);

    std::shared_ptr<Shared> m_shared;
    std::unique_ptr<Parts> m_parts;
};

} // namespace sdw
