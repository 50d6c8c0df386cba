#include "ui/shell/dock_title.h"

#include "ui/icons/icon.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace sdw::ui {

DockTitle::DockTitle(QDockWidget* dock)
    : QWidget(dock)
{
    auto* title = new QLabel(dock->windowTitle(), this);
    QFont font = smallFont(title->font());
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    title->setForegroundRole(QPalette::PlaceholderText);
    auto* close = new QToolButton(this);
    close->setIcon(themedIcon(QStringLiteral("close"), IconTint::Quiet));
    close->setIconSize({12, 12});
    close->setAutoRaise(true);
    close->setToolTip(tr("Hide the panel “%1”; its action brings it back").arg(dock->windowTitle()));
    close->setAccessibleName(tr("Hide the panel “%1”").arg(dock->windowTitle()));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 2, 4, 2);
    layout->addWidget(title, 1);
    layout->addWidget(close);
    connect(close, &QToolButton::clicked, this, &DockTitle::closeClicked);
    connect(dock, &QDockWidget::windowTitleChanged, title, &QLabel::setText);
}

void DockTitle::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ThemeColours& colours = themeColours(currentTheme());
    painter.fillRect(rect(), colours.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.hairline);
}

} // namespace sdw::ui
