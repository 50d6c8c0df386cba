#include "core/annotation/annotation_document.h"

#include "core/base/crc32c.h"
#include "core/base/file_io.h"

#include <algorithm>
#include <chrono>

namespace sdw {
namespace {

constexpr std::uint64_t kMostLabelBytes = 4ull << 30;

std::int64_t nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

FileMark markOf(std::string_view bytes)
{
    return {bytes.size(), crc32c(bytes)};
}

/// The label file as it is on the disk.
class LabelFile {
public:
    explicit LabelFile(const std::filesystem::path& path)
        : m_path(path)
    {
        std::error_code code;
        m_there = std::filesystem::exists(path, code);
        if (m_there) m_bytes = readFileWhole(path, kMostLabelBytes);
        m_mark = markOf(m_bytes);
    }
    bool there() const { return m_there; }
    FileMark mark() const { return m_mark; }
    /// This program wrote it.
    bool isOneOf(const std::vector<FileMark>& saved) const
    {
        return m_there && std::ranges::find(saved, m_mark) != saved.end();
    }
    LabelMap decode(cv::Size size) const { return decodeLabelFile(m_bytes, m_path.string(), size); }

private:
    std::filesystem::path m_path;
    bool m_there;
    std::string m_bytes;
    FileMark m_mark;
};

} // namespace

std::optional<LabelMap> readLabels(cv::Size size, const AnnotationFiles& files)
{
    const JournalReplay replay = readJournal(files.journal, TileGrid(size.height, size.width));
    const LabelFile file(files.labels);
    if (file.there() && !(replay.state && file.isOneOf(replay.state->saved))) return file.decode(size);
    if (replay.state) return replay.state->map;
    return std::nullopt;
}

/// Which state the label file has and which one is reached, by the number of the last step done.
struct AnnotationDocument::SaveState {
    std::mutex mutex; // also held while a step and its number get their places: Saved records then tell the truth
    std::uint64_t now = 0;
    std::uint64_t saved = 0; // 0: none
    std::vector<FileMark> marks;

