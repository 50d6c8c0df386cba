#include "ui/assist/feature_cache.h"

#include "core/base/error.h"
#include "core/explanation/explainer.h"
#include "ui/assist/assist_model.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/project_session.h"
#include "ui/tools/working_copy.h"

#include <algorithm>

namespace sdw::ui {

/// What came of looking at one image.
struct FeatureCache::Looked {
    int generation, image;
    std::shared_ptr<Explainer> explainer;
    std::shared_ptr<const ExplainedImage> explained;
};

FeatureCache::FeatureCache(ProjectSession& session, JobList& jobs, AssistModel& model, QObject* parent,
                           std::size_t budget)
    : QObject(parent)
    , m_session(session)
    , m_jobs(jobs)
    , m_model(model)
    , m_budget(budget)
    , m_job(new Job(this))
{
    m_jobs.track(m_job, tr("Looking at the image"));
    connect(&model, &AssistModel::changed, this, &FeatureCache::forget);
    connect(&session, &ProjectSession::openedProject, this, [this] {
        m_image = -1; // indices mean other images from here on
        m_ahead.clear();
        forget();
    });
    connect(&session, &ProjectSession::closed, this, [this] {
        m_image = -1;
        m_ahead.clear();
        forget();
    });
    const auto end = [this] {
        m_looking = -1;
        work();
        if (!isBusy()) Q_EMIT settled();
    };
    connect(m_job, &Job::finished, this, end);
    connect(m_job, &Job::failed, this, [this, end](const QString& message) {
        const int image = m_looking;
        if (image >= 0) m_problems[image] = message;
        if (image >= 0 && image == m_image) {
            Q_EMIT failed(message);
            Q_EMIT changed(image);
        }
        end();
    });
    connect(m_job, &Job::cancelled, this, [this, end] {
        const int image = m_looking;
        if (image >= 0) m_problems[image] = tr("Looking at the image was stopped.");
        if (image >= 0 && image == m_image) Q_EMIT changed(image);
        end();
    });
}

FeatureCache::~FeatureCache()
{
    delete m_job; // before what its work uses
}

/// Another model, or other images: what was found out means nothing any more.
void FeatureCache::forget()
{
    ++m_generation;
    m_entries.clear();
    m_problems.clear();
    m_explainer.reset();
    m_classes.reset();
    m_looking = -1;
    m_job->cancel();
    Q_EMIT changed(-1);
    work();
}

void FeatureCache::setAwake(bool awake)
{
    if (awake == m_awake) return;
    m_awake = awake;
    if (awake) work();
}

void FeatureCache::setImage(int image, const cv::Mat& picture, std::vector<int> ahead)
{
    m_model.refresh(); // a training may have put better weights in their place
    m_image = image;
    m_picture = picture;
    m_ahead = std::move(ahead);
    std::erase(m_ahead, -1);
    m_problems.erase(image); // another try
    if (const Entry* entry = find(image)) {
        if (entry->explained->imageSize() != workingSize(picture.size())) // the file has changed meanwhile
            m_entries.remove_if([&](const Entry& one) { return one.image == image; });
        else if (entry != &m_entries.front())
            m_entries.splice(m_entries.begin(), m_entries,
                             std::ranges::find_if(m_entries, [&](const Entry& one) { return &one == entry; }));
    }
    if (image >= 0) Q_EMIT changed(image);
    work();
    if (!isBusy()) Q_EMIT settled();
}

const FeatureCache::Entry* FeatureCache::find(int image) const
{
    const auto found = std::ranges::find_if(m_entries, [&](const Entry& entry) { return entry.image == image; });
    return found == m_entries.end() ? nullptr : &*found;
}

ImageFeatures FeatureCache::of(int image) const
{
    if (!m_model.isThere() || image < 0) return {};
    if (const Entry* entry = find(image))
        return {.state = ImageFeatures::State::Ready,
                .explained = entry->explained,
                .classes = m_classes,
                .version = m_model.version(),
                .problem = {}};
    ImageFeatures features{
        .state = ImageFeatures::State::Waiting, .explained = {}, .classes = {}, .version = {}, .problem = {}};
    if (const auto problem = m_problems.find(image); problem != m_problems.end()) {
        features.state = ImageFeatures::State::Failed;
        features.problem = problem->second;
    }
    return features;
}

bool FeatureCache::isBusy() const
{
    return m_awake && m_model.isThere() && m_image >= 0 && !find(m_image) && m_problems.count(m_image) == 0;
}

std::size_t FeatureCache::bytes() const
{
    std::size_t sum = 0;
    for (const Entry& entry : m_entries)
        sum += entry.bytes;
    return sum;
}

/// @return -1: there is nothing to do.
int FeatureCache::nextImage() const
{
    if (!m_awake || !m_model.isThere() || m_image < 0) return -1;
    const auto isOpen = [this](int image) { return !find(image) && m_problems.count(image) == 0; };
    if (isOpen(m_image)) return m_image;
    const Entry* own = find(m_image);
    if (!own) return -1;
    // Neighbours are mostly of the same size: one that would throw another out that comes sooner is not worth its
    // while.
    std::size_t needed = own->bytes;
    for (const int image : m_ahead) {
        const Entry* entry = find(image);
        needed += entry ? entry->bytes : own->bytes;
        if (needed > m_budget) return -1;
        if (isOpen(image)) return image;
    }
    return -1;
}

void FeatureCache::work()
{
    if (m_job->isRunning()) return;
    const int image = nextImage();
    if (image < 0) return;
    m_looking = image;
    const auto opened = m_session.opened();
    const cv::Mat picture = image == m_image ? m_picture : cv::Mat();
    m_jobs.setTitle(m_job, image == m_image
                               ? tr("Looking at %1").arg(opened->images[std::size_t(image)].title())
                               : tr("Looking ahead at %1").arg(opened->images[std::size_t(image)].title()));
    m_job->start([this, opened, image, picture, generation = m_generation, explainer = m_explainer,
                  file = m_model.file()](const Progress& progress) -> Job::Deliver {
        constexpr int kSteps = 3;
        const auto goOn = [&](int done) {
            if (!progress(done, kSteps)) throw Error("Looking at the image was stopped.", ErrorKind::Interrupted);
        };
        Looked looked{generation, image, explainer, {}};
        if (!looked.explainer) looked.explainer = std::make_shared<Explainer>(file);
        goOn(1);
        const cv::Mat copy = workingCopy(picture.empty() ? opened->image(std::size_t(image)) : picture);
        goOn(2);
        looked.explained = looked.explainer->explain(copy);
        return [this, looked] { take(looked); };
    });
}

void FeatureCache::take(const Looked& looked)
{
    if (looked.generation != m_generation) return;
    m_explainer = looked.explainer;
    if (!m_classes) m_classes = std::make_shared<const ClassList>(m_explainer->classes());
    // Read from the file ahead of time, it may be other than what came on screen meanwhile.
    if (looked.image == m_image && looked.explained->imageSize() != workingSize(m_picture.size())) return;
    m_entries.push_front({looked.image, looked.explained, looked.explained->bytes()});
    trim();
    Q_EMIT changed(looked.image);
}

/// What was not used for the longest time goes.
void FeatureCache::trim()
{
    while (m_entries.size() > 1 && bytes() > m_budget) {
        auto last = std::prev(m_entries.end());
        if (last->image == m_image) --last;
        const int image = last->image;
        m_entries.erase(last);
        std::erase(m_ahead, image); // else it would be looked at again at once
        if (image != m_image) Q_EMIT changed(image);
    }
}

} // namespace sdw::ui
