#include "core/training/run_log.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sdw {
namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
// A gap between two events that no training explains: the clock was set forward, or the machine slept.
constexpr double kLeapSeconds = 3600, kLeapFactor = 50;
constexpr std::int64_t kGapsKnown = 3;
constexpr double kGapMemory = 0.9;  // of the usual gap, an exponential mean
constexpr std::size_t kTurn = 4096; // rows after which the next column of a long table may move into more room

/// Who reads a journal has a window to keep alive: all columns that need more room in the same row would copy hundreds
/// of megabytes at once. So they take turns, each before it has to.
template <typename Value>
void makeRoom(std::vector<Value>& column, std::size_t columns)
{
    if (column.capacity() - column.size() < (columns + 1) * kTurn) column.reserve(2 * column.capacity());
}

bool isBeginning(const std::string& status)
{
    return status == "started" || status == "resumed";
}

bool isResting(const std::string& status)
{
    return status == "paused" || status == "stopped" || status == "finished" || status == "failed";
}

template <typename Entry>
void keep(std::deque<Entry>& entries, Entry entry)
{
    entries.push_back(std::move(entry));
    if (entries.size() > RunLog::kMostEntries) entries.pop_front();
}

} // namespace

RunLog::RunLog(std::filesystem::path folder)
    : m_reader(std::move(folder))
{
    m_train.columns.resize(kTrainMeasures);
    m_val.columns.resize(kMeasures - kTrainMeasures);
}

bool RunLog::poll(std::size_t maxBytes)
{
    return add(m_reader.read(maxBytes));
}

bool RunLog::add(const JournalPart& part)
{
    const bool changed = part.restarted || !part.events.empty() || part.garbageLines > 0 || part.state != m_state ||
                         part.problem != m_problem;
    m_state = part.state;
    m_problem = part.problem;
    if (part.restarted) clear();
    if (part.state == JournalState::Behind || part.state == JournalState::UpToDate) {
        m_readBytes = part.readBytes;
        m_allBytes = part.allBytes;
    }
    for (const RunEvent& event : part.events)
        take(event);
    m_garbageLines += part.garbageLines;
    if (m_firstGarbage.empty()) m_firstGarbage = part.firstGarbage;
    return changed;
}

void RunLog::clear()
{
    const std::uint64_t generation = m_generation + 1;
    for (Table* table : {&m_train, &m_val}) {
        table->steps.clear();
        table->seconds.clear();
        for (auto& column : table->columns)
            column.clear();
        table->generation = generation;
    }
    m_generation = generation;
    m_iou.clear();
    m_statuses.clear();
    m_checkpoints.clear();
    m_errors.clear();
    m_lastStep = m_garbageLines = m_clockJumps = m_gaps = 0;
    m_lastTime = m_seconds = m_usualGap = m_parameters = 0;
    m_resting = true;
    m_firstGarbage.clear();
    m_readBytes = m_allBytes = 0;
}

CurveColumns RunLog::curve(Measure measure) const
{
    const Table& table = isTrainMeasure(measure) ? m_train : m_val;
    const auto column = std::size_t(int(measure) - (isTrainMeasure(measure) ? 0 : kTrainMeasures));
    return {table.steps, table.seconds, table.columns[column], table.generation};
}

CurveColumns RunLog::classCurve(std::size_t index) const
{
    return {m_val.steps, m_val.seconds, m_iou.at(index), m_val.generation};
}

std::optional<RunLog::Best> RunLog::best() const
{
    std::optional<Best> best;
    const auto& scores = m_val.columns[0];
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (!std::isnan(scores[i]) && (!best || scores[i] > best->meanIou)) best = Best{scores[i], m_val.steps[i]};
    return best;
}

