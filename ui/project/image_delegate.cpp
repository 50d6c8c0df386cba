#include "ui/project/image_delegate.h"

#include "ui/icons/icon.h"
#include "ui/project/image_list_model.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"
#include "ui/widgets/list_row.h"

#include <QPainter>

namespace sdw::ui {
namespace {

constexpr int kMargin = 8, kGap = 8, kIcon = 16;
constexpr QSize kSmall(48, 36), kLarge(104, 78); // thumbnails

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
    paintRowGround(painter, option);

    const QString problem = index.data(ImageListModel::ProblemRole).toString();
    const QSize size = m_large ? kLarge : kSmall;
    const QRect thumb(QPoint(row.left() + kMargin, row.top() + (row.height() - size.height()) / 2), size);
    paintThumbnail(painter, thumb, index.data(ImageListModel::ThumbnailRole).value<QPixmap>(),
                   problem.isEmpty() ? QStringLiteral("image") : QStringLiteral("error"),
                   problem.isEmpty() ? IconTint::Quiet : IconTint::Bad);

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

    paintRowFocus(painter, option);
    painter->restore();
}

} // namespace sdw::ui
