#include "ui/project/choice_card.h"

#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyleOption>

namespace sdw::ui {
namespace {

constexpr int kWidth = 232, kHeight = 176, kPadding = 16, kIcon = 32;
constexpr double kCorner = 4;

} // namespace

ChoiceCard::ChoiceCard(const QString& title, const QString& sentence, const QIcon& icon, QWidget* parent)
    : QAbstractButton(parent)
    , m_sentence(sentence)
{
    setText(title);
    setIcon(icon);
    setToolTip(sentence);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

QSize ChoiceCard::sizeHint() const
{
    return {kWidth, kHeight};
}

QSize ChoiceCard::minimumSizeHint() const
{
    return {kWidth - 56, kHeight};
}

bool ChoiceCard::event(QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) update();
    return QAbstractButton::event(event);
}

void ChoiceCard::paintEvent(QPaintEvent*)
{
    const ThemeColours& colours = themeColours(currentTheme());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(underMouse() ? colours.accent : colours.hairline, 1));
    painter.setBrush(isDown() ? colours.panel : colours.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCorner, kCorner);
    const QRect inside = rect().adjusted(kPadding, kPadding, -kPadding, -kPadding);
    icon().paint(&painter, QRect(inside.topLeft(), QSize(kIcon, kIcon)));
    QFont title = font();
    title.setWeight(QFont::DemiBold);
    painter.setFont(title);
    painter.setPen(colours.text);
    QRect text = inside.adjusted(0, kIcon + 12, 0, 0);
    QRect used;
    painter.drawText(text, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, this->text(), &used);
    painter.setFont(smallFont(font()));
    painter.setPen(colours.quietText);
    text.setTop(used.bottom() + 6);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_sentence);
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace sdw::ui
