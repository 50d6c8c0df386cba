// The labels of the open project while people work on them: opened aside, kept while in use, written in the background.
// Every part of the window that shows or changes labels of the project goes through here.
#pragma once

#include "core/annotation/annotation_document.h"
#include "core/project/image_states.h"
#include "ui/shell/app_context.h"

#include <QObject>

#include <memory>

namespace sdw::ui {

class JobList;
class ProjectSession;

class LabelStore : public QObject {
    Q_OBJECT
public:
    LabelStore(ProjectSession& session, JobList& jobs, QObject* parent = nullptr);
    ~LabelStore() override;

    /// Only a project that is saved has a place for labels.
    bool canLabel() const;

    /// Opens the labels of an image: from its journal, its label file, those that its data set came with, or none.
    /// Works aside; the end is opened() or failed(). One that is open already is reported before this returns.
    /// The image opened last stays open; others close some time later, written.
    void open(int image);
    /// Null while not open. Owned here, to be used on the GUI thread; change it, and signals follow.
    AnnotationDocument* document(int image) const;
    bool isBusy() const;

    /// Label file and journal of everything that is open are written, aside; saveState() tells.
    void save();
    SavedState savedState() const;
    /// Writes what is open and waits: before the program ends. @return false: something could not be written.
    bool saveAndClose();

    /// As people said, else by what the labels are.
    ImageState state(int image) const;
    void setState(int image, ImageState state);

    /// The labels of any image as they are now, for worker threads: a snapshot of an open document, else what the files
    /// hold, else those of its data set. Empty: none. @throws Error from the function returned.
    std::function<std::optional<LabelMap>()> reader(int image) const;

Q_SIGNALS:
    void opened(int image);
    void failed(int image, const QString& message);
    /// Labels, shapes or history of an open document changed.
    void changed(int image, const sdw::AnnotationChange& change);
    void stateChanged(int image);
    void savedStateChanged();
    /// Something could not be written; all of it is kept, and tried again.
    void trouble(const QString& message);
    void settled();
};

} // namespace sdw::ui
