#include "ui/shell/rail.h"

#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOption>
#include <QVBoxLayout>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kHeight = 54, kIcon = 20, kBar = 3, kBesideWord = 3;
constexpr double kSmallest = 6; // points, for long words of other languages

} // namespace

RailButton::RailButton(const QString& name, const QIcon& icon, QWidget* parent)
    : QAbstractButton(parent)
{
    setText(name);
    setIcon(icon);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize RailButton::sizeHint() const
{
    return {Rail::kWidth, kHeight};
}

void RailButton::setWordFont(const QFont& font)
{
    m_wordFont = font;
    update();
}

void RailButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ThemeColours& colours = themeColours(currentTheme());
    if (isChecked() || m_hover) painter.fillRect(rect(), isChecked() ? colours.raised : colours.panel);
    if (isChecked()) painter.fillRect(QRect(0, 0, kBar, height()), colours.accent);
    icon().paint(&painter, QRect(0, 8, width(), kIcon), Qt::AlignCenter);
    painter.setFont(m_wordFont);
    painter.setPen(isChecked() ? colours.text : colours.quietText);
    painter.drawText(QRect(0, 8 + kIcon + 2, width(), height() - kIcon - 12), Qt::AlignHCenter | Qt::AlignTop, text());
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.rect = rect().adjusted(2, 2, -2, -2);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void RailButton::enterEvent(QEnterEvent* event)
{
    m_hover = true;
    update();
    QAbstractButton::enterEvent(event);
}

void RailButton::leaveEvent(QEvent* event)
{
    m_hover = false;
    update();
    QAbstractButton::leaveEvent(event);
}

Rail::Rail(QWidget* parent)
    : QWidget(parent)
    , m_top(new QVBoxLayout)
    , m_bottom(new QVBoxLayout)
{
    setObjectName(QStringLiteral("rail"));
    setFixedWidth(kWidth);
    setAccessibleName(tr("Workspaces"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QVBoxLayout* part : {m_top, m_bottom}) {
        part->setContentsMargins(0, 0, 0, 0);
        part->setSpacing(0);
    }
    layout->addLayout(m_top);
    layout->addStretch(1);
    layout->addLayout(m_bottom);
}

void Rail::add(const QString& id, const QString& name, const QIcon& icon, bool atBottom)
{
    auto* button = new RailButton(name, icon, this);
    button->setObjectName(id);
    (atBottom ? m_bottom : m_top)->addWidget(button);
    m_buttons.push_back(button);
    fitWords();
    connect(button, &QAbstractButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
}

/// One size for all words, so that none looks more important: the largest at which the longest one fits.
void Rail::fitWords()
{
    QFont small = smallFont(font());
    const auto fits = [&](const RailButton* button) {
        return QFontMetrics(small).horizontalAdvance(button->text()) <= kWidth - 2 * kBesideWord;
    };
    while (small.pointSizeF() > kSmallest && !std::all_of(m_buttons.begin(), m_buttons.end(), fits))
        small.setPointSizeF(small.pointSizeF() - 0.25);
    for (RailButton* button : m_buttons)
        button->setWordFont(small);
}

void Rail::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange) fitWords();
    QWidget::changeEvent(event);
}

void Rail::setToolTip(const QString& id, const QString& toolTip)
{
    for (RailButton* button : m_buttons)
        if (button->objectName() == id) button->setToolTip(toolTip);
}

void Rail::setCurrent(const QString& id)
{
    for (RailButton* button : m_buttons)
        if (button->objectName() == id) button->setChecked(true);
}

void Rail::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Up ? -1 : event->key() == Qt::Key_Down ? 1 : 0;
    const auto focused =
        std::find_if(m_buttons.begin(), m_buttons.end(), [](auto* button) { return button->hasFocus(); });
    if (step == 0 || focused == m_buttons.end()) return QWidget::keyPressEvent(event);
    const int next = std::clamp(int(focused - m_buttons.begin()) + step, 0, int(m_buttons.size()) - 1);
    m_buttons[std::size_t(next)]->setFocus(Qt::TabFocusReason);
    m_buttons[std::size_t(next)]->click();
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ThemeColours& colours = themeColours(currentTheme());
    painter.fillRect(rect(), colours.window);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), colours.hairline);
}

} // namespace sdw::ui
