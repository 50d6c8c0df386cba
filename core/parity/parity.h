// Compares this engine with reference values computed elsewhere: one folder per case,.
// An implementation that reproduces them agrees with the reference on layer order, padding, resizing and names.
#pragma once

#include "core/parity/comparison.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace sdw {

struct ParityReport {
    std::string name; ///< of the case
    std::string kind; ///< network, training, inference, preprocess, metrics, schedule
    std::vector<ParityValue> values;
    std::vector<std::string> notes; ///< for people: what the weights file held besides

    bool passed() const; ///< every value is within its tolerance, and there is at least one
};

/// Runs one case. @throws Error when the folder is no case, is damaged, or asks for a model that cannot be built.
ParityReport runParity(const std::filesystem::path& folder);

/// Case folders at or directly below each path; files among several paths are passed over. @throws Error naming a path
/// that holds none.
std::vector<std::filesystem::path> findParityCases(const std::vector<std::filesystem::path>& paths);

nlohmann::ordered_json parityJson(const ParityReport& report);
/// A line per value: name, error, tolerance; then PASS or FAIL.
std::string parityText(const ParityReport& report);

} // namespace sdw
