// Scores of a model on a split of a data set.
#pragma once

#include "core/base/progress.h"
#include "core/config/data_config.h"
#include "core/config/evaluation_config.h"
#include "core/datasets/dataset.h"
#include "core/evaluation/confusion_matrix.h"

#include <nlohmann/json.hpp>

#include <functional>

namespace sdw {

struct Interval {
    double low = 0, high = 0; ///< 95 %
};

struct ClassScore {
    std::string name;
    std::optional<double> iou, accuracy, precision, dice, boundaryIou; ///< 0..1; empty: class absent
    std::optional<Interval> iouInterval;
    std::int64_t pixels = 0; ///< labelled pixels
};

/// Counts of one image, for bootstrap and ranking; per class.
struct ImageCounts {
    std::string name;
    std::vector<std::int64_t> intersection, labelled, predicted;
};

struct EvaluationReport {
    std::vector<ClassScore> classes;
    double meanIou = 0, meanAccuracy = 0, pixelAccuracy = 0, meanBoundaryIou = 0; ///< 0..1
    std::optional<Interval> meanIouInterval;
    ConfusionMatrix confusion;
    std::vector<ImageCounts> images;
    std::vector<DatasetProblem> skipped;
    double seconds = 0;
};

/// Predicts one label map (CV_16UC1, size of the image) from a BGR image.
using PredictLabels = std::function<cv::Mat(const cv::Mat& image)>;
/// Sees every prediction as it is made (to write masks).
using WatchPrediction = std::function<void(const Sample& sample, const cv::Mat& prediction)>;

/// Runs over the split. Images that cannot be read are skipped and named; images without labels are passed over.
/// @throws Error when nothing was left to score, or when the progress asks to stop.
EvaluationReport evaluate(const Dataset& dataset, const std::string& split, const PredictLabels& predict,
                          const EvaluationConfig& config, const Progress& progress = {},
                          const WatchPrediction& watch = {});

/// The same scores from label maps already made.
nlohmann::ordered_json reportJson(const EvaluationReport& report);
/// One line per image and class that is in its label or prediction: image,class,name,intersection,labelled,predicted.
/// @param before in front of every line.
std::string countsCsv(const EvaluationReport& report, const std::string& before = "");
/// The head of that table.
constexpr auto kCountsCsvHead = "image,class,name,intersection,labelled,predicted\n";
/// A table for people: class, IoU, accuracy, precision, boundary IoU, pixels; means below.
std::string reportText(const EvaluationReport& report);

} // namespace sdw
