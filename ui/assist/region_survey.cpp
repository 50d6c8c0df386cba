#include "ui/assist/region_survey.h"

#include "core/base/error.h"
#include "core/interactive/label_queue.h"
#include "core/interactive/suspects.h"
#include "core/project/project_files.h"
#include "core/project/provenance_file.h"
#include "ui/assist/assist_model.h"
#include "ui/assist/model_classes.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"
#include "ui/shell/app_context.h"

#include <QElapsedTimer>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>

namespace sdw::ui {
namespace {

constexpr std::size_t kMost = 200; // regions in a list
constexpr qint64 kBetweenResultsMs = 400;

/// Everything that the lists of one walk through the images are made from; on the worker thread.
class Survey {
public:
    Survey(const Opened& opened, const ClassList& model)
        : m_opened(opened)
        , m_classes(model, opened.project.classes)
    {
    }

    bool fits() const { return m_classes.fits(); }
    void add(int image, const cv::Mat& picture, const ExplainedImage& explained, const std::optional<LabelMap>& labels);
    std::shared_ptr<const SurveyResult> result() const;

private:
    using Key = std::tuple<std::string, int, int>; ///< image and a pixel inside

    template <typename T>
    void drawThumbnails(const std::vector<T>& ranked, const std::string& name, const cv::Mat& copy,
                        std::map<Key, QImage>& kept, const std::function<const cv::Point&(const T&)>& inside,
                        const std::function<const Region&(const T&)>& region);
    SurveyRegion placed(const std::string& name, const Region& region, cv::Point inside) const;
    cv::Mat confirmedOf(const std::string& name, const cv::Mat& labels, cv::Size copy) const;

