#include "core/training/events.h"

#include "core/base/file_io.h"

#include <chrono>
#include <sstream>

namespace sdw {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::uint64_t kMaxEventBytes = 4ull << 30;

/// Empty optional for lines that hold no event.
std::optional<json> parseEvent(const std::string& line)
{
    json event = json::parse(line, nullptr, false);
    if (!event.is_object() || !event.contains("type")) return {};
    return event;
}

template <typename Visit>
void forEachLine(const fs::path& file, const Visit& visit)
{
    if (!fs::exists(file)) return;
    std::istringstream lines(readFileWhole(file, kMaxEventBytes));
    for (std::string line; std::getline(lines, line);)
        visit(line);
}

} // namespace

EventLog::EventLog(fs::path file)
    : m_file(std::move(file))
{
}

void EventLog::write(const std::string& type, nlohmann::ordered_json fields) const
{
    const auto now = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    nlohmann::ordered_json event = {{"type", type}, {"time", double(std::int64_t(now * 1000)) / 1000}};
    for (auto& [key, value] : fields.items())
        event[key] = std::move(value);
    appendLine(m_file, event.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

std::vector<json> readEvents(const fs::path& file)
{
    std::vector<json> events;
    forEachLine(file, [&](const std::string& line) {
        if (auto event = parseEvent(line)) events.push_back(std::move(*event));
    });
    return events;
}

int dropEventsAfter(const fs::path& file, std::int64_t step)
{
    std::string kept;
    int dropped = 0;
    forEachLine(file, [&](const std::string& line) {
        const auto event = parseEvent(line);
        const auto at = event ? event->find("step") : json::const_iterator();
        if (!event || (at != event->end() && at->is_number_integer() && at->get<std::int64_t>() > step))
            ++dropped;
        else
            kept += line + '\n';
    });
    if (dropped > 0) writeFileWhole(file, kept);
    return dropped;
}

} // namespace sdw
