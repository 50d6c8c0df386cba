#include "ui/project/project_index.h"

#include "core/base/error.h"
#include "core/project/project_files.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/index_filler.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"
#include "ui/project/thumbnails.h"

#include <QDateTime>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr qint64 kSliceMs = 6;                    // of a frame, for work that goes on in the next one
constexpr int kLiveMs = 400;                      // after the last stroke
constexpr int kHandsMs = 1000;                    // after a stroke somebody is still at work
constexpr int kSoonMs = 1500, kLaterMs = 300'000; // until a state, and until a stroke, are noted

} // namespace

ProjectIndex::ProjectIndex(ProjectSession& session, LabelStore& labels, JobList& jobs, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_labels(labels)
    , m_jobs(jobs)
    , m_thread(std::make_unique<IndexThread>())
    , m_thumbnails(new Thumbnails(*m_thread, jobs, this))
    , m_fill(new Job(this))
    , m_othersWork(std::make_shared<std::atomic<bool>>(false))
{
    for (QTimer* timer : {&m_liveTimer, &m_noteSoon, &m_noteLater, &m_handsTimer})
        timer->setSingleShot(true);
    m_liveTimer.setInterval(kLiveMs);
    m_noteSoon.setInterval(kSoonMs);
    m_noteLater.setInterval(kLaterMs);
    m_handsTimer.setInterval(kHandsMs);
    connect(&m_statesTimer, &QTimer::timeout, this, &ProjectIndex::takeStates);
    connect(&m_liveTimer, &QTimer::timeout, this, &ProjectIndex::takeLive);
    connect(&m_noteSoon, &QTimer::timeout, this, &ProjectIndex::writeNotes);
    connect(&m_noteLater, &QTimer::timeout, this, &ProjectIndex::writeNotes);

    m_jobs.track(m_fill, tr("Looking at the images"));
    connect(m_fill, &Job::finished, this, [this] {
        m_complete = true;
        Q_EMIT settled();
    });
    connect(m_fill, &Job::cancelled, this, &ProjectIndex::settled);
    connect(m_fill, &Job::failed, this, &ProjectIndex::settled);
    const auto watchOthers = [this] {
        const auto& running = m_jobs.running();
        *m_othersWork =
            m_handsTimer.isActive() || std::any_of(running.begin(), running.end(),
                                                   [this](const JobList::Entry& entry) { return entry.job != m_fill; });
    };
    connect(&m_jobs, &JobList::changed, this, watchOthers);
    connect(&m_handsTimer, &QTimer::timeout, this, watchOthers);

    connect(&session, &ProjectSession::openedProject, this, &ProjectIndex::begin);
    connect(&session, &ProjectSession::closed, this, &ProjectIndex::end);
    connect(&session, &ProjectSession::projectChanged, this, [this] {
        m_opened = m_session.opened();
        const QString meaning = LabelStamps(*m_opened).meaning();
        if (meaning == m_meaning) return; // another name or colour
        m_meaning = meaning;
        fill();
    });
    connect(&labels, &LabelStore::changed, this, &ProjectIndex::labelsChanged);
    connect(&labels, &LabelStore::closing, this, [this](int image) {
        if (m_dirty.count(image)) takeLive(); // who leaves within the timer's time is counted, too
    });
    connect(&labels, &LabelStore::stateChanged, this, &ProjectIndex::stateChanged);
    if (session.isOpen()) begin();
}

ProjectIndex::~ProjectIndex()
{
    writeNotes();
    delete m_thumbnails; // both wait for answers of the thread
    delete m_fill;
    m_thread.reset(); // what was posted is still written
}

void ProjectIndex::end()
{
    writeNotes();
    m_fill->cancel();
    m_opened = nullptr;
    m_facts.clear();
    m_states.clear();
    m_statesTimer.stop();
    m_counts = {};
    m_statesTaken = 0;
    m_complete = false;
    m_dirty.clear();
    m_live.clear();
    m_history.clear();
    m_historyProblem.clear();
    m_thumbnails->setImages({});
    m_thread->open({});
    Q_EMIT reset();
    Q_EMIT historyChanged();
}

void ProjectIndex::begin()
{
    writeNotes(); // of what was open before
    const auto opened = m_session.opened();
    m_opened = opened;
    m_facts.assign(opened->images.size(), nullptr);
    m_states.assign(opened->images.size(), ImageState::New);
    m_counts = {int(opened->images.size()), 0, 0, 0};
    m_statesTaken = 0;
    m_complete = false;
    m_dirty.clear();
    m_live.clear();
    m_history.clear();
    m_historyProblem.clear();
    m_thread->open(opened->isSaved() ? indexFile(opened->folder) : std::filesystem::path());
    m_thumbnails->setImages(opened->images);
    m_meaning = LabelStamps(*opened).meaning();
    Q_EMIT reset();
    takeStates();
    if (opened->isSaved()) readHistory({});
    fill();
}

const ImageFacts& ProjectIndex::facts(int image) const
{
    static const ImageFacts nothing;
    if (image < 0 || image >= int(m_facts.size()) || !m_facts[std::size_t(image)]) return nothing;
    return *m_facts[std::size_t(image)];
}

ImageState ProjectIndex::state(int image) const
{
    return image < 0 || image >= int(m_states.size()) ? ImageState::New : m_states[std::size_t(image)];
}

bool ProjectIndex::hasLabels(int image) const
{
    return m_labels.hasLabels(image) || facts(image).hasLabels() ||
           (m_opened && image >= 0 && image < int(m_opened->images.size()) &&
            m_opened->images[std::size_t(image)].labelled);
}

IndexSnapshot ProjectIndex::snapshot() const
{
    return {m_opened, m_facts, m_states};
}

bool ProjectIndex::isBusy() const
{
    return m_fill->isRunning() || m_statesTimer.isActive();
}

void ProjectIndex::resume()
{
    if (m_opened && !m_complete && !m_fill->isRunning()) fill();
}

/// The states of very many images are asked for bit by bit.
void ProjectIndex::takeStates()
{
    QElapsedTimer clock;
    clock.start();
    std::vector<int> found;
    while (m_statesTaken < m_states.size() && clock.elapsed() < kSliceMs) {
        constexpr std::size_t kBetweenLooks = 64; // at the clock
        for (std::size_t i = 0; i < kBetweenLooks && m_statesTaken < m_states.size(); ++i, ++m_statesTaken)
            if (setState(int(m_statesTaken), m_labels.state(int(m_statesTaken)))) found.push_back(int(m_statesTaken));
    }
    const bool more = m_statesTaken < m_states.size(), was = m_statesTimer.isActive();
    if (more && !was) m_statesTimer.start(0);
    if (!more) m_statesTimer.stop();
    if (!found.empty()) Q_EMIT changed(found);
    if (was && !more && !isBusy()) Q_EMIT settled();
}

bool ProjectIndex::setState(int image, ImageState state)
{
    ImageState& known = m_states[std::size_t(image)];
    if (known == state) return false;
    --m_counts[std::size_t(known)];
    ++m_counts[std::size_t(state)];
    known = state;
    return true;
}

void ProjectIndex::stateChanged(int image)
{
    if (image < 0 || image >= int(m_states.size())) return;
    if (!setState(image, m_labels.state(image))) return;
    note(image);
    m_noteSoon.start();
    Q_EMIT changed({image});
}

void ProjectIndex::fill()
{
    m_complete = false;
    IndexFiller::Links links;
    // All of it reaches this thread in the order in which it was sent, or never, when the index is gone.
    links.deliver = [this, opened = m_opened](IndexFiller::Found found) {
        QMetaObject::invokeMethod(
            this,
            [this, images = opened->images, found = std::move(found)] {
                if (m_opened && m_opened->images.isSame(images)) take(found);
            },
            Qt::QueuedConnection);
    };
    links.readers = [this, opened = m_opened](std::vector<int> images) {
        auto answer = std::make_shared<std::promise<std::vector<LabelReader>>>();
        QMetaObject::invokeMethod(
            this,
            [this, all = opened->images, images = std::move(images), answer] {
                if (!m_opened || !m_opened->images.isSame(all)) return; // the promise is broken: nobody needs them
                std::vector<LabelReader> readers;
                for (const int image : images)
                    readers.push_back(m_labels.reader(image));
                answer->set_value(std::move(readers));
            },
            Qt::QueuedConnection);
        return answer->get_future();
    };
    links.othersWork = [others = m_othersWork] { return others->load(); };
    auto filler = std::make_shared<IndexFiller>(m_opened, *m_thread, std::move(links));
    m_jobs.setTitle(m_fill, tr("Looking at %n images", nullptr, int(m_opened->images.size())));
    m_fill->start([filler](const Progress& progress) -> Job::Deliver {
        filler->run(progress);
        return {};
    });
}

void ProjectIndex::take(const std::vector<std::pair<int, SharedFacts>>& found)
{
    std::vector<int> images;
    for (const auto& [image, facts] : found) {
        if (m_live.count(image)) continue;
        SharedFacts& known = m_facts[std::size_t(image)];
        if (known && *known == *facts) continue;
        known = facts;
        images.push_back(image);
    }
    if (!images.empty()) Q_EMIT changed(images);
}

void ProjectIndex::labelsChanged(int image, const AnnotationChange& change)
{
    m_handsTimer.start();
    *m_othersWork = true;
    if (change.labels.empty() || image < 0 || image >= int(m_facts.size())) return;
    m_dirty.insert(image);
    note(image);
    m_liveTimer.start();
    if (!m_noteLater.isActive()) m_noteLater.start();
}

/// Open labels count their pixels themselves.
void ProjectIndex::takeLive()
{
    std::vector<int> images;
    std::vector<IndexRow> rows;
    for (const int image : m_dirty) {
        const AnnotationDocument* document = m_labels.document(image);
        if (!document) continue;
        const LabelMap& labels = document->labels();
        auto facts = std::make_shared<ImageFacts>(this->facts(image));
        facts->height = labels.height();
        facts->width = labels.width();
        facts->counted = true;
        facts->pixels = labels.counts();
        facts->problem.clear();
        m_facts[std::size_t(image)] = facts;
        m_live.insert(image);
        images.push_back(image);
        // Without stamps: the files do not say so yet, and are looked at next time.
        rows.push_back({.image = m_opened->images[std::size_t(image)].name, .facts = *facts});
    }
    m_dirty.clear();
    if (images.empty()) return;
    m_thread->post([rows = std::move(rows)](IndexDatabase& database) { database.write(rows); });
    Q_EMIT changed(images);
}

void ProjectIndex::note(int image)
{
    if (m_opened && m_opened->isSaved()) m_unnoted.insert(image);
}

void ProjectIndex::writeNotes()
{
    if (!m_dirty.empty()) takeLive();
    m_noteSoon.stop();
    m_noteLater.stop();
    if (m_unnoted.empty()) return;
    std::vector<ProgressEntry> entries;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const int image : m_unnoted) {
        ProgressEntry entry{now, m_opened->images[std::size_t(image)].name, state(image), {}};
        if (facts(image).counted) entry.labelled = facts(image).labelledPixels();
        entries.push_back(std::move(entry));
    }
    m_unnoted.clear();
    readHistory(entries);
}

/// @param first entries that are written before.
void ProjectIndex::readHistory(const std::vector<ProgressEntry>& first)
{
    const qint64 offset = QDateTime::currentDateTime().offsetFromUtc() * qint64(1000);
    m_thread->post([this, images = m_opened->images, folder = m_opened->folder, first, offset](IndexDatabase&) {
        std::vector<ProgressDay> days;
        QString problem;
        try {
            appendProgress(folder, first);
            days = progressByDay(readProgress(folder), offset);
        } catch (const Error& error) {
            problem = QString::fromStdString(error.what());
        }
        QMetaObject::invokeMethod(
            this,
            [this, images, days = std::move(days), problem] {
                if (!m_opened || !m_opened->images.isSame(images)) return;
                m_history = days;
                m_historyProblem = problem;
                Q_EMIT historyChanged();
            },
            Qt::QueuedConnection);
    });
}

} // namespace sdw::ui
