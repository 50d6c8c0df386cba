#include "ui/compare/ranked_image_delegate.h"

#include "ui/compare/ranked_image_model.h"
#include "ui/compare/signed_bar.h"
#include "ui/reports/compare_words.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"
#include "ui/widgets/list_row.h"

#include <QPainter>

namespace sdw::ui {
namespace {

constexpr int kMargin = 8, kGap = 8;
constexpr QSize kThumb(48, 36);

} // namespace

QSize RankedImageDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {120, kThumb.height() + kMargin};
}

void RankedImageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ThemeColours& colours = themeColours(currentTheme());
    const QRect row = option.rect;
    painter->save();
    paintRowGround(painter, option);
    const QRect thumb(QPoint(row.left() + kMargin, row.top() + (row.height() - kThumb.height()) / 2), kThumb);
    paintThumbnail(painter, thumb, index.data(RankedImageModel::ThumbnailRole).value<QPixmap>(),
                   QStringLiteral("image"), IconTint::Quiet);

    const QFont quiet = smallFont(option.font);
    const QFontMetrics name(option.font), small(quiet);
    const int lines = name.height() + small.height() + 2;
    const QRect text(QPoint(thumb.right() + 1 + kGap, row.top() + (row.height() - lines) / 2),
                     QPoint(row.right() - kMargin, row.top() + (row.height() + lines) / 2));
    painter->setFont(option.font);
    painter->setPen(colours.text);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignTop,
                      name.elidedText(index.data().toString(), Qt::ElideMiddle, text.width()));

    const QVariant pixels = index.data(RankedImageModel::PixelsRole), delta = index.data(RankedImageModel::DeltaRole);
    const double differing = index.data(RankedImageModel::DifferingRole).toDouble();
    const QString figure = pixels.isValid()  ? tr("%1 px", "pixels").arg(countText(pixels.toLongLong()))
                           : delta.isValid() ? pointsText(delta.toDouble())
                                             : tr("differ %1").arg(shareText(differing));
    const QRect second(text.left(), text.bottom() - small.height(), text.width(), small.height());
    painter->setFont(quiet);
    painter->setPen(delta.isValid() && !pixels.isValid() ? colours.text : colours.quietText);
    painter->drawText(second, Qt::AlignRight | Qt::AlignVCenter, figure);
    const int figureWidth = std::max(small.horizontalAdvance(figure), small.horizontalAdvance(QStringLiteral("+00.0")));
    const QRect bar = second.adjusted(0, 0, -figureWidth - kGap, 0);
    if (!pixels.isValid() && delta.isValid())
        paintSignedBar(*painter, bar, delta.toDouble(), index.data(RankedImageModel::LimitRole).toDouble());
    else if (!pixels.isValid())
        paintPlainBar(*painter, bar, differing);

    paintRowFocus(painter, option);
    painter->restore();
}

} // namespace sdw::ui
