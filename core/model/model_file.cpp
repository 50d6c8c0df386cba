// Whole models as files: weights with their configuration and classes in the metadata, and run folders.
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/config/field_json.h"
#include "core/config/run_config.h"
#include "core/model/checkpoint.h"

namespace sdw {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kFormat = "segdeformer";
constexpr std::uint64_t kMaxConfigBytes = 16ull << 20;

struct Place {
    fs::path weights, config; ///< config: empty where there is none beside
    std::string name;
};

/// Which file `--model` means.
Place findModel(const fs::path& path)
{
    std::error_code code;
    Place place;
    fs::path folder = path.lexically_normal();
    if (folder.filename().empty()) folder = folder.parent_path();
    if (fs::is_directory(path, code)) {
        place.name = folder.filename().string();
        for (const char* candidate : {"checkpoints/best.safetensors", "checkpoints/last.safetensors",
                                      "best.safetensors", "last.safetensors", "model.safetensors"}) {
            if (!fs::is_regular_file(path / candidate, code)) continue;
            place.weights = path / candidate;
            break;
        }
        if (place.weights.empty())
            throw Error(
                "The folder '" + path.string() +
                "' holds no model: expected checkpoints/best.safetensors or checkpoints/last.safetensors in it.");
        if (fs::is_regular_file(path / "config.json", code)) place.config = path / "config.json";
        return place;
    }
    place.weights = path;
    place.name = path.stem().string();
    for (const fs::path& candidate :
         {path.parent_path() / "config.json", path.parent_path().parent_path() / "config.json"}) {
        const bool beside =
            candidate.parent_path() == path.parent_path() || path.parent_path().filename() == "checkpoints";
        if (!place.config.empty() || !beside || !fs::is_regular_file(candidate, code)) continue;
        place.config = candidate;
    }
    return place;
}

/// The run configuration: the file's own, else the one beside it.
json findConfig(const TensorFile& file, const Place& place, std::string& origin)
{
    const auto own = file.metadata.find("config");
    if (own != file.metadata.end()) {
        origin = place.weights.string() + " (metadata 'config')";
        return parseJson(own->second, origin);
    }
    if (place.config.empty())
        throw Error(
            "Cannot use '" + place.weights.string() +
            "' as a model: it carries no configuration in its metadata, and there is no config.json beside it.");
    origin = place.config.string();
    return parseJson(readFileWhole(place.config, kMaxConfigBytes), origin);
}

ClassList numberedClasses(std::int64_t count)
{
    ClassList classes;
    for (std::int64_t i = 0; i < count; ++i) {
        // Golden-angle steps around the colour circle keep neighbours apart without a table.
        const double hue = std::fmod(double(i) * 137.508, 360.0) / 60.0, fall = 1 - std::abs(std::fmod(hue, 2.0) - 1);
        const std::array<std::array<double, 3>, 6> sectors{
            {{1, fall, 0}, {fall, 1, 0}, {0, 1, fall}, {0, fall, 1}, {fall, 0, 1}, {1, 0, fall}}};
        const auto& rgb = sectors[std::size_t(hue) % 6];
        const auto level = [](double value) { return std::uint8_t(48 + 200 * value); };
        classes.push_back({"class " + std::to_string(i), {level(rgb[0]), level(rgb[1]), level(rgb[2])}, int(i)});
    }
    return classes;
}

torch::Tensor toHalf(const torch::Tensor& tensor)
{
    if (!tensor.is_floating_point()) return tensor;
    const torch::Tensor half = tensor.to(torch::kFloat16);
    // A running variance can be too large for 16 bits; it then keeps its own type.
    return half.isfinite().all().item<bool>() ? half : tensor;
}

} // namespace

ClassList classesOf(const TensorFile& file)
{
    const auto own = file.metadata.find("config");
    if (own == file.metadata.end()) return {};
    const json config = parseJson(own->second, "metadata 'config'");
    return config.is_object() && config.contains("classes") ? readClassList(config["classes"]) : ClassList();
}

Model openModel(const fs::path& path, const torch::Device& device)
{
    const Place place = findModel(path);
    const TensorFile file = readTensorFile(place.weights);
    Model model;
    model.name = place.name;
    model.weights = place.weights;
    std::string origin;
    model.run = findConfig(file, place, origin);
    try {
        if (!model.run.is_object() || !model.run.contains("model"))
            throw Error("expected an object with the key 'model'.");
        auto config = readFields<ModelConfig>(model.run["model"], "model");
        if (model.run.contains("classes")) model.classes = readClassList(model.run["classes"]);
        if (config.classes == 0) config.classes = std::int64_t(model.classes.size());
        if (config.classes == 0) throw Error("model.classes: how many classes the model tells apart is not said.");
        if (model.classes.empty()) model.classes = numberedClasses(config.classes);
        if (std::int64_t(model.classes.size()) != config.classes)
            throw Error("model.classes is " + std::to_string(config.classes) + ", but " +
                        std::to_string(model.classes.size()) + " classes are listed.");
        checkModelConfig(config);
        model.segmenter = Segmenter(config);
    } catch (const Error& error) {
        throw Error(origin + ": " + error.what(), error.kind());
    }
    try {
        const LoadReport report = loadWeights(model.segmenter, file);
        if (!report.missing.empty())
            throw Error("the weights lack " + std::to_string(report.missing.size()) +
                        " tensors that the configuration asks for, such as '" + report.missing.front() + "'.");
        if (!report.unexpected.empty())
            throw Error("the weights hold " + std::to_string(report.unexpected.size()) +
                        " tensors that the configuration does not know, such as '" + report.unexpected.front() + "'.");
    } catch (const Error& error) {
        throw Error("Cannot use '" + place.weights.string() + "' with " + origin + ": " + error.what(), error.kind());
    }
    model.segmenter->to(device);
    model.segmenter->eval();
    return model;
}

std::map<std::string, std::string> modelMetadata(const Segmenter& model, const ClassList& classes, const json& run)
{
    json config = run.is_object() ? run : json::object();
    config["model"] = writeFields(model->config());
    if (classes.empty())
        config.erase("classes");
    else
        config["classes"] = writeClassList(classes);
    return {{"format", kFormat}, {"config", config.dump(-1, ' ', false, json::error_handler_t::replace)}};
}

void saveModel(const fs::path& path, const Segmenter& model, const ClassList& classes, const json& run, bool half,
               const std::map<std::string, std::string>& about)
{
    TensorFile file;
    file.metadata = modelMetadata(model, classes, run);
    file.metadata.insert(about.begin(), about.end());
    for (const auto& item : model->named_parameters())
        file.tensors[item.key()] = item.value().detach();
    for (const auto& item : model->named_buffers())
        if (!item.key().ends_with("relative_position_index")) file.tensors[item.key()] = item.value().detach();
    if (half)
        for (auto& entry : file.tensors)
            entry.second = toHalf(entry.second);
    writeSafetensors(path, file);
}

} // namespace sdw
