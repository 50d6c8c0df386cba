#include "ui/project/project_session.h"

#include "core/base/error.h"
#include "core/base/image_io.h"
#include "core/project/project_io.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/project_open.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUndoStack>

#include <utility>

namespace sdw::ui {
namespace {

const std::string kModelKey = "model"; ///< of project.json; kept there as a path like those of sources

} // namespace

std::filesystem::path toPath(const QString& text)
{
    return std::filesystem::path(QFile::encodeName(text).toStdString());
}

QString fromPath(const std::filesystem::path& path)
{
    return QFile::decodeName(QByteArray::fromStdString(path.string()));
}

cv::Mat Opened::image(std::size_t index) const
{
    return readImage(images.at(index).path);
}

cv::Mat Opened::label(std::size_t index) const
{
    const ImageItem& item = images.at(index);
    if (item.dataset < 0 || !item.labelled) return {};
    return datasets[std::size_t(item.dataset)]->get(item.datasetSplit, item.index).label;
}

ClassList Opened::classesOf(std::size_t index) const
{
    const ImageItem& item = images.at(index);
    return item.dataset < 0 ? ClassList() : datasets[std::size_t(item.dataset)]->classes();
}

ProjectSession::ProjectSession(JobList& jobs, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_steps(new QUndoStack(this))
    , m_job(new Job(this))
{
    m_jobs.track(m_job, tr("Opening"));
    connect(m_job, &Job::finished, this, &ProjectSession::settled);
    connect(m_job, &Job::cancelled, this, &ProjectSession::settled);
    connect(m_job, &Job::failed, this, [this](const QString& message) {
        Q_EMIT failed(message);
        Q_EMIT settled();
    });
}

ProjectSession::~ProjectSession()
{
    delete m_job;                // before what its work refers to
    m_steps->blockSignals(true); // it reports once more when it goes, to widgets that outlive what they show
}

bool ProjectSession::isBusy() const
{
    return m_job->isRunning();
}

void ProjectSession::start(const QString& title, Open open)
{
    m_jobs.setTitle(m_job, title);
    m_job->start([this, open = std::move(open)](const Progress& progress) -> Job::Deliver {
        auto opened = std::make_shared<const Opened>(open(progress));
        return [this, opened] {
            m_opened = opened;
            m_currentImage = opened->images.empty() ? -1 : 0;
            Q_EMIT openedProject();
            Q_EMIT currentImageChanged(m_currentImage);
            takeModelOfProject();
        };
    });
    Q_EMIT opening(title);
}

void ProjectSession::open(const QString& path)
{
    start(tr("Opening %1").arg(QDir(path).dirName()),
          [file = toPath(QDir::cleanPath(path))](const Progress& progress) { return openAnything(file, progress); });
}

void ProjectSession::openDemo(const demo::DemoDatasetOptions& scenes)
{
    start(tr("Drawing the demo scenes"),
          [scenes](const Progress& progress) { return openDemoProject(scenes, progress); });
}

void ProjectSession::create(const NewProject& project)
{
    start(tr("Creating %1").arg(project.name),
          [project](const Progress& progress) { return createProject(project, progress); });
}

void ProjectSession::close()
{
    m_job->cancel();
    if (!m_opened) return;
    m_opened = nullptr;
    m_currentImage = -1;
    Q_EMIT closed();
}

void ProjectSession::update(const Project& project)
{
    if (!m_opened) return;
    if (m_opened->isSaved())
        writeProject(m_opened->folder, project);
    else
        checkProject(project, project.name);
    auto changed = std::make_shared<Opened>(*m_opened);
    if (project.splits != changed->project.splits) changed->images = changed->images.withSplits(project);
    changed->project = project;
    m_opened = std::move(changed);
    Q_EMIT projectChanged();
}

void ProjectSession::setCurrentImage(int index)
{
    if (!m_opened || index < 0 || index >= int(m_opened->images.size()) || index == m_currentImage) return;
    m_currentImage = index;
    Q_EMIT currentImageChanged(index);
}

int ProjectSession::findImage(const std::string& name) const
{
    return m_opened ? m_opened->images.find(name) : -1;
}

void ProjectSession::promoteModel(const QString& path)
{
    if (m_opened && m_opened->isSaved()) {
        Project project = m_opened->project;
        if (!path.isEmpty())
            project.extra[kModelKey] = sourcePath(m_opened->folder, toPath(path));
        else if (project.extra.is_object())
            project.extra.erase(kModelKey);
        update(project);
    }
    setModelPath(path);
    m_modelIsProjects = !path.isEmpty();
}

/// The model that a project was given goes with it; one that was opened by hand stays for the next project.
void ProjectSession::takeModelOfProject()
{
    QString model;
    const auto& extra = m_opened->project.extra;
    if (const auto found = extra.find(kModelKey); found != extra.end() && found->is_string())
        model = QDir(fromPath(m_opened->folder)).absoluteFilePath(QString::fromStdString(found->get<std::string>()));
    if (!QFileInfo(model).isFile()) model.clear(); // a run that was removed by other hands
    const bool before = std::exchange(m_modelIsProjects, !model.isEmpty());
    if (m_modelPath != model && (before || !model.isEmpty())) setModelPath(model);
    m_modelIsProjects = !model.isEmpty();
}

void ProjectSession::setModelPath(const QString& path)
{
    m_modelPath = path;
    m_modelIsProjects = false;
    Q_EMIT modelChanged();
}

} // namespace sdw::ui
