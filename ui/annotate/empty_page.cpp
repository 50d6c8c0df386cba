#include "ui/annotate/empty_page.h"

#include "ui/icons/icon.h"
#include "ui/icons/icon_label.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kIcon = 48, kWidest = 440;

} // namespace

EmptyPage::EmptyPage(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("annotateEmpty"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* icon = new IconLabel(kIcon, this);
    icon->setIcon(themedIcon(QStringLiteral("annotate"), IconTint::Quiet));
    auto* sentence = new QLabel(tr("Here you say what is where in your images: paint classes over them with brushes, "
                                   "outlines and tools that find edges by themselves."),
                                this);
    sentence->setWordWrap(true);
    sentence->setAlignment(Qt::AlignCenter);
    sentence->setFixedWidth(kWidest);
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
    lines->addWidget(icon, 0, Qt::AlignHCenter);
    auto* middle = new QHBoxLayout; // an alignment would not ask the sentence how high it is at its width
    middle->addStretch(1);
    middle->addWidget(sentence);
    middle->addStretch(1);
    lines->addLayout(middle);
    lines->addSpacing(4);
    lines->addWidget(folder, 0, Qt::AlignHCenter);
    lines->addWidget(demo, 0, Qt::AlignHCenter);
    lines->addStretch(3);
    connect(folder, &QPushButton::clicked, this, &EmptyPage::folderWanted);
    connect(demo, &QPushButton::clicked, this, &EmptyPage::demoWanted);
}

} // namespace sdw::ui
