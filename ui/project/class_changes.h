// Merged and deleted classes in the labels of the whole project: open documents at once, files aside, and back again.
//
// Labels of a retired class (core/project/project.h) count as what it became wherever they are read, so that nothing
// hangs on how far the files are: here they follow, and a program that ends meanwhile goes on when the project is
// opened again (the file of pendingClassesFile() says so). Giving a class back goes the other way round: first all
// images get their pixels back, then the project names the class again. Until then it is retired, whatever happens.
#pragma once

#include "ui/project/label_opening.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <mutex>
#include <set>

namespace sdw::ui {

class Job;
class JobList;

/// The documents that are open in the window, with the names of their images.
using OpenDocuments = std::function<std::vector<std::pair<std::string, std::shared_ptr<AnnotationDocument>>>()>;
/// Images with labels of their own, by index.
using LabelledImages = std::function<std::vector<int>()>;

class ClassChanges : public QObject {
    Q_OBJECT
public:
    ClassChanges(ProjectSession& session, JobList& jobs, OpenDocuments documents, LabelledImages labelled,
                 QObject* parent = nullptr);
    ~ClassChanges() override;

    /// Another project is open, or none.
    void takeOver();
    /// What labels mean now: retired classes without those that are being given back.
    Project meaning() const;
    /// What classes had in a document when it was opened.
    void noteOpened(AnnotationDocument& document, std::vector<FormerPixels>&& former);
    /// Labels of retired classes in open documents become what those became.
    void settleOpen();

    /// Gives classes back in all images, then calls: for the project to name them again. Not while isBusy().
    void giveBack(const std::vector<std::string>& uuids, std::function<void()> then);
    /// A class is being given back: classes are not to be changed meanwhile.
    bool isBusy() const { return !m_returning.empty(); }
    /// Files are being changed: one of them may be in use for a moment.
    bool usesFiles() const;

Q_SIGNALS:
    void busyChanged();
    void trouble(const QString& message);

private:
    struct Found; ///< what a worker found, also when it is stopped

    void follow();
    void note(std::vector<FormerPixels>&& former);
    void start();
    void settleFiles();
    void giveBackFiles();
    void giveBackOpen();
    void writeJournals();
    void drain();
    void ended();

    ProjectSession& m_session;
    OpenDocuments m_documents;
    LabelledImages m_labelled;
    Job* m_job = nullptr;
    std::shared_ptr<Found> m_found;
    std::vector<FormerPixels> m_former; ///< of classes that may be given back, in the order of the changes
    std::set<std::string> m_known;      ///< retired classes whose files are looked after
    std::set<std::string> m_old;        ///< retired before the project was opened: they stay so
    std::set<std::string> m_returning;
    std::function<void()> m_then;
    int m_given = 0, m_journalled = 0; ///< how often open documents were given something, and how much of it is safe
    bool m_filesBehind = false;        ///< files may hold labels of retired classes
    QTimer m_retry;
};

} // namespace sdw::ui
