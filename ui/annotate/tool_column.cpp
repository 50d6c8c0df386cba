#include "ui/annotate/tool_column.h"

#include "ui/annotate/tool_set.h"

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QToolButton>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kButton = 32, kIcon = 20, kMargin = 4, kGroupGap = 4;

} // namespace

ToolColumn::ToolColumn(const ToolSet& tools, QWidget* parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("toolColumn"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the wheel and Tab reach what a low window cuts off
    setFixedWidth(kButton + 2 * kMargin);
    setWidgetResizable(true);
    auto* column = new QWidget(this);
    auto* lines = new QVBoxLayout(column);
    lines->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    lines->setSpacing(2);
    const ToolGroup* group = nullptr;
    for (const ToolSet::Item& item : tools.items()) {
        if (group && *group != item.info.group) {
            auto* line = new QFrame(column);
            line->setFrameShape(QFrame::HLine);
            line->setForegroundRole(QPalette::Mid);
            lines->addSpacing(kGroupGap);
            lines->addWidget(line);
            lines->addSpacing(kGroupGap);
        }
        group = &item.info.group;
        auto* button = new QToolButton(column);
        button->setDefaultAction(item.action); // icon, tool tip with key and state follow the action
        button->setObjectName(QStringLiteral("tool-") + item.info.id);
        button->setAccessibleName(item.info.name);
        button->setIconSize({kIcon, kIcon});
        button->setFixedSize(kButton, kButton);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys to the canvas
        button->installEventFilter(this);
        lines->addWidget(button);
    }
    lines->addStretch(1);
    setWidget(column);
}

bool ToolColumn::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn) ensureWidgetVisible(static_cast<QWidget*>(watched), 0, kMargin);
    return QScrollArea::eventFilter(watched, event);
}

} // namespace sdw::ui
