#include "ui/widgets/list_row.h"

#include "ui/settings/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOptionFocusRect>

namespace sdw::ui {
namespace {

constexpr int kMark = 3;                       ///< wide
constexpr int kLargestIcon = 20, kIconGap = 6; ///< in the place of a thumbnail

} // namespace

void paintRowGround(QPainter* painter, const QStyleOptionViewItem& option)
{
    const ThemeColours& colours = themeColours(currentTheme());
    const QRect& row = option.rect;
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) painter->fillRect(row, colours.raised);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(QRect(row.left(), row.top(), kMark, row.height()), colours.accent);
}

void paintRowFocus(QPainter* painter, const QStyleOptionViewItem& option)
{
    if (!(option.state & QStyle::State_HasFocus) || !(option.state & QStyle::State_KeyboardFocusChange)) return;
    QStyleOptionFocusRect focus;
    focus.QStyleOption::operator=(option);
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
}

void paintThumbnail(QPainter* painter, const QRect& room, const QPixmap& picture, const QString& icon, IconTint tint)
{
    painter->fillRect(room, themeColours(currentTheme()).canvas);
    if (picture.isNull()) {
        const int side = std::min(room.height() - 2 * kIconGap, kLargestIcon);
        const QRect place(room.center() - QPoint(side / 2, side / 2), QSize(side, side));
        return themedIcon(icon, tint).paint(painter, place);
    }
    const QSize size = picture.size().scaled(room.size(), Qt::KeepAspectRatio);
    const QPoint corner((room.width() - size.width()) / 2, (room.height() - size.height()) / 2);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawPixmap(QRect(room.topLeft() + corner, size), picture);
}

} // namespace sdw::ui
