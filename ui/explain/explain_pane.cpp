#include "ui/explain/explain_pane.h"

#include "ui/explain/explain_points.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>

#include <cmath>

namespace sdw::ui {
namespace {

constexpr double kNotch = 120; // Qt's unit of wheels
constexpr double kZoomPerNotch = 1.2;
constexpr double kPin = 9, kDot = 5; // pixels: radius of a pinned point, and of the one under the pointer
constexpr int kMessageMargin = 16;
const QColor kMark(0xd0, 0x1c, 0x1f); // as the marks of the paper's figures

} // namespace

ExplainPane::ExplainPane(const ExplainPoints& points, QWidget* parent)
    : QWidget(parent)
    , m_points(points)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&points, &ExplainPoints::changed, this, qOverload<>(&QWidget::update));
}

void ExplainPane::setPictureSize(const QSize& size)
{
    if (size != m_view.imageSize()) m_view.setImageSize(size);
    clear();
}

void ExplainPane::setFrame(const QImage& frame, const ViewGrid& grid)
{
    m_frame = frame;
    m_frame.setDevicePixelRatio(1);
    m_frameGrid = grid;
    update();
}

void ExplainPane::clear(const QString& sentence)
{
    m_frame = {};
    m_message = sentence;
    update();
}

void ExplainPane::setMessage(const QString& message)
{
    if (message == m_message) return;
    m_message = message;
    update();
}

void ExplainPane::follow(const Viewport& view)
{
    if (view.imageSize() != m_view.imageSize()) return;
    const Viewport before = m_view;
    if (view.isFitted()) {
        m_view.fit();
    } else {
        const QSize other = view.widgetSize();
        m_view.setZoom(view.zoom(), {});
        m_view.centreOn(view.toImage({other.width() / 2.0, other.height() / 2.0}));
    }
    if (m_view != before) update();
}

void ExplainPane::fit()
{
    m_view.fit();
    update();
    Q_EMIT viewChanged();
}

void ExplainPane::zoomBy(double factor)
{
    const QPoint pointer = m_points.pointer();
    const QPointF middle(width() / 2.0, height() / 2.0);
    m_view.zoomBy(factor,
                  pointer == ExplainPoints::kNone ? middle : m_view.toWidget(QPointF(pointer) + QPointF(.5, .5)));
    update();
    Q_EMIT viewChanged();
}

QPoint ExplainPane::pixelAt(const QPointF& widget) const
{
    const QPointF at = m_view.toImage(widget);
    const QPoint pixel(int(std::floor(at.x())), int(std::floor(at.y())));
    return QRect({}, m_view.imageSize()).contains(pixel) ? pixel : ExplainPoints::kNone;
}

void ExplainPane::drawPoints(QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = smallFont(painter.font());
    font.setBold(true);
    painter.setFont(font);
    const auto& pinned = m_points.pinned();
    for (int i = 0; i < pinned.size(); ++i) {
        const QPointF at = m_view.toWidget(QPointF(pinned[i]) + QPointF(0.5, 0.5));
        const bool held = i == m_points.held();
        painter.setPen(QPen(Qt::white, held ? 2.5 : 1));
        painter.setBrush(kMark);
        painter.drawEllipse(at, kPin, kPin);
        if (held) {
            painter.setPen(QPen(Qt::black, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(at, kPin + 2.5, kPin + 2.5);
        }
        painter.setPen(Qt::white);
        painter.drawText(QRectF(at.x() - kPin, at.y() - kPin, 2 * kPin, 2 * kPin), Qt::AlignCenter,
                         QString::number(i + 1));
    }
    if (m_points.pointer() == ExplainPoints::kNone) return;
    // Where the pointer is in the panes that it is not in.
    const QPointF at = m_view.toWidget(QPointF(m_points.pointer()) + QPointF(0.5, 0.5));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::white, 3.5));
    painter.drawEllipse(at, kDot, kDot);
    painter.setPen(QPen(kMark, 1.5));
    painter.drawEllipse(at, kDot, kDot);
}

