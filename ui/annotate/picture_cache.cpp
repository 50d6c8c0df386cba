#include "ui/annotate/picture_cache.h"

#include "ui/canvas/picture_pyramid.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/project_session.h"

#include <algorithm>

namespace sdw::ui {

PictureCache::PictureCache(JobList& jobs, QObject* parent, std::size_t budget)
    : QObject(parent)
    , m_jobs(jobs)
    , m_budget(budget)
    , m_job(new Job(this))
    , m_ahead(new Job(this))
{
    m_jobs.track(m_job, tr("Reading the image"));
    connect(m_job, &Job::failed, this, [this](const QString& message) { Q_EMIT failed(m_wanted, message); });
    // One that is read ahead in vain is told about when somebody wants it.
    const auto goOn = [this] {
        const int image = std::exchange(m_reading, -1);
        if (image == m_wanted && image >= 0 && !find(image)) return read();
        readAhead();
    };
    connect(m_ahead, &Job::finished, this, goOn);
    connect(m_ahead, &Job::failed, this, goOn);
    connect(m_ahead, &Job::cancelled, this, goOn);
}

PictureCache::~PictureCache()
{
    delete m_job;
    delete m_ahead;
}

void PictureCache::setImages(std::shared_ptr<const Opened> opened)
{
    m_opened = std::move(opened);
    m_entries.clear();
    m_next.clear();
    m_wanted = -1;
    m_job->cancel();
    m_ahead->cancel();
}

bool PictureCache::isBusy() const
{
    return m_wanted >= 0 && (m_job->isRunning() || m_reading == m_wanted);
}

std::shared_ptr<const PicturePyramid> PictureCache::find(int image) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.image == image; });
    return found == m_entries.end() ? nullptr : found->picture;
}

void PictureCache::want(int image, std::vector<int> ahead)
{
    m_wanted = image;
    m_next = std::move(ahead);
    if (const auto picture = find(image)) {
        m_job->cancel();
        keep(image, picture);
        Q_EMIT ready(image, picture);
        readAhead();
    } else if (m_reading == image && m_ahead->isRunning()) {
        m_job->cancel(); // it is on its way
    } else {
        read();
    }
}

void PictureCache::read()
{
    const auto& item = m_opened->images[std::size_t(m_wanted)];
    m_jobs.setTitle(m_job, tr("Reading %1").arg(item.title()));
    m_job->start(
        [this, opened = m_opened, image = m_wanted, path = item.path](const Progress& progress) -> Job::Deliver {
            if (auto first = PicturePyramid::readFirstView(path))
                QMetaObject::invokeMethod(
                    this,
                    [this, opened, image, first = std::move(first)] {
                        if (opened == m_opened && image == m_wanted && !find(image)) Q_EMIT ready(image, first);
                    },
                    Qt::QueuedConnection);
            auto picture = PicturePyramid::read(path, progress);
            return [this, opened, image, picture = std::move(picture)] {
                if (opened != m_opened) return;
                keep(image, picture);
                if (image == m_wanted) Q_EMIT ready(image, picture);
                readAhead();
            };
        });
}

void PictureCache::readAhead()
{
    if (!m_opened || m_ahead->isRunning()) return;
    while (!m_next.empty() && (m_next.front() < 0 || find(m_next.front())))
        m_next.erase(m_next.begin());
    const auto wanted = find(m_wanted);
    // Neighbours are mostly of the same size: one that would throw the wanted one out is not worth its while.
    if (m_next.empty() || !wanted || 2 * wanted->bytes() > m_budget) return Q_EMIT rested();
    m_reading = m_next.front();
    m_next.erase(m_next.begin());
    const auto path = m_opened->images[std::size_t(m_reading)].path;
    m_ahead->start([this, opened = m_opened, image = m_reading, path](const Progress& progress) -> Job::Deliver {
        auto picture = PicturePyramid::read(path, progress);
        return [this, opened, image, picture = std::move(picture)] {
            if (opened != m_opened) return;
            m_reading = -1;
            keep(image, picture);
            if (image == m_wanted) Q_EMIT ready(image, picture);
        };
    });
}

/// It was used just now; what was not for the longest time goes.
void PictureCache::keep(int image, std::shared_ptr<const PicturePyramid> picture)
{
    m_entries.remove_if([&](const Entry& entry) { return entry.image == image; });
    m_entries.push_front({image, std::move(picture)});
    while (m_entries.size() > 1 && bytes() > m_budget) {
        const auto last = std::prev(m_entries.end());
        if (last->image == m_wanted) // it was wanted before the neighbours were read
            m_entries.splice(m_entries.begin(), m_entries, last);
        else
            m_entries.erase(last);
    }
}

std::size_t PictureCache::bytes() const
{
    std::size_t sum = 0;
    for (const Entry& entry : m_entries)
        sum += entry.picture->bytes();
    return sum;
}

} // namespace sdw::ui
