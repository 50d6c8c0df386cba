#include "ui/assist/proposal_log.h"

#include "core/annotation/annotation_document.h"
#include "core/base/error.h"
#include "core/inference/predictor.h"
#include "core/project/project_files.h"
#include "core/project/provenance_file.h"
#include "ui/assist/proposed_labels.h"
#include "ui/jobs/job.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"
#include "ui/shell/app_context.h"

#include <QDateTime>

#include <mutex>

namespace sdw::ui {
namespace {

/// Of the weights that proposed; remembered, since it takes opening them.
std::string fingerprintOf(const ProposedLabels& proposed)
{
    if (proposed.weights.empty()) return "strokes";
    static std::pair<QString, std::string> known;
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    if (known.first != proposed.version) known = {proposed.version, Predictor(proposed.weights).fingerprint()};
    return known.second;
}

} // namespace

ProposalLog::ProposalLog(AppContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_job(new Job(this))
{
    const auto ended = [this] {
        m_writing = false;
        write();
        if (!isBusy()) Q_EMIT settled();
    };
    connect(m_job, &Job::finished, this, ended);
    connect(m_job, &Job::cancelled, this, ended);
    connect(m_job, &Job::failed, this, [this, ended](const QString& message) {
        Q_EMIT failed(message);
        ended();
    });
    // Whoever says that an image is done has looked at it.
    connect(&context.labels, &LabelStore::stateChanged, this, [this](int image) {
        const ImageState state = m_context.labels.state(image);
        if (state == ImageState::Done || state == ImageState::Reviewed) review(image, {});
    });
}

/// What waits is written before the program ends.
ProposalLog::~ProposalLog()
{
    delete m_job;
    try {
        apply({m_waiting.begin(), m_waiting.end()});
    } catch (const Error&) {
        // Labels are there all the same; what is not known to be looked at is not trained on.
    }
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
        known.add({proposed->model.toStdString(), fingerprintOf(*proposed)}, time, labels, taken,
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

void ProposalLog::write()
{
    if (m_writing || m_waiting.empty()) return;
    m_writing = true;
    m_job->start([entries = std::vector<Entry>(m_waiting.begin(), m_waiting.end())](const Progress&) -> Job::Deliver {
        apply(entries);
        return {};
    });
    m_waiting.clear();
}

void ProposalLog::apply(const std::vector<Entry>& entries)
{
    for (const Entry& entry : entries) {
        Provenance known = readProvenance(entry.file, entry.size);
        const Provenance before = known;
        entry.change(known);
        if (!(known == before)) writeProvenance(entry.file, known);
    }
}

} // namespace sdw::ui
