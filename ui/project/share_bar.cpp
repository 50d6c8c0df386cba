#include "ui/project/share_bar.h"

#include "ui/settings/theme.h"

#include <QPainter>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kHeight = 4;

} // namespace

ShareBar::ShareBar(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(kHeight);
    setAttribute(Qt::WA_TransparentForMouseEvents); // the words beside it tell the same
}

void ShareBar::setShare(double share)
{
    m_share = std::clamp(share, 0.0, 1.0);
    update();
}

void ShareBar::paintEvent(QPaintEvent*)
{
    const ThemeColours& colours = themeColours(currentTheme());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.hairline);
    painter.drawRoundedRect(rect(), kHeight / 2.0, kHeight / 2.0);
    if (m_share <= 0) return;
    painter.setBrush(colours.accent);
    const double length = std::max(double(kHeight), width() * m_share); // the first image shows, too
    painter.drawRoundedRect(QRectF(0, 0, length, kHeight), kHeight / 2.0, kHeight / 2.0);
}

} // namespace sdw::ui
