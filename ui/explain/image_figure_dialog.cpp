#include "ui/explain/image_figure_dialog.h"

#include "ui/explain/model_side.h"
#include "ui/export/export_image_model.h"
#include "ui/icons/icon.h"
#include "ui/project/label_store.h"
#include "ui/project/page_parts.h"
#include "ui/project/project_session.h"
#include "ui/settings/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr std::size_t kUsualRows = 6, kMostRows = 24; // more fit on no page
constexpr int kNoClass = -1;

constexpr FeatureStage kStages[] = {FeatureStage::Encoder1, FeatureStage::Encoder2, FeatureStage::Encoder3,
                                    FeatureStage::Encoder4, FeatureStage::Fused,    FeatureStage::Internal,
                                    FeatureStage::External, FeatureStage::Augmented};

template <typename Button>
Button* makeButton(const char* name, const QString& text, const QString& toolTip, bool checked)
{
    auto* button = new Button(text);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(toolTip);
    button->setChecked(checked);
    return button;
}

} // namespace

ImageFigureDialog::ImageFigureDialog(AppContext& context, const std::array<ModelSide*, 2>& sides,
                                     const QHash<int, QList<QPoint>>& pins, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_sides(sides)
    , m_pins(pins)
    , m_images(new ExportImageModel(context.session, context.labels, this))
    , m_shown(new QSortFilterProxyModel(this))
{
    setObjectName(QStringLiteral("imageFigureDialog"));
    setWindowTitle(tr("Figure of images"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* parts = new QHBoxLayout;
    parts->setSpacing(16);
    parts->addWidget(makeImages(), 1);
    parts->addWidget(makeChoices(), 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_save = buttons->addButton(tr("Save figure…"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("imageFigureSave"));
    m_save->setToolTip(tr("Choose a file; the figure is drawn aside, and you can go on working"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel")); // Qt's own texts may be missing in a language
    buttons->button(QDialogButtonBox::Cancel)->setToolTip(tr("Close without a figure"));
    auto* lines = new QVBoxLayout(this);
    lines->setSpacing(12);
    lines->addLayout(parts, 1);
    lines->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&context.session, &ProjectSession::openedProject, this, &QDialog::reject); // of other images
    connect(&context.session, &ProjectSession::closed, this, &QDialog::reject);
    chooseImages();
    connect(m_images, &ExportImageModel::checkedByHand, this, &ImageFigureDialog::update);
    update();
    resize(720, 520);
}

QWidget* ImageFigureDialog::makeImages()
{
    m_images->setNeedsLabels(false);
    m_shown->setSourceModel(m_images);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto* search = new QLineEdit;
    search->setObjectName(QStringLiteral("imageFigureSearch"));
    search->setPlaceholderText(tr("Filter"));
    search->setAccessibleName(tr("Filter images"));
    search->setToolTip(tr("Show only images whose file name holds these letters"));
    search->setClearButtonEnabled(true);
    search->addAction(themedIcon(QStringLiteral("search"), IconTint::Quiet), QLineEdit::LeadingPosition);
    auto* list = new QListView;
    list->setObjectName(QStringLiteral("imageFigureImages"));
    list->setAccessibleName(tr("Images of the figure"));
    list->setToolTip(tr("Each one that is checked is a row of the figure"));
    list->setModel(m_shown);
    list->setUniformItemSizes(true);
    list->setTextElideMode(Qt::ElideMiddle);
    m_count = new QLabel;
    m_count->setObjectName(QStringLiteral("imageFigureCount"));
    m_count->setFont(smallFont(m_count->font()));
    m_count->setWordWrap(true);
    connect(search, &QLineEdit::textChanged, m_shown, &QSortFilterProxyModel::setFilterFixedString);
    auto* part = new QWidget;
    auto* lines = new QVBoxLayout(part);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(6);
    lines->addWidget(makeHeading(tr("Rows"), part));
    lines->addWidget(search);
    lines->addWidget(list, 1);
    lines->addWidget(m_count);
    return part;
}

QWidget* ImageFigureDialog::makeChoices()
{
    m_consistency = makeButton<QRadioButton>("figureConsistency", tr("Feature consistency"),
                                             tr("What is alike to a pixel, as in Figure 3 of the paper"), true);
    m_prediction = makeButton<QRadioButton>("figurePrediction", tr("Predictions"),
                                            tr("Labels and masks side by side, as in Figure 4 of the paper"), false);
    auto* part = new QWidget;
    auto* lines = new QVBoxLayout(part);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(6);
    lines->addWidget(makeHeading(tr("Figure"), part));
    lines->addWidget(m_consistency);
    lines->addWidget(m_prediction);
    lines->addSpacing(6);
    lines->addWidget(makeHeading(tr("Models"), part));
    for (std::size_t side = 0; side < 2; ++side) {
        m_models[side] =
            makeButton<QCheckBox>(side == 0 ? "figureModelA" : "figureModelB", {},
                                  tr("Columns of the figure for model %1").arg(m_sides[side]->letter()), true);
        connect(m_sides[side], &ModelSide::changed, this, &ImageFigureDialog::update);
        connect(m_models[side], &QCheckBox::toggled, this, &ImageFigureDialog::update);
        lines->addWidget(m_models[side]);
    }
    lines->addSpacing(6);
    lines->addWidget(makeHeading(tr("Points of the pipeline"), part));
    auto* grid = new QGridLayout;
    for (const FeatureStage stage : kStages) {
        auto* box = makeButton<QCheckBox>(
            qPrintable(QStringLiteral("figureStage-%1").arg(QLatin1String(featureStageId(stage)))),
            QString::fromUtf8(featureStageTitle(stage)), tr("A column for each model that has these features"),
            stage == FeatureStage::Fused || stage == FeatureStage::Augmented);
        connect(box, &QCheckBox::toggled, this, &ImageFigureDialog::update);
        const int at = int(m_stages.size());
        grid->addWidget(box, at % 4, at / 4);
        m_stages[stage] = box;
    }
    lines->addLayout(grid);
    m_point = new QComboBox;
    m_point->setObjectName(QStringLiteral("figurePoint"));
    m_point->setAccessibleName(tr("Whose features are compared"));
    m_point->setToolTip(tr("The pixel of an image that has no pinned point"));
    m_point->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_point->setMinimumContentsLength(16);
    m_point->addItem(tr("the middle of the image"), kNoClass);
    const auto& classes = m_context.session.opened()->project.classes;
    for (std::size_t k = 0; k < classes.size(); ++k)
        m_point->addItem(tr("the largest region of “%1”").arg(QString::fromStdString(classes[k].name)), int(k));
    m_title = new QLineEdit;
    m_title->setObjectName(QStringLiteral("figureTitle"));
    m_title->setAccessibleName(tr("Title"));
    m_title->setToolTip(tr("Above the figure; papers have a caption instead"));
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->addRow(tr("Pinned point, or else"), m_point);
    form->addRow(tr("Title"), m_title);
    lines->addSpacing(6);
    lines->addLayout(form);
    lines->addStretch(1);
    connect(m_consistency, &QRadioButton::toggled, this, &ImageFigureDialog::update);
    return part;
}

void ImageFigureDialog::chooseImages()
{
    const auto& images = m_context.session.opened()->images;
    std::vector<int> chosen;
    const auto add = [&](int image) {
        if (image >= 0 && chosen.size() < kMostRows && std::ranges::find(chosen, image) == chosen.end())
            chosen.push_back(image);
    };
    add(m_context.session.currentImage());
    for (auto pin = m_pins.begin(); pin != m_pins.end(); ++pin)
        if (!pin.value().isEmpty()) add(pin.key());
    std::vector<int> labelled;
    for (std::size_t i = 0; i < images.size(); ++i)
        if (images[i].labelled) labelled.push_back(int(i));
    for (std::size_t i = 0; i < kUsualRows && chosen.size() < kUsualRows; ++i) // evenly spaced
        if (!labelled.empty()) add(labelled[i * labelled.size() / kUsualRows]);
    m_images->setChecked(chosen, true);
}

std::vector<int> ImageFigureDialog::images() const
{
    return m_images->checked();
}

/// What can be chosen, and whether that makes a figure.
void ImageFigureDialog::update()
{
    for (std::size_t side = 0; side < 2; ++side) {
        const auto& model = m_sides[side]->model();
        const QString name = model ? QStringLiteral("%1 · %2").arg(model->decoder, model->name) : tr("not open yet");
        m_models[side]->setText(QStringLiteral("%1 · %2").arg(m_sides[side]->letter(), name));
    }
    const bool consistency = m_consistency->isChecked();
    bool stage = !consistency;
    for (const auto& [which, box] : m_stages) {
        box->setEnabled(consistency);
        stage = stage || box->isChecked();
    }
    m_point->setEnabled(consistency);
    const auto rows = std::size_t(m_images->checkedCount());
    const bool model = m_models[0]->isChecked() || m_models[1]->isChecked();
    m_count->setText(rows == 0          ? tr("Check the images that become rows.")
                     : rows > kMostRows ? tr("At most %n image(s) fit on a page.", nullptr, int(kMostRows))
                                        : tr("%n image(s) are rows of the figure.", nullptr, int(rows)));
    m_save->setEnabled(rows > 0 && rows <= kMostRows && model && stage);
}

ImageFigureOrder ImageFigureDialog::order(const std::array<std::function<std::filesystem::path()>, 2>& models) const
{
    ImageFigureOrder order;
    order.kind = m_consistency->isChecked() ? ImageFigureKind::Consistency : ImageFigureKind::Prediction;
    for (std::size_t side = 0; side < 2; ++side)
        if (m_models[side]->isChecked()) order.models.push_back({.path = models[side], .title = {}});
    const auto opened = m_context.session.opened();
    for (const int image : images()) {
        const ImageItem& item = opened->images[std::size_t(image)];
        const QList<QPoint> pins = m_pins.value(image);
        order.rows.push_back({.image = {.index = image,
                                        .title = item.title(),
                                        .file = item.path,
                                        .classes = opened->project.classes,
                                        .labels = m_context.labels.reader(image)},
                              .point = pins.isEmpty() ? std::nullopt : std::optional(pins.last())});
    }
    for (const FeatureStage stage : kStages)
        if (m_stages.at(stage)->isChecked()) order.stages.push_back(stage);
    order.pointClass = m_point->currentData().toInt();
    order.title = m_title->text().trimmed().toStdString();
    order.options.words = figureWords();
    return order;
}

} // namespace sdw::ui
