#include "core/training/run_summary.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/training/run_folder.h"
#include "core/training/run_log.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace sdw {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::uint64_t kMostConfigBytes = 16 << 20;
/// How long a journal that grew counts as one that grows.
constexpr std::chrono::minutes kStillGrowing{2};

/// What stands at a path of keys; null: nothing.
json at(const json& document, std::initializer_list<const char*> path)
{
    const json* here = &document;
    for (const char* key : path) {
        const auto found = here->is_object() ? here->find(key) : here->end();
        if (!here->is_object() || found == here->end()) return {};
        here = &*found;
    }
    return *here;
}

std::string textAt(const json& document, std::initializer_list<const char*> path)
{
    const json value = at(document, path);
    return value.is_string() ? value.get<std::string>() : std::string();
}

} // namespace

RunFacts readRunFacts(const fs::path& runFolder)
{
    RunFacts facts;
    std::error_code code;
    if (!fs::is_regular_file(runFolder / "config.json", code)) return facts;
    json document;
    try {
        document = json::parse(readFileWhole(runFolder / "config.json", kMostConfigBytes), nullptr, false);
    } catch (const Error&) { // a run is shown for what it is, also without its configuration
        return facts;
    }
    facts.encoder = textAt(document, {"model", "encoder", "name"});
    facts.decoder = textAt(document, {"model", "decoder", "name"});
    facts.dataRoot = textAt(document, {"data", "root"});
    if (const json iterations = at(document, {"train", "iterations"}); iterations.is_number_integer())
        facts.iterations = std::max<std::int64_t>(iterations.get<std::int64_t>(), 0);
    const json classes = at(document, {"classes"});
    for (std::size_t i = 0; classes.is_array() && i < std::min(classes.size(), RunLog::kMostClasses); ++i)
        facts.classNames.push_back(textAt(classes[i], {"name"}));
    return facts;
}

bool GrowthWatch::elsewhere(std::uint64_t bytes, bool aliveHere)
{
    const auto now = std::chrono::steady_clock::now();
    if (aliveHere)
        m_grewAt.reset();
    else if (m_seen && bytes != m_bytes)
        m_grewAt = now;
    // The last lines of a process that has just gone are none of another machine: the next look begins afresh.
    m_seen = !aliveHere;
    m_bytes = bytes;
    return m_grewAt && now - *m_grewAt < kStillGrowing;
}

void summarise(const RunLog& log, RunSummary& summary)
{
    summary.step = log.lastStep();
    summary.bestMeanIou.reset();
    if (const auto best = log.best()) {
        summary.bestMeanIou = best->meanIou;
        summary.bestStep = best->step;
    }
    summary.parameters = log.parameters() > 0 ? std::optional(log.parameters()) : std::nullopt;
    summary.trainedSeconds = log.trainedSeconds();
    if (summary.startedAt == 0 && !log.statuses().empty()) summary.startedAt = log.statuses().front().time;
    summary.lastAt = log.lastTime();
    summary.error = log.errors().empty() ? std::string() : log.errors().back().message;
}

struct RunSummaryReader::Follow {
    explicit Follow(const fs::path& folder)
        : reader(folder, true)
        , log(folder)
    {
    }
    JournalReader reader;
    RunLog log;
    GrowthWatch growth;
    fs::file_time_type configTime{};
};

RunSummaryReader::RunSummaryReader(fs::path folder)
    : m_follow(std::make_unique<Follow>(folder))
{
    m_summary.folder = std::move(folder);
}

RunSummaryReader::~RunSummaryReader() = default;
RunSummaryReader::RunSummaryReader(RunSummaryReader&&) noexcept = default;
RunSummaryReader& RunSummaryReader::operator=(RunSummaryReader&&) noexcept = default;

const RunSummary& RunSummaryReader::refresh(const std::function<bool()>& goOn)
{
    RunLog& log = m_follow->log;
    do
        log.add(m_follow->reader.read());
    while (log.state() == JournalState::Behind && (!goOn || goOn()));

    std::error_code code;
    const auto configTime = fs::last_write_time(m_summary.folder / "config.json", code);
    if (!code && configTime != m_follow->configTime) {
        m_follow->configTime = configTime;
        m_summary.facts = readRunFacts(m_summary.folder);
    }
    m_summary.process = findRunProcess(m_summary.folder);
    m_summary.process.elsewhere = m_follow->growth.elsewhere(log.allBytes(), m_summary.process.alive);
    m_summary.complete = log.state() != JournalState::Behind;
    m_summary.state = runState(m_summary.complete ? log.lastStatus() : std::string(), m_summary.process);
    if (m_summary.process.folder) m_summary.notes = readRunNotes(m_summary.folder);
    summarise(log, m_summary);
    return m_summary;
}

bool isRunFolder(const fs::path& folder)
{
    std::error_code code;
    return !storedConfig(folder).empty() || fs::is_regular_file(folder / "events.jsonl", code);
}

std::vector<fs::path> findRuns(const fs::path& runs)
{
    std::vector<fs::path> found;
    std::error_code code;
    for (fs::directory_iterator entry(runs, code), end; !code && entry != end; entry.increment(code))
        if (isRunFolder(entry->path())) found.push_back(entry->path());
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace sdw
