// "Improve the model with my corrections": a short training that goes on from a model, on the labels as they are now.
#pragma once

#include "core/config/run_config.h"

namespace sdw {

struct FineTuneFacts {
    std::string weights; ///< what the training begins with: a weights file of the model
    std::string root;    ///< folder of the project
    std::string layout = "project";
    std::int64_t trainImages = 0, valImages = 0; ///< labelled ones
    bool gpu = false;
};

/// The model as it is, its crop and scale, at a tenth of the learning rate it was trained with and for some passes over
/// the images: a minute or so on a CPU. Pixels that nobody has labelled do not dilute the loss. Pixels that a model
/// proposed and nobody has looked at are not labelled (core/datasets/project.cpp leaves them out).
/// @param model configuration of the model's own run. @throws Error where there is nothing to train on.
RunConfig fineTuneConfig(const RunConfig& model, const FineTuneFacts& facts);

} // namespace sdw
