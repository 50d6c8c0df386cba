#include "ui/training/run_header.h"

#include "core/training/run_health.h"
#include "ui/icons/icon.h"
#include "ui/icons/icon_label.h"
#include "ui/project/project_session.h"
#include "ui/settings/style.h"
#include "ui/training/colour_button.h"
#include "ui/training/resume_words.h"
#include "ui/training/run_sentence.h"
#include "ui/training/run_watcher.h"
#include "ui/training/runs_model.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>

namespace sdw::ui {
namespace {

constexpr int kIcon = 20, kSmallIcon = 16; // pixels
constexpr std::size_t kMostFindings = 3;   ///< on the page; the rest is told of by number

} // namespace

RunHeader::RunHeader(const RunHeaderActions& actions, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("runHeader"));
    m_icon = new IconLabel(kIcon, this);
    m_name = new QLabel(this);
    m_name->setObjectName(QStringLiteral("runTitle"));
    m_name->setFont(titleFont(m_name->font()));
    m_name->setTextFormat(Qt::PlainText);
    m_sentence = new QLabel(this);
    m_sentence->setObjectName(QStringLiteral("runSentence"));
    m_sentence->setWordWrap(true);
    m_resume = new QLabel(this);
    m_resume->setObjectName(QStringLiteral("runResume"));
    m_resume->setTextFormat(Qt::PlainText);
    m_resume->setWordWrap(true);
    m_resume->hide();
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_icon);
    head->addWidget(m_name, 1);
    head->addWidget(new ColourButton(ColourButton::Accent, QStringLiteral("play"), actions.goOn, this));
    head->addWidget(new ColourButton(ColourButton::Accent, QStringLiteral("play"), actions.resume, this));
    head->addWidget(new ColourButton(ColourButton::Warning, QStringLiteral("pause"), actions.pause, this));
    head->addWidget(new ColourButton(ColourButton::Bad, QStringLiteral("stop"), actions.stop, this));
    m_findings = new QWidget(this);
    m_findingLines = new QVBoxLayout(m_findings);
    m_findingLines->setContentsMargins(0, 0, 0, 0);
    m_findingLines->setSpacing(4);
    m_findings->hide();
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(12, 8, 12, 8);
    lines->setSpacing(4);
    lines->addLayout(head);
    lines->addWidget(m_sentence);
    lines->addWidget(m_resume);
    lines->addWidget(m_findings);
}

QString RunHeader::sentence() const
{
    return m_sentence->text();
}

void RunHeader::show(const RunWatcher& run, const QString& trouble, const std::optional<ResumePoint>& resume)
{
    const auto findings = checkHealth(run.log(), run.classNames());
    m_icon->setIcon(themedIcon(runStateIcon(run.state())));
    m_icon->setToolTip(runStateText(run.state()));
    m_name->setText(fromPath(run.folder().filename()));
    m_name->setToolTip(fromPath(run.folder()));
    m_sentence->setText(run.hasLooked() ? runSentence(run.log(), run.state(), run.iterations(), findings)
                                        : tr("Reading the journal of the run"));
    const bool possible = resume && !resume->isRefused(); // else it is one of the lines
    m_resume->setText(possible ? resumeText(resume) : QString());
    m_resume->setToolTip(possible ? fromPath(resume->file) : QString());
    m_resume->setVisible(possible);
    showLines(linesOf(run, findings, trouble, resume));
}

/// What was found in the journal and the files that a sound run on a quiet machine does not have.
std::vector<RunHeader::Line> RunHeader::linesOf(const RunWatcher& run, const std::vector<HealthFinding>& findings,
                                                const QString& trouble, const std::optional<ResumePoint>& resume)
{
    std::vector<Line> lines;
    if (!trouble.isEmpty()) lines.push_back({.text = trouble, .toolTip = {}, .bad = true});
    if (resume) {
        if (resume->isRefused()) lines.push_back({.text = resumeText(resume), .toolTip = {}, .bad = true});
        for (const UnusableCheckpoint& checkpoint : resume->unusable)
            lines.push_back({.text = unusableText(checkpoint),
                             .toolTip = QString::fromStdString(checkpoint.problem),
                             .bad = false});
    }
    for (std::size_t i = 0; i < std::min(findings.size(), kMostFindings); ++i)
        lines.push_back({.text = QString::fromStdString(findings[i].sentence + " " + findings[i].evidence),
                         .toolTip = {},
                         .bad = findings[i].severe});
    if (findings.size() > kMostFindings)
        lines.push_back(
            {.text = tr("%n more", nullptr, int(findings.size() - kMostFindings)), .toolTip = {}, .bad = false});
    const RunLog& log = run.log();
    if (log.garbageLines() > 0)
        lines.push_back({.text = tr("%n line(s) of events.jsonl could not be read and were passed over.", nullptr,
                                    int(log.garbageLines())),
                         .toolTip = {},
                         .bad = false});
    if (log.clockJumps() > 0) // the curves stand all the same
        lines.push_back({.text = tr("The clock of the training machine jumped %n time(s); times count training alone.",
                                    nullptr, int(log.clockJumps())),
                         .toolTip = {},
                         .bad = false});
    return lines;
}

void RunHeader::showLines(std::vector<Line> lines)
{
    if (lines == m_shown) return;
    while (QLayoutItem* item = m_findingLines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Line& one : lines) {
        auto* line = new QWidget(m_findings);
        auto* icon = new IconLabel(kSmallIcon, line);
        icon->setIcon(one.bad ? themedIcon(QStringLiteral("error"), IconTint::Bad)
                              : themedIcon(QStringLiteral("warning"), IconTint::Warning));
        auto* label = new QLabel(one.text, line);
        label->setObjectName(QStringLiteral("finding"));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setToolTip(one.toolTip);
        auto* layout = new QHBoxLayout(line);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(8);
        layout->addWidget(icon, 0, Qt::AlignTop);
        layout->addWidget(label, 1);
        m_findingLines->addWidget(line);
    }
    m_shown = std::move(lines);
    m_findings->setVisible(!m_shown.empty());
}

} // namespace sdw::ui
