#include "core/training/resume.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sdw {
namespace {

using nlohmann::json;

/// Settings that do not change what is computed, or (iterations, device) that people have good reason to change.
constexpr std::array<std::string_view, 14> kChangeable = {
    "data.root",       "data.workers",           "train.iterations",       "train.device",
    "train.threads",   "train.checkpoint_every", "train.keep_checkpoints", "train.weights",
    "train.log_every", "train.early_stop",       "train.samples",          "eval.every",
    "eval.bootstrap",  "model.encoder.weights"};

void collect(const json& started, const json& wanted, const std::string& path, std::vector<std::string>& changes)
{
    if (started.is_object() && wanted.is_object()) {
        for (const auto& [key, value] : wanted.items())
            collect(started.value(key, json()), value, path.empty() ? key : path + "." + key, changes);
        return;
    }
    if (started == wanted) return;
    if (std::find(kChangeable.begin(), kChangeable.end(), path) == kChangeable.end())
        throw Error(path + " is " + wanted.dump() + ", but the run was started with " + started.dump() +
                    "; a resumed run must keep it. Start a new run for another value.");
    changes.push_back(path + ": " + started.dump() + " -> " + wanted.dump());
}

} // namespace

std::vector<std::string> compareForResume(const json& started, const json& wanted)
{
    std::vector<std::string> changes;
    collect(started, wanted, "", changes);
    return changes;
}

} // namespace sdw
