#include "ui/project/label_store.h"

#include "core/project/project_files.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/class_changes.h"
#include "ui/project/label_opening.h"
#include "ui/project/label_writer.h"

#include <algorithm>
#include <thread>

namespace sdw::ui {
namespace {

constexpr int kIdleMs = 5000; // hands off for so long: label files are written
// An image whose files are being changed aside is opened a moment later.
constexpr int kTries = 100;
constexpr std::chrono::milliseconds kBetweenTries(20);
constexpr std::size_t kMostOpen = 6;              // documents, so that going back finds the history at hand
constexpr std::int64_t kMostPixels = 150'000'000; // of all open ones, 2 bytes each

std::int64_t pixels(const WrittenLabels& labels)
{
    const LabelMap& map = labels.document->labels();
    return std::int64_t(map.width()) * map.height();
}

} // namespace

LabelStore::LabelStore(ProjectSession& session, JobList& jobs, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_writer(new LabelWriter(this))
    , m_changes(new ClassChanges(
          session, jobs,
          [this] {
              std::vector<std::pair<std::string, std::shared_ptr<AnnotationDocument>>> open;
              for (const auto& [image, labels] : m_documents)
                  open.emplace_back(labels->image, labels->document);
              return open;
          },
          [this] {
              std::vector<int> labelled;
              for (std::size_t i = 0; i < m_hasLabels.size(); ++i)
                  if (m_hasLabels[i]) labelled.push_back(int(i));
              return labelled;
          },
          this))
    , m_openJob(new Job(this))
{
    jobs.track(m_openJob, tr("Opening labels"));
    m_idle.setSingleShot(true);
    m_idle.setInterval(kIdleMs);
    m_settle.setSingleShot(true);
    m_settle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &LabelStore::saveOpen);
    connect(&m_settle, &QTimer::timeout, m_changes, &ClassChanges::settleOpen);
    connect(&session, &ProjectSession::openedProject, this, &LabelStore::takeOver);
    connect(&session, &ProjectSession::closed, this, &LabelStore::takeOver);
    connect(&session, &ProjectSession::projectChanged, this, [this] {
        for (const auto& [image, labels] : m_documents)
            labels->document->setPalette(labelPalette(m_session.opened()->project));
    });
    connect(m_writer, &LabelWriter::stateChanged, this, &LabelStore::savedStateChanged);
    connect(m_writer, &LabelWriter::trouble, this, &LabelStore::trouble);
    connect(m_changes, &ClassChanges::trouble, this, &LabelStore::trouble);
    connect(m_changes, &ClassChanges::busyChanged, this, &LabelStore::changingClasses);
    connect(m_writer, &LabelWriter::written, this, &LabelStore::closeSpare);
    const auto ended = [this] {
        if (!m_openJob->isRunning()) m_opening = -1; // else whoever heard of the end asked for the next one
        startOpening();
        if (!isBusy()) Q_EMIT settled();
    };
    connect(m_openJob, &Job::finished, this, ended);
    connect(m_openJob, &Job::failed, this, [this, ended](const QString& message) {
        if (m_opening >= 0) Q_EMIT failed(m_opening, message);
        ended();
    });
    connect(m_openJob, &Job::cancelled, this, [this, ended] {
        if (m_opening >= 0) Q_EMIT failed(m_opening, tr("Opening the labels was cancelled."));
        ended();
    });
    takeOver();
}

LabelStore::~LabelStore()
{
    const QSignalBlocker quiet(this);
    delete m_openJob;
    delete m_changes;
    leaveProject();
    delete m_writer; // writes what waits
}

bool LabelStore::canLabel() const
{
    return !m_folder.empty();
}

/// Another project is open, or none.
void LabelStore::takeOver()
{
    const std::filesystem::path before = m_folder;
    leaveProject();
    ++m_project;
    m_wanted = m_opening = -1;
    const std::shared_ptr<const Opened> opened = m_session.opened();
    m_folder = opened && opened->isSaved() ? opened->folder : std::filesystem::path();
    const bool newer = !m_folder.empty() && m_folder == before && m_writer->hasStates(m_folder); // than what was read
    if (!newer) {
        m_states = opened ? opened->states : ImageStates();
        m_statesDamaged = opened && !opened->statesProblem.empty();
    }
    m_hasLabels = opened ? opened->hasOwnLabels : std::vector<bool>();
    m_hasLabels.resize(opened ? opened->images.size() : 0);
    m_changes->takeOver();
    for (const Labels& labels : std::vector<Labels>(m_leaving)) { // it is the same project once more
        const int image = labels->folder == m_folder ? m_session.findImage(labels->image) : -1;
        if (image >= 0) adopt(image, labels);
    }
    if (m_statesDamaged && !newer)
        Q_EMIT trouble(tr("The states of the images could not be read and begin anew; the file is kept beside as "
                          "“states.json.damaged” when one is set. %1")
                           .arg(QString::fromStdString(opened->statesProblem)));
    Q_EMIT savedStateChanged();
}

/// Nothing of the project is needed here any more; the writer ends its work.
void LabelStore::leaveProject()
{
    m_idle.stop();
    m_settle.stop();
    for (const auto& [image, labels] : m_documents) {
        labels->document->setEvents({});
        m_writer->save(labels);
        m_leaving.push_back(labels);
    }
    m_documents.clear();
    m_order.clear();
    if (m_writer->hasStates(m_folder))
        m_writer->setStates(
            m_folder, [states = m_states] { return states; }, m_statesDamaged);
    closeSpare();
}

void LabelStore::open(int image)
{
    if (!canLabel()) {
        Q_EMIT failed(image, tr("Labels need a project to be kept in; make one of these images first."));
        return;
    }
    if (image < 0 || image >= int(m_hasLabels.size())) return;
    if (!m_order.empty() && m_order.back() != image) m_writer->save(m_documents.at(m_order.back())); // left
    if (m_documents.count(image)) {
        m_wanted = -1;
        touch(image);
        Q_EMIT opened(image);
        if (!isBusy()) Q_EMIT settled();
        return;
    }
    if (image == m_opening) {
        m_wanted = -1;
        return;
    }
    m_wanted = image;
    startOpening();
}

void LabelStore::startOpening()
{
    if (m_wanted < 0 || m_openJob->isRunning()) return;
    const int image = m_opening = std::exchange(m_wanted, -1);
    m_openJob->start([this, image, project = m_project, opened = m_session.opened(), meaning = m_changes->meaning(),
                      tries = m_changes->usesFiles() ? kTries : 1](const Progress&) -> Job::Deliver {
        auto labels = std::make_shared<OpenedLabels>();
        bool inUse = true;
        for (int i = 0; inUse && i < tries; ++i) {
            if (i > 0) std::this_thread::sleep_for(kBetweenTries);
            try {
                *labels = openLabels(*opened, image, meaning);
                inUse = false;
            } catch (const InUseError&) {
            }
        }
        return [this, image, project, inUse, labels] {
            if (project != m_project) return labels->document.reset();
            if (!inUse) return take(image, std::move(*labels));
            Q_EMIT failed(image, tr("The labels of “%1” are in use by another window or program; close them there, "
                                    "then open the image again.")
                                     .arg(m_session.opened()->images[std::size_t(image)].title()));
        };
    });
}

void LabelStore::take(int image, OpenedLabels&& opened)
{
    const auto labels = std::make_shared<WrittenLabels>();
    labels->document = std::move(opened.document);
    labels->folder = m_folder;
    labels->image = m_session.opened()->images[std::size_t(image)].name;
    const AnnotationOpening& found = labels->document->opening();
    follow(image, labels);
    if (found.changedOutside || !opened.former.empty()) m_writer->changed(labels);
    m_changes->noteOpened(*labels->document, std::move(opened.former));
    m_changes->settleOpen(); // a class may have been merged meanwhile
    if (found.damaged)
        Q_EMIT trouble(tr("The journal of “%1” was damaged. What could be read is there; a copy of the file is kept as "
                          "“%2.damaged”.")
                           .arg(m_session.opened()->images[std::size_t(image)].title(),
                                fromPath(labels->document->files().journal)));
    Q_EMIT this->opened(image);
    closeSpare();
}

/// A document that was about to be closed stays.
void LabelStore::adopt(int image, const Labels& labels)
{
    std::erase(m_leaving, labels);
    follow(image, labels);
    m_changes->settleOpen();
}

void LabelStore::follow(int image, const Labels& labels)
{
    m_documents[image] = labels;
    touch(image);
    labels->document->setPalette(labelPalette(m_session.opened()->project));
    labels->document->setEvents({[this, image](const AnnotationChange& change) { noteChange(image, change); }, {}});
}

void LabelStore::noteChange(int image, const AnnotationChange& change)
{
    const Labels labels = m_documents.at(image);
    m_writer->changed(labels);
    m_idle.start();
    const ImageState before = state(image);
    m_hasLabels[std::size_t(image)] = true;
    // Undoing may lead back to classes that have been retired since.
    const auto isOf = [&](std::uint64_t shape, const RetiredClass& one) {
        const ShapePtr found = labels->document->shapes().find(shape);
        return found && found->label == one.id;
    };
    for (const RetiredClass& one : m_changes->meaning().retired)
        if (labels->document->labels().count(std::uint16_t(one.id)) > 0 ||
            std::ranges::any_of(change.shapes, [&](std::uint64_t shape) { return isOf(shape, one); }))
            m_settle.start();
    Q_EMIT changed(image, change);
    if (state(image) != before) Q_EMIT stateChanged(image);
}

void LabelStore::giveBackClasses(const std::vector<std::string>& uuids, std::function<void()> then)
{
    m_changes->giveBack(uuids, std::move(then));
}

bool LabelStore::isChangingClasses() const
{
    return m_changes->isBusy();
}

AnnotationDocument* LabelStore::document(int image) const
{
    const auto found = m_documents.find(image);
    return found == m_documents.end() ? nullptr : found->second->document.get();
}

bool LabelStore::isBusy() const
{
    return m_openJob->isRunning() || m_wanted >= 0;
}

void LabelStore::touch(int image)
{
    std::erase(m_order, image);
    m_order.push_back(image);
}

/// Closes what is written and not needed.
void LabelStore::closeSpare()
{
    const auto canClose = [this](const Labels& labels) {
        return m_writer->isDone(*labels) && !labels->document->modified();
    };
    std::erase_if(m_leaving, canClose);
    std::int64_t sum = 0;
    for (const auto& [image, labels] : m_documents)
        sum += pixels(*labels);
    for (const int image : std::vector<int>(m_order)) {
        if (m_order.size() <= 1 || image == m_order.back()) break;
        if (m_order.size() <= kMostOpen && sum <= kMostPixels) break;
        const Labels labels = m_documents.at(image);
        if (!canClose(labels)) continue;
        sum -= pixels(*labels);
        Q_EMIT closing(image);
        m_documents.erase(image);
        std::erase(m_order, image);
    }
}

void LabelStore::saveOpen()
{
    for (const auto& [image, labels] : m_documents)
        m_writer->save(labels);
}

void LabelStore::save()
{
    saveOpen();
    m_writer->retry();
}

void LabelStore::retry()
{
    m_writer->retry();
}

QString LabelStore::troubleText() const
{
    return m_writer->troubleText();
}

SavedState LabelStore::savedState() const
{
    const SavedState state = m_writer->state();
    return state == SavedState::Saved && !canLabel() ? SavedState::Nothing : state;
}

bool LabelStore::saveAndClose()
{
    saveOpen();
    for (const Labels& labels : m_leaving)
        m_writer->save(labels);
    return m_writer->finish();
}

bool LabelStore::hasLabels(int image) const
{
    return image >= 0 && image < int(m_hasLabels.size()) && m_hasLabels[std::size_t(image)];
}

ImageState LabelStore::state(int image) const
{
    if (!m_session.isOpen() || image < 0 || image >= int(m_hasLabels.size())) return ImageState::New;
    const auto said = m_states.find(m_session.opened()->images[std::size_t(image)].name);
    if (said != m_states.end()) return said->second;
    return hasLabels(image) ? ImageState::InProgress : ImageState::New;
}

void LabelStore::setState(int image, ImageState wanted)
{
    if (!canLabel() || image < 0 || image >= int(m_hasLabels.size())) return;
    const ImageState before = state(image);
    const std::string& name = m_session.opened()->images[std::size_t(image)].name;
    if (QString::fromStdString(name).toStdString() != name) {
        Q_EMIT trouble(tr("The state of “%1” cannot be kept: the name of the file is not valid Unicode.")
                           .arg(QString::fromStdString(name)));
        return;
    }
    if (wanted == ImageState::New)
        m_states.erase(name);
    else
        m_states[name] = wanted;
    m_writer->setStates(
        m_folder, [this] { return m_states; }, m_statesDamaged);
    m_statesDamaged = false;
    if (state(image) != before) Q_EMIT stateChanged(image);
}

std::function<std::optional<LabelMap>()> LabelStore::reader(int image) const
{
    if (const AnnotationDocument* open = document(image))
        return [map = open->labels()] { return std::optional<LabelMap>(map); };
    return [opened = m_session.opened(), image]() -> std::optional<LabelMap> {
        if (!opened || image < 0 || image >= int(opened->images.size())) return std::nullopt;
        return readLabelsOf(*opened, image);
    };
}

} // namespace sdw::ui
