#include "ui/settings/style.h"

#include "ui/icons/icon.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolButton>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kIcon = 20;
constexpr int kShortestThumb = 24;
constexpr int kBesideText = 12, kButtonHeight = 26; // of push buttons
constexpr double kCorner = 4, kRing = 2, kThumbGap = 3;

QFont scaled(QFont font, double factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}

void drawRing(QPainter* painter, const QRectF& rect, const QColor& colour)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, kRing));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(rect.adjusted(kRing / 2, kRing / 2, -kRing / 2, -kRing / 2), kCorner, kCorner);
    painter->restore();
}

/// Flat: nothing at rest, raised under the pointer, and a frame besides when it is on, since a tint alone is easy to
/// miss.
void drawToolButton(const QStyleOption* option, QPainter* painter)
{
    const bool on = option->state & QStyle::State_On, down = option->state & QStyle::State_Sunken;
    const bool hover = (option->state & QStyle::State_MouseOver) && (option->state & QStyle::State_Enabled);
    if (!on && !down && !hover) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor ground = option->palette.color(down ? QPalette::Mid : QPalette::Button);
    painter->setPen(on ? QPen(option->palette.color(QPalette::Highlight), 1)
                       : QPen(option->palette.color(QPalette::Mid), 1));
    painter->setBrush(ground);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), kCorner, kCorner);
    painter->restore();
}

/// A line parts the names of columns from what is below; names of rows stand beside their rows, as plain as these.
void drawHeader(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    painter->fillRect(option->rect, option->palette.color(QPalette::Base));
    const auto* header = qobject_cast<const QHeaderView*>(widget);
    if (header && header->orientation() == Qt::Vertical) return;
    const QColor hairline = option->palette.color(QPalette::Mid);
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), hairline);
}

/// A thumb without arrows: the wheel and the keys do what arrows did.
void drawScrollBar(const QStyleOptionSlider& option, const QRect& thumb, QPainter* painter)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor colour = option.palette.color(QPalette::PlaceholderText);
    colour.setAlphaF(option.state & (QStyle::State_MouseOver | QStyle::State_Sunken) ? 0.9f : 0.5f);
    painter->setBrush(colour);
    const QRectF bar = QRectF(thumb).adjusted(kThumbGap, kThumbGap, -kThumbGap, -kThumbGap);
    const double corner = std::min(bar.width(), bar.height()) / 2;
    painter->drawRoundedRect(bar, corner, corner);
    painter->restore();
}

QRect scrollThumb(const QStyleOptionSlider& option)
{
    const bool flat = option.orientation == Qt::Horizontal;
    const int room = flat ? option.rect.width() : option.rect.height();
    const int range = option.maximum - option.minimum;
    if (range <= 0) return option.rect;
    const int length = std::clamp(int(qint64(room) * option.pageStep / (qint64(range) + option.pageStep)),
                                  std::min(kShortestThumb, room), room);
    const int at = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition, room - length,
                                                   option.upsideDown);
    return flat ? QRect(option.rect.left() + at, option.rect.top(), length, option.rect.height())
                : QRect(option.rect.left(), option.rect.top() + at, option.rect.width(), length);
}

} // namespace

WorkbenchStyle::WorkbenchStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void WorkbenchStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                   const QWidget* widget) const
{
    switch (element) {
    case PE_FrameFocusRect:
        return drawRing(painter, option->rect, option->palette.color(QPalette::Highlight));
    case PE_PanelButtonTool:
        return drawToolButton(option, painter);
    case PE_FrameStatusBarItem: // its sunken boxes only add lines
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void WorkbenchStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea) return drawHeader(option, painter, widget);
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        button && element == CE_PushButtonLabel && !button->icon.isNull() && !button->text.isEmpty()) {
        QStyleOptionButton apart = *button;
        apart.text.prepend(QLatin1Char(' ')); // the icon touches the text otherwise
        return QProxyStyle::drawControl(element, &apart, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void WorkbenchStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                        const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar) return QProxyStyle::drawComplexControl(control, option, painter, widget);
    painter->fillRect(option->rect, option->palette.color(QPalette::Base));
    if (bar->maximum > bar->minimum) drawScrollBar(*bar, scrollThumb(*bar), painter);
}

QRect WorkbenchStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                     const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar) return QProxyStyle::subControlRect(control, option, part, widget);
    const QRect thumb = scrollThumb(*bar), all = bar->rect;
    const bool flat = bar->orientation == Qt::Horizontal;
    switch (part) {
    case SC_ScrollBarGroove:
        return all;
    case SC_ScrollBarSlider:
        return thumb;
    case SC_ScrollBarSubPage:
        return flat ? QRect(all.left(), all.top(), thumb.left() - all.left(), all.height())
                    : QRect(all.left(), all.top(), all.width(), thumb.top() - all.top());
    case SC_ScrollBarAddPage:
        return flat ? QRect(thumb.right() + 1, all.top(), all.right() - thumb.right(), all.height())
                    : QRect(all.left(), thumb.bottom() + 1, all.width(), all.bottom() - thumb.bottom());
    default:
        return {};
    }
}

QSize WorkbenchStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                       const QWidget* widget) const
{
    const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (type != CT_PushButton || !button || button->text.isEmpty()) return size;
    return {size.width() + kBesideText, std::max(size.height(), kButtonHeight)};
}

int WorkbenchStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ToolBarIconSize:
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
        return kIcon;
    case PM_DockWidgetSeparatorExtent:
        return 4;
    case PM_HeaderMargin:
        return 8;
    case PM_FocusFrameHMargin: // beside the texts of lists and tables
        return widget && widget->property(kDense).toBool() ? 4 : 8;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ToolBarItemSpacing:
        return 4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QIcon WorkbenchStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    if (which == SP_LineEditClearButton) return themedIcon(QStringLiteral("close"), IconTint::Quiet);
    return QProxyStyle::standardIcon(which, option, widget);
}

int WorkbenchStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                              QStyleHintReturn* data) const
{
    if (hint == SH_UnderlineShortcut) return false;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

QFont smallFont(const QFont& font)
{
    return scaled(font, 0.9);
}

QFont titleFont(const QFont& font)
{
    QFont title = scaled(font, 1.25);
    title.setWeight(QFont::DemiBold);
    return title;
}

} // namespace sdw::ui
