#include "ui/canvas/picture_view.h"

#include "ui/settings/theme.h"

#include <QPainter>

namespace sdw::ui {
namespace {

constexpr int kMargin = 12; // pixels of surround at least

} // namespace

PictureView::PictureView(QWidget* parent)
    : QWidget(parent)
{
    setMinimumSize(240, 180);
}

void PictureView::setImage(const QImage& image)
{
    m_image = image;
    m_scaled = {};
    update();
}

void PictureView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColours(currentTheme()).canvas);
    if (m_image.isNull()) return;
    const QRect room = rect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    QRect at(QPoint(), m_image.size().scaled(room.size(), Qt::KeepAspectRatio));
    at.moveCenter(room.center());
    const QSize size = at.size() * devicePixelRatioF();
    if (m_scaled.size() != size) {
        m_scaled = QPixmap::fromImage(m_image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        m_scaled.setDevicePixelRatio(devicePixelRatioF());
    }
    painter.drawPixmap(at, m_scaled);
}

void PictureView::resizeEvent(QResizeEvent* event)
{
    m_scaled = {};
    QWidget::resizeEvent(event);
}

} // namespace sdw::ui
