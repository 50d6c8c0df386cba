#include "ui/assist/region_delegate.h"

#include "ui/settings/style.h"
#include "ui/settings/theme.h"
#include "ui/widgets/list_row.h"

#include <QPainter>

namespace sdw::ui {
namespace {

constexpr QSize kThumb(64, 48);
const QString kBetween = QStringLiteral(" · "); // the name of an image and what is said about it
constexpr int kMargin = 8, kGap = 8, kAskedLines = 2;

int wordsHeight(const QFont& font)
{
    return kAskedLines * QFontMetrics(font).lineSpacing() + QFontMetrics(smallFont(font)).height();
}

} // namespace

QSize RegionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {120, std::max(kThumb.height(), wordsHeight(option.font)) + kMargin};
}

void RegionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ThemeColours& colours = themeColours(currentTheme());
    const QRect row = option.rect;
    painter->save();
    paintRowGround(painter, option);
    const QRect thumb(QPoint(row.left() + kMargin, row.top() + (row.height() - kThumb.height()) / 2), kThumb);
    paintThumbnail(painter, thumb, index.data(Qt::DecorationRole).value<QPixmap>(), QStringLiteral("image"),
                   IconTint::Quiet);

    const QString words = index.data().toString();
    const QString asked = words.section(QLatin1Char('\n'), 0, 0), where = words.section(QLatin1Char('\n'), 1);
    const QFont quiet = smallFont(option.font);
    const QFontMetrics large(option.font), small(quiet);
    const int left = thumb.right() + 1 + kGap, width = row.right() - kMargin - left;
    const bool one = large.horizontalAdvance(asked) <= width;
    const int askedHeight = (one ? 1 : kAskedLines) * large.lineSpacing();
    const QRect first(left, row.top() + (row.height() - askedHeight - small.height()) / 2, width, askedHeight);
    painter->setFont(option.font);
    painter->setPen(colours.text);
    painter->drawText(first, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, asked);
    painter->setFont(quiet);
    painter->setPen(colours.quietText);
    // A long name gives way, so that what is said about the place is read in any case.
    const qsizetype split = where.lastIndexOf(kBetween);
    const QString about = split < 0 ? QString() : where.mid(split);
    const QString name = small.elidedText(where.left(split), Qt::ElideMiddle, width - small.horizontalAdvance(about));
    painter->drawText(QRect(left, first.bottom() + 1, width, small.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      name + about);
    paintRowFocus(painter, option);
    painter->restore();
}

} // namespace sdw::ui
