// A picture as large as fits.
#pragma once

#include <QImage>
#include <QPixmap>
#include <QWidget>

namespace sdw::ui {

class PictureView : public QWidget {
    Q_OBJECT
public:
    explicit PictureView(QWidget* parent = nullptr);

    void setImage(const QImage& image);
    const QImage& image() const { return m_image; }
    QSize sizeHint() const override { return {640, 480}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QImage m_image;
    QPixmap m_scaled; ///< the image at the size shown, kept until that changes
};

} // namespace sdw::ui
