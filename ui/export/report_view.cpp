#include "ui/export/report_view.h"

#include "ui/export/format_text.h"
#include "ui/export/pixel_count_model.h"
#include "ui/icons/icon.h"
#include "ui/icons/icon_label.h"
#include "ui/settings/style.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kIcon = 20, kRow = 24, kNotesMost = 160; // pixels
constexpr std::size_t kMostShown = 200;                // export.json in the folder has them all

QString listed(const QString& title, const std::vector<ExportReport::Note>& notes)
{
    if (notes.empty()) return {};
    QStringList lines{title};
    for (std::size_t i = 0; i < std::min(notes.size(), kMostShown); ++i) {
        const QString reason = QString::fromStdString(notes[i].reason);
        lines << (notes[i].item.empty() ? reason
                                        : QStringLiteral("%1: %2").arg(QString::fromStdString(notes[i].item), reason));
    }
    if (notes.size() > kMostShown)
        lines << ReportView::tr("And %n more, all in export.json.", nullptr, int(notes.size() - kMostShown));
    return lines.join(QLatin1Char('\n'));
}

QString notesText(const ExportReport& report)
{
    QStringList parts;
    for (const QString& part : {listed(ReportView::tr("Left out (%1)").arg(report.dropped.size()), report.dropped),
                                listed(ReportView::tr("Notes (%1)").arg(report.notes.size()), report.notes)})
        if (!part.isEmpty()) parts << part;
    return parts.join(QStringLiteral("\n\n"));
}

QString headlineOf(const ExportReport& report)
{
    const QString written = ReportView::tr("%n label maps written", nullptr, int(report.images)) +
                            QStringLiteral(" · ") + ReportView::tr("%n files", nullptr, int(report.files)) +
                            QStringLiteral(" · ") + formatText(QString::fromStdString(report.format)).title;
    return report.verified ? QStringLiteral("%1\n%2").arg(written, ReportView::tr("Read back: no difference"))
                           : written;
}

} // namespace

ReportView::ReportView(QAction* openFolder, QAction* copy, QWidget* parent)
    : QWidget(parent)
    , m_icon(new IconLabel(kIcon, this))
    , m_headline(new QLabel(this))
    , m_folder(new QLabel(this))
    , m_pixels(new PixelCountModel(this))
    , m_table(new QTableView(this))
    , m_notes(new QPlainTextEdit(this))
    , m_buttons(new QWidget(this))
{
    setObjectName(QStringLiteral("exportReport"));
    m_headline->setObjectName(QStringLiteral("exportHeadline"));
    m_headline->setWordWrap(true);
    QFont semiBold = m_headline->font();
    semiBold.setWeight(QFont::DemiBold);
    m_headline->setFont(semiBold);
    m_folder->setObjectName(QStringLiteral("exportReportFolder"));
    m_folder->setFont(smallFont(m_folder->font()));
    m_folder->setForegroundRole(QPalette::PlaceholderText);
    m_folder->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("exportPixels"));
    m_table->setAccessibleName(tr("Pixels of each class in the export"));
    m_table->setToolTip(tr("Pixels of each class in the export"));
    m_table->setModel(m_pixels);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(kRow);
    m_table->verticalHeader()->setDefaultSectionSize(kRow);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(PixelCountModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_notes->setObjectName(QStringLiteral("exportNotes"));
    m_notes->setAccessibleName(tr("What was left out, and notes"));
    m_notes->setToolTip(tr("What was left out and why, and what else there is to know"));
    m_notes->setReadOnly(true);
    m_notes->setMaximumHeight(kNotesMost);
    m_notes->setTabChangesFocus(true);
    auto* buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    for (QAction* action : {openFolder, copy}) {
        auto* button = new QToolButton(m_buttons);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_headline, 1);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(8);
    lines->addLayout(head);
    lines->addWidget(m_folder);
    lines->addWidget(m_buttons);
    lines->addWidget(m_table, 3);
    lines->addWidget(m_notes, 2);
    lines->addStretch(0);
    hide();
}

void ReportView::present(Outcome outcome, const QString& headline, const QString& notes)
{
    struct Look {
        const char* icon;
        IconTint tint;
    };
    constexpr Look kLooks[] = {
        {"ok", IconTint::Good}, {"warning", IconTint::Warning}, {"error", IconTint::Bad}, {"info", IconTint::Accent}};
    const Look& look = kLooks[int(outcome)];
    m_icon->setIcon(themedIcon(QLatin1String(look.icon), look.tint));
    m_headline->setText(headline);
    m_notes->setPlainText(notes);
    m_notes->setVisible(!notes.isEmpty());
    const bool written = m_report.has_value();
    for (QWidget* widget : {static_cast<QWidget*>(m_folder), static_cast<QWidget*>(m_table), m_buttons})
        widget->setVisible(written);
    setAccessibleName(headline);
    show();
}

void ReportView::showReport(const ExportReport& report)
{
    m_report = report;
    std::vector<ExportReport::Row> rows;
    for (const ExportReport::Row& row : report.rows)
        if (row.pixels > 0) rows.push_back(row);
    m_pixels->setRows(std::move(rows));
    m_folder->setText(QString::fromStdString(report.folder));
    present(report.dropped.empty() ? Outcome::Good : Outcome::Partly, headlineOf(report), notesText(report));
}

void ReportView::showFailure(const QString& message)
{
    m_report.reset();
    present(Outcome::Failed, message, {});
}

void ReportView::showStopped()
{
    m_report.reset();
    present(Outcome::Stopped, tr("The export was stopped; nothing was written."), {});
}

void ReportView::clear()
{
    m_report.reset();
    hide();
}

QString ReportView::asText() const
{
    if (!m_report) return m_headline->text();
    QStringList lines{headlineOf(*m_report), QString::fromStdString(m_report->folder), QString(),
                      tr("Id\tPixels\tClass")};
    for (const ExportReport::Row& row : m_report->rows)
        lines << QStringLiteral("%1\t%2\t%3")
                     .arg(row.id ? QString::number(*row.id) : QStringLiteral("–"), QString::number(row.pixels),
                          QString::fromStdString(row.name));
    if (const QString notes = notesText(*m_report); !notes.isEmpty()) lines << QString() << notes;
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace sdw::ui
