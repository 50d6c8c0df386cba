#include "core/training/config_check.h"

#include "core/base/error.h"
#include "core/model/segmenter.h"
#include "core/training/preflight.h"

namespace sdw {

std::vector<FieldProblem> checkRunDocument(const nlohmann::json& document)
{
    auto problems = findProblems(document);
    if (!problems.empty()) return problems;
    RunConfig config = readRunConfig(document);
    if (config.model.classes == 0) config.model.classes = 2; // any number: the data set will say
    try {
        config.model = resolveModel(config.model);
        checkCrop(config);
    } catch (const Error& error) {
        problems.push_back(problemOf(error.what()));
    }
    return problems;
}

} // namespace sdw