void ExplainPane::paintEvent(QPaintEvent*)
{
    const ThemeColours& colours = themeColours(currentTheme());
    QPainter painter(this);
    const ViewGrid now = grid();
    painter.fillRect(rect(), colours.canvas);
    if (!m_frame.isNull()) {
        painter.save();
        painter.scale(1 / now.ratio(), 1 / now.ratio());
        if (m_frameGrid == now) // device pixels are copied as they are
            painter.drawImage(now.covered().topLeft(), m_frame, now.covered());
        else // the frame of this view is being drawn: until then the part that both have
            painter.drawImage(now.extent(), m_frame, m_frameGrid.extent());
        painter.restore();
        drawPoints(painter);
    }
    if (!m_message.isEmpty()) {
        painter.setFont(font());
        const QRect room = rect().adjusted(kMessageMargin, kMessageMargin, -kMessageMargin, -kMessageMargin);
        QRect words = painter.boundingRect(room, Qt::AlignCenter | Qt::TextWordWrap, m_message);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(colours.panel.red(), colours.panel.green(), colours.panel.blue(), 225));
        painter.drawRoundedRect(words.adjusted(-12, -8, 12, 8), 4, 4);
        painter.setPen(colours.text);
        painter.drawText(words, Qt::AlignCenter | Qt::TextWordWrap, m_message);
    }
    if (m_ringShown && hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

bool ExplainPane::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) return true; // it would lie over what one is looking at
    return QWidget::event(event);
}

void ExplainPane::resizeEvent(QResizeEvent*)
{
    m_view.setWidgetSize(size());
    Q_EMIT resized();
}

void ExplainPane::mouseMoveEvent(QMouseEvent* event)
{
    Q_EMIT modifiersSeen(event->modifiers());
    if (m_panFrom) {
        m_view.pan(event->position() - *m_panFrom);
        m_panFrom = event->position();
        update();
        Q_EMIT viewChanged();
    } else if (m_pressed && (event->position() - *m_pressed).manhattanLength() > QApplication::startDragDistance()) {
        m_panFrom = m_pressed;
        m_pressed.reset();
        setCursor(Qt::ClosedHandCursor);
    }
    Q_EMIT pointed(pixelAt(event->position()));
}

void ExplainPane::mousePressEvent(QMouseEvent* event)
{
    m_ringShown = false;
    if (event->button() == Qt::LeftButton)
        m_pressed = event->position();
    else if (event->button() == Qt::MiddleButton)
        m_panFrom = event->position();
}

void ExplainPane::mouseReleaseEvent(QMouseEvent* event)
{
    const bool struck = m_pressed && event->button() == Qt::LeftButton;
    m_pressed.reset();
    m_panFrom.reset();
    setCursor(Qt::CrossCursor);
    if (const QPoint pixel = pixelAt(event->position()); struck && pixel != ExplainPoints::kNone) Q_EMIT clicked(pixel);
}

void ExplainPane::wheelEvent(QWheelEvent* event)
{
    const QPoint angle = event->angleDelta();
    const double notches = (angle.y() != 0 ? angle.y() : angle.x()) / kNotch; // with Alt some systems turn the axes
    event->accept();
    if (event->modifiers() & Qt::ControlModifier) {
        m_view.zoomBy(std::pow(kZoomPerNotch, notches), event->position());
        update();
        Q_EMIT viewChanged();
        return;
    }
    m_turned += notches;
    const int steps = int(m_turned); // touch pads send many small turns
    m_turned -= steps;
    if (steps != 0) Q_EMIT stepped(-steps);
}

void ExplainPane::keyPressEvent(QKeyEvent* event)
{
    const QHash<int, QPoint> arrows = {
        {Qt::Key_Left, {-1, 0}}, {Qt::Key_Right, {1, 0}}, {Qt::Key_Up, {0, -1}}, {Qt::Key_Down, {0, 1}}};
    const QPoint by = arrows.value(event->key());
    const QSize size = m_view.imageSize();
    if (by.isNull() || size.isEmpty() || event->modifiers() & Qt::ControlModifier) return QWidget::keyPressEvent(event);
    const int step = std::max(1, std::max(size.width(), size.height()) / 128); // about one position of the finest map
    const QPoint from =
        m_points.current() == ExplainPoints::kNone ? QPoint(size.width() / 2, size.height() / 2) : m_points.current();
    const QPoint to = from + by * step;
    Q_EMIT pointed({std::clamp(to.x(), 0, size.width() - 1), std::clamp(to.y(), 0, size.height() - 1)});
}

void ExplainPane::enterEvent(QEnterEvent*)
{
    Q_EMIT entered();
}

void ExplainPane::leaveEvent(QEvent*)
{
    Q_EMIT pointed(ExplainPoints::kNone);
}

void ExplainPane::focusInEvent(QFocusEvent* event)
{
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        m_ringShown = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void ExplainPane::focusOutEvent(QFocusEvent*)
{
    update();
}

} // namespace sdw::ui
