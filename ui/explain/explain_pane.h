// One of the pictures side by side: what was drawn aside, with the points on it. Pointer and keys choose pixels.
#pragma once

#include "ui/canvas/view_grid.h"

#include <QImage>
#include <QWidget>

#include <optional>

namespace sdw::ui {

class ExplainPoints;

class ExplainPane : public QWidget {
    Q_OBJECT
public:
    /// @param points outlives the pane.
    explicit ExplainPane(const ExplainPoints& points, QWidget* parent = nullptr);

    /// Another picture of this size is looked at: what is on screen goes.
    void setPictureSize(const QSize& size);
    /// @param frame of the grid's size.
    void setFrame(const QImage& frame, const ViewGrid& grid);
    /// Nothing is on screen but this sentence.
    void clear(const QString& sentence = {});
    /// Words over the picture, where a map would be; empty: none.
    void setMessage(const QString& message);

    const QImage& frame() const { return m_frame; }
    const QString& message() const { return m_message; }
    const Viewport& view() const { return m_view; }
    ViewGrid grid() const { return {m_view, devicePixelRatioF()}; } ///< that a frame should have
    /// Takes over zoom and place of another pane's view.
    void follow(const Viewport& view);
    void fit();
    void zoomBy(double factor); ///< around the pointer, else the middle

    QSize sizeHint() const override { return {480, 360}; }
    QSize minimumSizeHint() const override { return {120, 90}; }

Q_SIGNALS:
    /// (-1, -1): it left the picture.
    void pointed(QPoint pixel);
    void clicked(QPoint pixel);
    /// The wheel turned: the stage after or before.
    void stepped(int by);
    void viewChanged();
    void resized();
    void entered();
    /// Which of Shift and Alt are down, as far as this pane can tell.
    void modifiersSeen(Qt::KeyboardModifiers modifiers);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QPoint pixelAt(const QPointF& widget) const; ///< (-1, -1) beside the picture
    void drawPoints(QPainter& painter) const;

    const ExplainPoints& m_points;
    Viewport m_view;
    QImage m_frame;
    ViewGrid m_frameGrid;
    QString m_message;
    std::optional<QPointF> m_pressed, m_panFrom;
    double m_turned = 0; ///< of the wheel, notches not used yet
    bool m_ringShown = false;
};

} // namespace sdw::ui
