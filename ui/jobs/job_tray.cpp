#include "ui/jobs/job_tray.h"

#include "ui/icons/icon.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/settings/style.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kQuietMs = 300, kTickMs = 250, kSteps = 1000;

/// Steps out of kSteps over all jobs; negative when one of them does not know.
int overall(const std::vector<JobList::Entry>& jobs)
{
    double sum = 0;
    for (const auto& job : jobs) {
        if (job.total <= 0) return -1;
        sum += double(job.done) / job.total;
    }
    return jobs.empty() ? 0 : int(kSteps * sum / double(jobs.size()));
}

void setBar(QProgressBar* bar, int steps)
{
    bar->setRange(0, steps < 0 ? 0 : kSteps);
    bar->setValue(std::max(steps, 0));
}

QToolButton* cancelButton(QWidget* parent, const QString& what)
{
    auto* button = new QToolButton(parent);
    button->setIcon(themedIcon(QStringLiteral("close")));
    button->setIconSize({16, 16});
    button->setAutoRaise(true);
    button->setToolTip(what);
    button->setAccessibleName(what);
    return button;
}

} // namespace

JobTray::JobTray(JobList& jobs, QWidget* parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_open(new QToolButton(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(cancelButton(this, tr("Cancel the work that is running")))
{
    setObjectName(QStringLiteral("jobTray"));
    m_open->setObjectName(QStringLiteral("jobs"));
    m_open->setAutoRaise(true);
    m_open->setAccessibleName(tr("What is running"));
    m_open->setToolTip(tr("Show everything that is running, with a way to cancel each"));
    m_cancel->setObjectName(QStringLiteral("cancelJobs"));
    m_bar->setFixedWidth(120);
    m_bar->setFixedHeight(8);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_open);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    hide();

    m_list = new QFrame(this, Qt::Popup);
    m_list->setObjectName(QStringLiteral("jobList"));
    m_list->setAccessibleName(tr("What is running"));
    m_rows = new QVBoxLayout(m_list);
    m_rows->setContentsMargins(12, 12, 12, 12);
    m_rows->setSpacing(8);

    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &JobTray::update);
    connect(&m_jobs, &JobList::changed, this, [this] {
        if (m_jobs.running().empty())
            update();
        else if (!m_tick.isActive())
            m_tick.start(); // runs only while something is under way
    });
    connect(m_open, &QToolButton::clicked, this, &JobTray::openList);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (m_jobs.running().size() == 1)
            m_jobs.cancelAll();
        else
            openList(); // which one, the list asks
    });
}

void JobTray::update()
{
    const auto& jobs = m_jobs.running();
    if (jobs.empty()) m_tick.stop();
    const bool due =
        std::any_of(jobs.begin(), jobs.end(), [](const auto& job) { return job.clock.elapsed() >= kQuietMs; });
    setVisible(due);
    if (!due) {
        m_list->hide();
        return;
    }
    QString text = jobs.size() == 1 ? jobs.front().title : tr("%n jobs", nullptr, int(jobs.size()));
    qint64 eta = -1;
    for (const auto& job : jobs)
        eta = std::max(eta, job.etaMs().value_or(-1));
    if (eta >= 0) text += QStringLiteral(" · ") + durationText(eta);
    m_open->setText(text);
    m_open->setAccessibleName(text);
    setBar(m_bar, overall(jobs));
    if (m_list->isVisible()) updateList();
}

void JobTray::openList()
{
    updateList();
    m_list->adjustSize();
    m_list->move(mapToGlobal(QPoint(width() - m_list->width(), -m_list->height() - 4)));
    m_list->show();
}

void JobTray::updateList()
{
    const auto& jobs = m_jobs.running();
    while (m_rows->count() > int(jobs.size())) { // rows belong to places, not to jobs: nothing flickers
        QLayoutItem* row = m_rows->takeAt(m_rows->count() - 1);
        delete row->widget();
        delete row;
    }
    while (m_rows->count() < int(jobs.size())) {
        auto* row = new QWidget(m_list);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(8);
        auto* title = new QLabel(row);
        title->setObjectName(QStringLiteral("title"));
        title->setMinimumWidth(220);
        auto* bar = new QProgressBar(row);
        bar->setFixedSize(140, 8);
        bar->setTextVisible(false);
        auto* eta = new QLabel(row);
        eta->setObjectName(QStringLiteral("eta"));
        eta->setMinimumWidth(56);
        auto* cancel = cancelButton(row, tr("Cancel"));
        layout->addWidget(title, 1);
        layout->addWidget(bar);
        layout->addWidget(eta);
        layout->addWidget(cancel);
        connect(cancel, &QToolButton::clicked, row, [this, row] {
            const int index = m_rows->indexOf(row);
            if (index >= 0 && index < int(m_jobs.running().size())) m_jobs.running()[std::size_t(index)].job->cancel();
        });
        m_rows->addWidget(row);
    }
    for (int i = 0; i < m_rows->count(); ++i) {
        const auto& job = jobs[std::size_t(i)];
        QWidget* row = m_rows->itemAt(i)->widget();
        row->findChild<QLabel*>(QStringLiteral("title"))->setText(job.title);
        auto* bar = row->findChild<QProgressBar*>();
        setBar(bar, job.total > 0 ? int(qint64(kSteps) * job.done / job.total) : -1);
        bar->setAccessibleName(tr("Progress of “%1”").arg(job.title));
        const auto eta = job.etaMs();
        row->findChild<QLabel*>(QStringLiteral("eta"))->setText(eta ? durationText(*eta) : QStringLiteral("–"));
        row->findChild<QToolButton*>()->setAccessibleName(tr("Cancel “%1”").arg(job.title));
        row->findChild<QToolButton*>()->setToolTip(tr("Cancel “%1”").arg(job.title));
    }
}

} // namespace sdw::ui
