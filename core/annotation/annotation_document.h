// The labels of one image while somebody works on them: map and shapes, undo and redo, journal, label file.
#pragma once

#include "core/annotation/journal.h"
#include "core/annotation/label_file.h"

#include <functional>

namespace sdw {

struct AnnotationFiles {
    std::filesystem::path labels;  ///< label file (core/annotation/label_file.h); need not exist
    std::filesystem::path journal; ///< need not exist; its folder must
};

struct AnnotationOptions {
    /// Every change is in the journal before the call that makes it returns: a crash of the program then costs nothing
    /// but the stroke in hand. Off: changes wait for flush(), which another thread may call.
    bool writeAtOnce = true;
    std::size_t tileMemory =
        64u << 20; ///< bytes for steps that can be undone without unpacking; older ones are kept packed
    std::size_t historyBytes = 64u << 20; ///< bytes of packed steps, in memory and in the journal; the oldest drop off
    std::uint64_t appendLimit =
        2u << 20;    ///< the journal is written anew when more was appended, and more than its state takes
    Palette palette; ///< colours for the label file
};

/// What opening found.
struct AnnotationOpening {
    bool fromJournal = false;   ///< else from the label file, or a new map
    std::uint64_t cutBytes = 0; ///< the journal ended in an unfinished record of so many bytes, which was dropped
    bool damaged = false; ///< the journal was damaged: what could be read is there, a copy of it was kept beside it
    bool changedOutside =
        false; ///< another program wrote the label file: its labels were taken over, as a step that can be undone
};

struct AnnotationChange {
    cv::Rect labels;                   ///< holds all changed pixels; empty: none
    std::vector<std::uint64_t> shapes; ///< ids added, changed or removed
};

/// Called on the owner's thread.
struct AnnotationEvents {
    std::function<void(const AnnotationChange&)> changed; ///< map, shapes, history
    std::function<void(const Error&)>
        trouble; ///< the journal could not be written; the work goes on, and so do the tries
};

struct HistoryEntry {
    std::string name;
    std::int64_t timeMs; ///< since 1970, UTC
};

/// Labels to begin with where there is neither journal nor label file, of the image's size; empty: nothing is labelled.
using StartLabels = std::function<std::optional<LabelMap>()>;

/// The labels that a document would have if it were opened now, without opening it: others may have it open.
/// Empty where there is neither journal nor label file. @throws Error as opening does.
std::optional<LabelMap> readLabels(cv::Size size, const AnnotationFiles& files);

/// One owner thread; flush(), and what prepareSave() returns, may run on others.
class AnnotationDocument {
public:
    /// The journal counts where there is one; else the label file; else what `start` gives.
    /// @param size of the image as displayed.
    /// @throws Error: files of another size, damaged label file, InUseError when the journal is open elsewhere.
    AnnotationDocument(cv::Size size, AnnotationFiles files, AnnotationOptions options = {},
                       const StartLabels& start = {});
    /// Writes what waits for the journal; trouble with that goes untold here.
    ~AnnotationDocument();
    AnnotationDocument(const AnnotationDocument&) = delete;
    AnnotationDocument& operator=(const AnnotationDocument&) = delete;

    const AnnotationFiles& files() const { return m_files; }
    const AnnotationOpening& opening() const { return m_opening; }
    const LabelMap& labels() const { return m_state.map; } ///< copy it for a snapshot
    const ShapeLayer& shapes() const { return m_state.shapes; }
    void setEvents(AnnotationEvents events) { m_events = std::move(events); }

    /// One step, from an EditBuilder on labels(). Steps that were undone before are gone then. An empty edit is no
    /// step. Trouble with the journal is told by events and trouble(), never thrown: the step is done in any case.
    void apply(Edit edit, const std::string& name);
    /// A change that is taken back elsewhere, if at all: one of a class in the whole project. The history begins anew,
    /// since its steps would lead back to labels that mean nothing any more.
    void applyForGood(const Edit& edit);
    bool canUndo() const { return m_state.history.position > 0; }
    bool canRedo() const { return m_state.history.position < m_state.history.steps.size(); }
    /// @return false where there is nothing to undo or redo.
    bool undo() { return canUndo() && goTo(position() - 1); }
    bool redo() { return canRedo() && goTo(position() + 1); }
    /// Undoes or redoes up to a place in the history. @param position 0 .. history().size(). @return whether anything
    /// changed.
    bool goTo(std::size_t position);
    std::size_t position() const { return m_state.history.position; } ///< steps that are done
    std::vector<HistoryEntry> history() const;

    /// Writes what waits for the journal. @param sync also waits for the disk: to be called about once a second while
    /// something waits.
    /// @throws Error when that fails; all is kept for the next try.
    void flush(bool sync = true);
    /// After a flush that failed: a journal that was removed is made anew by the next one.
    void prepareRetry();
    bool waiting() const { return m_journal->waiting() > 0; }
    /// The last try to write the journal failed.
    const std::optional<Error>& trouble() const { return m_trouble; }

    /// Colours for label files from now on.
    void setPalette(Palette palette) { m_options.palette = std::move(palette); }
    /// Whether the label file lacks something.
    bool modified() const;
    /// The work of saving, for another thread: writes the labels as they are now. It throws Error when that fails.
    /// It may outlive the document.
    std::function<void()> prepareSave();
    void save() { prepareSave()(); }

private:
    struct SaveState;

    void takeOverLabelFile(const StartLabels& start);
    void done(const Edit& edit);
    void dropOldSteps();
    void keepWithinBudget();
    void queueCheckpoint();
    void writeAtOnce();

    AnnotationFiles m_files;
    AnnotationOptions m_options;
    AnnotationOpening m_opening;
    AnnotationEvents m_events;
    AnnotationState m_state;
    std::shared_ptr<Journal> m_journal;
    std::shared_ptr<SaveState> m_saving;
    std::uint64_t m_baseId; // of the state before the first step
    std::optional<Error> m_trouble;
};

} // namespace sdw
