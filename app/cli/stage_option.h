// Points of the pipeline on the command line, by name.
#pragma once

#include "core/explanation/explainer.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace sdw::cli {

constexpr FeatureStage kStages[] = {FeatureStage::Encoder1, FeatureStage::Encoder2, FeatureStage::Encoder3,
                                    FeatureStage::Encoder4, FeatureStage::Fused,    FeatureStage::Internal,
                                    FeatureStage::External, FeatureStage::Augmented};

/// @param ids of stages: "fused", "augmented", ...; anything else is wrong use.
inline void addStageOption(CLI::App& command, std::vector<std::string>& ids, const std::string& description)
{
    std::vector<std::string> known;
    for (const FeatureStage stage : kStages)
        known.emplace_back(featureStageId(stage));
    command.add_option("--stage", ids, description)->check(CLI::IsMember(known))->allow_extra_args(false);
}

/// @param ids as the option took them.
inline std::vector<FeatureStage> stagesOf(const std::vector<std::string>& ids)
{
    std::vector<FeatureStage> stages;
    for (const std::string& id : ids)
        for (const FeatureStage stage : kStages)
            if (id == featureStageId(stage)) stages.push_back(stage);
    return stages;
}

} // namespace sdw::cli