    void remember(FileMark mark)
    {
        marks.push_back(mark);
        if (marks.size() > kMostMarks) marks.erase(marks.begin());
    }
};

AnnotationDocument::AnnotationDocument(cv::Size size, AnnotationFiles files, AnnotationOptions options,
                                       const StartLabels& start)
    : m_files(std::move(files))
    , m_options(std::move(options))
    , m_state{LabelMap(size.height, size.width), {}, {}, {}}
    , m_saving(std::make_shared<SaveState>())
    , m_baseId(newStepId())
{
    JournalReplay replay;
    m_journal = std::make_shared<Journal>(m_files.journal, m_state.map.grid(), replay);
    m_opening.cutBytes = replay.cutBytes;
    m_opening.damaged = replay.damaged;
    m_opening.fromJournal = replay.state.has_value();
    if (replay.state) m_state = std::move(*replay.state);
    takeOverLabelFile(start);
}

AnnotationDocument::~AnnotationDocument()
{
    try {
        m_journal->flush(false);
    } catch (const Error&) {
        // Whoever wants to know calls flush() before.
    }
}

void AnnotationDocument::takeOverLabelFile(const StartLabels& start)
{
    const LabelFile file(m_files.labels);
    const bool there = file.there(), ours = file.isOneOf(m_state.saved);
    const FileMark mark = file.mark();
    const cv::Size size(m_state.map.width(), m_state.map.height());

    m_saving->now = m_saving->saved = m_state.history.position ? m_state.history.steps[position() - 1]->id() : m_baseId;
    // The record of a label file is written before the file: it may have stayed the one before.
    if (m_opening.fromJournal && !(m_state.inLabelFile && ours && m_state.saved.back() == mark)) m_saving->saved = 0;
    if (!m_opening.fromJournal) {
        if (there) {
            m_state.map = file.decode(size);
            m_state.saved.push_back(mark);
            m_state.inLabelFile = true;
        } else if (const auto map = start ? start() : std::nullopt) {
            if (map->grid() != m_state.map.grid())
                throw Error("The labels that '" + m_files.labels.string() +
                            "' would begin with are of another size than its image.");
            m_state.map = *map;
        }
        m_saving->marks = m_state.saved;
        queueCheckpoint();
        return;
    }
    m_saving->marks = m_state.saved;
    if (!there || ours) return;
    const LabelMap outside = file.decode(size);
    EditBuilder edit(m_state.map); // pixels that stay as they are keep their object numbers
    for (int tile = 0; tile < outside.grid().count(); ++tile) {
        const cv::Rect area = outside.grid().area(tile);
        if (outside.labels().tile(tile).equal(m_state.map.labels().tile(tile), area.size())) continue;
        const cv::Mat values = outside.read(area);
        edit.paste(values, area.tl(), values != m_state.map.read(area));
    }
    m_opening.changedOutside = true;
    apply(edit.finish(), "Labels changed by another program");
    const std::scoped_lock lock(m_saving->mutex);
    m_saving->saved = m_saving->now;
    m_saving->remember(mark);
    m_journal->saved(mark, true);
}

void AnnotationDocument::apply(Edit edit, const std::string& name)
{
    if (edit.empty()) return;
    sdw::apply(edit, m_state.map, m_state.shapes);
    const Edit told{{}, {}, edit.shapes, edit.changed};
    auto step = std::make_shared<HistoryStep>(name, nowMs(), std::move(edit));
    {
        const std::scoped_lock lock(m_saving->mutex);
        m_saving->now = step->id();
        m_journal->step(step);
    }
    m_state.history.push(std::move(step));
    dropOldSteps();
    done(told);
}

void AnnotationDocument::applyForGood(const Edit& edit)
{
    if (edit.empty()) return;
    sdw::apply(edit, m_state.map, m_state.shapes);
    m_state.history = {};
    m_baseId = newStepId();
    {
        const std::scoped_lock lock(m_saving->mutex);
        m_saving->now = m_baseId;
    }
    queueCheckpoint();
    done(edit);
}

bool AnnotationDocument::goTo(std::size_t wanted)
{
    History& history = m_state.history;
    wanted = std::min(wanted, history.steps.size());
    if (wanted == history.position) return false;
    Edit told;
    while (history.position != wanted) {
        const bool forwards = wanted > history.position;
        const HistoryStep& step = *history.steps[forwards ? history.position : history.position - 1];
        const Edit edit = step.edit(forwards ? Direction::Forwards : Direction::Backwards, m_state.map);
        sdw::apply(edit, m_state.map, m_state.shapes);
        told.changed |= edit.changed;
        told.shapes.insert(told.shapes.end(), edit.shapes.begin(), edit.shapes.end());
        history.position += forwards ? 1 : std::size_t(-1);
    }
    {
        const std::scoped_lock lock(m_saving->mutex);
        m_saving->now = wanted ? history.steps[wanted - 1]->id() : m_baseId;
        m_journal->position(wanted);
    }
    done(told);
    return true;
}

/// What follows every change, once map, history and queue have it.
void AnnotationDocument::done(const Edit& edit)
{
    keepWithinBudget();
    if (m_options.writeAtOnce) writeAtOnce();
    if (!m_events.changed) return;
    AnnotationChange change{edit.changed, {}};
    for (const auto& [before, after] : edit.shapes)
        change.shapes.push_back((after ? after : before)->id);
    std::ranges::sort(change.shapes);
    change.shapes.erase(std::ranges::unique(change.shapes).begin(), change.shapes.end());
    m_events.changed(change);
}

/// The oldest steps go when all together take more than they may.
void AnnotationDocument::dropOldSteps()
{
    History& history = m_state.history;
    std::size_t packed = 0;
    for (const auto& step : history.steps)
        packed += step->packedBytes();
    if (packed <= m_options.historyBytes) return;
    // More than must be, so that not every further step writes the journal anew.
    std::size_t drop = 0;
    while (drop + 1 < history.position && packed > m_options.historyBytes / 4 * 3)
        packed -= history.steps[drop++]->packedBytes();
    if (drop == 0) return;
    m_baseId = history.steps[drop - 1]->id();
    history.steps.erase(history.steps.begin(), history.steps.begin() + std::ptrdiff_t(drop));
    history.position -= drop;
    queueCheckpoint();
}

/// Older steps are kept packed; and a journal that has grown is written anew.
void AnnotationDocument::keepWithinBudget()
{
    std::size_t tiles = 0;
    const auto& steps = m_state.history.steps;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        tiles += (*step)->tileBytes();
        if (tiles > m_options.tileMemory && step != steps.rbegin()) (*step)->dropTiles();
    }
    const std::uint64_t appended = m_journal->appendedBytes();
    const bool grown = appended > m_options.appendLimit && appended > m_journal->bytes() - appended;
    if (grown || m_journal->needsCheckpoint()) queueCheckpoint();
}

void AnnotationDocument::queueCheckpoint()
{
    const std::scoped_lock lock(m_saving->mutex);
    AnnotationState state = m_state;
    state.saved = m_saving->marks;
    state.inLabelFile = m_saving->saved == m_saving->now;
    m_journal->checkpoint(std::move(state));
}

void AnnotationDocument::writeAtOnce()
{
    try {
        m_journal->flush(false);
        m_trouble.reset();
    } catch (const Error& error) {
        m_trouble = error;
        if (m_events.trouble) m_events.trouble(error);
    }
}

void AnnotationDocument::flush(bool sync)
{
    m_journal->flush(sync);
}

void AnnotationDocument::prepareRetry()
{
    if (m_journal->needsCheckpoint()) queueCheckpoint();
}

std::vector<HistoryEntry> AnnotationDocument::history() const
{
    std::vector<HistoryEntry> entries;
    for (const auto& step : m_state.history.steps)
        entries.push_back({step->name(), step->timeMs()});
    return entries;
}

bool AnnotationDocument::modified() const
{
    const std::scoped_lock lock(m_saving->mutex);
    return m_saving->now != m_saving->saved;
}

std::function<void()> AnnotationDocument::prepareSave()
{
    std::uint64_t id;
    {
        const std::scoped_lock lock(m_saving->mutex);
        id = m_saving->now;
    }
    return [id, map = m_state.map, journal = m_journal, saving = m_saving, file = m_files.labels,
            palette = m_options.palette] {
        const std::string bytes = encodeLabelFile(map, palette);
        const FileMark mark = markOf(bytes);
        {
            // The journal knows the file before it is there: a crash between the two is no change by another program
            // then.
            const std::scoped_lock lock(saving->mutex);
            saving->remember(mark);
            journal->saved(mark, saving->now == id);
        }
        journal->flush(true);
        writeFileWhole(file, bytes);
        const std::scoped_lock lock(saving->mutex);
        saving->saved = id;
    };
}

} // namespace sdw
