// Small pictures of the images in view: from index.sqlite where they are, drawn aside where not, and kept in memory up
// to a limit.
#pragma once

#include "ui/project/image_items.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QPixmap>
#include <QSize>

#include <functional>
#include <memory>

namespace sdw::ui {

class IndexThread;
class Job;
class JobList;

class Thumbnails : public QObject {
    Q_OBJECT
public:
    static constexpr QSize kSize{208, 156}; ///< the largest, in pixels: twice what rows show, for dense screens

    Thumbnails(IndexThread& thread, JobList& jobs, QObject* parent = nullptr);
    ~Thumbnails() override;

    void setImages(const ImageItems& images);
    /// Null while there is none, and for images that cannot be read.
    QPixmap find(int image) const;
    bool isUnreadable(int image) const;
    /// Those in view, the most urgent first; what was wanted before and is not in view any more is left.
    void want(const std::vector<int>& images);
    /// Everything that is wanted is there.
    bool isSettled() const;

Q_SIGNALS:
    void made(int image);
    void settled();

private:
    struct Wanted;
    struct Entry {
        QPixmap picture; ///< null: the image cannot be read
    };
    void start();
    void keep(int image, const QImage& picture);

    IndexThread& m_thread;
    JobList& m_jobs;
    ImageItems m_images;
    QCache<int, Entry> m_made;
    std::shared_ptr<Wanted> m_wanted; ///< shared with the worker
    Job* m_job = nullptr;
};

/// Fits into Thumbnails::kSize. @throws Error when the image cannot be read.
QImage drawThumbnail(const std::filesystem::path& image);

} // namespace sdw::ui
