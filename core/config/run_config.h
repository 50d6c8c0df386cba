// One JSON document per run: model, data, training, evaluation; presets are such documents too.
#pragma once

#include "core/base/class_list.h"
#include "core/config/data_config.h"
#include "core/config/evaluation_config.h"
#include "core/config/model_config.h"
#include "core/config/train_config.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace sdw {

struct RunConfig {
    ModelConfig model;
    DataConfig data;
    TrainConfig train;
    EvaluationConfig eval;
    ClassList classes; ///< filled from the data set when a run starts, and kept in its config.json
};

/// @throws Error naming the key (`train.batch: ...`).
RunConfig readRunConfig(const nlohmann::json& document);
nlohmann::ordered_json writeRunConfig(const RunConfig& config);

/// Reads a configuration file, applies overrides of the form `a.b=value` (value is JSON, or else a text), and checks
/// it.
/// @throws Error naming the file, or the override.
RunConfig loadRunConfig(const std::filesystem::path& file, const std::vector<std::string>& overrides = {});

/// Classes as they stand in config.json and in weights files: [{"name", "colour": [r, g, b], "value"}].
ClassList readClassList(const nlohmann::json& list);
nlohmann::ordered_json writeClassList(const ClassList& classes);

/// Parses JSON from a stranger: bounded depth, no exceptions but Error, which names `origin`.
nlohmann::json parseJson(std::string_view text, const std::string& origin);

} // namespace sdw
