#include "core/annotation/journal.h"

#include "core/annotation/bytes.h"
#include "core/base/crc32c.h"
#include "core/base/file_io.h"

#include <algorithm>
#include <array>

namespace sdw {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "SDWJRNL1";
constexpr std::size_t kHeaderBytes = 8 + 4 + 4 + 4;
constexpr std::size_t kFrameBytes = 8 + 4 + 4; // of a record beside its payload
constexpr std::uint64_t kMostBytes = 16ull << 30;

enum class Type : std::uint32_t { State = 1, Kept = 2, Step = 3, Position = 4, Saved = 5 };

std::string headerBytes(const TileGrid& grid)
{
    ByteWriter out;
    out.raw(kMagic);
    out.number(std::uint32_t(grid.height()));
    out.number(std::uint32_t(grid.width()));
    std::string bytes = out.take();
    ByteWriter check;
    check.number(crc32c(bytes));
    return bytes + check.take();
}

std::string recordBytes(Type type, std::string_view payload)
{
    ByteWriter out;
    out.number(std::uint64_t(payload.size()));
    out.number(std::uint32_t(type));
    out.raw(payload);
    std::string bytes = out.take();
    ByteWriter check;
    check.number(crc32c(bytes));
    return bytes + check.take();
}

std::string stepPayload(const HistoryStep& step)
{
    ByteWriter out;
    out.number(std::int64_t(step.timeMs()));
    out.text(step.name());
    out.raw(step.bytes());
    return out.take();
}

StepPtr readStep(std::string_view payload)
{
    ByteReader in(payload);
    const auto time = in.number<std::int64_t>();
    std::string name(in.text());
    return std::make_shared<HistoryStep>(std::move(name), time, std::string(in.raw(in.rest())));
}

std::string savedPayload(FileMark mark, bool holdsState)
{
    ByteWriter out;
    out.number(mark.size);
    out.number(mark.crc);
    out.number(std::uint8_t(holdsState));
    return out.take();
}

struct RecordView {
    Type type;
    std::string_view payload;
    std::size_t end; // in the file
};

/// The record at `at`; nothing where it is not whole or its check sum is wrong.
std::optional<RecordView> recordAt(std::string_view content, std::size_t at)
{
    if (content.size() - at < kFrameBytes) return std::nullopt;
    ByteReader in(content.substr(at));
    const auto length = in.number<std::uint64_t>();
    if (length > content.size() - at - kFrameBytes) return std::nullopt;
    const auto type = Type(in.number<std::uint32_t>());
    const auto payload = in.raw(std::size_t(length));
    if (in.number<std::uint32_t>() != crc32c(content.substr(at, 12 + std::size_t(length)))) return std::nullopt;
    return RecordView{type, payload, at + kFrameBytes + std::size_t(length)};
}

/// Builds the state up, record by record.
class Replayer {
public:
    explicit Replayer(const TileGrid& grid)
        : m_grid(grid)
    {
    }

    /// @throws Error when a record does not fit those before it.
    void take(const RecordView& record)
    {
        ByteReader in(record.payload);
        if (record.type == Type::State) {
            m_kept = in.number<std::uint32_t>();
            m_done = in.number<std::uint32_t>();
            AnnotationState state{
                LabelMap(m_grid.height(), m_grid.width()), {}, {}, {}, in.number<std::uint8_t>() != 0};
            apply(decodeEdit(in.raw(in.rest()), Direction::Forwards, state.map), state.map, state.shapes);
            m_state.emplace(std::move(state));
            m_state->history.position = m_done;
            return;
        }
        if (!m_state) throw Error("The journal does not start with a state.");
        History& history = m_state->history;
        if (record.type == Type::Kept) {
            history.steps.push_back(readStep(record.payload));
            return;
        }
        finishKept();
        switch (record.type) {
        case Type::Step: {
            StepPtr step = readStep(record.payload);
            apply(step->edit(Direction::Forwards, m_state->map), m_state->map, m_state->shapes);
            history.push(std::move(step));
            m_state->inLabelFile = false;
            break;
        }
        case Type::Position: {
            const auto wanted = in.number<std::uint32_t>();
            m_state->inLabelFile = false;
            if (wanted > history.steps.size()) throw Error("The journal undoes more steps than there are.");
            while (history.position != wanted) {
                const bool forwards = wanted > history.position;
                const auto& step = history.steps[forwards ? history.position : history.position - 1];
                const Edit edit = step->edit(forwards ? Direction::Forwards : Direction::Backwards, m_state->map);
                apply(edit, m_state->map, m_state->shapes);
                history.position += forwards ? 1 : std::size_t(-1);
            }
            break;
        }
        case Type::Saved: {
            FileMark mark;
            mark.size = in.number<std::uint64_t>();
            mark.crc = in.number<std::uint32_t>();
            m_state->saved.push_back(mark);
            m_state->inLabelFile = in.number<std::uint8_t>() != 0;
            break;
        }
        default:
            throw Error("The journal holds a record of an unknown type.");
        }
    }

