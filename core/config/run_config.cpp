#include "core/config/run_config.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/config/field_json.h"
#include "core/config/run_description.h"

namespace sdw {
namespace {

using nlohmann::json;

constexpr int kMaxJsonDepth = 64;
constexpr std::uint64_t kMaxConfigBytes = 16ull << 20;

/// JSON holds nothing else; words from the command line may.
bool isUtf8(const std::string& text)
{
    const json replaced = json::parse(json(text).dump(-1, ' ', false, json::error_handler_t::replace));
    return replaced.get<std::string>() == text;
}

void applyOverride(json& document, const std::string& text)
{
    if (!isUtf8(text))
        throw Error("Cannot use the override '" + text + "': it is not UTF-8; rename the file or folder it names.",
                    ErrorKind::Usage);
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        throw Error("Cannot use the override '" + text + "'; expected key=value, like train.batch=4.",
                    ErrorKind::Usage);
    json* at = &document;
    std::string key = text.substr(0, equals);
    for (std::size_t dot; (dot = key.find('.')) != std::string::npos; key = key.substr(dot + 1)) {
        at = &(*at)[key.substr(0, dot)];
        if (!at->is_object() && !at->is_null())
            throw Error("Cannot use the override '" + text + "': '" + key.substr(0, dot) + "' is no object.",
                        ErrorKind::Usage);
    }
    const std::string value = text.substr(equals + 1);
    json parsed = json::parse(value, nullptr, false);
    (*at)[key] = parsed.is_discarded() ? json(value) : parsed;
}

} // namespace

void visitFields(FieldVisitor& visitor, RunSettings& settings)
{
    visitor.group("model", settings.config.model, "Model");
    visitor.group("data", settings.config.data, "Data");
    visitor.group("train", settings.config.train, "Training");
    visitor.group("eval", settings.config.eval, "Evaluation");
}

json parseJson(std::string_view text, const std::string& origin)
{
    int depth = 0, deepest = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) { // nesting is checked first: the parser recurses when it destroys
        const char c = text[i];
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '[' || c == '{'))
            deepest = std::max(deepest, ++depth);
        else if (!quoted && (c == ']' || c == '}'))
            --depth;
    }
    if (deepest > kMaxJsonDepth)
        throw Error("Cannot read '" + origin + "': its JSON is nested more than " + std::to_string(kMaxJsonDepth) +
                    " deep.");
    try {
        return json::parse(text);
    } catch (const json::exception& error) {
        throw Error("Cannot read '" + origin + "': it is not valid JSON (" + error.what() + ").");
    }
}

RunConfig readRunConfig(const json& document)
{
    RunConfig config;
    json settings = document;
    if (settings.is_object() && settings.contains("classes")) {
        config.classes = readClassList(settings["classes"]);
        settings.erase("classes");
    }
    RunSettings view{config};
    FieldReader reader(settings, "");
    visitFields(reader, view);
    reader.finish();
    checkModelConfig(config.model);
    if (config.data.scaleRange[0] > config.data.scaleRange[1])
        throw Error("data.scale_range: the first value must not be larger than the second.");
    if (config.train.batch % config.train.accumulate != 0)
        throw Error("train.accumulate: " + std::to_string(config.train.accumulate) + " does not divide train.batch " +
                    std::to_string(config.train.batch) + ".");
    for (const auto* pair : {&config.eval.crop, &config.eval.stride})
        if (!pair->empty() && pair->size() != 2)
            throw Error(std::string(pair == &config.eval.crop ? "eval.crop" : "eval.stride") +
                        ": expected two numbers, height and width.");
    if (config.eval.scales.empty()) throw Error("eval.scales: expected at least one scale.");
    return config;
}

nlohmann::ordered_json writeRunConfig(const RunConfig& config)
{
    RunConfig copy = config;
    RunSettings view{copy};
    FieldWriter writer;
    visitFields(writer, view);
    auto document = writer.json();
    if (!config.classes.empty()) document["classes"] = writeClassList(config.classes);
    return document;
}

RunConfig loadRunConfig(const std::filesystem::path& file, const std::vector<std::string>& overrides)
{
    json document = parseJson(readFileWhole(file, kMaxConfigBytes), file.string());
    for (const auto& text : overrides)
        applyOverride(document, text);
    try {
        return readRunConfig(document);
    } catch (const Error& error) {
        throw Error(file.string() + ": " + error.what(), error.kind());
    }
}

ClassList readClassList(const json& list)
{
    if (!list.is_array() || list.empty() || list.size() > 65534)
        throw Error("classes: expected a list of 1 to 65534 classes.");
    ClassList classes;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string path = "classes[" + std::to_string(i) + "]";
        const json& entry = list[i];
        if (!entry.is_object() || !entry.contains("name") || !entry["name"].is_string())
            throw Error(path + ": expected an object with a text 'name'.");
        ClassInfo info{.name = entry["name"].get<std::string>(), .fileValue = int(i)};
        const json colour = entry.value("colour", json::array({0, 0, 0}));
        if (!colour.is_array() || colour.size() != 3)
            throw Error(path + ".colour: expected three numbers from 0 to 255.");
        for (std::size_t c = 0; c < 3; ++c) {
            if (!colour[c].is_number_integer() || colour[c] < 0 || colour[c] > 255)
                throw Error(path + ".colour: expected three numbers from 0 to 255.");
            info.colour[c] = colour[c].get<std::uint8_t>();
        }
        if (entry.contains("value")) {
            if (!entry["value"].is_number_integer()) throw Error(path + ".value: expected a whole number.");
            info.fileValue = entry["value"].get<int>();
        }
        classes.push_back(std::move(info));
    }
    return classes;
}

nlohmann::ordered_json writeClassList(const ClassList& classes)
{
    auto list = nlohmann::ordered_json::array();
    for (const auto& info : classes)
        list.push_back({{"name", info.name}, {"colour", info.colour}, {"value", info.fileValue}});
    return list;
}

} // namespace sdw
