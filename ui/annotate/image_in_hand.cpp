#include "ui/annotate/image_in_hand.h"

#include "core/annotation/annotation_document.h"
#include "ui/annotate/picture_cache.h"
#include "ui/canvas/picture_pyramid.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"

namespace sdw::ui {

ImageInHand::ImageInHand(AppContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_pictures(new PictureCache(context.jobs, this))
{
    connect(m_pictures, &PictureCache::ready, this, &ImageInHand::takePicture);
    connect(m_pictures, &PictureCache::failed, this, [this](int image, const QString& message) {
        if (image != m_index) return;
        Q_EMIT problem(message, false);
        report();
    });
    connect(&context.labels, &LabelStore::opened, this, &ImageInHand::takeLabels);
    connect(&context.labels, &LabelStore::failed, this, [this](int image, const QString& message) {
        if (image != m_index) return;
        m_labelsAwaited = false;
        Q_EMIT problem(message, true);
        report();
    });
    // Indices mean other images from here on.
    connect(&context.session, &ProjectSession::openedProject, this, [this] {
        close();
        m_pictures->setImages(m_context.session.opened());
    });
    connect(&context.session, &ProjectSession::closed, this, [this] {
        close();
        m_pictures->setImages(nullptr);
    });
}

void ImageInHand::open(int index, std::vector<int> ahead)
{
    const bool another = index != m_index;
    m_index = index;
    m_collecting = true;
    if (another) {
        m_picture = nullptr;
        m_labelsOpen = false;
    }
    if (!document() && m_context.labels.canLabel()) {
        m_labelsAwaited = true;
        m_context.labels.open(index);
    }
    m_ahead = std::move(ahead);
    m_pictures->want(index, m_ahead);
    m_collecting = false;
    report();
}

void ImageInHand::close()
{
    m_index = -1;
    m_picture = nullptr;
    m_labelsOpen = m_labelsAwaited = false;
    report();
}

AnnotationDocument* ImageInHand::document() const
{
    return m_labelsOpen ? m_context.labels.document(m_index) : nullptr;
}

bool ImageInHand::isReady() const
{
    const AnnotationDocument* labels = document();
    return labels && m_picture && !m_picture->isFirstView() &&
           m_picture->size() == cv::Size(labels->labels().width(), labels->labels().height());
}

bool ImageInHand::isOpening() const
{
    return m_index >= 0 && (m_labelsAwaited || m_pictures->isBusy());
}

void ImageInHand::takePicture(int image, const std::shared_ptr<const PicturePyramid>& picture)
{
    if (image != m_index) return;
    m_picture = picture;
    report();
}

void ImageInHand::takeLabels(int image)
{
    if (image != m_index) return;
    m_labelsAwaited = false;
    m_labelsOpen = true;
    Q_EMIT labelsOpened();
    report();
}

void ImageInHand::report()
{
    if (m_collecting) return;
    Q_EMIT changed();
    if (!isOpening()) Q_EMIT settled();
}

} // namespace sdw::ui
