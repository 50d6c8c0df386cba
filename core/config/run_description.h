// The settings of a run, one by one: what the command line lists, and what the window makes its form from.
#pragma once

#include "core/config/field_description.h"
#include "core/config/run_config.h"

namespace sdw {

/// Everything of a run's configuration but the class list, which is no setting but a record.
struct RunSettings {
    RunConfig& config;
};

void visitFields(FieldVisitor& visitor, RunSettings& settings);

/// Every setting, in the order of config.json.
const std::vector<FieldDescription>& runFields();

/// A setting that cannot stay as it is.
struct FieldProblem {
    std::string path;    ///< "train.batch", or of a group ("model.decoder"); empty: of the whole
    std::string message; ///< the error's sentence, which begins with the path where there is one
};

/// All settings that readRunConfig() would refuse, where it stops at the first; settings that do not fit each other are
/// told once each of them is usable by itself.
std::vector<FieldProblem> findProblems(const nlohmann::json& document);

/// The problem that an error about a configuration tells of.
FieldProblem problemOf(const std::string& message);

/// The value at "a.b.c"; null where there is none.
const nlohmann::json* findValue(const nlohmann::json& document, const std::string& path);
/// Sets it, making the objects on the way.
void setValue(nlohmann::json& document, const std::string& path, nlohmann::json value);

} // namespace sdw
