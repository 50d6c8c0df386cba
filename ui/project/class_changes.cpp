#include "ui/project/class_changes.h"

#include "core/base/file_io.h"
#include "core/project/project_files.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"

#include <algorithm>

namespace sdw::ui {
namespace {

namespace fs = std::filesystem;

constexpr int kRetryMs = 4000;

void goOn(const Progress& progress, std::size_t done, std::size_t total)
{
    if (!progress(int(done), int(total))) throw Error("Cancelled.", ErrorKind::Interrupted);
}

} // namespace

struct ClassChanges::Found {
    std::mutex mutex;
    std::vector<FormerPixels> former;  ///< taken away
    std::vector<std::string> returned; ///< images whose pixels are back
    std::size_t settled = 0;           ///< so many retired classes are gone from all files

    void add(std::vector<FormerPixels>&& more)
    {
        const std::scoped_lock lock(mutex);
        std::move(more.begin(), more.end(), std::back_inserter(former));
    }
};

ClassChanges::ClassChanges(ProjectSession& session, JobList& jobs, OpenDocuments documents, LabelledImages labelled,
                           QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_documents(std::move(documents))
    , m_labelled(std::move(labelled))
    , m_job(new Job(this))
    , m_found(std::make_shared<Found>())
{
    jobs.track(m_job, tr("Changing labels"));
    m_retry.setSingleShot(true);
    m_retry.setInterval(kRetryMs);
    connect(&m_retry, &QTimer::timeout, this, &ClassChanges::start);
    connect(m_job, &Job::finished, this, &ClassChanges::ended);
    connect(m_job, &Job::cancelled, this, &ClassChanges::ended);
    connect(m_job, &Job::failed, this, [this](const QString& message) {
        drain();
        m_retry.start();
        Q_EMIT trouble(tr("The labels of some images could not be changed yet; this is tried again. %1").arg(message));
    });
    connect(&session, &ProjectSession::projectChanged, this, &ClassChanges::follow);
}

ClassChanges::~ClassChanges()
{
    delete m_job; // before what its work uses
}

void ClassChanges::takeOver()
{
    m_job->cancel();
    m_retry.stop();
    m_found = std::make_shared<Found>(); // what comes late is about another project
    m_former.clear();
    m_known.clear();
    m_old.clear();
    m_then = nullptr;
    m_filesBehind = false;
    const bool wasBusy = isBusy();
    m_returning.clear();
    if (const auto& opened = m_session.opened(); opened && opened->isSaved()) {
        for (const RetiredClass& one : opened->project.retired)
            m_old.insert(one.uuid);
        m_known = m_old;
        std::error_code code;
        m_filesBehind = !m_old.empty() && fs::exists(pendingClassesFile(opened->folder), code);
        start();
    }
    if (wasBusy) Q_EMIT busyChanged();
}

Project ClassChanges::meaning() const
{
    Project project = m_session.opened()->project;
    std::erase_if(project.retired, [this](const RetiredClass& one) { return m_returning.count(one.uuid) > 0; });
    return project;
}

void ClassChanges::note(std::vector<FormerPixels>&& former)
{
    for (FormerPixels& one : former)
        if (!m_old.count(one.uuid)) m_former.push_back(std::move(one));
}

void ClassChanges::noteOpened(AnnotationDocument& document, std::vector<FormerPixels>&& former)
{
    const auto retired = meaning().retired;
    std::vector<FormerPixels> kept;
    for (auto one = former.rbegin(); one != former.rend(); ++one) {
        const bool still = std::any_of(retired.begin(), retired.end(),
                                       [&](const RetiredClass& other) { return other.uuid == one->uuid; });
        if (still) {
            kept.insert(kept.begin(), std::move(*one));
        } else {
            giveBackTo(document, *one); // the class came back while the image was being opened
            ++m_given;
        }
    }
    note(std::move(kept));
}

void ClassChanges::settleOpen()
{
    if (!m_session.isOpen()) return;
    const Project project = meaning();
    for (const auto& [name, document] : m_documents())
        note(settleRetired(*document, project, name));
}

bool ClassChanges::usesFiles() const
{
    return m_job->isRunning();
}

/// The project changed: a class may have been retired.
void ClassChanges::follow()
{
    if (isBusy()) return;
    settleOpen();
    for (const RetiredClass& one : m_session.opened()->project.retired)
        m_filesBehind = m_known.insert(one.uuid).second || m_filesBehind;
    start();
}

void ClassChanges::start()
{
    if (!m_session.isOpen()) return;
    if (isBusy()) {
        if (m_job->isRunning()) return m_job->cancel(); // ended() comes back here
        giveBackFiles();
    } else if (m_filesBehind && m_session.opened()->isSaved()) {
        settleFiles(); // takes the place of one that runs: there may be more to do for it
    }
}

void ClassChanges::settleFiles()
{
    m_job->start([found = m_found, images = m_labelled(),
                  opened = m_session.opened()](const Progress& progress) -> Job::Deliver {
        makeFolder(pendingClassesFile(opened->folder).parent_path());
        writeFileWhole(pendingClassesFile(opened->folder), "{\"format_version\": 1}\n");
        for (std::size_t i = 0; i < images.size(); ++i) {
            goOn(progress, i, images.size());
            try {
                settleFilesOf(*opened, images[i],
                              [&](std::vector<FormerPixels>&& former) { found->add(std::move(former)); });
            } catch (const InUseError&) {
                // Somebody works on it: its document is settled, or will be when it is opened here.
            }
        }
        fs::remove(pendingClassesFile(opened->folder));
        const std::scoped_lock lock(found->mutex);
        found->settled = opened->project.retired.size();
        return {};
    });
}

void ClassChanges::giveBack(const std::vector<std::string>& uuids, std::function<void()> then)
{
    m_returning.insert(uuids.begin(), uuids.end());
    m_then = std::move(then);
    Q_EMIT busyChanged();
    start();
}

/// Files of images that are not open get back what they had.
void ClassChanges::giveBackFiles()
{
    drain();
    giveBackOpen();
    std::vector<FormerPixels> wanted;
    for (const FormerPixels& one : m_former)
        if (m_returning.count(one.uuid)) wanted.push_back(one);
    if (wanted.empty() && m_journalled != m_given) return writeJournals();
    if (wanted.empty()) { // all images have it: now the project names the classes again
        for (const std::string& uuid : m_returning)
            m_known.erase(uuid);
        const auto then = std::exchange(m_then, nullptr);
        if (then) then();
        m_returning.clear();
        Q_EMIT busyChanged();
        return follow();
    }
    // Latest first, as they came about; all of an image together.
    std::vector<std::pair<std::string, std::vector<FormerPixels>>> images;
    for (auto one = wanted.rbegin(); one != wanted.rend(); ++one) {
        auto at =
            std::find_if(images.begin(), images.end(), [&](const auto& image) { return image.first == one->image; });
        if (at == images.end()) at = images.insert(at, {one->image, {}});
        at->second.push_back(*one);
    }
    m_job->start(
        [found = m_found, images, folder = m_session.opened()->folder](const Progress& progress) -> Job::Deliver {
            bool inUse = false;
            for (std::size_t i = 0; i < images.size(); ++i) {
                goOn(progress, i, images.size());
                const auto& [name, former] = images[i];
                try {
                    AnnotationDocument document(former.front().size, annotationFiles(folder, name));
                    for (const FormerPixels& one : former)
                        giveBackTo(document, one);
                    saveFiles(document);
                } catch (const InUseError&) {
                    inUse = true; // opened meanwhile, here: then its document gets it. Or elsewhere.
                    continue;
                }
                const std::scoped_lock lock(found->mutex);
                found->returned.push_back(name);
            }
            if (inUse) throw Error("Some of them are in use by another window or program.");
            return {};
        });
}

void ClassChanges::giveBackOpen()
{
    for (const auto& [name, document] : m_documents()) {
        for (auto one = m_former.rbegin(); one != m_former.rend(); ++one)
            if (one->image == name && m_returning.count(one->uuid)) {
                giveBackTo(*document, *one);
                ++m_given;
            }
        std::erase_if(m_former, [&, &image = name](const FormerPixels& one) {
            return one.image == image && m_returning.count(one.uuid) > 0;
        });
    }
}

/// Labels of open documents have to be as safe as those in files before the project names the classes again: what they
/// became would stay for good if the program ended between the two.
void ClassChanges::writeJournals()
{
    std::vector<std::shared_ptr<AnnotationDocument>> open;
    for (const auto& [name, document] : m_documents())
        open.push_back(document);
    m_job->start([this, given = m_given, open = std::move(open)](const Progress& progress) -> Job::Deliver {
        for (std::size_t i = 0; i < open.size(); ++i) {
            goOn(progress, i, open.size());
            open[i]->flush(true);
        }
        return [this, given] { m_journalled = given; };
    });
}

/// Takes over what the worker has done so far.
void ClassChanges::drain()
{
    const std::scoped_lock lock(m_found->mutex);
    note(std::exchange(m_found->former, {}));
    for (const std::string& image : std::exchange(m_found->returned, {}))
        std::erase_if(m_former,
                      [&](const FormerPixels& one) { return one.image == image && m_returning.count(one.uuid) > 0; });
    if (m_session.isOpen() && m_found->settled == m_session.opened()->project.retired.size()) m_filesBehind = false;
}

void ClassChanges::ended()
{
    drain();
    if (isBusy()) start();
}

} // namespace sdw::ui
