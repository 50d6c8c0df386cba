#include "core/training/training_state.h"

#include "core/base/error.h"
#include "core/model/safetensors.h"
#include "core/training/checkpoint_files.h"

#include <cstdio>

namespace sdw {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::string kStatePrefix = "state.";

std::string hashOf(const TensorFile& content)
{
    CheckpointHash hash;
    for (const auto& [name, tensor] : content.tensors) {
        hash.addTensor(name, safetensorsType(tensor.scalar_type()), tensor.sizes().vec());
        hash.addData(tensor.const_data_ptr(), tensor.nbytes());
    }
    return hash.finish(content.metadata);
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
    content.metadata[kCheckpointCounters] = writeCounters(parts.counters).dump();
    content.metadata[kCheckpointHash] = hashOf(content);
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
    const TrainingCounters counters = readCheckpoint(file, CheckpointCheck::Content);
    const TensorFile content = readTensorFile(file);

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
    parts.counters = counters;
}

std::int64_t trainingStateBytes(const TrainingParts& parts)
{
    std::int64_t bytes = parts.optimizer.stateBytes();
    for (const auto& [name, value] : valuesOf(parts.model))
        bytes += std::int64_t(value.nbytes()) * (parts.average ? 2 : 1);
    return bytes;
}

fs::path loadNewestState(const fs::path& folder, const TrainingParts& parts, std::vector<std::string>& notes)
{
    const std::vector<fs::path> candidates = resumeCandidates(folder);
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
