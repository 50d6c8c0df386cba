#include "core/project/progress_log.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/utc_time.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <sstream>
#include <unordered_map>

namespace sdw {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::int64_t kDay = 86'400'000; // milliseconds

fs::path logFile(const fs::path& projectFolder)
{
    return projectFolder / "progress.jsonl";
}

std::optional<ImageState> stateFrom(const std::string& id)
{
    for (const ImageState state : {ImageState::New, ImageState::InProgress, ImageState::Done, ImageState::Reviewed})
        if (id == imageStateId(state)) return state;
    return {};
}

std::optional<ProgressEntry> entryFrom(const std::string& line)
{
    const json object = json::parse(line, nullptr, false);
    if (!object.is_object()) return {};
    const auto text = [&](const char* key) {
        const auto at = object.find(key);
        return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
    };
    const auto time = utcFrom(text("time"));
    const auto state = stateFrom(text("state"));
    const std::string image = text("image");
    if (!time || !state || image.empty()) return {};
    ProgressEntry entry{*time, image, *state, {}};
    const auto labelled = object.find("labelled");
    if (labelled == object.end()) return entry;
    // No picture has so many pixels that sums of them run over.
    constexpr std::uint64_t kMost = std::uint64_t(1) << 40;
    if (!labelled->is_number_unsigned() || labelled->get<std::uint64_t>() > kMost) return {};
    entry.labelled = std::int64_t(labelled->get<std::uint64_t>());
    return entry;
}

bool isDone(ImageState state)
{
    return state == ImageState::Done || state == ImageState::Reviewed;
}

} // namespace

void appendProgress(const fs::path& projectFolder, const std::vector<ProgressEntry>& entries)
{
    std::string lines;
    for (const ProgressEntry& entry : entries) {
        nlohmann::ordered_json object = {
            {"time", utcText(entry.timeMs)}, {"image", entry.image}, {"state", imageStateId(entry.state)}};
        if (entry.labelled) object["labelled"] = *entry.labelled;
        lines += (lines.empty() ? "" : "\n") + object.dump(-1, ' ', false, json::error_handler_t::replace);
    }
    if (!lines.empty()) appendLine(logFile(projectFolder), lines);
}

std::vector<ProgressEntry> readProgress(const fs::path& projectFolder)
{
    std::vector<ProgressEntry> entries;
    std::error_code code;
    if (!fs::exists(logFile(projectFolder), code)) return entries;
    std::istringstream lines(readFileWhole(logFile(projectFolder)));
    for (std::string line; std::getline(lines, line);)
        if (auto entry = entryFrom(line)) entries.push_back(std::move(*entry));
    return entries;
}

std::vector<ProgressDay> progressByDay(const std::vector<ProgressEntry>& entries, std::int64_t offsetMs)
{
    std::vector<const ProgressEntry*> inTime;
    for (const ProgressEntry& entry : entries)
        inTime.push_back(&entry);
    // Clocks are set back, and two computers may share a folder: the time counts, then the place in the file.
    std::stable_sort(inTime.begin(), inTime.end(),
                     [](const ProgressEntry* a, const ProgressEntry* b) { return a->timeMs < b->timeMs; });
    std::vector<ProgressDay> days;
    struct Known {
        bool done = false;
        std::int64_t labelled = 0;
    };
    std::unordered_map<std::string, Known> latest;
    ProgressDay now;
    for (const ProgressEntry* entry : inTime) {
        Known& known = latest[entry->image];
        const Known before = known;
        known = {isDone(entry->state), entry->labelled.value_or(before.labelled)};
        now.done += int(known.done) - int(before.done);
        now.labelled += known.labelled - before.labelled;
        const std::int64_t local = entry->timeMs + offsetMs;
        now.day = local / kDay - (local % kDay < 0 ? 1 : 0);
        if (days.empty() || days.back().day != now.day) days.push_back(now);
        days.back() = now;
    }
    return days;
}

} // namespace sdw
