// The journal of one image: an append-only file from which its labels, shapes and history come back after the end of
// the program, however it ended.
//
//   file:    magic "SDWJRNL1" · u32 height · u32 width · u32 CRC-32C of the bytes before
//   record:  u64 length of the payload · u32 type · payload · u32 CRC-32C of length, type and payload
//   State    u32 number of Kept steps that follow · u32 how many of them are done · u8 whether the label file holds
//            this state · the state with those steps done (core/annotation/edit_codec.h)
//   Kept     a step of the history that State already reflects: i64 time · text name · edit
//   Step     a step done after all before it; undone ones are gone
//   Position u32 number of steps that are done from now on: undo and redo
//   Saved    u64 size · u32 CRC-32C of a label file that is about to be written · u8 whether it holds the state
//            reached here
// Numbers have their lowest byte first; a text is its u32 length and its bytes.
//
// State and Kept come first and are written whole or not at all, in a new file that replaces the old one. Everything
// else is appended. A record cut off by a crash is dropped when the file is opened again.
#pragma once

#include "core/annotation/history.h"
#include "core/base/append_file.h"

#include <deque>
#include <filesystem>
#include <variant>

namespace sdw {

/// How a file of labels that this program wrote can be known again.
struct FileMark {
    std::uint64_t size = 0;
    std::uint32_t crc = 0;
    bool operator==(const FileMark&) const = default;
};

constexpr std::size_t kMostMarks = 16; ///< that are remembered: those of writes that failed are among them

/// All that the journal holds of an image.
struct AnnotationState {
    LabelMap map;
    ShapeLayer shapes;
    History history;
    std::vector<FileMark> saved; ///< label files that were written, or about to be; the last ones
    bool inLabelFile = false;    ///< the last of them holds this state
};

struct JournalReplay {
    std::optional<AnnotationState> state; ///< empty: there was no journal, or none with a whole State
    std::uint64_t cutBytes = 0;           ///< dropped at the end of the file: an unfinished record
    bool damaged = false; ///< bytes were dropped that a crash does not explain; a copy was kept beside, `….damaged`
};

/// Reads a journal that others may have open, and leaves it as it is. Empty where there is none.
/// @throws Error when the file is no journal of this version or of an image of another size.
JournalReplay readJournal(const std::filesystem::path& file, const TileGrid& grid);

/// Records are queued by the thread that edits and written by flush(), which any thread may call: encoding and writing
/// cost that thread only. Records that could not be written stay queued; the next flush tries again.
class Journal {
public:
    /// Reads what is there, and keeps the file locked. No file is made before the first record.
    /// A file that can only be read is read; flush() then says so.
    /// @throws Error when the file is no journal of this version or of an image of another size, InUseError when it is
    /// in use.
    Journal(std::filesystem::path file, const TileGrid& grid, JournalReplay& replay);
    ~Journal();

    const std::filesystem::path& file() const { return m_file; }

    // Queueing: quick, never fails.
    void step(StepPtr step);
    void position(std::size_t position);
    /// @param holdsState the file has the state that the records before lead to.
    void saved(FileMark mark, bool holdsState);
    /// The file is replaced by one that starts with this state. Needed before the first record of a new journal.
    void checkpoint(AnnotationState state);

    /// Writes what is queued. A checkpoint on its own makes no file where there never was one: without edits
    /// there is nothing to remember.
    /// @param sync also waits until it is on the disk; others may flush meanwhile.
    /// @throws Error when the disk is full (kind Resources) or the file cannot be written; what was not written stays
    /// queued.
    void flush(bool sync);
    /// Somebody removed the file: only a checkpoint makes it whole again.
    bool needsCheckpoint() const;

    /// Records that wait.
    std::size_t waiting() const;
    /// Bytes of the file, and those appended to it since its State.
    std::uint64_t bytes() const;
    std::uint64_t appendedBytes() const;

private:
    struct Position {
        std::uint32_t steps;
    };
    struct Saved {
        FileMark mark;
        bool holdsState;
    };
    using StatePtr = std::shared_ptr<const AnnotationState>;
    using Record = std::variant<StatePtr, StepPtr, Position, Saved>;

    void queue(Record record);
    void writeQueued();
    void forget(std::uint64_t serial);
    void writeCheckpoint(const AnnotationState& state);

    const std::filesystem::path m_file;
    const TileGrid m_grid;
    mutable std::mutex m_queueMutex;                      // guards the queue and the sizes; held for moments
    std::deque<std::pair<std::uint64_t, Record>> m_queue; // with serial numbers
    std::uint64_t m_serial = 0, m_bytes = 0, m_appended = 0;
    bool m_needsCheckpoint = false;
    std::mutex m_fileMutex;             // guards the file; taken before the other
    std::shared_ptr<AppendFile> m_open; // shared with a flush that waits for the disk while others append
    bool m_wasThere = false;            // there has been a file
};

} // namespace sdw
