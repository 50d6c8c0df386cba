#include "ui/shell/dock_title.h"

#include "ui/icons/icon.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace sdw::ui {

DockTitle::DockTitle(QDockWidget* dock)
    : QWidget(dock)
    , m_row(new QWidget(this))
{
    auto* title = new QLabel(dock->windowTitle(), m_row);
    QFont font = smallFont(title->font());
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    title->setForegroundRole(QPalette::PlaceholderText);
    auto* close = new QToolButton(m_row);
    close->setIcon(themedIcon(QStringLiteral("close"), IconTint::Quiet));
    close->setIconSize({12, 12});
    close->setAutoRaise(true);
    close->setToolTip(tr("Hide the panel “%1”; its action brings it back").arg(dock->windowTitle()));
    close->setAccessibleName(tr("Hide the panel “%1”").arg(dock->windowTitle()));
    auto* layout = new QHBoxLayout(m_row);
    layout->setContentsMargins(12, 2, 4, 2);
    layout->addWidget(title, 1);
    layout->addWidget(close);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_row);
    connect(close, &QToolButton::clicked, this, &DockTitle::closeClicked);
    connect(dock, &QDockWidget::windowTitleChanged, title, &QLabel::setText);
}

void DockTitle::setInTab(bool inTab)
{
    if (inTab == m_inTab) return;
    m_inTab = inTab;
    m_row->setVisible(!inTab);
    updateGeometry();
}

QSize DockTitle::sizeHint() const
{
    return m_inTab ? QSize(0, 0) : QWidget::sizeHint();
}

void DockTitle::paintEvent(QPaintEvent*)
{
    if (m_inTab) return;
    QPainter painter(this);
    const ThemeColours& colours = themeColours(currentTheme());
    painter.fillRect(rect(), colours.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.hairline);
}

} // namespace sdw::ui