    std::optional<AnnotationState> finish()
    {
        if (m_state) finishKept();
        return std::move(m_state);
    }

private:
    /// Steps are of use only together: without the last ones the others do not lead to the state.
    void finishKept()
    {
        if (m_kept == 0) return;
        History& history = m_state->history;
        if (history.steps.size() != m_kept || m_done > m_kept) history = {};
        m_kept = 0;
    }

    TileGrid m_grid;
    std::optional<AnnotationState> m_state;
    std::uint32_t m_kept = 0, m_done = 0;
};

struct Reading {
    JournalReplay replay;
    std::size_t end = 0;      // of the last record that can be used
    std::size_t stateEnd = 0; // of those that were written with the State
};

Reading readRecords(const std::string& content, const fs::path& file, const TileGrid& grid)
{
    Reading reading;
    JournalReplay& replay = reading.replay;
    const std::string header = headerBytes(grid);
    if (content.size() < kHeaderBytes && header.starts_with(content)) { // not even its first record was written
        replay.cutBytes = content.size();
        return reading;
    }
    if (!content.starts_with(kMagic))
        throw Error("'" + file.string() + "' is no journal of this version of the program.");
    if (!content.starts_with(header))
        throw Error("The journal '" + file.string() + "' belongs to an image of another size than " +
                    std::to_string(grid.width()) + " × " + std::to_string(grid.height()) +
                    " pixels, or its first bytes are damaged.");

    Replayer replayer(grid);
    std::size_t at = kHeaderBytes;
    reading.stateEnd = at;
    while (const auto record = recordAt(content, at)) {
        try {
            replayer.take(*record);
        } catch (const Error&) {
            replay.damaged = true; // a whole record, but not one that belongs here
            break;
        }
        at = record->end;
        if (record->type == Type::State || record->type == Type::Kept) reading.stateEnd = at;
    }
    replay.state = replayer.finish();
    replay.cutBytes = content.size() - at;
    if (replay.cutBytes >= kFrameBytes) {
        // A crash leaves the beginning of the last record, and nothing behind it.
        ByteReader in(std::string_view(content).substr(at));
        if (in.number<std::uint64_t>() <= replay.cutBytes - kFrameBytes) replay.damaged = true;
    }
    if (replay.state && replay.state->saved.size() > kMostMarks)
        replay.state->saved.erase(replay.state->saved.begin(), replay.state->saved.end() - kMostMarks);
    reading.end = at;
    return reading;
}

} // namespace

JournalReplay readJournal(const fs::path& file, const TileGrid& grid)
{
    std::error_code code;
    if (!fs::exists(file, code)) return {};
    return readRecords(readFileWhole(file, kMostBytes), file, grid).replay;
}

Journal::Journal(fs::path file, const TileGrid& grid, JournalReplay& replay)
    : m_file(std::move(file))
    , m_grid(grid)
{
    std::error_code code;
    m_wasThere = fs::exists(m_file, code);
    if (!m_wasThere) return;
    try {
        m_open = std::make_shared<AppendFile>(m_file);
    } catch (const InUseError&) {
        throw;
    } catch (const Error&) {
        // It can only be read, perhaps: then its labels can be looked at all the same.
    }
    const std::string content = readFileWhole(m_file, kMostBytes);
    const Reading reading = readRecords(content, m_file, grid);
    replay = reading.replay;
    if (replay.cutBytes > 0 && m_open) {
        if (replay.damaged) {
            fs::path copy = m_file;
            copy += ".damaged";
            writeFileWhole(copy, content);
        }
        m_open->cut(reading.end);
    }
    m_bytes = reading.end;
    m_appended = reading.end - reading.stateEnd;
}

Journal::~Journal() = default;

void Journal::queue(Record record)
{
    const std::scoped_lock lock(m_queueMutex);
    m_queue.emplace_back(++m_serial, std::move(record));
}

void Journal::step(StepPtr step)
{
    queue(std::move(step));
}

void Journal::position(std::size_t position)
{
    queue(Position{std::uint32_t(position)});
}

