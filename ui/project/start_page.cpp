#include "ui/project/start_page.h"

#include "ui/icons/icon.h"
#include "ui/project/choice_card.h"
#include "ui/settings/style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace sdw::ui {
namespace {

constexpr int kWidest = 760;

} // namespace

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("startPage"));
    auto* title = new QLabel(QStringLiteral("SegDeformer Workbench"), this);
    QFont large = titleFont(title->font());
    large.setPointSizeF(large.pointSizeF() * 1.25);
    title->setFont(large);
    auto* purpose = new QLabel(tr("Label images, train a segmentation model on them, and see what it looks at."), this);
    purpose->setForegroundRole(QPalette::PlaceholderText);
    purpose->setWordWrap(true);

    auto* demo = new ChoiceCard(
        tr("Try the demo"),
        tr("Scenes that the program draws itself, labelled, with a trained model. Nothing is downloaded."),
        themedIcon(QStringLiteral("demo"), IconTint::Accent), this);
    demo->setObjectName(QStringLiteral("startDemo"));
    auto* folder =
        new ChoiceCard(tr("Open a folder of images"),
                       tr("Your own pictures, with or without labels. They are read where they are and never changed."),
                       themedIcon(QStringLiteral("open"), IconTint::Accent), this);
    folder->setObjectName(QStringLiteral("startFolder"));
    auto* dataset =
        new ChoiceCard(tr("Open a data set"),
                       tr("ADE20K, Cityscapes, COCO-Stuff, Pascal VOC or images with index PNGs, as a new project."),
                       themedIcon(QStringLiteral("dataset"), IconTint::Accent), this);
    dataset->setObjectName(QStringLiteral("startDataset"));
    auto* drop = new QLabel(tr("You can also drop a folder or an image anywhere on this window."), this);
    drop->setFont(smallFont(drop->font()));
    drop->setForegroundRole(QPalette::PlaceholderText);
    drop->setWordWrap(true);

    auto* cards = new QHBoxLayout;
    cards->setSpacing(16);
    for (ChoiceCard* card : {demo, folder, dataset})
        cards->addWidget(card);
    auto* column = new QWidget(this);
    column->setMaximumWidth(kWidest);
    auto* lines = new QVBoxLayout(column);
    lines->setContentsMargins(24, 24, 24, 24);
    lines->setSpacing(8);
    lines->addStretch(2);
    lines->addWidget(title);
    lines->addWidget(purpose);
    lines->addSpacing(16);
    lines->addLayout(cards);
    lines->addSpacing(8);
    lines->addWidget(drop);
    lines->addStretch(3);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addStretch(1);
    layout->addWidget(column, 100); // its greatest width goes first
    layout->addStretch(1);

    connect(demo, &QAbstractButton::clicked, this, &StartPage::demoChosen);
    connect(folder, &QAbstractButton::clicked, this, &StartPage::folderChosen);
    connect(dataset, &QAbstractButton::clicked, this, &StartPage::datasetChosen);
}

void StartPage::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), palette().color(QPalette::Base));
}

} // namespace sdw::ui
