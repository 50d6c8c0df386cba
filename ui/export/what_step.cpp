#include "ui/export/what_step.h"

#include "ui/export/export_image_model.h"
#include "ui/export/step_heading.h"
#include "ui/icons/icon.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"
#include "ui/settings/style.h"

#include <QAction>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

enum PresetRole { Images = Qt::UserRole, Split };

QLabel* quiet(const QString& name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

/// Space checks or unchecks everything that is selected.
class CheckList : public QListView {
public:
    using QListView::QListView;

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

void CheckList::keyPressEvent(QKeyEvent* event)
{
    const QModelIndexList selected = selectionModel()->selectedIndexes();
    if (event->key() != Qt::Key_Space || selected.size() < 2) return QListView::keyPressEvent(event);
    const bool check = selected.first().data(Qt::CheckStateRole).toInt() != Qt::Checked;
    for (const QModelIndex& index : selected)
        model()->setData(index, int(check ? Qt::Checked : Qt::Unchecked), Qt::CheckStateRole);
}

} // namespace

WhatStep::WhatStep(ProjectSession& session, LabelStore& labels, QAction* openModel, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_images(new ExportImageModel(session, labels, this))
    , m_shown(new QSortFilterProxyModel(this))
{
    m_fromLabels = new QRadioButton(tr("Labels of the project"), this);
    m_fromLabels->setObjectName(QStringLiteral("exportLabels"));
    m_fromLabels->setToolTip(tr("What people have labelled, as it is now"));
    m_fromModel = new QRadioButton(tr("Predictions of a model"), this);
    m_fromModel->setObjectName(QStringLiteral("exportPredictions"));
    m_fromModel->setToolTip(tr("What a model sees in the images"));
    m_modelRow = new QWidget(this);
    m_modelName = quiet(QStringLiteral("exportModel"), m_modelRow);
    auto* choose = new QToolButton(m_modelRow);
    choose->setObjectName(QStringLiteral("exportChooseModel"));
    if (openModel) choose->setDefaultAction(openModel);
    choose->setAccessibleName(tr("Choose the model"));
    choose->setAutoRaise(true);
    auto* modelLine = new QHBoxLayout(m_modelRow);
    modelLine->setContentsMargins(24, 0, 0, 0);
    modelLine->addWidget(m_modelName, 1);
    modelLine->addWidget(choose);
    m_modelProblem = quiet(QStringLiteral("exportModelProblem"), this);

    m_preset = new QComboBox(this);
    m_preset->setObjectName(QStringLiteral("exportImages"));
    m_preset->setAccessibleName(tr("Images"));
    m_preset->setToolTip(tr("Which images are exported"));
    m_preset->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // names of splits may be long
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("exportSearch"));
    m_search->setPlaceholderText(tr("Filter"));
    m_search->setAccessibleName(tr("Filter images"));
    m_search->setToolTip(tr("Show only images whose file name holds these letters"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(QStringLiteral("search"), IconTint::Quiet), QLineEdit::LeadingPosition);
    m_shown->setSourceModel(m_images);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list = new CheckList(this);
    m_list->setObjectName(QStringLiteral("exportImageList"));
    m_list->setAccessibleName(tr("Images to be exported"));
    m_list->setToolTip(tr("Check what is to be exported; Space checks what is selected"));
    m_list->setModel(m_shown);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_all = new QPushButton(tr("Check all"), this);
    m_all->setObjectName(QStringLiteral("exportCheckAll"));
    m_all->setToolTip(tr("Check every image in the list"));
    m_none = new QPushButton(tr("Uncheck all"), this);
    m_none->setObjectName(QStringLiteral("exportCheckNone"));
    m_none->setToolTip(tr("Uncheck every image in the list"));
    m_count = quiet(QStringLiteral("exportCount"), this);
    m_count->setFont(smallFont(m_count->font()));

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_all);
    buttons->addWidget(m_none);
    buttons->addStretch(1);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(8);
    lines->addWidget(new StepHeading(1, tr("What"), this));
    lines->addWidget(m_fromLabels);
    lines->addWidget(m_fromModel);
    lines->addWidget(m_modelRow);
    lines->addWidget(m_modelProblem);
    lines->addSpacing(4);
    lines->addWidget(m_preset);
    lines->addWidget(m_search);
    lines->addWidget(m_list, 1);
    lines->addLayout(buttons);
    lines->addWidget(m_count);

    connect(m_fromModel, &QRadioButton::toggled, this, [this](bool predictions) {
        m_choice.from = predictions ? ExportChoice::From::Predictions : ExportChoice::From::Labels;
        m_modelRow->setVisible(predictions);
        if (!predictions) m_modelProblem->hide();
        m_images->setNeedsLabels(!predictions);
        Q_EMIT fromChanged();
    });
    connect(m_preset, &QComboBox::activated, this, [this](int at) {
        m_choice.images = ExportChoice::Images(m_preset->itemData(at, Images).toInt());
        m_choice.split = m_preset->itemData(at, Split).toString();
        if (m_choice.images == ExportChoice::Images::Chosen) { // begins with what is checked now
            rememberChecked();
            m_list->setFocus();
        }
        applyPreset();
    });
    connect(m_search, &QLineEdit::textChanged, m_shown, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_all, &QPushButton::clicked, this, [this] { checkShown(true); });
    connect(m_none, &QPushButton::clicked, this, [this] { checkShown(false); });
    connect(m_images, &ExportImageModel::checkedByHand, this, [this] {
        m_choice.images = ExportChoice::Images::Chosen;
        m_preset->setCurrentIndex(m_preset->findData(int(ExportChoice::Images::Chosen), Images));
        rememberChecked();
        updateCount();
        Q_EMIT changed();
    });
    connect(m_images, &ExportImageModel::imagesChanged, this, [this] {
        fillPresets();
        applyPreset();
    });
    connect(&session, &ProjectSession::currentImageChanged, this, [this] {
        if (m_choice.images == ExportChoice::Images::Current) applyPreset();
    });
    m_fromLabels->setChecked(true);
    m_modelRow->hide();
    m_modelProblem->hide();
    fillPresets();
    updateCount();
}

void WhatStep::setChoice(const ExportChoice& choice)
{
    m_choice = choice;
    (choice.from == ExportChoice::From::Predictions ? m_fromModel : m_fromLabels)->setChecked(true);
    m_search->clear();
    fillPresets();
    applyPreset();
}

void WhatStep::save(ExportChoice& choice) const
{
    choice.from = m_choice.from;
    choice.images = m_choice.images;
    choice.split = m_choice.split;
    choice.chosen = m_choice.chosen;
}

void WhatStep::rememberChecked()
{
    m_choice.chosen.clear();
    for (const int image : m_images->checked())
        m_choice.chosen << QString::fromStdString(m_session.opened()->images[std::size_t(image)].name);
}

ExportChoice::From WhatStep::from() const
{
    return m_choice.from;
}

void WhatStep::setModel(const QString& name, const QString& problem)
{
    m_modelName->setText(name);
    m_modelName->setToolTip(name);
    m_modelProblem->setText(problem);
    m_modelProblem->setVisible(!problem.isEmpty() && from() == ExportChoice::From::Predictions);
}

void WhatStep::fillPresets()
{
    const QSignalBlocker quietly(m_preset);
    m_preset->clear();
    const auto add = [this](const QString& text, ExportChoice::Images images, const QString& split = {}) {
        m_preset->addItem(text);
        m_preset->setItemData(m_preset->count() - 1, int(images), Images);
        m_preset->setItemData(m_preset->count() - 1, split, Split);
        if (m_choice.images == images && m_choice.split == split) m_preset->setCurrentIndex(m_preset->count() - 1);
    };
    using Kind = ExportChoice::Images;
    const bool predictions = from() == ExportChoice::From::Predictions;
    const int all = m_images->count(Kind::All);
    add(predictions ? tr("All images (%1)").arg(all) : tr("All with labels (%1)").arg(all), Kind::All);
    add(tr("Done and reviewed (%1)").arg(m_images->count(Kind::Finished)), Kind::Finished);
    add(tr("Reviewed (%1)").arg(m_images->count(Kind::Reviewed)), Kind::Reviewed);
    const QStringList splits = m_images->splits();
    for (const QString& split : splits)
        add(tr("Split “%1” (%2)").arg(split).arg(m_images->count(Kind::Split, split)), Kind::Split, split);
    add(tr("The current image"), Kind::Current);
    add(tr("Chosen in the list"), Kind::Chosen);
    const int at = m_preset->findData(int(m_choice.images), Images);
    if (m_preset->currentData(Images).toInt() == int(m_choice.images) || at < 0) return;
    m_preset->setCurrentIndex(at); // a split that is no more
    m_choice.split = m_preset->itemData(at, Split).toString();
}

void WhatStep::applyPreset()
{
    m_images->apply(m_choice);
    updateCount();
    Q_EMIT changed();
}

void WhatStep::checkShown(bool checked)
{
    std::vector<int> rows;
    for (int i = 0; i < m_shown->rowCount(); ++i)
        rows.push_back(m_shown->mapToSource(m_shown->index(i, 0)).row());
    m_images->setChecked(rows, checked);
}

void WhatStep::updateCount()
{
    m_count->setText(tr("%1 of %n images are exported", nullptr, m_images->rowCount()).arg(m_images->checkedCount()));
}

} // namespace sdw::ui
