// The image that is worked on: its picture and its labels, each of which comes when it is ready. Never mixes those of
// two images.
#pragma once

#include <QObject>

#include <memory>
#include <vector>

namespace sdw {
class AnnotationDocument;
}

namespace sdw::ui {

class PictureCache;
class PicturePyramid;
struct AppContext;

class ImageInHand : public QObject {
    Q_OBJECT
public:
    explicit ImageInHand(AppContext& context, QObject* parent = nullptr);

    /// Opens an image; changed() follows for whatever of it is there, problem() for what cannot be had.
    /// @param ahead images that are likely to be wanted next.
    void open(int index, std::vector<int> ahead);
    void close();

    int index() const { return m_index; } ///< in Opened::images; -1: none
    /// Of this image; null until it is there. A quick first view may come before it.
    const std::shared_ptr<const PicturePyramid>& picture() const { return m_picture; }
    /// Of this image; null until they are open, and where they cannot be.
    AnnotationDocument* document() const;
    /// Picture and labels are there, and fit each other: tools can work.
    bool isReady() const;
    bool isOpening() const;
    /// Images that are likely to be wanted next, the likeliest first; -1 among them means none.
    const std::vector<int>& ahead() const { return m_ahead; }

Q_SIGNALS:
    /// Picture or labels came or went.
    void changed();
    void labelsOpened();
    /// @param labels it is about the labels; else the picture cannot be read.
    void problem(const QString& message, bool labels);
    void settled();

private:
    void takePicture(int image, const std::shared_ptr<const PicturePyramid>& picture);
    void takeLabels(int image);
    void report();

    AppContext& m_context;
    PictureCache* m_pictures = nullptr;
    int m_index = -1;
    std::vector<int> m_ahead;
    std::shared_ptr<const PicturePyramid> m_picture;
    bool m_labelsOpen = false, m_labelsAwaited = false;
    bool m_collecting = false; ///< open() is at work, and reports once at its end
};

} // namespace sdw::ui
