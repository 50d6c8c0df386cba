#include "ui/export/format_step.h"

#include "core/base/error.h"
#include "ui/canvas/picture_view.h"
#include "ui/export/format_options.h"
#include "ui/export/format_text.h"
#include "ui/export/id_table_model.h"
#include "ui/export/step_heading.h"
#include "ui/icons/icon.h"
#include "ui/icons/icon_label.h"
#include "ui/settings/style.h"

#include <QAction>
#include <QColorDialog>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kFormatsWidth = 168, kFormatRow = 26, kRow = 24, kIcon = 16, kTableMost = 720; // pixels
constexpr int kMostShown = 4;                                                                // conflicts

QLabel* quiet(const char* name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

const ExporterEntry& entryOf(const QString& format)
{
    for (const ExporterEntry& entry : exporterCatalog())
        if (format == QLatin1String(entry.id)) return entry;
    return exporterCatalog().front();
}

} // namespace

FormatStep::FormatStep(QAction* suggest, QAction* recolour, QWidget* parent)
    : QWidget(parent)
    , m_ids(new IdTableModel(this))
{
    m_formats = new QListWidget(this);
    m_formats->setObjectName(QStringLiteral("exportFormats"));
    m_formats->setAccessibleName(tr("Format"));
    m_formats->setToolTip(tr("Choose the format of the files"));
    for (const ExporterEntry& entry : exporterCatalog()) {
        const FormatText text = formatText(QLatin1String(entry.id));
        auto* item = new QListWidgetItem(text.title, m_formats);
        item->setData(Qt::UserRole, QLatin1String(entry.id));
        item->setToolTip(text.sentence);
        item->setSizeHint({0, kFormatRow});
        item->setData(Qt::AccessibleDescriptionRole, text.sentence);
    }
    m_formats->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_formats->setFixedWidth(kFormatsWidth);
    m_sentence = quiet("exportSentence", this);
    m_options = new FormatOptions(this);
    m_view = new PictureView(this);
    m_view->setObjectName(QStringLiteral("exportSample"));
    m_view->setAccessibleName(tr("Sample of the export"));
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // the table needs its share of the height
    m_sampleName = quiet("exportSampleName", this);
    m_sampleName->setFont(smallFont(m_sampleName->font()));

    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("exportIds"));
    m_table->setAccessibleName(tr("Ids of the classes"));
    m_table->setToolTip(tr("Press F2 or type to change an id; an empty one means that such pixels must not occur"));
    m_table->setModel(m_ids);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(kRow);
    m_table->verticalHeader()->setDefaultSectionSize(kRow);
    m_table->setMaximumWidth(kTableMost);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(IdTableModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    auto* caption = new QLabel(tr("Ids"), this);
    caption->setBuddy(m_table);
    QFont semiBold = caption->font();
    semiBold.setWeight(QFont::DemiBold);
    caption->setFont(semiBold);
    buttons->addWidget(caption);
    buttons->addStretch(1);
    for (QAction* action : {suggest, recolour}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        buttons->addWidget(button);
    }
    m_conflicts = new QWidget(this);
    m_conflicts->setObjectName(QStringLiteral("exportConflicts"));
    auto* icon = new IconLabel(kIcon, m_conflicts);
    icon->setIcon(themedIcon(QStringLiteral("warning"), IconTint::Warning));
    m_conflictText = new QLabel(m_conflicts);
    m_conflictText->setObjectName(QStringLiteral("exportConflictText"));
    m_conflictText->setWordWrap(true);
    auto* conflictLine = new QHBoxLayout(m_conflicts);
    conflictLine->setContentsMargins(0, 0, 0, 0);
    conflictLine->setSpacing(8);
    conflictLine->addWidget(icon, 0, Qt::AlignTop);
    conflictLine->addWidget(m_conflictText, 1);
    m_hints = quiet("exportHints", this);
    m_hints->setFont(smallFont(m_hints->font()));

    auto* sample = new QVBoxLayout;
    sample->setSpacing(4);
    sample->addWidget(m_view, 1);
    sample->addWidget(m_sampleName);
    auto* top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_formats);
    top->addLayout(sample, 1);
    auto* beside = new QVBoxLayout;
    beside->setSpacing(8);
    beside->addWidget(m_conflicts);
    beside->addWidget(m_hints);
    beside->addStretch(1);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(12);
    bottom->addWidget(m_table, 5);
    bottom->addLayout(beside, 3);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(8);
    lines->addWidget(new StepHeading(2, tr("Format"), this));
    lines->addLayout(top, 4);
    lines->addWidget(m_sentence);
    lines->addWidget(m_options);
    lines->addLayout(buttons);
    lines->addLayout(bottom, 5);
    m_conflicts->hide();
    m_hints->hide();

    connect(m_formats, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (!item) return;
        m_choice.format = item->data(Qt::UserRole).toString();
        m_sentence->setText(formatText(m_choice.format).sentence);
        m_options->setFormat(m_choice.format);
        fillTable();
        Q_EMIT formatChanged();
    });
    connect(m_options, &FormatOptions::changed, this, [this] {
        m_choice.options = m_options->options();
        showSample();
        Q_EMIT changed();
    });
    connect(m_ids, &IdTableModel::edited, this, [this] {
        m_choice.ids[m_choice.format] = m_ids->changed();
        updateHints();
        showSample();
        Q_EMIT changed();
    });
    setChoice(m_choice);
}

