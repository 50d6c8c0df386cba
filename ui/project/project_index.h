// What is known about all images of what is open: size, labels, state, and how the work went on. Kept in index.sqlite,
// found out in the background, and up to date while people label.
#pragma once

#include "core/project/progress_log.h"
#include "ui/project/image_facts.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <array>
#include <atomic>
#include <set>
#include <unordered_set>

namespace sdw {
struct AnnotationChange;
}

namespace sdw::ui {

class IndexThread;
class Job;
class JobList;
class LabelStore;
class ProjectSession;
class Thumbnails;

class ProjectIndex : public QObject {
    Q_OBJECT
public:
    ProjectIndex(ProjectSession& session, LabelStore& labels, JobList& jobs, QObject* parent = nullptr);
    ~ProjectIndex() override;

    /// Of an image of what is open; nothing where nothing is known yet.
    const ImageFacts& facts(int image) const;
    ImageState state(int image) const;
    /// Its own or those that it came with; known at once, while facts() are found out aside.
    bool hasLabels(int image) const;
    int count(ImageState state) const { return m_counts[std::size_t(state)]; } ///< images
    IndexSnapshot snapshot() const;

    Thumbnails& thumbnails() { return *m_thumbnails; }

    /// Every image was looked at; else it goes on, or somebody stopped it.
    bool isComplete() const { return m_complete; }
    bool isBusy() const;
    /// Goes on where somebody stopped it.
    void resume();

    /// How the work went on, as far as it was noted: progress.jsonl.
    const std::vector<ProgressDay>& history() const { return m_history; }
    /// Why no history is kept; empty: it is.
    const QString& historyProblem() const { return m_historyProblem; }

Q_SIGNALS:
    /// Other images are open, or none.
    void reset();
    /// Facts or states of these images changed.
    void changed(const std::vector<int>& images);
    void historyChanged();
    /// Looking at the images came to an end, whichever.
    void settled();

private:
    void begin();
    void end();
    void takeStates();
    void fill();
    void take(const std::vector<std::pair<int, SharedFacts>>& found);
    void labelsChanged(int image, const AnnotationChange& change);
    void takeLive();
    void stateChanged(int image);
    bool setState(int image, ImageState state);
    void note(int image);
    void writeNotes();
    void readHistory(const std::vector<ProgressEntry>& first);

    ProjectSession& m_session;
    LabelStore& m_labels;
    JobList& m_jobs;
    std::unique_ptr<IndexThread> m_thread;
    Thumbnails* m_thumbnails = nullptr;
    Job* m_fill = nullptr;

    std::shared_ptr<const Opened> m_opened; ///< what all of this is about
    std::vector<SharedFacts> m_facts;
    std::vector<ImageState> m_states;
    std::array<int, 4> m_counts{};
    std::size_t m_statesTaken = 0; ///< of how many images the state is known
    bool m_complete = false;
    QString m_meaning; ///< of labels that data sets came with, and of retired classes

    std::set<int> m_dirty;          ///< labels changed since their pixels were counted
    std::unordered_set<int> m_live; ///< counted from labels in memory: files know less
    std::set<int> m_unnoted;        ///< progress that is not in the file yet
    std::vector<ProgressDay> m_history;
    QString m_historyProblem;
    QTimer m_statesTimer, m_liveTimer, m_noteSoon, m_noteLater;
    std::shared_ptr<std::atomic<bool>> m_othersWork; ///< other jobs run, or somebody labels just now
    QTimer m_handsTimer;                             ///< runs while somebody labels
};

} // namespace sdw::ui
