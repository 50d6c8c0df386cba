// Two evaluated models beside each other, written for people and for programs.
#pragma once

#include "core/evaluation/bootstrap.h"

namespace sdw {

struct ScoredModel {
    std::string name;
    std::int64_t parameters = 0;
    EvaluationReport report;
};

/// Differences are always second minus first.
struct ModelComparison {
    ScoredModel first, second;
    PairedComparison paired;
};

/// @throws Error when the two were not scored on the same images.
ModelComparison compareModels(ScoredModel first, ScoredModel second, std::int64_t resamples = 10000);

nlohmann::ordered_json comparisonJson(const ModelComparison& comparison);
std::string comparisonCsv(const ModelComparison& comparison);      ///< one line per class, then the means; values 0..1
std::string comparisonMarkdown(const ModelComparison& comparison); ///< a table, then what it means; values in percent
std::string comparisonText(const ModelComparison& comparison);     ///< the same for a terminal

} // namespace sdw
