#include "ui/training/colour_button.h"

#include "ui/icons/icon.h"
#include "ui/settings/theme.h"

#include <QAction>
#include <QApplication>
#include <QEvent>

namespace sdw::ui {

ColourButton::ColourButton(Colour colour, const QString& icon, QAction* action, QWidget* parent)
    : QPushButton(parent)
    , m_colour(colour)
    , m_action(action)
{
    setObjectName(QStringLiteral("button-") + action->objectName());
    connect(action, &QAction::changed, this, &ColourButton::follow);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    setIcon(themedIcon(icon, IconTint::OnAccent));
    follow();
    paint();
}

void ColourButton::follow()
{
    setText(m_action->text());
    setToolTip(m_action->toolTip());
    setAccessibleName(m_action->text());
    setEnabled(m_action->isEnabled());
    setVisible(m_action->isVisible());
}

void ColourButton::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::EnabledChange) paint();
}

void ColourButton::paint()
{
    if (m_painting) return;
    m_painting = true;
    const ThemeColours& theme = themeColours(currentTheme());
    QPalette palette;
    if (isEnabled()) {
        palette.setColor(QPalette::Button, m_colour == Accent    ? theme.accent
                                           : m_colour == Warning ? theme.warning
                                                                 : theme.bad);
        palette.setColor(QPalette::ButtonText, theme.onAccent);
    }
    setPalette(palette);
    m_painting = false;
}

} // namespace sdw::ui
