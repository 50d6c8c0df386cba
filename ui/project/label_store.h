// The labels of the open project while people work on them: opened aside, kept while in use, written in the background.
// Every part of the window that shows or changes labels of the project goes through here.
#pragma once

#include "core/annotation/annotation_document.h"
#include "core/project/image_states.h"
#include "ui/shell/app_context.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

namespace sdw::ui {

class ClassChanges;
class Job;
class JobList;
class LabelWriter;
class ProjectSession;
struct OpenedLabels;
struct WrittenLabels;

class LabelStore : public QObject {
    Q_OBJECT
public:
    LabelStore(ProjectSession& session, JobList& jobs, QObject* parent = nullptr);
    ~LabelStore() override;

    /// Only a project that is saved has a place for labels.
    bool canLabel() const;

    /// Opens the labels of an image: from its journal, its label file, those that its data set came with, or none.
    /// Works aside; the end is opened() or failed(). One that is open already is reported before this returns.
    /// The image opened last stays open; others close some time later, written. Asking for another image takes the
    /// place of one that waits its turn, of which nothing is heard then.
    void open(int image);
    /// Null while not open. Owned here, to be used on the GUI thread; change it, and signals follow.
    AnnotationDocument* document(int image) const;
    bool isBusy() const;

    /// Label file and journal of everything that is open are written, aside; saveState() tells.
    void save();
    SavedState savedState() const;
    /// Writes what is open and waits: before the program ends. @return false: something could not be written.
    bool saveAndClose();

    /// Tries at once to write what could not be written.
    void retry();
    /// Why something could not be written; empty: all was, or will be.
    QString troubleText() const;

    /// The image has labels of the project's own, saved or not.
    bool hasLabels(int image) const;
    /// As people said, else by what the labels are.
    ImageState state(int image) const;
    void setState(int image, ImageState state);

    /// Gives retired classes (core/project/project.h) back what they had in all images, aside, then calls: for the
    /// project to name them again, which it must not do before.
    void giveBackClasses(const std::vector<std::string>& uuids, std::function<void()> then);
    /// A class is being given back; classes are not to be changed meanwhile.
    bool isChangingClasses() const;

    /// The labels of any image as they are now, for worker threads: a snapshot of an open document, else what the files
    /// hold, else those of its data set. Empty: none. @throws Error from the function returned.
    std::function<std::optional<LabelMap>()> reader(int image) const;

Q_SIGNALS:
    void opened(int image);
    void failed(int image, const QString& message);
    /// Labels, shapes or history of an open document changed.
    void changed(int image, const sdw::AnnotationChange& change);
    /// Its document is there for the last time.
    void closing(int image);
    void stateChanged(int image);
    void savedStateChanged();
    /// Something could not be written; all of it is kept, and tried again.
    void trouble(const QString& message);
    void settled();
    /// isChangingClasses() says something else now.
    void changingClasses();

private:
    using Labels = std::shared_ptr<WrittenLabels>;

    void takeOver();
    void leaveProject();
    void startOpening();
    void take(int image, OpenedLabels&& labels);
    void adopt(int image, const Labels& labels);
    void follow(int image, const Labels& labels);
    void noteChange(int image, const AnnotationChange& change);
    void saveOpen();
    void closeSpare();
    void touch(int image);

    ProjectSession& m_session;
    LabelWriter* m_writer = nullptr;
    ClassChanges* m_changes = nullptr;
    Job* m_openJob = nullptr;
    std::map<int, Labels> m_documents;
    std::vector<int> m_order;       ///< of the open ones, the one used last behind
    std::vector<Labels> m_leaving;  ///< of projects that were open before, until all is written
    int m_wanted = -1;              ///< image to be opened next
    int m_opening = -1;             ///< image that is being opened
    int m_project = 0;              ///< counts the projects: what comes late for another one is dropped
    std::filesystem::path m_folder; ///< of the open project; empty: none that can be labelled

    ImageStates m_states;
    bool m_statesDamaged = false;
    std::vector<bool> m_hasLabels; ///< of each image: its own
    QTimer m_idle, m_settle;
};

} // namespace sdw::ui
