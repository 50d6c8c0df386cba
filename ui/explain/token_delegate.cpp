#include "ui/explain/token_delegate.h"

#include "ui/explain/token_model.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QLocale>
#include <QPainter>

#include <utility>

namespace sdw::ui {
namespace {

constexpr int kMargin = 4, kLines = 3; // of words below the picture

QSize pictureSize(const QModelIndex& index, int width)
{
    const QSize size = index.data(Qt::DecorationRole).value<QImage>().size();
    return size.isEmpty() ? QSize(width, width) : QSize(width, std::max(1, width * size.height() / size.width()));
}

} // namespace

void TokenDelegate::setPictureWidth(int pixels)
{
    if (std::exchange(m_width, pixels) != pixels) Q_EMIT sizeHintChanged({});
}

QSize TokenDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFontMetrics small(smallFont(option.font));
    return pictureSize(index, m_width) + QSize(2 * kMargin, 3 * kMargin + kLines * small.height());
}

void TokenDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ThemeColours& colours = themeColours(currentTheme());
    painter->save();
    const bool chosen = option.state & QStyle::State_Selected;
    const QRect room = option.rect.adjusted(1, 1, -1, -1);
    if (chosen) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.accent);
        painter->drawRoundedRect(room, 4, 4);
    }
    const QSize size = pictureSize(index, m_width);
    const QRect picture(room.left() + (room.width() - size.width()) / 2, room.top() + kMargin - 1, size.width(),
                        size.height());
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(picture, index.data(Qt::DecorationRole).value<QImage>());
    painter->setFont(smallFont(option.font));
    const QFontMetrics metrics(painter->font());
    const QRect words(picture.left(), picture.bottom() + kMargin, picture.width(), metrics.height());
    painter->setPen(chosen ? colours.onAccent : colours.text);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    painter->setPen(chosen ? colours.onAccent : colours.quietText);
    const QRect below = words.translated(0, metrics.height());
    painter->drawText(below, Qt::AlignLeft | Qt::AlignVCenter, index.data(TokenModel::ActivationRole).toString());
    painter->drawText(below.translated(0, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      tr("IoU %1").arg(index.data(TokenModel::IouRole).toString()));
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange) {
        painter->setPen(QPen(chosen ? colours.text : colours.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(room.adjusted(1, 1, -1, -1), 4, 4);
    }
    painter->restore();
}

} // namespace sdw::ui