void Journal::saved(FileMark mark, bool holdsState)
{
    queue(Saved{mark, holdsState});
}

void Journal::checkpoint(AnnotationState state)
{
    auto shared = std::make_shared<const AnnotationState>(std::move(state));
    const std::scoped_lock lock(m_queueMutex);
    m_queue.clear(); // the state holds all that was to be written before it
    m_queue.emplace_back(++m_serial, std::move(shared));
    m_needsCheckpoint = false;
}

void Journal::flush(bool sync)
{
    std::shared_ptr<AppendFile> written;
    {
        const std::scoped_lock lock(m_fileMutex);
        writeQueued();
        written = m_open;
    }
    if (sync && written) written->sync(); // a disk that takes its time stops no other thread
}

void Journal::writeQueued()
{
    decltype(m_queue) records;
    {
        const std::scoped_lock lock(m_queueMutex);
        records = m_queue;
    }
    std::error_code code;
    const bool there = fs::exists(m_file, code);
    if (!records.empty() && std::holds_alternative<StatePtr>(records.front().second)) {
        if (!there && !m_wasThere && records.size() == 1) return;
        writeCheckpoint(*std::get<StatePtr>(records.front().second));
        forget(records.front().first);
        records.pop_front();
    } else if (!there && !records.empty()) {
        m_open.reset();
        const std::scoped_lock lock(m_queueMutex);
        m_needsCheckpoint = true;
        throw Error("The journal '" + m_file.string() + "' has been removed; it is made anew with the next change.");
    }
    if (!m_open && !records.empty()) m_open = std::make_shared<AppendFile>(m_file);
    if (!records.empty()) {
        std::string bytes;
        for (const auto& [serial, record] : records) {
            if (const auto* step = std::get_if<StepPtr>(&record)) {
                bytes += recordBytes(Type::Step, stepPayload(**step));
            } else if (const auto* position = std::get_if<Position>(&record)) {
                ByteWriter out;
                out.number(position->steps);
                bytes += recordBytes(Type::Position, out.take());
            } else if (const auto* mark = std::get_if<Saved>(&record)) {
                bytes += recordBytes(Type::Saved, savedPayload(mark->mark, mark->holdsState));
            }
        }
        m_open->append(bytes);
        forget(records.back().first);
        const std::scoped_lock lock(m_queueMutex);
        m_bytes += bytes.size();
        m_appended += bytes.size();
    }
}

/// Takes the records up to a serial number out of the queue, unless a checkpoint has done so meanwhile.
void Journal::forget(std::uint64_t serial)
{
    const std::scoped_lock lock(m_queueMutex);
    while (!m_queue.empty() && m_queue.front().first <= serial)
        m_queue.pop_front();
}

void Journal::writeCheckpoint(const AnnotationState& state)
{
    std::uint64_t written = 0;
    writeFileWhole(m_file, [&](const ByteSink& sink) {
        const auto put = [&](const std::string& bytes) {
            sink(bytes.data(), bytes.size());
            written += bytes.size();
        };
        put(headerBytes(m_grid));
        ByteWriter out;
        out.number(std::uint32_t(state.history.steps.size()));
        out.number(std::uint32_t(state.history.position));
        out.number(std::uint8_t(state.inLabelFile));
        out.raw(encodeEdit(wholeState(state.map, state.shapes)));
        put(recordBytes(Type::State, out.take()));
        for (const auto& step : state.history.steps)
            put(recordBytes(Type::Kept, stepPayload(*step)));
        for (std::size_t i = 0; i < state.saved.size(); ++i)
            put(recordBytes(Type::Saved,
                            savedPayload(state.saved[i], i + 1 == state.saved.size() && state.inLabelFile)));
    });
    m_wasThere = true;
    const auto before = std::move(m_open); // the old file is no more; its lock is held until the new one is locked
    {
        const std::scoped_lock lock(m_queueMutex);
        m_bytes = written;
        m_appended = 0;
    }
    m_open = std::make_shared<AppendFile>(m_file);
}

bool Journal::needsCheckpoint() const
{
    const std::scoped_lock lock(m_queueMutex);
    return m_needsCheckpoint;
}

std::size_t Journal::waiting() const
{
    const std::scoped_lock lock(m_queueMutex);
    return m_queue.size();
}

std::uint64_t Journal::bytes() const
{
    const std::scoped_lock lock(m_queueMutex);
    return m_bytes;
}

std::uint64_t Journal::appendedBytes() const
{
    const std::scoped_lock lock(m_queueMutex);
    return m_appended;
}

} // namespace sdw
