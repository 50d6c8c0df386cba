#include "ui/preview/preview_panel.h"

#include "ui/canvas/mask_view.h"
#include "ui/classes/class_legend_model.h"
#include "ui/settings/style.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QTableView>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

enum Source { Prediction, Labels };

QLabel* quiet(QWidget* parent, const char* name)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

PreviewPanel::PreviewPanel(QWidget* parent)
    : QWidget(parent)
    , m_legend(new ClassLegendModel(this))
    , m_title(new QLabel(this))
    , m_model(quiet(this, "model"))
    , m_score(quiet(this, "score"))
    , m_source(new QComboBox(this))
    , m_opacity(new QSlider(Qt::Horizontal, this))
    , m_table(new QTableView(this))
{
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setFont(titleFont(m_title->font()));
    m_title->setWordWrap(true);
    m_source->setObjectName(QStringLiteral("source"));
    m_source->addItems({tr("Prediction"), tr("Labels")});
    m_source->setAccessibleName(tr("What lies over the image"));
    m_source->setToolTip(tr("What lies over the image"));
    m_opacity->setObjectName(QStringLiteral("opacity"));
    m_opacity->setRange(0, 100);
    m_opacity->setValue(50);
    m_opacity->setAccessibleName(tr("Mask opacity"));
    m_opacity->setToolTip(tr("How strongly the mask covers the image"));
    auto* opacityLabel = new QLabel(tr("Mask opacity"), this);
    opacityLabel->setBuddy(m_opacity);
    m_table->setObjectName(QStringLiteral("legend"));
    m_table->setAccessibleName(tr("Classes in this image"));
    m_table->setModel(m_legend);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(ClassLegendModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setToolTip(tr("Select a class to see it alone; Escape shows all"));

    auto* top = new QVBoxLayout;
    top->setContentsMargins(12, 12, 12, 8);
    top->setSpacing(8);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_model), static_cast<QWidget*>(m_source),
          static_cast<QWidget*>(opacityLabel), static_cast<QWidget*>(m_opacity), static_cast<QWidget*>(m_score)})
        top->addWidget(widget);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);

    connect(m_opacity, &QSlider::valueChanged, this, [this](int percent) { Q_EMIT opacityChanged(percent / 100.0); });
    connect(m_source, &QComboBox::currentIndexChanged, this, &PreviewPanel::presentMask);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const auto rows = m_table->selectionModel()->selectedRows();
        Q_EMIT classIsolated(rows.isEmpty() ? MaskView::kNoClass : rows.first().row());
    });
}

void PreviewPanel::show(const QString& title, const QString& model, const Preview& preview)
{
    m_preview = preview;
    m_title->setText(title);
    m_model->setText(model);
    const bool both = !preview.prediction.isNull() && !preview.truth.isNull();
    const double share = both && preview.classes.size() == preview.truthClasses.size()
                             ? agreement(preview.prediction, preview.truth)
                             : -1;
    m_score->setText(
        share < 0
            ? QString()
            : tr("%1 % of the labelled pixels agree with the labels").arg(QLocale().toString(100 * share, 'f', 1)));
    m_score->setVisible(share >= 0);
    m_source->setEnabled(both);
    m_source->setVisible(!preview.prediction.isNull() || !preview.truth.isNull());
    if (!both) {
        const QSignalBlocker quietly(m_source);
        m_source->setCurrentIndex(preview.prediction.isNull() ? Labels : Prediction);
    }
    presentMask();
}

void PreviewPanel::showAllClasses()
{
    m_table->clearSelection();
}

bool PreviewPanel::showsLabels() const
{
    return !m_preview.truth.isNull() && (m_source->currentIndex() == Labels || m_preview.prediction.isNull());
}

QString PreviewPanel::className(int index) const
{
    const ClassList& classes = m_legend->classes();
    return index < 0 || index >= int(classes.size()) ? QString()
                                                     : QString::fromStdString(classes[std::size_t(index)].name);
}

void PreviewPanel::presentMask()
{
    const bool labels = showsLabels();
    const QImage& mask = labels ? m_preview.truth : m_preview.prediction;
    const ClassList& classes = labels ? m_preview.truthClasses : m_preview.classes;
    m_legend->setClasses(classes);
    m_legend->setShares(classShares(mask, classes.size()));
    Q_EMIT maskChanged(mask);
}

} // namespace sdw::ui
