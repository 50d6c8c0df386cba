#include "ui/shell/empty_page.h"

#include "ui/actions/action_registry.h"
#include "ui/icons/icon.h"
#include "ui/icons/icon_label.h"
#include "ui/shell/app_context.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kIcon = 48, kWidest = 440;

/// A button that is and does what the action is and does.
QPushButton* buttonFor(QAction* action, QWidget* parent)
{
    auto* button = new QPushButton(action->icon(), action->text(), parent);
    button->setObjectName(QStringLiteral("emptyFirst"));
    const auto follow = [button, action] {
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace

EmptyPage::EmptyPage(AppContext& context, const QString& icon, const QString& sentence, QAction* first)
{
    const auto trigger = [&context](const char* id) {
        return [&context, id] { context.actions.find(QLatin1String(id))->trigger(); }; // another workspace makes it
    };
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* sign = new IconLabel(kIcon, this);
    sign->setIcon(themedIcon(icon, IconTint::Quiet));
    auto* words = new QLabel(sentence, this);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignCenter);
    words->setFixedWidth(kWidest);
    QPushButton* main = nullptr;
    if (first) {
        main = buttonFor(first, this);
    } else {
        main = new QPushButton(themedIcon(QStringLiteral("open")), tr("Open a folder of images"), this);
        main->setObjectName(QStringLiteral("emptyFolder"));
        main->setToolTip(tr("Open a project, a data set or a folder of images"));
        connect(main, &QPushButton::clicked, this, trigger("project.open-folder"));
    }
    auto* demo = new QPushButton(tr("Try the demo"), this);
    demo->setObjectName(QStringLiteral("emptyDemo"));
    demo->setToolTip(tr("Open scenes that the program draws itself"));
    demo->setFlat(true);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(24, 24, 24, 24);
    lines->setSpacing(12);
    lines->addStretch(2);
    lines->addWidget(sign, 0, Qt::AlignHCenter);
    auto* middle = new QHBoxLayout; // an alignment would not ask the sentence how high it is at its width
    middle->addStretch(1);
    middle->addWidget(words);
    middle->addStretch(1);
    lines->addLayout(middle);
    lines->addSpacing(4);
    lines->addWidget(main, 0, Qt::AlignHCenter);
    lines->addWidget(demo, 0, Qt::AlignHCenter);
    lines->addStretch(3);
    connect(demo, &QPushButton::clicked, this, trigger("project.open-demo"));
}

} // namespace sdw::ui
