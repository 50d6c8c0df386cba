// The contenders of a comparison at work: models that predict what is not on the disk yet, label sets that are read.
#pragma once

#include "core/comparison/compared_set.h"
#include "core/comparison/label_set.h"
#include "core/comparison/prediction_store.h"
#include "core/inference/predictor.h"

#include <map>

namespace sdw {

/// The images that are compared.
struct ComparedSplit {
    std::shared_ptr<const Dataset> dataset;
    std::string split;

    std::size_t size() const { return dataset->size(split); }
    std::string name(std::size_t index) const { return dataset->name(split, index); }
    Sample get(std::size_t index) const { return dataset->get(split, index); }
};

struct Participant {
    Contender contender;
    std::string key;                        ///< what its predictions depend on; label set: empty
    std::unique_ptr<Predictor> predictor;   ///< model
    ClassMatch match;                       ///< model: its classes as the data set's
    std::shared_ptr<PredictionStore> store; ///< model
    std::shared_ptr<const LabelSet> labels; ///< label set

    /// CV_16UC1 in the data set's classes; from any thread, for models once they have predicted.
    /// @throws Error naming the file.
    cv::Mat read(const std::string& image) const { return store ? store->get(image) : labels->read(image); }
};

/// How long predicting an image takes, of models that take turns on the same images: what heats up or slows down the
/// machine meanwhile meets all alike.
struct Timing {
    std::size_t images = 0;
    std::map<std::string, double> median; ///< seconds, by the contender's name
};

class Participants {
public:
    /// Opens all of them. @param folder for predictions.
    /// @throws Error naming the contender.
    Participants(const std::vector<Contender>& contenders, const ComparedSplit& images,
                 const std::filesystem::path& folder, const std::string& device);

    const ClassList& classes() const { return m_classes; } ///< of the data set, else of the first model
    const std::vector<Participant>& all() const { return m_all; }

    /// Images that lack a prediction of at least one model.
    std::vector<std::size_t> missing() const;
    /// Predicts them. @param step called before every image; throws to stop. @return images that could not be read.
    std::map<std::size_t, std::string> predict(const std::vector<std::size_t>& images,
                                               const std::function<void()>& step);
    /// What predict() measured; where that was little, what an earlier comparison of the same models measured; else it
    /// is measured now, on a few images.
    Timing timing(const std::function<void()>& step);

private:
    std::vector<Participant*> models();
    /// Every model on one image, each time another one first. @param take what it predicted. @return seconds of each.
    std::vector<double> takeTurns(const cv::Mat& image, const std::vector<Participant*>& models,
                                  const std::function<void(Participant&, const cv::Mat& labels)>& take);
    std::optional<Timing> storedTiming();
    void storeTiming(const Timing& timing);

    ComparedSplit m_images;
    std::filesystem::path m_folder;
    ClassList m_classes;
    std::vector<Participant> m_all;
    std::vector<std::vector<double>> m_seconds; ///< of images that all models predicted: image, model
    std::map<std::string, bool> m_warm;         ///< models that have predicted before, by name
    std::size_t m_turn = 0, m_lost = 0;         ///< images predicted, and those that could not be read
};

} // namespace sdw
