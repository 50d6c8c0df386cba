#include "ui/compare/comparison_run.h"

#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"

#include <algorithm>

namespace sdw::ui {

ComparisonRun::ComparisonRun(AppContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_job(new Job(this))
{
    context.jobs.track(m_job, tr("Comparing"));
    connect(m_job, &Job::progressed, this, &ComparisonRun::progressed);
    connect(m_job, &Job::finished, this, &ComparisonRun::settled);
    connect(m_job, &Job::failed, this, [this](const QString& message) {
        if (m_startedIn == m_opening) Q_EMIT failed(message);
        Q_EMIT settled();
    });
    connect(m_job, &Job::cancelled, this, [this] {
        if (m_startedIn == m_opening) Q_EMIT cancelled();
        Q_EMIT settled();
    });
    connect(&context.labels, &LabelStore::savedStateChanged, this, [this] {
        if (m_waitsForLabels) launch();
    });
    for (const auto other : {&ProjectSession::openedProject, &ProjectSession::closed})
        connect(&context.session, other, this, &ComparisonRun::end);
}

ComparisonRun::~ComparisonRun()
{
    delete m_job; // before what its work refers to
}

/// Something else is open.
void ComparisonRun::end()
{
    ++m_opening;
    cancel();
}

bool ComparisonRun::isRunning() const
{
    return m_waitsForLabels || m_job->isRunning();
}

void ComparisonRun::cancel()
{
    m_job->cancel();
    if (!std::exchange(m_waitsForLabels, false)) return;
    Q_EMIT cancelled();
    Q_EMIT settled();
}

void ComparisonRun::start(const ComparisonSetup& setup, const std::vector<Contender>& contenders, const QString& split)
{
    m_setup = setup;
    m_contenders = contenders;
    m_split = split;
    m_startedIn = m_opening;
    m_waitsForLabels = true;
    m_context.labels.save(); // "saved" may mean the journal, which is not read
    launch();
}

/// As soon as the labels are in their files: nothing else is read.
void ComparisonRun::launch()
{
    const SavedState labels = m_context.labels.savedState();
    if (const QString trouble = m_context.labels.troubleText(); !trouble.isEmpty()) {
        m_waitsForLabels = false;
        Q_EMIT failed(trouble);
        Q_EMIT settled();
        return;
    }
    if (labels == SavedState::Saving || labels == SavedState::Unsaved) return;
    m_waitsForLabels = false;
    const auto split = std::ranges::find(m_setup.splits, m_split, &ComparedSplitChoice::name);
    m_context.jobs.setTitle(m_job,
                            tr("Comparing on %n image(s)", nullptr, split == m_setup.splits.end() ? 0 : split->images));
    ComparisonOptions options;
    options.split = m_split.toStdString();
    m_job->start([this, options, contenders = m_contenders, open = m_setup.open, folder = m_setup.folder,
                  opening = m_opening](const Progress& progress) -> Job::Deliver {
        auto set = compareContenders(contenders, open(), folder, options, progress);
        return [this, opening, set] {
            if (opening == m_opening) Q_EMIT made(set);
        };
    });
}

} // namespace sdw::ui
