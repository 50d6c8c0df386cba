#include "core/training/training_state.h"

#include "core/base/content_hash.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/config/run_config.h"

#include <algorithm>
#include <cstdio>

namespace sdw {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kHashKey = "content_hash";
constexpr const char* kCountersKey = "training";
const std::string kStatePrefix = "state.";

json optionalNumber(const std::optional<double>& value)
{
    return value ? json(*value) : json(nullptr);
}

std::optional<double> optionalNumber(const json& value)
{
    return value.is_number() ? std::optional<double>(value.get<double>()) : std::nullopt;
}

json writeCounters(const TrainingCounters& counters)
{
    const LossWindow& window = counters.window;
    return {{"step", counters.step},
            {"updates", counters.updates},
            {"evaluated_step", counters.evaluatedStep},
            {"since_best", counters.sinceBest},
            {"best_mIoU", optionalNumber(counters.bestMeanIou)},
            {"last_mIoU", optionalNumber(counters.lastMeanIou)},
            {"best_step", counters.bestStep},
            {"loss_scale", counters.lossScale},
            {"good_steps", counters.goodSteps},
            {"class_weights", counters.classWeights},
            {"window", {window.loss, window.seg, window.attn, window.aux, window.norm, window.steps}},
            {"machine", counters.machine}};
}

TrainingCounters readCounters(const json& document)
{
    TrainingCounters counters;
    counters.step = document.at("step").get<std::int64_t>();
    counters.updates = document.at("updates").get<std::int64_t>();
    counters.evaluatedStep = document.at("evaluated_step").get<std::int64_t>();
    counters.sinceBest = document.at("since_best").get<std::int64_t>();
    counters.bestMeanIou = optionalNumber(document.at("best_mIoU"));
    counters.lastMeanIou = optionalNumber(document.at("last_mIoU"));
    counters.bestStep = document.at("best_step").get<std::int64_t>();
    counters.lossScale = document.at("loss_scale").get<double>();
    counters.goodSteps = document.at("good_steps").get<std::int64_t>();
    counters.classWeights = document.at("class_weights").get<std::vector<double>>();
    const json& window = document.at("window");
    counters.window = {window.at(0), window.at(1), window.at(2), window.at(3), window.at(4), window.at(5)};
    counters.machine = document.at("machine").get<std::string>();
    return counters;
}

/// Over names, types, shapes and bytes of the tensors and over the metadata, in the order of their names.
std::string hashOf(const TensorFile& content)
{
    ContentHash hash;
    for (const auto& [name, tensor] : content.tensors) {
        hash.add(name + '\0' + c10::toString(tensor.scalar_type()) + '\0');
        for (const auto size : tensor.sizes())
            hash.add(std::to_string(size) + ',');
        hash.add(tensor.const_data_ptr(), tensor.nbytes());
    }
    for (const auto& [key, value] : content.metadata)
        if (key != kHashKey) hash.add(key + '\0' + value + '\0');
    return hash.hex();
}

torch::Tensor stored(const torch::Tensor& tensor)
{
    return tensor.detach().cpu().contiguous();
}

std::map<std::string, torch::Tensor> valuesOf(const Segmenter& model)
{
    std::map<std::string, torch::Tensor> values;
    for (const auto& item : model->named_parameters())
        values[item.key()] = item.value();
    for (const auto& item : model->named_buffers())
        values[item.key()] = item.value();
    return values;
}

TensorFile contentOf(const TrainingParts& parts, const ClassList& classes, const json& run)
{
    TensorFile content;
    for (const auto& [name, value] : valuesOf(parts.average ? parts.average->model() : parts.model))
        content.tensors[name] = stored(value);
    if (parts.average)
        for (const auto& item : parts.model->named_parameters())
            content.tensors[kStatePrefix + "weights." + item.key()] = stored(item.value());
    for (const auto& [name, value] : parts.optimizer.state())
        content.tensors[kStatePrefix + name] = stored(value);
    content.metadata = modelMetadata(parts.model, classes, run);
    content.metadata[kCountersKey] = writeCounters(parts.counters).dump();
    content.metadata[kHashKey] = hashOf(content);
    return content;
}

void copyInto(const torch::Tensor& target, const TensorFile& content, const std::string& name, const fs::path& file)
{
    const auto found = content.tensors.find(name);
    if (found == content.tensors.end())
        throw Error("Checkpoint '" + file.string() + "' lacks the tensor '" + name + "'.");
    if (found->second.sizes() != target.sizes())
        throw Error("Checkpoint '" + file.string() + "': '" + name + "' has another shape than the model of this run.");
    torch::Tensor(target).copy_(found->second);
}

} // namespace

