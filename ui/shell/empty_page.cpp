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

} // namespace

EmptyPage::EmptyPage(AppContext& context, const QString& icon, const QString& sentence, QWidget* parent)
    : QWidget(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* sign = new IconLabel(kIcon, this);
    sign->setIcon(themedIcon(icon, IconTint::Quiet));
    auto* words = new QLabel(sentence, this);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignCenter);
    words->setFixedWidth(kWidest);
    auto* folder = new QPushButton(themedIcon(QStringLiteral("open")), tr("Open a folder of images"), this);
    folder->setObjectName(QStringLiteral("emptyFolder"));
    folder->setToolTip(tr("Open a project, a data set or a folder of images"));
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
    lines->addWidget(folder, 0, Qt::AlignHCenter);
    lines->addWidget(demo, 0, Qt::AlignHCenter);
    lines->addStretch(3);
    const auto trigger = [&context](const char* id) {
        return [&context, id] { context.actions.find(QLatin1String(id))->trigger(); }; // another workspace makes it
    };
    connect(folder, &QPushButton::clicked, this, trigger("project.open-folder"));
    connect(demo, &QPushButton::clicked, this, trigger("project.open-demo"));
}

} // namespace sdw::ui
