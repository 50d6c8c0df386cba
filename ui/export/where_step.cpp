#include "ui/export/where_step.h"

#include "core/base/file_io.h"
#include "ui/export/format_text.h"
#include "ui/export/step_heading.h"
#include "ui/icons/icon.h"
#include "ui/icons/icon_label.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/project_session.h"
#include "ui/settings/style.h"

#include <QAction>
#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kIcon = 16; // pixels

} // namespace

WhereStep::WhereStep(JobList& jobs, QAction* browse, QWidget* parent)
    : QWidget(parent)
    , m_job(new Job(this))
{
    jobs.track(m_job, tr("Looking at the folder"));
    m_folder = new QLineEdit(this);
    m_folder->setObjectName(QStringLiteral("exportFolder"));
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setToolTip(tr("A folder of its own for the export"));
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("exportBrowse"));
    button->setDefaultAction(browse);
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(m_folder, 1);
    line->addWidget(button);
    m_free = new QLabel(this);
    m_free->setObjectName(QStringLiteral("exportFree"));
    m_free->setFont(smallFont(m_free->font()));
    m_free->setForegroundRole(QPalette::PlaceholderText);
    m_icon = new IconLabel(kIcon, this);
    m_found = new QLabel(this);
    m_found->setObjectName(QStringLiteral("exportFound"));
    m_found->setWordWrap(true);
    auto* found = new QHBoxLayout;
    found->setSpacing(8);
    found->addWidget(m_icon, 0, Qt::AlignTop);
    found->addWidget(m_found, 1);
    m_replace = new QCheckBox(tr("Replace the earlier export"), this);
    m_replace->setObjectName(QStringLiteral("exportReplace"));
    m_replace->setToolTip(tr("Everything in that folder is taken away once the new export is complete"));

    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(8);
    lines->addWidget(new StepHeading(3, tr("Where"), this));
    lines->addLayout(line);
    lines->addWidget(m_free);
    lines->addLayout(found);
    lines->addWidget(m_replace);
    present({}, 0);

    connect(m_folder, &QLineEdit::textChanged, this, &WhereStep::look);
    connect(m_replace, &QCheckBox::toggled, this, &WhereStep::changed);
    connect(m_job, &Job::finished, this, &WhereStep::settled);
    connect(m_job, &Job::cancelled, this, &WhereStep::settled);
    connect(m_job, &Job::failed, this, [this](const QString& message) {
        ExportPlace place;
        place.obstacle = message.toStdString();
        present(place, 0);
        Q_EMIT changed();
        Q_EMIT settled();
    });
}

WhereStep::~WhereStep()
{
    delete m_job;
}

void WhereStep::setFolder(const QString& folder)
{
    m_folder->setText(QDir::toNativeSeparators(folder.isEmpty() ? m_default : folder));
    m_folder->setCursorPosition(0);
}

void WhereStep::setDefaultFolder(const QString& folder)
{
    const bool follows = ownFolder().isEmpty();
    m_default = folder;
    if (follows) setFolder({});
}

QString WhereStep::folder() const
{
    const QString text = QDir::fromNativeSeparators(m_folder->text().trimmed());
    return text.isEmpty() ? QString() : QDir::cleanPath(text);
}

QString WhereStep::ownFolder() const
{
    return folder() == m_default ? QString() : folder();
}

bool WhereStep::replaces() const
{
    return m_place.earlier && m_replace->isChecked();
}

QString WhereStep::problem() const
{
    if (folder().isEmpty()) return tr("The export needs a folder.");
    if (QDir::isRelativePath(folder()))
        return tr("The folder has to be given from the top: “%1”.").arg(QDir::rootPath());
    if (!m_looked) return tr("Looking at the folder…");
    if (!m_place.obstacle.empty()) return QString::fromStdString(m_place.obstacle);
    if (m_place.earlier && !m_replace->isChecked())
        return tr("The folder holds an earlier export: allow to replace it, or choose another folder.");
    return {};
}

bool WhereStep::isSettled() const
{
    return !m_job->isRunning();
}

void WhereStep::browse()
{
    const QString chosen = QFileDialog::getExistingDirectory(window(), tr("Choose the folder"), folder());
    if (!chosen.isEmpty()) setFolder(chosen);
}

void WhereStep::noteExported(const QString& folder)
{
    m_written = folder;
    m_replace->setChecked(false);
    look();
}

void WhereStep::look()
{
    m_looked = false;
    Q_EMIT changed();
    if (folder().isEmpty() || QDir::isRelativePath(folder())) {
        m_job->cancel();
        return present({}, 0);
    }
    m_job->start([this, path = toPath(folder())](const Progress&) -> Job::Deliver { // a disk may be far away
        const ExportPlace place = lookAtExportPlace(path);
        const std::uint64_t freeBytes = freeDiskBytes(path);
        return [this, place, freeBytes] {
            m_looked = true;
            present(place, freeBytes);
            Q_EMIT changed();
        };
    });
}

void WhereStep::present(const ExportPlace& place, std::uint64_t freeBytes)
{
    if (!place.earlier || m_place.format != place.format) m_replace->setChecked(false);
    m_place = place;
    m_free->setText(tr("%1 free").arg(QLocale().formattedDataSize(qint64(freeBytes))));
    m_free->setVisible(freeBytes > 0);
    const bool obstacle = !place.obstacle.empty();
    m_icon->setVisible(obstacle || place.earlier);
    m_found->setVisible(obstacle || place.earlier);
    m_replace->setVisible(place.earlier);
    const bool own = place.earlier && folder() == m_written;
    m_icon->setIcon(obstacle ? themedIcon(QStringLiteral("error"), IconTint::Bad)
                    : own    ? themedIcon(QStringLiteral("info"), IconTint::Accent)
                             : themedIcon(QStringLiteral("warning"), IconTint::Warning));
    if (obstacle)
        m_found->setText(QString::fromStdString(place.obstacle));
    else if (own)
        m_found->setText(tr("The export that was just written lies in this folder."));
    else if (place.format.empty())
        m_found->setText(tr("There is an earlier export in this folder."));
    else
        m_found->setText(
            tr("There is an earlier export of %n label maps in this folder: %1.", nullptr, int(place.images))
                .arg(formatText(QString::fromStdString(place.format)).title));
}

} // namespace sdw::ui
