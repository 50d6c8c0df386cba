#include "ui/project/image_delegate.h"

#include "ui/icons/icon.h"
#include "ui/project/image_list_model.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

namespace sdw::ui {
namespace {

constexpr int kMargin = 8, kGap = 8, kIcon = 16, kBar = 3;
constexpr QSize kSmall(48, 36), kLarge(104, 78); // thumbnails

/// Fully labelled images say so with a full bar, too; the number tells the rest.
void drawThumbnail(QPainter* painter, const QRect& room, const QPixmap& picture, bool unreadable)
{
    const ThemeColours& colours = themeColours(currentTheme());
    painter->fillRect(room, colours.canvas);
    if (picture.isNull()) {
        const int side = std::min(room.height() - 12, 20);
        const QRect icon(room.center() - QPoint(side / 2, side / 2), QSize(side, side));
        themedIcon(unreadable ? QStringLiteral("error") : QStringLiteral("image"),
                   unreadable ? IconTint::Bad : IconTint::Quiet)
            .paint(painter, icon);
        return;
    }
    const QSize size = picture.size().scaled(room.size(), Qt::KeepAspectRatio);
    const QRect place(room.left() + (room.width() - size.width()) / 2, room.top() + (room.height() - size.height()) / 2,
                      size.width(), size.height());
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawPixmap(place, picture);
}

IconTint tintOf(ImageState state)
{
    switch (state) {
    case ImageState::New:
        return IconTint::Quiet;
    case ImageState::InProgress:
        return IconTint::Accent;
    default:
        return IconTint::Good;
    }
}

} // namespace

int ImageDelegate::rowHeight() const
{
    return (m_large ? kLarge : kSmall).height() + kMargin;
}

QSize ImageDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {120, rowHeight()};
}

void ImageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ThemeColours& colours = themeColours(currentTheme());
    const QRect row = option.rect;
    painter->save();
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) painter->fillRect(row, colours.raised);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(QRect(row.left(), row.top(), kBar, row.height()), colours.accent);

    const QString problem = index.data(ImageListModel::ProblemRole).toString();
    const QSize size = m_large ? kLarge : kSmall;
    const QRect thumb(QPoint(row.left() + kMargin, row.top() + (row.height() - size.height()) / 2), size);
    const auto picture = index.data(ImageListModel::ThumbnailRole).value<QPixmap>();
    drawThumbnail(painter, thumb, picture, picture.isNull() && !problem.isEmpty());

    const QFont quiet = smallFont(option.font);
    const QFontMetrics name(option.font), small(quiet);
    const int lines = name.height() + small.height() + 2;
    QRect text(thumb.right() + 1 + kGap, row.top() + (row.height() - lines) / 2, 0, lines);
    text.setRight(row.right() - kMargin);
    const auto state = ImageState(index.data(ImageListModel::StateRole).toInt());
    const QRect icon(text.left(), text.top() + (name.height() - kIcon) / 2, kIcon, kIcon);
    themedIcon(stateIcon(state), tintOf(state)).paint(painter, icon);
    QRect first = text.adjusted(kIcon + 6, 0, 0, 0);
    if (!problem.isEmpty()) {
        themedIcon(QStringLiteral("warning"), IconTint::Warning)
            .paint(painter, QRect(first.right() - kIcon + 1, icon.top(), kIcon, kIcon));
        first.setRight(first.right() - kIcon - 4);
    }
    painter->setFont(option.font);
    painter->setPen(colours.text);
    painter->drawText(first, Qt::AlignLeft | Qt::AlignTop,
                      name.elidedText(index.data().toString(), Qt::ElideMiddle, first.width()));

    const QVariant known = index.data(ImageListModel::ShareRole);
    const QString share = shareText(known.isValid() ? std::optional<double>(known.toDouble()) : std::nullopt);
    const int shareWidth = small.horizontalAdvance(share);
    painter->setFont(quiet);
    painter->setPen(colours.quietText);
    const QRect second(text.left(), text.bottom() + 1 - small.height(), text.width(), small.height());
    painter->drawText(second, Qt::AlignRight | Qt::AlignVCenter, share);
    painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter,
                      small.elidedText(index.data(ImageListModel::FolderRole).toString(), Qt::ElideLeft,
                                       second.width() - shareWidth - kGap));

    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.rect = row;
        const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
    painter->restore();
}

} // namespace sdw::ui