void saveTrainingState(const fs::path& file, const TrainingParts& parts, const ClassList& classes, const json& run)
{
    writeSafetensors(file, contentOf(parts, classes, run));
}

void loadTrainingState(const fs::path& file, const TrainingParts& parts)
{
    const TensorFile content = readTensorFile(file);
    const auto hash = content.metadata.find(kHashKey), counters = content.metadata.find(kCountersKey);
    if (hash == content.metadata.end() || counters == content.metadata.end())
        throw Error("'" + file.string() + "' holds weights, but no state that a training could go on from.");
    if (hash->second != hashOf(content))
        throw Error("Checkpoint '" + file.string() + "' is damaged: its content does not match its hash.");
    try {
        parts.counters = readCounters(parseJson(counters->second, file.string()));
    } catch (const json::exception& error) {
        throw Error("Checkpoint '" + file.string() + "': its training counters cannot be read (" + error.what() + ").");
    }

    const torch::NoGradGuard noGrad;
    const std::string weights = parts.average ? kStatePrefix + "weights." : "";
    for (const auto& item : parts.model->named_parameters())
        copyInto(item.value(), content, weights + item.key(), file);
    for (const auto& item : parts.model->named_buffers())
        copyInto(item.value(), content, item.key(), file);
    if (parts.average)
        for (const auto& [name, value] : valuesOf(parts.average->model()))
            copyInto(value, content, name, file);
    std::map<std::string, torch::Tensor> state;
    for (const auto& [name, tensor] : content.tensors)
        if (name.starts_with(kStatePrefix)) state[name.substr(kStatePrefix.size())] = tensor;
    parts.optimizer.restore(state);
}

std::int64_t trainingStateBytes(const TrainingParts& parts)
{
    std::int64_t bytes = parts.optimizer.stateBytes();
    for (const auto& [name, value] : valuesOf(parts.model))
        bytes += std::int64_t(value.nbytes()) * (parts.average ? 2 : 1);
    return bytes;
}

std::vector<NumberedCheckpoint> numberedCheckpoints(const fs::path& folder)
{
    std::vector<NumberedCheckpoint> found;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(folder, code)) {
        const std::string stem = entry.path().stem().string();
        if (entry.path().extension() != ".safetensors" || !stem.starts_with("step-")) continue;
        const std::string digits = stem.substr(5);
        if (digits.empty() || digits.size() > 12 || digits.find_first_not_of("0123456789") != std::string::npos)
            continue;
        found.push_back({entry.path(), std::stoll(digits)});
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.step > b.step; });
    return found;
}

fs::path loadNewestState(const fs::path& folder, const TrainingParts& parts, std::vector<std::string>& notes)
{
    std::vector<fs::path> candidates;
    if (fs::exists(folder / "last.safetensors")) candidates.push_back(folder / "last.safetensors");
    for (const auto& numbered : numberedCheckpoints(folder))
        candidates.push_back(numbered.file);
    for (const auto& file : candidates) {
        try {
            loadTrainingState(file, parts);
            if (file != candidates.front())
                notes.push_back("Took the checkpoint '" + file.filename().string() + "' instead.");
            return file;
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::Resources) throw;
            notes.push_back(error.what());
        }
    }
    if (!candidates.empty()) throw Error("No checkpoint in '" + folder.string() + "' can be used: " + notes.back());
    return {};
}

fs::path saveCheckpoint(const fs::path& folder, const TrainingParts& parts, const ClassList& classes, const json& run,
                        std::int64_t keep)
{
    const fs::path last = folder / "last.safetensors";
    saveTrainingState(last, parts, classes, run);
    if (keep == 0) return last;
    char name[32];
    std::snprintf(name, sizeof name, "step-%08lld.safetensors", static_cast<long long>(parts.counters.step));
    std::error_code code;
    fs::remove(folder / name, code);
    fs::create_hard_link(last, folder / name, code); // `last` is replaced by renaming, so the link keeps this content
    if (code) saveTrainingState(folder / name, parts, classes, run);
    const auto numbered = numberedCheckpoints(folder);
    for (std::size_t i = std::size_t(keep); i < numbered.size(); ++i)
        fs::remove(numbered[i].file, code);
    return last;
}

} // namespace sdw
