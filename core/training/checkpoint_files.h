// The checkpoints of a run as files: in which order a resumed run tries them, and whether one is sound. The engine,
// which loads them (training_state.h), and the window, which only wants to say what would be loaded, both ask here.
#pragma once

#include "core/base/content_hash.h"
#include "core/training/training_counters.h"

#include <filesystem>
#include <functional>
#include <map>

namespace sdw {

constexpr const char* kCheckpointHash = "content_hash"; ///< metadata: CheckpointHash over all the rest
constexpr const char* kCheckpointCounters = "training"; ///< metadata: TrainingCounters

/// The numbered checkpoints of a folder, newest first.
struct NumberedCheckpoint {
    std::filesystem::path file;
    std::int64_t step = 0;
};
std::vector<NumberedCheckpoint> numberedCheckpoints(const std::filesystem::path& folder);

/// What a resumed run tries to load, the first that is sound: `last`, then the numbered ones, newest first.
std::vector<std::filesystem::path> resumeCandidates(const std::filesystem::path& folder);

/// Over names, types, shapes and bytes of the tensors in the order of their names, then over the metadata.
class CheckpointHash {
public:
    /// @param type as safetensors names it.
    void addTensor(const std::string& name, const std::string& type, const std::vector<std::int64_t>& shape);
    void addData(const void* data, std::size_t size) { m_hash.add(data, size); }
    std::string finish(const std::map<std::string, std::string>& metadata);

private:
    ContentHash m_hash;
};

enum class CheckpointCheck {
    Header, ///< the file is whole, and its header and counters can be read: some milliseconds
    Content ///< and every byte is as it was written: as long as reading the file takes
};

/// Checks a checkpoint without loading it. A few MB of memory.
/// @param goOn asked now and then; false: stop. May be empty.
/// @throws Error naming the file and what is wrong with it; kind Interrupted when stopped.
TrainingCounters readCheckpoint(const std::filesystem::path& file, CheckpointCheck check,
                                const std::function<bool()>& goOn = {});

} // namespace sdw
