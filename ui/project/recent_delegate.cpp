#include "ui/project/recent_delegate.h"

#include "ui/project/recent_projects.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"
#include "ui/widgets/list_row.h"

#include <QPainter>
#include <QPainterPath>

namespace sdw::ui {
namespace {

constexpr int kHeight = 72, kThumbWidth = 56, kThumbHeight = 42, kRing = 20;

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
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowGround(painter, option);

    const QRect thumb(option.rect.left() + 12, option.rect.top() + (kHeight - kThumbHeight) / 2, kThumbWidth,
                      kThumbHeight);
    QPainterPath corner;
    corner.addRoundedRect(thumb, 4, 4);
    painter->setClipPath(corner);
    paintThumbnail(painter, thumb, index.data(RecentProjects::ThumbnailRole).value<QPixmap>(), QStringLiteral("image"),
                   IconTint::Quiet);
    painter->setClipping(false);

    QRect text = option.rect.adjusted(12 + kThumbWidth + 8, 10, -8 - kRing - 8, -10);
    QFont name = option.font;
    name.setWeight(QFont::DemiBold);
    painter->setFont(name);
    painter->setPen(colours.text);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignTop,
                      QFontMetrics(name).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    const QFont quiet = smallFont(option.font);
    painter->setFont(quiet);
    painter->setPen(colours.quietText);
    const QFontMetrics small(quiet);
    // A line each: in narrow docks and wordy languages the two do not fit side by side.
    QRect line(text.left(), text.bottom() + 1 - 2 * small.height(), option.rect.right() - 8 - text.left(),
               small.height());
    for (const int role : {int(RecentProjects::CountRole), int(RecentProjects::LastOpenedRole)}) {
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                          small.elidedText(index.data(role).toString(), Qt::ElideRight, line.width()));
        line.translate(0, small.height());
    }
    drawRing(painter, QRectF(option.rect.right() - 8 - kRing, text.top(), kRing - 4, kRing - 4),
             index.data(RecentProjects::ProgressRole).toDouble(), colours.hairline, colours.accent);
    paintRowFocus(painter, option);
    painter->restore();
}

} // namespace sdw::ui
