// Reads the journal of a run (events.h) while it grows: each call only what has been added, and never more than a
// slice, so that a journal of a gigabyte neither fills the memory nor stops anybody.
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sdw {

/// Figures of a `train` event, then those of a `val` event.
enum class Measure {
    Loss,
    LossSeg,
    LossAttn,
    LossAux,
    LearningRate,
    GradientNorm,
    ImagesPerSecond,
    DataWait, ///< seconds waited for the loader since the last event
    MemoryMb,
    MemoryPeakMb,
    EtaSeconds,
    MeanIou, ///< 0..1, as the following two
    MeanAccuracy,
    PixelAccuracy,
};
constexpr int kTrainMeasures = int(Measure::EtaSeconds) + 1;
constexpr int kMeasures = int(Measure::PixelAccuracy) + 1;
constexpr bool isTrainMeasure(Measure measure)
{
    return int(measure) < kTrainMeasures;
}
/// Its key in an event.
const char* measureKey(Measure measure);

/// One line of a journal. Figures that are missing or null are NaN.
struct RunEvent {
    enum class Type { Status, Train, Val, Checkpoint, Error, Other };
    Type type = Type::Other;
    double time = 0; ///< seconds since 1970, as the clock of the training machine had it; NaN: not said
    std::optional<std::int64_t> step;
    std::vector<float> values; ///< Train: by Measure up to kTrainMeasures; Val: mIoU, mAcc, aAcc
    std::vector<float> iou;    ///< Val: of each class; NaN: absent
    std::string text;          ///< Status: which; Checkpoint: file; Error: message
    std::string message;       ///< Status: where there is one
    double parameters = 0;     ///< Status started: weights of the model; 0: not said
};

enum class JournalState {
    Waiting,    ///< the folder is there, a journal is not yet
    Behind,     ///< there is more to read
    UpToDate,   ///< read to its end
    Gone,       ///< the folder is not there (any more); what was read stands
    Unreadable, ///< `problem` says why
};

/// What one call found.
struct JournalPart {
    JournalState state = JournalState::Waiting;
    bool restarted = false; ///< the file was replaced or cut: everything before this part is void
    std::vector<RunEvent> events;
    std::int64_t garbageLines = 0;
    std::string firstGarbage;                  ///< line 17: {"type": ...; empty: none in this part
    std::uint64_t readBytes = 0, allBytes = 0; ///< of the file so far
    std::string problem;
};

class JournalReader {
public:
    static constexpr std::size_t kSlice = 4 << 20;
    static constexpr std::size_t kLongestLine = 1 << 20; ///< bytes; a longer one is garbage

    /// @param latestTrainOnly of each part only the last `train` event: for who wants to know how a run stands, at the
    ///        speed of the disk.
    explicit JournalReader(std::filesystem::path folder, bool latestTrainOnly = false);

    /// Reads at most `maxBytes`. A last line without its end waits until it has one. Never throws for what a file or a
    /// folder is like.
    JournalPart read(std::size_t maxBytes = kSlice);

    const std::filesystem::path& folder() const { return m_folder; }

private:
    bool isAnother(std::istream& stream, std::uint64_t size);
    void keepMarks(std::istream& stream);
    void takeLine(std::string_view line, JournalPart& part);
    void takeTrain(JournalPart& part);
    static void parse(std::string_view line, std::int64_t number, JournalPart& part);
    static void addGarbage(std::int64_t number, std::string_view line, JournalPart& part);
    void startOver();

    std::filesystem::path m_folder;
    bool m_latestTrainOnly;
    std::uint64_t m_offset = 0; ///< of the first byte that is not understood yet
    std::int64_t m_line = 0;
    bool m_inLongLine = false; ///< its beginning has been given up
    std::string_view m_train;  ///< while reading: the last `train` event that was passed over
    std::int64_t m_trainLine = 0;
    std::string m_head, m_tail; ///< first bytes of the file and last ones before m_offset, to know it again by
};

} // namespace sdw
