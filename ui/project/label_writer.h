// Writes the labels that people work on, aside: what they do is in the journal moments later and on the disk within a
// second; label files and states follow when asked for. What cannot be written is kept, and tried again.
#pragma once

#include "core/annotation/annotation_document.h"
#include "core/project/image_states.h"
#include "ui/shell/app_context.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <vector>

namespace sdw::ui {

class Job;

/// A document with what its files lack. For the GUI thread; worker threads get the document's flush() and
/// prepareSave() only.
struct WrittenLabels {
    std::shared_ptr<AnnotationDocument> document;
    std::filesystem::path folder; ///< of the project
    std::string image;            ///< name

    std::uint64_t changes = 0;  ///< how many there were
    std::uint64_t appended = 0; ///< so many of them are in the journal
    std::uint64_t synced = 0;   ///< so many of them are on the disk
    std::uint64_t tried = 0;    ///< so many of them could not be written
    bool saveWanted = false;    ///< the label file is to be written
    int inHand = 0;             ///< jobs that have it
    QString error;              ///< of the last try; empty: it went well
};
using WrittenLabelsPtr = std::shared_ptr<WrittenLabels>;

class LabelWriter : public QObject {
    Q_OBJECT
public:
    explicit LabelWriter(QObject* parent = nullptr);
    /// What cannot be written now is lost: see finish().
    ~LabelWriter() override;

    /// The document changed: its journal is written.
    void changed(const WrittenLabelsPtr& labels);
    /// Writes the label file where it lacks something.
    void save(const WrittenLabelsPtr& labels);
    /// Written soon, many changes at once. @param states asked for when it comes to that.
    /// @param keepDamaged the file that is there cannot be read; it is kept beside.
    void setStates(const std::filesystem::path& folder, std::function<ImageStates()> states, bool keepDamaged);
    /// States of this project wait to be written.
    bool hasStates(const std::filesystem::path& folder) const;

    /// Nothing of it waits or is being written: it can be closed.
    bool isDone(const WrittenLabels& labels) const;
    SavedState state() const;
    const QString& troubleText() const
    {
        return m_trouble;
    } ///< why something waits; empty: it does not, or not for long
    /// Tries at once what failed before.
    void retry();
    /// Writes all that waits before it returns. @return false: something could not be written; trouble() told it.
    bool finish();

Q_SIGNALS:
    void stateChanged();
    /// Once for each reason, until nothing waits any more.
    void trouble(const QString& message);
    /// A job ended: isDone() may have changed.
    void written();

private:
    struct Task;
    using Tasks = std::shared_ptr<std::vector<Task>>;
    struct States {
        std::filesystem::path folder;
        std::function<ImageStates()> states;
        bool keepDamaged = false;
        std::uint64_t version = 0;
        QString error;
    };

    void makeJobs();
    bool isBehind() const;
    void add(const WrittenLabelsPtr& labels);
    void append();
    void store();
    void start(Job* job, const Tasks& tasks);
    void take(const Tasks& tasks);
    void report();

    Job* m_append = nullptr;                ///< brings changes into the journals: never behind slow work
    Job* m_store = nullptr;                 ///< waits for the disk, writes label files and states
    std::vector<WrittenLabelsPtr> m_labels; ///< whose files lack something
    std::vector<States> m_states;           ///< that wait, one for each project
    std::uint64_t m_version = 0;
    QTimer m_syncTimer, m_statesTimer, m_retryTimer;
    bool m_syncDue = false;
    QString m_trouble;  ///< one of the reasons why something waits; empty: there is none
    QStringList m_told; ///< the reasons since something began to wait
    SavedState m_reported = SavedState::Saved;
};

} // namespace sdw::ui
