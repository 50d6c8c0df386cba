// Two to four models or label sets on the images of one data set: predictions kept on disk, counts per image, and what
// follows from them. The predictions are made once; everything else is read from there.
#pragma once

#include "core/comparison/agreement.h"
#include "core/evaluation/bootstrap.h"
#include "core/model/model_cost.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace sdw {

/// What takes part.
struct Contender {
    enum class Kind { Model, Labels };
    Kind kind = Kind::Model;
    std::string name;           ///< for people; unique among the contenders
    std::filesystem::path path; ///< model: run folder or weights; labels: a folder of index PNGs, one per image name
};

struct ContenderResult {
    Contender contender;
    EvaluationReport report;     ///< of the labelled images; without any: no classes' scores, no images
    std::int64_t parameters = 0; ///< 0: label set
    double gmacs = 0;            ///< at the first image's network input; 0: label set
    double secondsPerImage = 0;  ///< median of prediction alone, in this comparison
    std::size_t timedImages = 0; ///< that the median is of; 0: label set
    std::string device;          ///< that predicted when it was timed, for people; empty: label set
    std::string note;            ///< one sentence where its classes were matched to the data set's; else empty
    std::int64_t unlabelled = 0; ///< pixels to which it gives no class; nobody is scored on them
};

/// One image of the set.
struct ComparedImage {
    std::string name;
    std::filesystem::path image;
    bool labelled = false;
    std::vector<std::optional<double>>
        meanIou; ///< per contender, over the classes in truth or prediction of this image
    /// Share of the pixels in which two contenders differ, at first · contenders + second; 0..1.
    std::vector<double> differing;
};

struct ComparisonOptions {
    std::string split = "val";
    std::string device = "auto";
    std::int64_t resamples = 10000;
    std::uint64_t seed = 0;
};

/// The outcome. Reading predictions, truth and images again is safe from several threads.
class ComparedSet {
public:
    virtual ~ComparedSet() = default;

    virtual const Dataset& dataset() const = 0;
    virtual const ComparisonOptions& options() const = 0;
    virtual const ClassList& classes() const = 0;
    virtual const std::vector<ContenderResult>& contenders() const = 0; ///< 2..4
    virtual const std::vector<ComparedImage>& images() const = 0;
    virtual bool hasTruth() const = 0;                              ///< of at least one image
    virtual const std::vector<DatasetProblem>& skipped() const = 0; ///< images that nobody is compared on, and why
    /// How often one called a pixel class k (row) that the other called class l (column), over all images, labelled or
    /// not.
    virtual const ConfusionMatrix& agreement(std::size_t first, std::size_t second) const = 0;

    /// Second minus first, paired over images. @throws Error without truth.
    virtual PairedComparison paired(std::size_t first, std::size_t second) const = 0;
    /// Images by ΔIoU of the pair, worst for the second first; unlabelled images by share of differing pixels, last.
    virtual std::vector<std::size_t> ranking(std::size_t first, std::size_t second) const = 0;
    /// Images that have pixels of this cell of the contender's confusion matrix, most first, with their counts.
    struct CellImage {
        std::size_t image = 0;
        std::int64_t pixels = 0;
    };
    virtual std::vector<CellImage> cellImages(std::size_t contender, int truth, int predicted) const = 0;

    virtual cv::Mat image(std::size_t image) const = 0; ///< CV_8UC3 BGR @throws Error
    /// CV_16UC1 as it is scored against: kIgnoreLabel also where a contender gives no class. Empty: none.
    virtual cv::Mat truth(std::size_t image) const = 0;
    virtual cv::Mat prediction(std::size_t contender, std::size_t image) const = 0; ///< CV_16UC1 @throws Error
};

/// Predicts what is not there yet, scores and pairs. Predictions are written below `folder` as index PNGs, one folder
/// for each contender, and taken from there when the same weights and images are compared again.
/// Labels of a model of other classes are matched by name (core/evaluation/class_match.h). Images that cannot be read,
/// or for which a label set has no file, are left out for everybody and named in skipped().
/// @throws Error when fewer than two take part, when class lists do not fit, when nothing is left to compare, when
///         another comparison uses the folder, or when the progress asks to stop (what was predicted is kept).
std::shared_ptr<const ComparedSet> compareContenders(const std::vector<Contender>& contenders,
                                                     std::shared_ptr<const Dataset> dataset,
                                                     const std::filesystem::path& folder,
                                                     const ComparisonOptions& options, const Progress& progress = {});

} // namespace sdw
