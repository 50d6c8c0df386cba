#include "core/config/run_description.h"

#include "core/base/error.h"
#include "core/config/field_json.h"

#include <algorithm>

namespace sdw {
namespace {

using nlohmann::json;

/// What is wrong with one value by itself; empty: nothing.
std::string faultOf(const std::string& path, const json& value)
{
    json document;
    setValue(document, path, value);
    RunConfig config;
    RunSettings settings{config};
    try {
        FieldReader reader(document, "");
        visitFields(reader, settings);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

const std::vector<FieldDescription>& runFields()
{
    static const std::vector<FieldDescription> fields = [] {
        RunConfig config;
        RunSettings settings{config};
        FieldDescriber describer;
        visitFields(describer, settings);
        return describer.fields();
    }();
    return fields;
}

const json* findValue(const json& document, const std::string& path)
{
    const json* at = &document;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        if (!at->is_object()) return nullptr;
        const auto found = at->find(path.substr(begin, end - begin));
        if (found == at->end()) return nullptr;
        at = &*found;
        begin = end + 1;
    }
    return at;
}

void setValue(json& document, const std::string& path, json value)
{
    json* at = &document;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        if (!at->is_object()) *at = json::object();
        at = &(*at)[path.substr(begin, end - begin)];
        begin = end + 1;
    }
    *at = std::move(value);
}

FieldProblem problemOf(const std::string& message)
{
    const std::string path = message.substr(0, message.find_first_of(":[ "));
    const bool known = std::ranges::any_of(runFields(), [&](const FieldDescription& field) {
        return field.path == path || (!path.empty() && field.path.starts_with(path + "."));
    });
    return {known ? path : std::string(), message};
}

std::vector<FieldProblem> findProblems(const json& document)
{
    std::vector<FieldProblem> problems;
    for (const FieldDescription& field : runFields()) {
        const json* value = findValue(document, field.path);
        if (!value) continue;
        if (auto fault = faultOf(field.path, *value); !fault.empty()) problems.push_back({field.path, fault});
    }
    if (!problems.empty()) return problems;
    try {
        readRunConfig(document);
    } catch (const Error& error) {
        problems.push_back(problemOf(error.what()));
    }
    return problems;
}

} // namespace sdw
