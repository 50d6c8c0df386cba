// The journal of a run: `events.jsonl`, one JSON object a line, which everybody who watches a run reads.
//
// Every event has `type` and `time` (seconds since 1970). Types and their other keys:
//   status      status: started, resumed, running, evaluating, paused, stopped, finished, failed; step; message where
//               there is one; parameters (weights of the model) with started and resumed
//   train       step, loss, loss_seg, loss_attn, loss_aux, lr, gradient_norm, images_per_s, data_wait_s, memory_mb,
//               memory_peak_mb, eta_s; means since the last one
//   val         step, mIoU, mAcc, aAcc, iou[] (null: class absent), seconds, best
//   checkpoint  step, file
//   error       step, message
// A number that is none (a loss that is NaN) is null.
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace sdw {

class EventLog {
public:
    explicit EventLog(std::filesystem::path file);

    /// Appends `{"type": type, "time": now, ...fields}` as one line.
    /// @throws Error, of kind Resources when the disk is full.
    void write(const std::string& type, nlohmann::ordered_json fields) const;

private:
    std::filesystem::path m_file;
};

/// All events of the file; lines that are no JSON object (a torn last one) are left out. Empty when there is no file.
std::vector<nlohmann::json> readEvents(const std::filesystem::path& file);

/// Takes out the events of steps after `step`, which a resumed run will write again. The file is replaced as a whole.
/// @return how many were taken out.
int dropEventsAfter(const std::filesystem::path& file, std::int64_t step);

} // namespace sdw
