#include "ui/assist/action_button.h"

#include <QAction>

namespace sdw::ui {

QPushButton* actionButton(QAction* action, QWidget* parent, const QString& text)
{
    auto* button = new QPushButton(parent);
    button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys to the canvas
    const auto follow = [button, action, text] {
        button->setEnabled(action->isEnabled());
        button->setText(text.isEmpty() ? action->text() : text);
        button->setToolTip(action->toolTip());
        button->setAccessibleName(action->text());
    };
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    return button;
}

} // namespace sdw::ui
