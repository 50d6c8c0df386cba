// What a run has told so far, in columns: the memory behind plots, headline and advice.
#pragma once

#include "core/training/journal_reader.h"

#include <array>
#include <deque>
#include <span>

namespace sdw {

/// One figure over a run. The columns are equally long, steps grow strictly, seconds never fall.
struct CurveColumns {
    std::span<const std::int64_t> steps;
    std::span<const double> seconds; ///< spent on training since iteration 0: no pauses, no jumps of the clock
    std::span<const float> values;   ///< NaN: no number
    /// Another one than before: what was there before has changed. Else points have only been added.
    std::uint64_t generation = 0;
};

struct RunStatusEntry {
    std::string status; ///< as in the journal
    std::int64_t step = 0;
    double time = 0;
    std::string message;
};

struct RunCheckpoint {
    std::int64_t step = 0;
    std::string file; ///< below the run folder, with slashes
};

struct RunErrorEntry {
    std::int64_t step = 0;
    double time = 0;
    std::string message;
};

class RunLog {
public:
    static constexpr std::size_t kMostEntries = 10'000; ///< of statuses, checkpoints, errors: the latest
    static constexpr std::size_t kMostClasses = 4'096;

    explicit RunLog(std::filesystem::path folder);

    /// Reads and takes in at most `maxBytes` of what has been added. @return whether anything changed.
    bool poll(std::size_t maxBytes = JournalReader::kSlice);
    /// The second half of poll(), for who reads on another thread.
    bool add(const JournalPart& part);

    JournalState state() const { return m_state; }
    const std::string& problem() const { return m_problem; } ///< of state Unreadable
    std::uint64_t readBytes() const { return m_readBytes; }
    std::uint64_t allBytes() const { return m_allBytes; }

    /// Columns of a figure; views that hold until the next add().
    CurveColumns curve(Measure measure) const;
    /// IoU of a class at every evaluation. @param index of the class, below classes().
    CurveColumns classCurve(std::size_t index) const;
    std::size_t classes() const { return m_iou.size(); }
    std::size_t trainCount() const { return m_train.steps.size(); }
    std::size_t valCount() const { return m_val.steps.size(); }

    const std::deque<RunStatusEntry>& statuses() const { return m_statuses; }
    const std::deque<RunCheckpoint>& checkpoints() const { return m_checkpoints; }
    const std::deque<RunErrorEntry>& errors() const { return m_errors; }
    std::string lastStatus() const { return m_statuses.empty() ? std::string() : m_statuses.back().status; }
    std::int64_t lastStep() const { return m_lastStep; }
    double lastTime() const { return m_lastTime; } ///< seconds since 1970; 0: nothing was said yet
    double trainedSeconds() const { return m_seconds; }
    double parameters() const { return m_parameters; } ///< weights of the model; 0: not known

    struct Best {
        double meanIou = 0;
        std::int64_t step = 0;
    };
    std::optional<Best> best() const;

    std::int64_t garbageLines() const { return m_garbageLines; }
    const std::string& firstGarbage() const { return m_firstGarbage; }
    /// How often the clock of the training machine was set back or leapt.
    std::int64_t clockJumps() const { return m_clockJumps; }

private:
    struct Table {
        std::vector<std::int64_t> steps;
        std::vector<double> seconds;
        std::vector<std::vector<float>> columns;
        std::uint64_t generation = 0;
    };

    void clear();
    void take(const RunEvent& event);
    void takeTime(const RunEvent& event);
    void append(Table& table, const RunEvent& event);
    void takeIou(const std::vector<float>& iou);
    void dropAfter(std::int64_t step);
    void cut(Table& table, std::int64_t step);

    JournalReader m_reader;
    JournalState m_state = JournalState::Waiting;
    std::string m_problem;
    std::uint64_t m_readBytes = 0, m_allBytes = 0;
    Table m_train, m_val;
    std::vector<std::vector<float>> m_iou; ///< by class, each as long as m_val
    std::deque<RunStatusEntry> m_statuses;
    std::deque<RunCheckpoint> m_checkpoints;
    std::deque<RunErrorEntry> m_errors;
    std::int64_t m_lastStep = 0, m_garbageLines = 0, m_clockJumps = 0;
    double m_lastTime = 0, m_seconds = 0, m_usualGap = 0, m_parameters = 0;
    std::int64_t m_gaps = 0;
    bool m_resting = true; ///< nothing is trained between this event and the next
    std::uint64_t m_generation = 0;
    std::string m_firstGarbage;
};

} // namespace sdw
