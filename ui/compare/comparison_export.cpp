#include "ui/compare/comparison_export.h"

#include "core/base/file_io.h"
#include "ui/actions/action_registry.h"
#include "ui/compare/comparison_files.h"
#include "ui/figures/figure_file.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/project_session.h"
#include "ui/settings/ui_settings.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>

namespace sdw::ui {

ComparisonExport::ComparisonExport(AppContext& context, const QString& scope,
                                   std::function<std::vector<std::size_t>()> images, QWidget& window, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_scope(scope)
    , m_images(std::move(images))
    , m_window(window)
    , m_job(new Job(this))
{
    m_report = context.actions.add(
        {.id = scope + QStringLiteral(".save-report"),
         .text = tr("Save report…"),
         .icon = QStringLiteral("report"),
         .toolTip = tr("Write all numbers, and the most different images, as a page, a PDF, a table or JSON"),
         .keys = {QKeySequence(Qt::CTRL | Qt::Key_E)},
         .scope = scope},
        [this] {
            const QString file =
                ask(tr("Save report"), QStringLiteral("comparison.html"),
                    {tr("Web page (*.html)"), tr("PDF document (*.pdf)"), tr("Table (*.csv)"), tr("JSON (*.json)")});
            if (!file.isEmpty()) saveReport(file);
        });
    m_figure = context.actions.add(
        {.id = scope + QStringLiteral(".figure"),
         .text = tr("Figure…"),
         .icon = QStringLiteral("picture-grid"),
         .toolTip = tr("Lay out the selected images for a paper: picture, truth, and what everyone makes of it"),
         .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
         .scope = scope},
        [this] {
            const QString file =
                ask(tr("Save figure"), QStringLiteral("comparison.pdf"),
                    {tr("PDF document (*.pdf)"), tr("SVG drawing (*.svg)"), tr("PNG picture (*.png)")});
            if (!file.isEmpty()) saveFigureOf(m_images(), file);
        });
    context.jobs.track(m_job, tr("Writing"));
    for (const auto end : {&Job::finished, &Job::cancelled})
        connect(m_job, end, this, &ComparisonExport::settled);
    connect(m_job, &Job::failed, this, [this](const QString& message) {
        m_context.shell.showNotice({.severity = Severity::Error, .text = message}, m_scope);
        Q_EMIT settled();
    });
    setEnabled(false);
}

ComparisonExport::~ComparisonExport()
{
    delete m_job; // before what its work refers to
}

void ComparisonExport::setSet(std::shared_ptr<const ComparedSet> set)
{
    m_set = std::move(set);
}

void ComparisonExport::setEnabled(bool enabled)
{
    m_report->setEnabled(enabled);
    m_figure->setEnabled(enabled);
}

bool ComparisonExport::isBusy() const
{
    return m_job->isRunning();
}

QString ComparisonExport::ask(const QString& title, const QString& name, const QStringList& filters) const
{
    const auto& opened = m_context.session.opened();
    const QDir folder(opened && opened->isSaved() ? fromPath(opened->folder / "exports")
                                                  : m_context.settings.projectsFolder());
    QString filter = filters.first();
    QString file = QFileDialog::getSaveFileName(m_window.window(), title, folder.filePath(name),
                                                filters.join(QStringLiteral(";;")), &filter);
    if (file.isEmpty()) return {};
    const QString ending = filter.section(QStringLiteral("*"), 1).chopped(1); // ".html"
    if (QFileInfo(file).suffix().isEmpty()) file += ending;
    return file;
}

void ComparisonExport::saveReport(const QString& file)
{
    write(tr("Writing the report"), file,
          [set = m_set, file](const Progress& progress) { saveComparisonReport(*set, toPath(file), progress); });
}

void ComparisonExport::saveFigureOf(const std::vector<std::size_t>& images, const QString& file)
{
    write(tr("Drawing the figure"), file, [set = m_set, images, file](const Progress& progress) {
        saveFigure(comparisonFigure(*set, images, progress), toPath(file));
    });
}

void ComparisonExport::write(const QString& title, const QString& file, std::function<void(const Progress&)> work)
{
    if (!m_set) return;
    m_context.shell.clearNotice(m_scope);
    m_context.jobs.setTitle(m_job, title);
    m_job->start([this, file, work = std::move(work)](const Progress& progress) -> Job::Deliver {
        makeFolder(toPath(QFileInfo(file).absolutePath()));
        work(progress);
        return [this, file] {
            m_context.shell.showNotice({.severity = Severity::Good,
                                        .text = tr("“%1” is written.").arg(QDir::toNativeSeparators(file)),
                                        .details = {},
                                        .actionText = tr("Open it"),
                                        .action = [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); }},
                                       m_scope);
        };
    });
}

} // namespace sdw::ui
