#include "ui/project/recent_delegate.h"

#include "ui/icons/icon.h"
#include "ui/project/recent_projects.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace sdw::ui {
namespace {

constexpr int kHeight = 64, kThumbWidth = 56, kThumbHeight = 42, kRing = 20;

void drawRing(QPainter* painter, const QRectF& rect, double progress, const QColor& track, const QColor& bar)
{
    constexpr int kFull = 360 * 16, kTop = 90 * 16; // sixteenths of a degree
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(track, 3));
    painter->drawEllipse(rect);
    painter->setPen(QPen(bar, 3, Qt::SolidLine, Qt::FlatCap));
    painter->drawArc(rect, kTop, -int(progress * kFull));
}

} // namespace

QSize RecentDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {200, kHeight};
}

void RecentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ThemeColours& colours = themeColours(currentTheme());
    const bool selected = option.state & QStyle::State_Selected, hover = option.state & QStyle::State_MouseOver;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    if (selected || hover) painter->fillRect(option.rect, colours.raised);
    if (selected)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), colours.accent);

    const QRect thumb(option.rect.left() + 12, option.rect.top() + (kHeight - kThumbHeight) / 2, kThumbWidth,
                      kThumbHeight);
    QPainterPath corner;
    corner.addRoundedRect(thumb, 4, 4);
    painter->setClipPath(corner);
    const auto picture = index.data(RecentProjects::ThumbnailRole).value<QPixmap>();
    painter->fillRect(thumb, colours.canvas);
    if (picture.isNull())
        themedIcon(QStringLiteral("image"), IconTint::Quiet).paint(painter, thumb, Qt::AlignCenter);
    else
        painter->drawPixmap(thumb, picture);
    painter->setClipping(false);

    QRect text = option.rect.adjusted(12 + kThumbWidth + 8, 12, -8 - kRing - 8, -12);
    QFont name = option.font;
    name.setWeight(QFont::DemiBold);
    painter->setFont(name);
    painter->setPen(colours.text);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignTop,
                      QFontMetrics(name).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    const QFont quiet = smallFont(option.font);
    painter->setFont(quiet);
    painter->setPen(colours.quietText);
    const int line = QFontMetrics(quiet).height();
    const QRect second(text.left(), text.bottom() - line + 1, option.rect.right() - 8 - text.left(), line);
    painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(quiet).elidedText(
                          QStringLiteral("%1 · %2").arg(index.data(RecentProjects::CountRole).toString(),
                                                        index.data(RecentProjects::LastOpenedRole).toString()),
                          Qt::ElideRight, second.width()));
    drawRing(painter, QRectF(option.rect.right() - 8 - kRing, text.top(), kRing - 4, kRing - 4),
             index.data(RecentProjects::ProgressRole).toDouble(), colours.hairline, colours.accent);
    painter->restore();
}

} // namespace sdw::ui
