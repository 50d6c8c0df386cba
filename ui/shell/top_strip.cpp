#include "ui/shell/top_strip.h"

#include "ui/settings/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>

namespace sdw::ui {
namespace {

constexpr int kGroupGap = 8;

QToolButton* buttonFor(QAction* action, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action); // icon, tool tip and state follow the action
    button->setIconSize({20, 20});
    button->setFixedSize(32, 32);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action->text());
    return button;
}

} // namespace

TopStrip::TopStrip(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_right(new QHBoxLayout)
    , m_left(new QStackedWidget(this))
    , m_title(new QLabel(this))
{
    setObjectName(QStringLiteral("topStrip"));
    setFixedHeight(kHeight);
    m_layout->setContentsMargins(12, 0, 8, 0);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_left, 1);
    m_layout->addLayout(m_right);
    m_right->setSpacing(4);
    m_title->setObjectName(QStringLiteral("stripTitle"));
    QFont font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_left->addWidget(m_title);
}

void TopStrip::add(const QString& id, QWidget* options, const std::vector<QAction*>& actions)
{
    Part part{.id = id, .options = options};
    if (options) m_left->addWidget(options);
    part.buttons = new QWidget(this);
    auto* row = new QHBoxLayout(part.buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QAction* action : actions)
        action ? row->addWidget(buttonFor(action, part.buttons)) : row->addSpacing(kGroupGap);
    if (!actions.empty()) row->addSpacing(kGroupGap);
    part.buttons->hide();
    m_right->insertWidget(int(m_parts.size()), part.buttons);
    m_parts.push_back(part);
}

void TopStrip::addCommon(QAction* action)
{
    m_right->addWidget(buttonFor(action, this));
}

void TopStrip::setCurrent(const QString& id)
{
    m_left->setCurrentWidget(m_title);
    for (const Part& part : m_parts) {
        part.buttons->setVisible(part.id == id);
        if (part.id == id && part.options) m_left->setCurrentWidget(part.options);
    }
}

void TopStrip::setTitle(const QString& title)
{
    m_title->setText(title);
}

void TopStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ThemeColours& colours = themeColours(currentTheme());
    painter.fillRect(rect(), colours.window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.hairline);
}

} // namespace sdw::ui
