#include "ui/assist/flip_survey.h"

#include "core/base/error.h"
#include "core/explanation/explainer.h"
#include "core/interactive/propagation.h"
#include "ui/assist/assist_model.h"
#include "ui/assist/model_classes.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"
#include "ui/shell/app_context.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <functional>
#include <map>

namespace sdw::ui {
namespace {

constexpr std::size_t kMost = 200;           // regions in the list
constexpr std::size_t kMostCorrections = 12; // kinds of errors; the rarest were hardly corrected on purpose

/// Both models on one image, in class indices of the new one.
struct Seen {
    cv::Mat before, after, labels;
    cv::Size image;
    cv::Mat picture; ///< the copy that was looked at
};

class BothModels {
public:
    BothModels(const std::filesystem::path& before, const std::filesystem::path& after, const Opened& opened)
        : m_opened(opened)
        , m_before(before)
        , m_after(after)
        , m_classesBefore(m_before.classes(), opened.project.classes)
        , m_classes(m_after.classes(), opened.project.classes)
    {
    }

    const ModelClasses& classes() const { return m_classes; }
    bool fits() const { return m_classesBefore.fits() && m_classes.fits(); }
    Seen look(std::size_t image, const std::optional<LabelMap>& labels)
    {
        const cv::Mat picture = m_opened.image(image);
        Seen seen{.before = {}, .after = {}, .labels = {}, .image = picture.size(), .picture = workingCopy(picture)};
        seen.before = m_classes.toModel(m_classesBefore.toProject(m_before.explain(seen.picture)->labels()));
        seen.after = m_after.explain(seen.picture)->labels();
        if (labels && cv::Size(labels->width(), labels->height()) == picture.size()) {
            cv::Mat said = labels->read();
            if (said.size() != seen.picture.size())
                cv::resize(said, said, seen.picture.size(), 0, 0, cv::INTER_NEAREST);
            seen.labels = m_classes.toModel(said);
        }
        return seen;
    }

private:
    const Opened& m_opened;
    Explainer m_before, m_after;
    ModelClasses m_classesBefore, m_classes;
};

} // namespace

FlipSurvey::FlipSurvey(AppContext& context, AssistModel& model, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_model(model)
    , m_job(new Job(this))
{
    m_context.jobs.track(m_job, tr("Looking for the same errors"));
    connect(m_job, &Job::progressed, this, [this](int done, int total) {
        m_done = done;
        m_total = total;
        Q_EMIT changed();
    });
    const auto ended = [this] {
        Q_EMIT changed();
        Q_EMIT settled();
    };
    connect(m_job, &Job::finished, this, ended);
    connect(m_job, &Job::cancelled, this, ended);
    connect(m_job, &Job::failed, this, [this, ended](const QString& message) {
        m_problem = message;
        ended();
    });
    connect(&model, &AssistModel::changed, this, &FlipSurvey::forget);
    connect(&context.session, &ProjectSession::openedProject, this, &FlipSurvey::forget);
    connect(&context.session, &ProjectSession::closed, this, &FlipSurvey::forget);
}

FlipSurvey::~FlipSurvey()
{
    delete m_job; // before what its work uses
}

bool FlipSurvey::isPossible() const
{
    return m_model.isThere() && !m_model.previous().empty() && m_context.labels.canLabel();
}

bool FlipSurvey::isRunning() const
{
    return m_job->isRunning();
}

void FlipSurvey::forget()
{
    ++m_generation;
    m_job->cancel();
    m_problem.clear();
    m_regions.reset();
    Q_EMIT found();
    Q_EMIT changed();
}

void FlipSurvey::stop()
{
    m_job->cancel();
}

void FlipSurvey::start()
{
    if (!isPossible()) return;
    const auto opened = m_context.session.opened();
    std::vector<std::function<std::optional<LabelMap>()>> readers;
    for (std::size_t i = 0; i < opened->images.size(); ++i)
        readers.push_back(m_context.labels.reader(int(i)));
    m_problem.clear();
    m_done = 0;
    m_total = int(opened->images.size());
    m_job->start([this, opened, readers = std::move(readers), generation = ++m_generation, before = m_model.previous(),
                  after = m_model.file()](const Progress& progress) -> Job::Deliver {
        BothModels models(before, after, *opened);
        if (!models.fits())
            throw Error("The models before and now know no class of this project by its name, so that nothing can be "
                        "compared.");
        // What people said against the model before, and the new one agrees with them.
        std::map<std::pair<int, int>, std::int64_t> areas;
        std::map<std::size_t, Seen> others;
        const int count = int(opened->images.size());
        for (int image = 0; image < count; ++image) {
            if (!progress(image, count))
                throw Error("Looking for the same errors was stopped.", ErrorKind::Interrupted);
            try {
                const Seen seen = models.look(std::size_t(image), readers[std::size_t(image)]());
                if (!seen.labels.empty()) {
                    cv::Mat learnt = seen.labels.clone();
                    learnt.setTo(kIgnoreLabel, learnt != seen.after);
                    const auto taught = correctionsOf(seen.before, learnt, int(models.classes().size()));
                    for (const Correction& one : taught)
                        areas[{one.from, one.to}] += one.area;
                    if (!taught.empty()) continue; // somebody was here: the same is looked for in the other images
                }
                others[std::size_t(image)] = {seen.before, seen.after, seen.labels, seen.image, {}};
            } catch (const Error&) {
                continue; // whoever opens that image is told what is wrong with it
            }
        }
        std::vector<Correction> corrections;
        for (const auto& [pair, area] : areas)
            corrections.push_back({pair.first, pair.second, area});
        std::ranges::sort(corrections, std::ranges::greater(), &Correction::area);
        if (corrections.size() > kMostCorrections) corrections.resize(kMostCorrections);

        Propagation propagation(corrections);
        for (const auto& [image, seen] : others)
            propagation.addImage(opened->images[image].name, seen.before, seen.after, seen.labels);
        std::vector<SurveyRegion> regions;
        std::map<int, cv::Mat> pictures; // of the images that are in the list
        for (const FlipRegion& flip : propagation.ranked(kMost)) {
            SurveyRegion region;
            region.image = opened->images.find(flip.image);
            region.region = flip.region;
            region.inside = flip.inside;
            region.copy = others.at(std::size_t(region.image)).after.size();
            region.size = others.at(std::size_t(region.image)).image;
            region.label = models.classes().value(flip.from);
            region.other = models.classes().value(flip.to);
            region.share = flip.share;
            if (region.other == kUnlabelled) continue;
            cv::Mat& picture = pictures[region.image];
            if (picture.empty()) picture = workingCopy(opened->image(std::size_t(region.image)));
            region.thumbnail = thumbnailOf(picture, flip.region);
            regions.push_back(std::move(region));
        }
        return [this, generation, regions = std::move(regions)] {
            if (generation != m_generation) return;
            m_regions = regions;
            Q_EMIT found();
        };
    });
    Q_EMIT changed();
}

} // namespace sdw::ui
