#include "ui/canvas/minimap.h"

#include "ui/canvas/canvas.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kLongSide = 168, kShortSide = 24; // at most, at least
constexpr int kMargin = 12;                     // to the corner of the canvas
constexpr int kFrame = 1;
constexpr double kMostOfCanvas = 0.33;

} // namespace

Minimap::Minimap(Canvas& canvas)
    : QWidget(&canvas)
    , m_canvas(canvas)
{
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Overview"));
    setToolTip(tr("Drag to move what the canvas shows"));
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::ArrowCursor);
    setAttribute(Qt::WA_OpaquePaintEvent);
    hide();
}

void Minimap::pictureChanged()
{
    m_thumbnail = {};
    viewChanged();
    update();
}

void Minimap::setAllowed(bool allowed)
{
    m_allowed = allowed;
    viewChanged();
}

void Minimap::viewChanged()
{
    const Viewport& view = m_canvas.view();
    const QRectF image({}, QSizeF(view.imageSize()));
    const QSizeF room(std::min<double>(kLongSide, m_canvas.width() * kMostOfCanvas),
                      std::min<double>(kLongSide, m_canvas.height() * kMostOfCanvas));
    constexpr double kRounding = 1e-6; // of a pixel
    const bool larger =
        m_allowed && m_canvas.picture() && !view.visible().adjusted(-kRounding, -kRounding, kRounding, kRounding).contains(image);
    setVisible(larger);
    if (!larger) return;
    QSize size = view.imageSize().scaled(room.toSize(), Qt::KeepAspectRatio);
    size = size.expandedTo({kShortSide, kShortSide}) + QSize(2 * kFrame, 2 * kFrame);
    setGeometry(
        QRect(QPoint(m_canvas.width() - kMargin - size.width(), m_canvas.height() - kMargin - size.height()), size));
    update();
}

QRectF Minimap::inSight() const
{
    const QRectF inner = QRectF(rect()).adjusted(kFrame, kFrame, -kFrame, -kFrame);
    const QSizeF image(m_canvas.view().imageSize());
    const double across = inner.width() / image.width(), down = inner.height() / image.height();
    const QRectF seen = m_canvas.view().visible();
    return QRectF(inner.left() + seen.left() * across, inner.top() + seen.top() * down, seen.width() * across,
                  seen.height() * down)
        .intersected(inner);
}

/// The picture as the canvas shows it, at the scale of its longer side; a very long one is stretched across.
QImage Minimap::thumbnail(const QSize& size) const
{
    const QSize image = m_canvas.view().imageSize();
    Viewport whole;
    whole.setImageSize(image);
    whole.setWidgetSize(image.scaled(size, Qt::KeepAspectRatio).expandedTo({1, 1}));
    whole.setZoom(std::min(size.width() / double(image.width()), size.height() / double(image.height())), {});
    whole.centreOn({image.width() / 2.0, image.height() / 2.0});
    const ViewGrid grid(whole, 1);
    QImage drawn(grid.size(), QImage::Format_RGB32);
    drawn.fill(palette().color(QPalette::Shadow));
    cv::Mat frame(drawn.height(), drawn.width(), CV_8UC4, drawn.bits(), std::size_t(drawn.bytesPerLine()));
    m_canvas.pictureLayer().draw(grid, grid.covered(), palette().color(QPalette::Shadow).rgb(), frame);
    return drawn.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

void Minimap::paintEvent(QPaintEvent*)
{
    const QRect inner = rect().adjusted(kFrame, kFrame, -kFrame, -kFrame);
    const QSize size = inner.size() * devicePixelRatioF();
    if (m_thumbnail.size() != size) m_thumbnail = thumbnail(size);
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Mid));
    painter.drawImage(inner, m_thumbnail);

    // What is not in view is veiled; the frame is light in dark, to be seen on any picture.
    const QRectF seen = inSight();
    QPainterPath outside;
    outside.addRect(inner);
    outside.addRect(seen);
    painter.fillPath(outside, QColor(0, 0, 0, 110));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 3));
    painter.drawRect(seen);
    painter.setPen(QPen(Qt::white, 1.5));
    painter.drawRect(seen);
}

void Minimap::moveView(const QPointF& at)
{
    const QRectF inner = QRectF(rect()).adjusted(kFrame, kFrame, -kFrame, -kFrame);
    const QSizeF image(m_canvas.view().imageSize());
    Viewport view = m_canvas.view();
    view.centreOn({(at.x() - inner.left()) / inner.width() * image.width(),
                   (at.y() - inner.top()) / inner.height() * image.height()});
    m_canvas.setView(view);
}

void Minimap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    const QRectF seen = inSight();
    // Taken hold of, the frame moves along; elsewhere it comes to the pointer.
    m_grip = seen.contains(event->position()) ? event->position() - seen.center() : QPointF();
    moveView(event->position() - m_grip);
}

void Minimap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton) moveView(event->position() - m_grip);
}

void Minimap::wheelEvent(QWheelEvent* event)
{
    event->accept(); // not the canvas's: the pointer is not on what it would magnify
}

} // namespace sdw::ui
