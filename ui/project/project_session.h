// What is open: a project with its data sets and images, or images that belong to no project yet.
#pragma once

#include "core/base/progress.h"
#include "core/datasets/dataset.h"
#include "core/demo/demo_dataset.h"
#include "core/project/image_states.h"
#include "core/project/project.h"
#include "ui/project/image_items.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <memory>
#include <vector>

class QUndoStack;

namespace sdw::ui {

class Job;
class JobList;

/// Everything about what is open. Never changed once opened: worker threads may keep it as long as they need it, and
/// image() and label() are safe to call from them.
struct Opened {
    std::filesystem::path folder; ///< of the project; empty: nothing is saved yet
    Project project;
    std::vector<std::shared_ptr<const Dataset>> datasets; ///< one for each source
    ImageItems images; ///< each once, also where the data set has it in several splits

    // As found when the project was opened; LabelStore knows what has become of it.
    ImageStates states;
    std::string statesProblem;      ///< why the file of states could not be used; empty: it could
    std::vector<bool> hasOwnLabels; ///< of each image: the project has labels for it; may be shorter

    bool isSaved() const { return !folder.empty(); }
    std::size_t labelled() const { return images.labelled(); }
    /// CV_8UC3 BGR. @throws Error
    cv::Mat image(std::size_t index) const;
    /// CV_16UC1 indices into classesOf(index); empty where there is no label. @throws Error
    cv::Mat label(std::size_t index) const;
    /// The class list that label() counts in: that of the image's data set.
    ClassList classesOf(std::size_t index) const;
};

/// What the form for a new project says.
struct NewProject {
    QString name, folder, data, layout = QStringLiteral("auto");
    ClassList classes; ///< used where `classesFromData` is false
    bool classesFromData = true;
};

class ProjectSession : public QObject {
    Q_OBJECT
public:
    ProjectSession(JobList& jobs, QObject* parent = nullptr);
    ~ProjectSession() override;

    /// Null while nothing is open.
    const std::shared_ptr<const Opened>& opened() const { return m_opened; }
    bool isOpen() const { return m_opened != nullptr; }
    bool isBusy() const;

    /// A project folder, a data set, a folder of images, or one image file. Works aside; the end is opened() or
    /// failed(), and what was open before stays until then.
    void open(const QString& path);
    /// The demo project, drawn where it is not there yet.
    void openDemo() { openDemo({}); }
    void openDemo(const demo::DemoDatasetOptions& scenes);
    void create(const NewProject& project);
    void close();

    /// Writes other classes, splits or names of the project that is open, and keeps its images.
    /// @throws Error when they cannot be written; then nothing has changed.
    void update(const Project& project);

    /// Changes of the project that can be taken back, in every workspace that makes some.
    QUndoStack& steps() { return *m_steps; }

    /// The image in hand, in every workspace that shows one; index in Opened::images, -1: none.
    int currentImage() const { return m_currentImage; }
    void setCurrentImage(int index);
    /// @return index of the image of this name; -1: there is none.
    int findImage(const std::string& name) const;

    /// Weights file or run folder that shows its predictions; empty: the weights that come with the program.
    const QString& modelPath() const { return m_modelPath; }
    void setModelPath(const QString& path);
    /// The same, and the project remembers it: project.json, "model". Empty: it has none of its own.
    /// @throws Error when the project cannot be written; then nothing has changed.
    void promoteModel(const QString& path);

Q_SIGNALS:
    void opening(const QString& what);
    void openedProject();
    void closed();
    /// Classes, splits or the name changed, by update().
    void projectChanged();
    void currentImageChanged(int index);
    void modelChanged();
    /// What could not be opened or made, and why.
    void failed(const QString& message);
    /// Opening came to an end, whichever.
    void settled();

private:
    using Open = std::function<Opened(const Progress&)>;
    void takeModelOfProject();
    void start(const QString& title, Open open);

    JobList& m_jobs;
    std::shared_ptr<const Opened> m_opened;
    QString m_modelPath;
    bool m_modelIsProjects = false; ///< it was promoted
    int m_currentImage = -1;
    QUndoStack* m_steps = nullptr;
    Job* m_job = nullptr;
};

/// Paths between Qt and the standard library, in the system's own encoding.
std::filesystem::path toPath(const QString& text);
QString fromPath(const std::filesystem::path& path);

} // namespace sdw::ui
