// When work on the images of a project was done: progress.jsonl in the project folder, one JSON object a line, only
// ever appended to:
//     {"time": "2026-11-26T09:30:00Z", "image": "photos/a.jpg", "state": "done", "labelled": 786432}
// A line tells how an image stands from that moment on. It is the one thing about progress that cannot be found out
// from labels and states; without the file nothing but the history is lost.
#pragma once

#include "core/project/image_states.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sdw {

struct ProgressEntry {
    std::int64_t timeMs = 0; ///< since 1970, UTC; kept to the second
    std::string image;
    ImageState state = ImageState::New;
    std::optional<std::int64_t> labelled; ///< pixels that somebody has said something about; empty: not known, no key
};

/// @throws Error naming the file when it cannot be written.
void appendProgress(const std::filesystem::path& projectFolder, const std::vector<ProgressEntry>& entries);

/// In the order of the file, without lines that hold no entry: a torn one, one of a later version.
/// Empty where there is no such file. @throws Error naming the file when it cannot be read.
std::vector<ProgressEntry> readProgress(const std::filesystem::path& projectFolder);

/// How the project stood at the end of a day.
struct ProgressDay {
    std::int64_t day = 0;      ///< days since 1970, by the clock of `offsetMs`
    std::int64_t done = 0;     ///< images done or reviewed
    std::int64_t labelled = 0; ///< pixels, in images that the log knows
};

/// One for each day with an entry, in order. @param offsetMs of the local clock from UTC.
std::vector<ProgressDay> progressByDay(const std::vector<ProgressEntry>& entries, std::int64_t offsetMs = 0);

} // namespace sdw