void RunLog::take(const RunEvent& event)
{
    using Type = RunEvent::Type;
    const bool begins = event.type == Type::Status && isBeginning(event.text);
    // A run that goes on from a checkpoint, or is begun anew, does the steps after it again.
    if (begins) {
        m_resting = true;
        dropAfter(event.step.value_or(0));
    } else if (event.type == Type::Train && !m_train.steps.empty() && *event.step <= m_train.steps.back()) {
        dropAfter(*event.step - 1);
        m_resting = true;
    } else if (event.type == Type::Val && !m_val.steps.empty() && *event.step <= m_val.steps.back()) {
        cut(m_val, *event.step);
    }
    takeTime(event);
    if (event.step) m_lastStep = *event.step;
    switch (event.type) {
    case Type::Status:
        m_resting = isResting(event.text);
        if (event.parameters > 0) m_parameters = event.parameters;
        keep(m_statuses, {event.text, event.step.value_or(m_lastStep), m_lastTime, event.message});
        break;
    case Type::Train:
        m_resting = false;
        append(m_train, event);
        break;
    case Type::Val:
        append(m_val, event);
        takeIou(event.iou);
        break;
    case Type::Checkpoint:
        keep(m_checkpoints, {event.step.value_or(m_lastStep), event.text});
        break;
    case Type::Error:
        keep(m_errors, {event.step.value_or(m_lastStep), m_lastTime, event.text});
        break;
    case Type::Other:
        break;
    }
}

/// Time goes on by what lies between two events, unless nothing was trained meanwhile or the clock cannot be believed.
void RunLog::takeTime(const RunEvent& event)
{
    if (!std::isfinite(event.time)) return;
    const double gap = event.time - m_lastTime;
    const bool first = m_lastTime == 0;
    m_lastTime = event.time;
    if (first || m_resting) return;
    if (gap < 0 || (m_gaps >= kGapsKnown && gap > std::max(kLeapSeconds, kLeapFactor * m_usualGap))) {
        ++m_clockJumps;
        m_seconds += m_usualGap;
        return;
    }
    m_seconds += gap;
    m_usualGap = m_gaps++ == 0 ? gap : kGapMemory * m_usualGap + (1 - kGapMemory) * gap;
}

void RunLog::append(Table& table, const RunEvent& event)
{
    const std::size_t rows = table.steps.size(), all = table.columns.size() + 2;
    if (rows > 0 && rows % kTurn == 0) {
        const std::size_t turn = rows / kTurn % all;
        if (turn == 0)
            makeRoom(table.steps, all);
        else if (turn == 1)
            makeRoom(table.seconds, all);
        else
            makeRoom(table.columns[turn - 2], all);
    }
    table.steps.push_back(*event.step);
    table.seconds.push_back(m_seconds);
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        table.columns[i].push_back(i < event.values.size() ? event.values[i] : kNone);
}

/// Classes may be more or fewer than before, as in files that somebody put together.
void RunLog::takeIou(const std::vector<float>& iou)
{
    const std::size_t count = m_val.steps.size();
    while (m_iou.size() < std::min(iou.size(), kMostClasses))
        m_iou.emplace_back(count - 1, kNone);
    for (std::size_t i = 0; i < m_iou.size(); ++i)
        m_iou[i].push_back(i < iou.size() ? iou[i] : kNone);
}

void RunLog::dropAfter(std::int64_t step)
{
    cut(m_train, step + 1);
    cut(m_val, step + 1);
    while (!m_checkpoints.empty() && m_checkpoints.back().step > step)
        m_checkpoints.pop_back();
}

void RunLog::cut(Table& table, std::int64_t step)
{
    const auto from = std::lower_bound(table.steps.begin(), table.steps.end(), step);
    if (from == table.steps.end()) return;
    const auto count = std::size_t(from - table.steps.begin());
    table.steps.resize(count);
    table.seconds.resize(count);
    for (auto& column : table.columns)
        column.resize(count);
    table.generation = ++m_generation;
    if (&table == &m_val)
        for (auto& column : m_iou)
            column.resize(count);
    const auto lastOf = [](const Table& one) { return one.seconds.empty() ? 0 : one.seconds.back(); };
    m_seconds = std::max(lastOf(m_train), lastOf(m_val));
}

} // namespace sdw
