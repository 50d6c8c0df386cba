// The whole image in small in a corner of the canvas, with a frame around what is in view.
#pragma once

#include <QImage>
#include <QWidget>

namespace sdw::ui {

class Canvas;

/// There only while the image is larger than the view. The pointer moves the view; the keys of the canvas do it for
/// those without one.
class Minimap : public QWidget {
    Q_OBJECT
public:
    explicit Minimap(Canvas& canvas);

    void pictureChanged(); ///< another one, or it looks different
    void viewChanged();    ///< of the canvas, or its size
    void setAllowed(bool allowed);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent*) override {} // or the canvas would get it
    void wheelEvent(QWheelEvent* event) override;

private:
    QImage thumbnail(const QSize& size) const;
    QRectF inSight() const; ///< of the image, in this widget
    void moveView(const QPointF& at);

    Canvas& m_canvas;
    bool m_allowed = true;
    QImage m_thumbnail; ///< in device pixels; null: to be made when it is painted
    QPointF m_grip;     ///< from the middle of the frame to where it was taken hold of
};

} // namespace sdw::ui
