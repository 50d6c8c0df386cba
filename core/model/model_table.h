// The paper's models beside the paper's figures: parameters and multiply-adds of every row of Tables 1, 7 and 8 that
// uses MiT, DeiT or Swin.
#pragma once

#include "core/config/model_config.h"

#include <optional>
#include <string>
#include <vector>

namespace sdw {

struct ModelRow {
    int table = 1;                              ///< of the paper
    std::string method;                         ///< as the paper prints it
    std::string preset;                         ///< models/presets; empty where this program cannot build the model
    std::int64_t cropHeight = 0, cropWidth = 0; ///< pixels
    std::optional<double> paper;                ///< the paper's parameters, millions; empty where it prints none
    std::optional<double> parameters; ///< of the preset's model with ADE20K's 150 classes, millions, in training (with
                                      ///< the auxiliary head where there is one)
    std::optional<double> official;   ///< of the official form of the same row, millions
    std::optional<double> gmacs;      ///< 10⁹ multiply-adds of a forward pass at the crop (model_cost.h)
    std::string reason;               ///< why the printed figure is not met; empty where it is

    /// Within a hundredth, the paper's last digit.
    bool meetsPaper() const;
};

/// Takes no memory for weights and well under a second per row. @throws Error when a preset is missing.
std::vector<ModelRow> modelTable();

} // namespace sdw
