#include "ui/canvas/mask_view.h"

#include "ui/settings/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kMargin = 12;     // pixels of surround at least
constexpr int kFaintAlpha = 40; // of 255, classes that are not the isolated one

} // namespace

MaskView::MaskView(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setMinimumSize(240, 180);
}

void MaskView::setImage(const QImage& image)
{
    m_image = image;
    m_mask = {};
    m_overlay = {};
    m_scaled = {};
    update();
}

void MaskView::setMask(const QImage& mask)
{
    Q_ASSERT(mask.isNull() || (mask.format() == QImage::Format_Indexed8 && mask.size() == m_image.size()));
    m_mask = mask;
    rebuildOverlay();
}

void MaskView::setOpacity(double opacity)
{
    m_opacity = std::clamp(opacity, 0.0, 1.0);
    update();
}

void MaskView::isolateClass(int index)
{
    if (index == m_isolated) return;
    m_isolated = index;
    rebuildOverlay();
}

void MaskView::rebuildOverlay()
{
    m_overlay = m_mask;
    if (!m_mask.isNull()) {
        QList<QRgb> colours = m_mask.colorTable();
        for (int i = 0; m_isolated != kNoClass && i < colours.size(); ++i)
            if (i != m_isolated)
                colours[i] = qRgba(qRed(colours[i]), qGreen(colours[i]), qBlue(colours[i]),
                                   qAlpha(colours[i]) * kFaintAlpha / 255);
        m_overlay.setColorTable(colours);
        m_overlay = m_overlay.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    }
    update();
}

QRect MaskView::target() const
{
    const QRect room = rect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    QRect fitted(QPoint(), m_image.size().scaled(room.size(), Qt::KeepAspectRatio));
    fitted.moveCenter(room.center());
    return fitted;
}

void MaskView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColours(currentTheme()).canvas);
    if (m_image.isNull()) return;
    const QRect at = target();
    const QSize size = at.size() * devicePixelRatioF();
    if (m_scaled.size() != size) {
        m_scaled = QPixmap::fromImage(m_image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        m_scaled.setDevicePixelRatio(devicePixelRatioF());
    }
    painter.drawPixmap(at, m_scaled);
    if (m_overlay.isNull()) return;
    painter.setOpacity(m_opacity);
    painter.drawImage(at, m_overlay); // without smoothing: the mask's pixels are what they are
}

void MaskView::resizeEvent(QResizeEvent* event)
{
    m_scaled = {};
    QWidget::resizeEvent(event);
}

void MaskView::mouseMoveEvent(QMouseEvent* event)
{
    const QRect at = target();
    if (m_image.isNull() || !at.contains(event->pos())) return Q_EMIT pointed(kNoClass, -1, -1);
    const int x = std::min(int((event->position().x() - at.x()) * m_image.width() / at.width()), m_image.width() - 1);
    const int y =
        std::min(int((event->position().y() - at.y()) * m_image.height() / at.height()), m_image.height() - 1);
    int index = m_mask.isNull() ? kNoClass : m_mask.pixelIndex(x, y);
    if (index != kNoClass && qAlpha(m_mask.color(index)) == 0) index = kNoClass; // unlabelled
    Q_EMIT pointed(index, x, y);
}

void MaskView::leaveEvent(QEvent*)
{
    Q_EMIT pointed(kNoClass, -1, -1);
}

} // namespace sdw::ui