void FormatStep::setChoice(const ExportChoice& choice)
{
    m_choice = choice;
    m_options->setOptions(choice.options);
    for (int i = 0; i < m_formats->count(); ++i)
        if (m_formats->item(i)->data(Qt::UserRole).toString() == choice.format) m_formats->setCurrentRow(i);
    fillTable();
}

void FormatStep::save(ExportChoice& choice) const
{
    choice.format = m_choice.format;
    choice.options = m_choice.options;
    choice.ids = m_choice.ids;
}

void FormatStep::setClasses(const std::vector<ExportClass>& classes, const QString& problem)
{
    m_classes = classes;
    m_classProblem = problem;
    fillTable();
}

void FormatStep::setSample(const ExportSample& sample)
{
    m_sample = sample;
    m_ids->setPixels(sample.pixels);
    showSample();
}

QString FormatStep::format() const
{
    return m_choice.format;
}

const std::optional<IdMapping>& FormatStep::mapping() const
{
    return m_ids->mapping();
}

QString FormatStep::problem() const
{
    for (const QString& trouble : {m_classProblem, m_tableProblem})
        if (!trouble.isEmpty()) return trouble;
    const int conflicts = int(m_ids->conflicts().size());
    return conflicts == 0 ? QString()
                          : tr("%n conflicts in the table of ids have to be solved first.", nullptr, conflicts);
}

void FormatStep::suggestIds()
{
    m_ids->resetIds();
}

void FormatStep::chooseColour()
{
    const int row = m_table->currentIndex().row();
    if (row < 0) return;
    auto* dialog = new QColorDialog(m_ids->colour(row), this); // beside the window, not in its way
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QColorDialog::DontUseNativeDialog);
    dialog->setWindowTitle(tr("Colour of “%1” in the export").arg(m_ids->index(row, 0).data().toString()));
    connect(dialog, &QColorDialog::colorSelected, this,
            [this, row](const QColor& colour) { m_ids->setColour(row, colour); });
    dialog->setModal(false);
    dialog->show();
}

void FormatStep::fillTable()
{
    m_tableProblem.clear();
    try {
        if (m_classes.empty())
            m_ids->clear();
        else
            m_ids->setMapping(IdMapping::suggest(m_classes, {}, entryOf(m_choice.format).rules()),
                              m_choice.ids[m_choice.format]);
    } catch (const Error& error) {
        m_ids->clear();
        m_tableProblem = QString::fromStdString(error.what());
    }
    updateHints();
    showSample();
    Q_EMIT changed();
}

void FormatStep::updateHints()
{
    QStringList sentences, hints;
    const auto& conflicts = m_ids->conflicts();
    for (std::size_t i = 0; i < std::min<std::size_t>(conflicts.size(), kMostShown); ++i)
        sentences << QString::fromStdString(conflicts[i].message);
    if (const int more = int(conflicts.size()) - kMostShown; more > 0) sentences << tr("And %n more.", nullptr, more);
    m_conflictText->setText(sentences.join(QLatin1Char('\n')));
    m_conflicts->setVisible(!sentences.isEmpty());
    if (mapping())
        for (const std::string& hint : mapping()->merges())
            hints << QString::fromStdString(hint);
    m_hints->setText(hints.join(QLatin1Char('\n')));
    m_hints->setVisible(!hints.isEmpty());
}

void FormatStep::showSample()
{
    QString text =
        m_sample.problem.isEmpty() ? m_sample.name : QStringLiteral("%1: %2").arg(m_sample.name, m_sample.problem);
    QImage image;
    if (mapping() && !m_sample.labels.empty()) {
        try {
            image = drawSample(m_sample, m_choice.format, *mapping(), m_choice.options);
        } catch (const Error& error) {
            text = QString::fromStdString(error.what());
        }
    }
    m_view->setImage(image);
    m_sampleName->setText(text);
}

} // namespace sdw::ui
