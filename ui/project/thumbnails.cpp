#include "ui/project/thumbnails.h"

#include "core/base/error.h"
#include "core/base/image_io.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/index_thread.h"

#include <QBuffer>
#include <QImageReader>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <mutex>

namespace sdw::ui {
namespace {

constexpr int kCacheKb = 48 << 10;
constexpr int kQuality = 80; // of JPEG

/// Whoever wrote the file: nothing but a small JPEG is taken.
QImage fromIndex(const QByteArray& jpeg)
{
    if (jpeg.isEmpty()) return {};
    QBuffer buffer(const_cast<QByteArray*>(&jpeg));
    QImageReader reader(&buffer, "jpeg");
    const QSize size = reader.size();
    const QSize most = Thumbnails::kSize;
    return size.isEmpty() || size.width() > most.width() || size.height() > most.height() ? QImage() : reader.read();
}

QByteArray toJpeg(const QImage& picture)
{
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    picture.save(&buffer, "JPEG", kQuality);
    return jpeg;
}

QImage thumbnailOf(const ImageItem& item, IndexThread& thread)
{
    const FileStamp stamp = stampOf(item.path);
    const QImage known =
        fromIndex(thread.ask([&](IndexDatabase& database) { return database.thumbnail(item.name, stamp); }));
    if (!known.isNull()) return known;
    const QImage drawn = drawThumbnail(item.path);
    thread.post([name = item.name, stamp, jpeg = toJpeg(drawn)](IndexDatabase& database) {
        database.setThumbnail(name, stamp, jpeg);
    });
    return drawn;
}

/// Of large JPEGs no more than is needed.
cv::Mat readForThumbnail(const std::filesystem::path& image)
{
    const ImageSize size = readImageSize(image);
    for (const int divisor : {8, 4, 2}) {
        if (size.width < divisor * Thumbnails::kSize.width() || size.height < divisor * Thumbnails::kSize.height())
            continue;
        if (const cv::Mat reduced = readReducedImage(image, divisor); !reduced.empty()) return reduced;
        break;
    }
    return readImage(image);
}

} // namespace

QImage drawThumbnail(const std::filesystem::path& image)
{
    const cv::Mat bgr = readForThumbnail(image);
    const double scale = std::min({double(Thumbnails::kSize.width()) / bgr.cols,
                                   double(Thumbnails::kSize.height()) / bgr.rows, 1.0}); // small ones stay as they are
    const cv::Size size(std::max(1, int(bgr.cols * scale)), std::max(1, int(bgr.rows * scale)));
    cv::Mat small;
    cv::resize(bgr, small, size, 0, 0, cv::INTER_AREA);
    return QImage(small.data, small.cols, small.rows, qsizetype(small.step), QImage::Format_BGR888).copy();
}

struct Thumbnails::Wanted {
    std::mutex mutex;
    std::vector<int> images; ///< the next one is the last
};

Thumbnails::Thumbnails(IndexThread& thread, JobList& jobs, QObject* parent)
    : QObject(parent)
    , m_thread(thread)
    , m_jobs(jobs)
    , m_made(kCacheKb)
    , m_wanted(std::make_shared<Wanted>())
    , m_job(new Job(this))
{
    m_jobs.track(m_job, tr("Drawing thumbnails"));
    const auto ended = [this] {
        if (m_job->isRunning()) return;
        {
            const std::lock_guard lock(m_wanted->mutex);
            if (m_wanted->images.empty()) return Q_EMIT settled();
        }
        start(); // something was wanted while it came to its end
    };
    connect(m_job, &Job::finished, this, ended);
    const auto stopped = [this] {
        {
            const std::lock_guard lock(m_wanted->mutex);
            m_wanted->images.clear(); // until somebody looks elsewhere
        }
        Q_EMIT settled();
    };
    connect(m_job, &Job::cancelled, this, stopped);
    connect(m_job, &Job::failed, this, stopped);
}

Thumbnails::~Thumbnails()
{
    delete m_job; // before what its work uses
}

void Thumbnails::setImages(const ImageItems& images)
{
    {
        const std::lock_guard lock(m_wanted->mutex);
        m_wanted->images.clear(); // what is drawn now comes to its end by itself
    }
    m_wanted = std::make_shared<Wanted>();
    m_images = images;
    m_made.clear();
}

QPixmap Thumbnails::find(int image) const
{
    const Entry* entry = m_made.object(image);
    return entry ? entry->picture : QPixmap();
}

bool Thumbnails::isUnreadable(int image) const
{
    const Entry* entry = m_made.object(image);
    return entry && entry->picture.isNull();
}

void Thumbnails::want(const std::vector<int>& images)
{
    std::vector<int> missing;
    for (const int image : images)
        if (image >= 0 && image < int(m_images.size()) && !m_made.contains(image)) missing.push_back(image);
    std::reverse(missing.begin(), missing.end());
    const bool any = !missing.empty();
    {
        const std::lock_guard lock(m_wanted->mutex);
        m_wanted->images = std::move(missing);
    }
    if (any && !m_job->isRunning()) start();
}

bool Thumbnails::isSettled() const
{
    return !m_job->isRunning();
}

void Thumbnails::start()
{
    m_job->start(
        [this, wanted = m_wanted, images = m_images, &thread = m_thread](const Progress& progress) -> Job::Deliver {
            for (;;) {
                int image = -1;
                {
                    const std::lock_guard lock(wanted->mutex);
                    if (wanted->images.empty()) return {};
                    image = wanted->images.back();
                    wanted->images.pop_back();
                }
                if (!progress(0, 0)) throw Error("Cancelled.", ErrorKind::Interrupted);
                QImage picture;
                try {
                    picture = thumbnailOf(images[std::size_t(image)], thread);
                } catch (const Error&) { // shown as unreadable; the index tells why
                }
                QMetaObject::invokeMethod(
                    this,
                    [this, wanted, image, picture] {
                        if (wanted == m_wanted) keep(image, picture);
                    },
                    Qt::QueuedConnection);
            }
        });
}

void Thumbnails::keep(int image, const QImage& picture)
{
    const int kb = int(picture.width() * picture.height() * 4 / 1024) + 1;
    m_made.insert(image, new Entry{QPixmap::fromImage(picture)}, kb);
    Q_EMIT made(image);
}

} // namespace sdw::ui
