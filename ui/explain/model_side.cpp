#include "ui/explain/model_side.h"

#include "core/base/error.h"
#include "ui/canvas/picture_pyramid.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"

namespace sdw::ui {

OpenedModel openForExplaining(const std::filesystem::path& model)
{
    const auto explainer = std::make_shared<Explainer>(model);
    OpenedModel opened{.facts = {.name = QString::fromStdString(explainer->name()),
                                 .decoder = QString::fromStdString(explainer->decoderTitle()),
                                 .classes = explainer->classes(),
                                 .hasTokens = explainer->hasTokens(),
                                 .tokenSimilarity = {},
                                 .tokenProjection = {}},
                       .explain = [explainer](const cv::Mat& bgr) { return explainer->explain(bgr); }};
    if (opened.facts.hasTokens) {
        opened.facts.tokenSimilarity = explainer->tokenSimilarity();
        opened.facts.tokenProjection = explainer->tokenProjection(&opened.facts.projectionShare);
    }
    return opened;
}

ModelSide::ModelSide(JobList& jobs, const QString& letter, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_letter(letter)
    , m_job(new Job(this))
{
    m_jobs.track(m_job, tr("Looking into model %1").arg(letter));
    connect(m_job, &Job::finished, this, &ModelSide::changed);
    connect(m_job, &Job::cancelled, this, &ModelSide::changed);
    connect(m_job, &Job::failed, this, [this](const QString& message) {
        m_problem = message;
        Q_EMIT changed();
    });
}

ModelSide::~ModelSide()
{
    delete m_job; // before what its work uses
}

bool ModelSide::isBusy() const
{
    return m_job->isRunning();
}

void ModelSide::setModel(Open open)
{
    m_open = std::move(open);
    m_opened.reset();
    m_model.reset();
    work();
}

void ModelSide::setInput(std::shared_ptr<const ExplainInput> input)
{
    m_input = std::move(input);
    work();
}

void ModelSide::work()
{
    m_facts.reset();
    m_problem.clear();
    if (!m_input || !m_open) {
        m_job->cancel();
    } else {
        m_jobs.setTitle(m_job, tr("Looking at %1 with model %2").arg(m_input->title, m_letter));
        m_job->start([this, input = m_input, open = m_open, known = m_opened,
                      map = m_map](const Progress& progress) -> Job::Deliver {
            constexpr int kSteps = 3;
            const auto goOn = [&](int done) {
                if (!progress(done, kSteps)) throw Error("Looking into the model was stopped.", ErrorKind::Interrupted);
            };
            const auto opened = known ? known : std::make_shared<const OpenedModel>(open());
            goOn(1);
            const auto image = opened->explain(input->picture->full());
            goOn(2);
            const auto facts =
                std::make_shared<const ExplainedFacts>(gatherFacts(image, opened->facts.classes, input->truth, map));
            return [this, opened, facts] { // only if neither model nor image has changed since
                m_opened = opened;
                m_model = {opened, &opened->facts};
                m_facts = facts;
            };
        });
    }
    Q_EMIT changed();
}

} // namespace sdw::ui