    const Opened& m_opened;
    ModelClasses m_classes;
    LabelQueue m_queue;
    SuspectList m_suspects;
    std::vector<QueueRegion> m_next;
    std::vector<Suspect> m_wrong;
    std::map<Key, QImage> m_nextPictures, m_wrongPictures;
    std::map<std::string, std::pair<cv::Size, cv::Size>> m_sizes; ///< of copy and image
    int m_labelled = 0;
};

/// Of the regions of one image that are in a list now; those of regions that left it are forgotten.
template <typename T>
void Survey::drawThumbnails(const std::vector<T>& ranked, const std::string& name, const cv::Mat& copy,
                            std::map<Key, QImage>& kept, const std::function<const cv::Point&(const T&)>& inside,
                            const std::function<const Region&(const T&)>& region)
{
    std::map<Key, QImage> next;
    for (const T& one : ranked) {
        const Key key(one.image, inside(one).x, inside(one).y);
        if (const auto found = kept.find(key); found != kept.end())
            next[key] = std::move(found->second);
        else if (one.image == name)
            next[key] = thumbnailOf(copy, region(one));
    }
    kept = std::move(next);
}

void Survey::add(int image, const cv::Mat& picture, const ExplainedImage& explained,
                 const std::optional<LabelMap>& labels)
{
    const std::string& name = m_opened.images[std::size_t(image)].name;
    const cv::Size copy = explained.imageSize();
    const DoubtMaps maps = doubtMaps(explained);
    cv::Mat said;
    SuspectEvidence evidence;
    const bool any = labels && cv::Size(labels->width(), labels->height()) == picture.size() &&
                     labels->count(kUnlabelled) < std::int64_t(picture.total());
    if (any) {
        said = labels->read();
        evidence = {.picture = workingCopy(picture), .confirmed = confirmedOf(name, said, copy)};
        if (said.size() != copy) cv::resize(said, said, copy, 0, 0, cv::INTER_NEAREST);
        said = m_classes.toModel(said);
    }
    m_sizes[name] = {copy, picture.size()};
    m_queue.addImage(name, maps, said);
    if (any) m_suspects.addImage(name, maps, said, evidence);
    m_labelled += any ? 1 : 0;

    m_next = m_queue.ranked(kMost);
    m_wrong = m_suspects.ranked(kMost);
    const cv::Mat seen = workingCopy(picture);
    drawThumbnails<QueueRegion>(
        m_next, name, seen, m_nextPictures,
        [](const QueueRegion& one) -> const cv::Point& { return one.region.inside; },
        [](const QueueRegion& one) -> const Region& { return one.region.region; });
    drawThumbnails<Suspect>(
        m_wrong, name, seen, m_wrongPictures, [](const Suspect& one) -> const cv::Point& { return one.inside; },
        [](const Suspect& one) -> const Region& { return one.region; });
}

/// Where somebody said that the label is right, in the copy; empty: nowhere.
cv::Mat Survey::confirmedOf(const std::string& name, const cv::Mat& labels, cv::Size copy) const
{
    try {
        const auto file = proposalsFile(m_opened.folder, name);
        const Region where = readProvenance(file, labels.size(), m_opened.project).confirmed(labels);
        if (where.empty()) return {};
        cv::Mat mask = where.mask(cv::Rect({}, labels.size()));
        if (mask.size() != copy) cv::resize(mask, mask, copy, 0, 0, cv::INTER_NEAREST);
        return mask;
    } catch (const Error&) {
        return {}; // a record that cannot be read confirms nothing: its labels are asked about again
    }
}

SurveyRegion Survey::placed(const std::string& name, const Region& region, cv::Point inside) const
{
    SurveyRegion placed;
    placed.image = m_opened.images.find(name);
    placed.region = region;
    placed.inside = inside;
    std::tie(placed.copy, placed.size) = m_sizes.at(name);
    return placed;
}

std::shared_ptr<const SurveyResult> Survey::result() const
{
    auto result = std::make_shared<SurveyResult>();
    result->images = int(m_sizes.size());
    result->labelled = m_labelled;
    const auto picture = [](const std::map<Key, QImage>& kept, const std::string& name, cv::Point inside) {
        const auto found = kept.find({name, inside.x, inside.y});
        return found == kept.end() ? QImage() : found->second;
    };
    for (const QueueRegion& one : m_next) {
        SurveyRegion region = placed(one.image, one.region.region, one.region.inside);
        region.label = m_classes.value(one.region.label);
        region.other = m_classes.value(one.region.second);
        region.share = one.region.doubt;
        region.thumbnail = picture(m_nextPictures, one.image, one.region.inside);
        result->queue.push_back(std::move(region));
    }
    for (const Suspect& one : m_wrong) {
        SurveyRegion region = placed(one.image, one.region, one.inside);
        region.label = m_classes.value(one.label);
        region.other = m_classes.value(one.predicted);
        region.share = one.share;
        region.off = std::hypot(one.moved.x, one.moved.y) * region.size.width / region.copy.width;
        if (one.movedClass >= 0) region.moved = m_classes.value(one.movedClass);
        for (const LabelChange& change : one.changes) {
            const std::uint16_t to = m_classes.value(change.becomes);
            if (to != kUnlabelled) region.changes.push_back({change.region, m_classes.value(change.was), to});
        }
        region.thumbnail = picture(m_wrongPictures, one.image, one.inside);
        if (region.other != kUnlabelled) result->suspects.push_back(std::move(region));
    }
    return result;
}

} // namespace

RegionSurvey::RegionSurvey(AppContext& context, AssistModel& model, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_model(model)
    , m_job(new Job(this))
{
    m_context.jobs.track(m_job, tr("Looking through the images"));
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
    connect(&model, &AssistModel::changed, this, &RegionSurvey::forget);
    connect(&context.session, &ProjectSession::openedProject, this, &RegionSurvey::forget);
    connect(&context.session, &ProjectSession::closed, this, &RegionSurvey::forget);
}

RegionSurvey::~RegionSurvey()
{
    delete m_job; // before what its work uses
}

bool RegionSurvey::isRunning() const
{
    return m_job->isRunning();
}

/// What another model found, or in other images, says nothing any more.
void RegionSurvey::forget()
{
    ++m_generation;
    m_job->cancel();
    m_problem.clear();
    if (std::exchange(m_result, nullptr)) Q_EMIT found();
    Q_EMIT changed();
}

void RegionSurvey::stop()
{
    m_job->cancel();
}

void RegionSurvey::take(int generation, const std::shared_ptr<const SurveyResult>& result)
{
    if (generation != m_generation) return;
    m_result = result;
    Q_EMIT found();
}

void RegionSurvey::start()
{
    if (!m_model.isThere()) return;
    const auto opened = m_context.session.opened();
    std::vector<std::function<std::optional<LabelMap>()>> readers;
    for (std::size_t i = 0; i < opened->images.size(); ++i)
        readers.push_back(m_context.labels.reader(int(i)));
    m_problem.clear();
    m_done = 0;
    m_total = int(opened->images.size());
    m_job->start([this, opened, readers = std::move(readers), generation = ++m_generation,
                  file = m_model.file()](const Progress& progress) -> Job::Deliver {
        Explainer explainer(file);
        Survey survey(*opened, explainer.classes());
        if (!survey.fits())
            throw Error("The model '" + explainer.name() +
                        "' knows no class of this project by its name; choose a model that was trained for it.");
        QElapsedTimer sinceResult;
        sinceResult.start();
        const int count = int(opened->images.size());
        for (int image = 0; image < count; ++image) {
            if (!progress(image, count)) throw Error("Looking through the images was stopped.", ErrorKind::Interrupted);
            try {
                const cv::Mat picture = opened->image(std::size_t(image));
                survey.add(image, picture, *explainer.explain(workingCopy(picture)), readers[std::size_t(image)]());
            } catch (const Error&) {
                continue; // whoever opens that image is told what is wrong with it; the others are worth looking at
            }
            if (sinceResult.elapsed() < kBetweenResultsMs) continue;
            sinceResult.restart();
            QMetaObject::invokeMethod(
                this, [this, generation, result = survey.result()] { take(generation, result); }, Qt::QueuedConnection);
        }
        return [this, generation, result = survey.result()] { take(generation, result); };
    });
    Q_EMIT changed();
}

} // namespace sdw::ui
