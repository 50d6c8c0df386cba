// Everything that belongs to one running training, put together by train() and worked on by the loop.
#pragma once

#include "core/datasets/dataset.h"
#include "core/training/events.h"
#include "core/training/run_folder.h"
#include "core/training/tensorboard.h"
#include "core/training/train.h"
#include "core/training/training_state.h"

namespace sdw {

struct TrainingRun {
    RunFolder& folder;
    const TrainHooks& hooks;
    EventLog events{folder.events()};

    RunConfig config{};        ///< complete
    nlohmann::json document{}; ///< the same, as in config.json
    std::unique_ptr<Dataset> dataset{};
    torch::Device device = torch::kCPU;
    std::string precision = "fp32"; ///< what is really used

    Segmenter model{nullptr};
    std::unique_ptr<AdamW> optimizer{};
    std::unique_ptr<WeightAverage> average{};
    std::unique_ptr<TensorBoardWriter> board{};
    TrainingCounters counters{};
    std::vector<std::string> notes{};

    TrainingParts parts() { return {model, *optimizer, average.get(), counters}; }
    /// The weights that are evaluated and saved for use.
    Segmenter& bestModel() { return average ? average->model() : model; }
    /// To the log and to the notes of the result.
    void note(const std::string& sentence)
    {
        folder.log().warn(sentence);
        notes.push_back(sentence);
    }
    bool stopAsked() const { return hooks.stop && *hooks.stop; }
};

} // namespace sdw
