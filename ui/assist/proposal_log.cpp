#include "ui/assist/proposal_log.h"

#include "core/annotation/annotation_document.h"
#include "core/base/error.h"
#include "core/project/project_files.h"
#include "core/project/provenance_file.h"
#include "ui/assist/proposed_labels.h"
#include "ui/jobs/job.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"
#include "ui/shell/app_context.h"

#include <QDateTime>

#include <set>
#include <utility>

namespace sdw::ui {

ProposalLog::ProposalLog(AppContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_job(new Job(this))
{
    const auto ended = [this] {
        if (m_trouble.isEmpty()) write();
        if (!isBusy()) Q_EMIT settled();
    };
    connect(m_job, &Job::finished, this, ended);
    connect(m_job, &Job::failed, this, [this, ended](const QString& message) {
        take({.left = std::move(m_inHand), .unreadable = {}, .unwritten = message});
        ended();
    });
    // Whoever says that an image is done has looked at it.
    connect(&context.labels, &LabelStore::stateChanged, this, [this](int image) {
        const ImageState state = m_context.labels.state(image);
        if (state == ImageState::Done || state == ImageState::Reviewed) review(image, {});
    });
}

/// What waits is written before the program ends; as long as it runs, what could not be written stopped trainings.
ProposalLog::~ProposalLog()
{
    delete m_job;
    apply(m_inHand); // of which it may have written a part: to write it again changes nothing
    apply(m_waiting);
}

void ProposalLog::record(int image, const std::shared_ptr<const ProposedLabels>& proposed, const Region& where,
                         int label, bool reviewed)
{
    if (where.empty()) return;
    const auto time = QDateTime::currentMSecsSinceEpoch();
    add(image, proposed->size(), [proposed, time, where, label, reviewed](Provenance& known) {
        const cv::Mat labels = proposed->labels->read();
        const Region taken =
            label < 0 ? where : combine(where, Region(cv::Mat(labels == label)), SetOperation::Intersect);
        known.add({proposed->model.toStdString(), proposed->fingerprint}, time, labels, taken,
                  reviewed ? ProposalState::Accepted : ProposalState::Proposed);
    });
}

void ProposalLog::review(int image, const Region& where)
{
    const AnnotationDocument* document = m_context.labels.document(image);
    if (!document) return; // nobody has looked at an image that is not open
    const cv::Size size(document->labels().width(), document->labels().height());
    add(image, size, [where, labels = document->labels()](Provenance& known) {
        if (where.empty())
            known.reviewAll();
        else
            known.review(where);
        known.tidy(labels);
    });
}

void ProposalLog::keep(int image, const Region& where, std::uint16_t label)
{
    const AnnotationDocument* document = m_context.labels.document(image);
    if (!document || where.empty() || label > kLastClass) return;
    const auto time = QDateTime::currentMSecsSinceEpoch();
    add(image, {document->labels().width(), document->labels().height()}, [time, where, label](Provenance& known) {
        known.keep({time, label, where});
    });
}

void ProposalLog::add(int image, cv::Size size, Change change)
{
    if (!m_context.labels.canLabel()) return;
    const auto& opened = *m_context.session.opened();
    m_waiting.push_back(
        {proposalsFile(opened.folder, opened.images[std::size_t(image)].name), size, std::move(change)});
    write();
}

void ProposalLog::retry()
{
    write();
}

void ProposalLog::write()
{
    if (m_writing || m_waiting.empty()) return;
    m_writing = true;
    m_inHand = std::exchange(m_waiting, {});
    m_job->start([this, entries = m_inHand](const Progress&) -> Job::Deliver {
        return [this, outcome = apply(entries)]() mutable { take(std::move(outcome)); };
    });
}

void ProposalLog::take(Outcome&& outcome)
{
    m_writing = false;
    m_inHand.clear();
    m_waiting.insert(m_waiting.begin(), outcome.left.begin(), outcome.left.end());
    m_trouble = outcome.unwritten;
    if (const QString& problem = m_trouble.isEmpty() ? outcome.unreadable : m_trouble; !problem.isEmpty())
        Q_EMIT failed(problem);
}

ProposalLog::Outcome ProposalLog::apply(const std::deque<Entry>& entries)
{
    Outcome outcome;
    std::set<std::filesystem::path> troubled; // what comes later for the same file waits behind what came first
    for (const Entry& entry : entries) {
        if (troubled.contains(entry.file)) {
            outcome.left.push_back(entry);
            continue;
        }
        Provenance known(entry.size);
        try {
            known = readProvenance(entry.file, entry.size);
        } catch (const Error& error) { // nor can a training read it, which leaves the image out
            outcome.unreadable = QString::fromUtf8(error.what());
            continue;
        }
        const Provenance before = known;
        entry.change(known);
        try {
            if (!(known == before)) writeProvenance(entry.file, known);
        } catch (const Error& error) {
            outcome.unwritten = QString::fromUtf8(error.what());
            outcome.left.push_back(entry);
            troubled.insert(entry.file);
        }
    }
    return outcome;
}

} // namespace sdw::ui
