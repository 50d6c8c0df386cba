#include "ui/training/log_tail.h"

#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"

#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QScrollBar>

namespace sdw::ui {
namespace {

constexpr qint64 kTail = 64 << 10; ///< bytes
constexpr int kMostLines = 1000;

/// Log of the run, or what its process said where there is no log yet.
QString readTail(const QString& folder)
{
    for (const char* name : {"log.txt", "console.txt"}) {
        QFile file(QDir(folder).filePath(QLatin1String(name)));
        if (!file.open(QIODevice::ReadOnly) || file.size() == 0) continue;
        const bool whole = file.size() <= kTail;
        file.seek(whole ? 0 : file.size() - kTail);
        QString text = QString::fromUtf8(file.readAll());
        if (!whole) text = text.mid(text.indexOf(QLatin1Char('\n')) + 1); // the first line is torn
        return text.trimmed();
    }
    return {};
}

} // namespace

LogTail::LogTail(JobList& jobs, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_job(new Job(this))
{
    setObjectName(QStringLiteral("logTail"));
    setAccessibleName(tr("Log"));
    setToolTip(tr("The end of the run's log.txt"));
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setMaximumBlockCount(kMostLines);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setPlaceholderText(tr("The log begins with the training."));
    jobs.track(m_job, tr("Reading the log"));
    for (const auto end : {&Job::finished, &Job::cancelled})
        connect(m_job, end, this, &LogTail::settled);
}

LogTail::~LogTail()
{
    delete m_job;
}

void LogTail::setRun(const QString& folder)
{
    if (folder == m_folder) return;
    m_folder = folder;
    m_job->cancel();
    clear();
    refresh();
}

void LogTail::refresh()
{
    m_stale = !isVisible(); // what nobody sees is read when it is shown
    if (m_folder.isEmpty() || m_stale) return;
    m_job->start([this, folder = m_folder](const Progress&) -> Job::Deliver {
        const QString text = readTail(folder);
        return [this, folder, text] {
            if (folder == m_folder) take(text);
        };
    });
}

void LogTail::showEvent(QShowEvent* event)
{
    QPlainTextEdit::showEvent(event);
    if (m_stale) refresh();
}

bool LogTail::isSettled() const
{
    return !m_job->isRunning();
}

void LogTail::take(const QString& text)
{
    if (text == toPlainText()) return;
    QScrollBar* bar = verticalScrollBar();
    const int before = bar->value();
    const bool atEnd = before >= bar->maximum() - 1;
    setPlainText(text);
    bar->setValue(atEnd ? bar->maximum() : before);
}

} // namespace sdw::ui
