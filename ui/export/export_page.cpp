#include "ui/export/export_page.h"

#include "ui/export/export_image_model.h"
#include "ui/export/format_step.h"
#include "ui/export/format_text.h"
#include "ui/export/id_table_model.h"
#include "ui/export/model_labels.h"
#include "ui/export/project_export.h"
#include "ui/export/report_view.h"
#include "ui/export/what_step.h"
#include "ui/export/where_step.h"
#include "ui/icons/icon.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/model_file.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"
#include "ui/settings/ui_settings.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QUrl>

namespace sdw::ui {
namespace {

constexpr int kMargin = 16, kGap = 12;                                                // pixels
constexpr int kWhatLeast = 208, kWhatMost = 360, kWhereLeast = 240, kWhereMost = 480; // widths
constexpr int kQuietMs = 400;

QFrame* hairline(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

} // namespace

ExportPage::ExportPage(AppContext& context, const ExportActions& actions, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_actions(actions)
    , m_what(new WhatStep(context.session, context.labels, actions.openModel, this))
    , m_format(new FormatStep(actions.suggest, actions.recolour, this))
    , m_where(new WhereStep(context.jobs, actions.browse, this))
    , m_report(new ReportView(actions.openFolder, actions.copy, this))
    , m_button(new QPushButton(this))
    , m_why(new QLabel(this))
    , m_later(new QTimer(this))
    , m_modelJob(new Job(this))
    , m_sampleJob(new Job(this))
    , m_exportJob(new Job(this))
{
    setObjectName(QStringLiteral("exportPage"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_context.jobs.track(m_modelJob, tr("Opening the model"));
    m_context.jobs.track(m_sampleJob, tr("Making a sample of the export"));
    m_context.jobs.track(m_exportJob, tr("Exporting"));
    m_button->setObjectName(QStringLiteral("exportStart"));
    m_button->setIcon(themedIcon(QStringLiteral("export")));
    m_button->setDefault(true);
    m_why->setObjectName(QStringLiteral("exportWhy"));
    m_why->setWordWrap(true);
    m_why->setForegroundRole(QPalette::PlaceholderText);
    m_later->setSingleShot(true);
    m_later->setInterval(kQuietMs);

    auto* end = new QWidget(this);
    end->setMinimumWidth(kWhereLeast);
    end->setMaximumWidth(kWhereMost);
    auto* right = new QVBoxLayout(end);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(8);
    right->addWidget(m_where);
    right->addSpacing(8);
    right->addWidget(m_button);
    right->addWidget(m_why);
    right->addSpacing(8);
    right->addWidget(m_report, 1);
    right->addStretch(0);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    columns->setSpacing(kGap);
    m_what->setMinimumWidth(kWhatLeast);
    m_what->setMaximumWidth(kWhatMost);
    columns->addWidget(m_what, 2);
    columns->addWidget(hairline(this));
    columns->addWidget(m_format, 5);
    columns->addWidget(hairline(this));
    columns->addWidget(end, 3);

    connect(m_button, &QPushButton::clicked, actions.start, &QAction::trigger);
    connect(m_what, &WhatStep::changed, this, &ExportPage::noteChange);
    connect(m_what, &WhatStep::fromChanged, this, [this] {
        if (m_loading) return;
        updateClasses();
        loadModel();
        noteChange();
        loadSample();
    });
    connect(m_format, &FormatStep::changed, this, &ExportPage::noteChange);
    connect(m_format, &FormatStep::formatChanged, this, &ExportPage::noteChange);
    connect(m_where, &WhereStep::changed, this, &ExportPage::noteChange);
    connect(m_where, &WhereStep::settled, this, &ExportPage::settled);
    connect(&context.session, &ProjectSession::currentImageChanged, this, &ExportPage::loadSample);
    connect(&context.labels, &LabelStore::changed, m_later, [this](int image) {
        if (image == sampleImage()) m_later->start();
    });
    connect(m_later, &QTimer::timeout, this, &ExportPage::loadSample);
    for (Job* job : {m_modelJob, m_sampleJob, m_exportJob}) {
        connect(job, &Job::finished, this, &ExportPage::settled);
        connect(job, &Job::cancelled, this, &ExportPage::settled);
    }
    connect(m_modelJob, &Job::failed, this, [this](const QString& message) {
        m_modelProblem = message;
        m_what->setModel({}, message);
        updateClasses();
        updateButton();
        Q_EMIT settled();
    });
    connect(m_sampleJob, &Job::failed, this, [this](const QString& message) {
        ExportSample sample;
        sample.problem = message;
        m_format->setSample(sample);
        Q_EMIT settled();
    });
    connect(m_exportJob, &Job::started, this, &ExportPage::updateButton);
    connect(m_exportJob, &Job::finished, this, [this] {
        m_where->noteExported(m_exportFolder);
        updateButton();
    });
    connect(m_exportJob, &Job::cancelled, this, [this] {
        if (m_opened) m_report->showStopped();
        updateButton();
    });
    connect(m_exportJob, &Job::failed, this, [this](const QString& message) {
        m_report->showFailure(message);
        updateButton();
        Q_EMIT settled();
    });
    updateButton();
}

ExportPage::~ExportPage()
{
    remember();
    delete m_exportJob; // before what their work refers to
    delete m_sampleJob;
    delete m_modelJob;
}

QString ExportPage::projectKey() const
{
    if (!m_opened) return {};
    if (m_opened->isSaved()) return fromPath(m_opened->folder);
    return m_opened->datasets.empty() ? QString() : fromPath(m_opened->datasets.front()->root());
}

void ExportPage::remember()
{
    if (const QString key = projectKey(); m_remembers && !key.isEmpty())
        m_context.settings.setExportChoice(key, toJson(m_choice));
}

void ExportPage::setOpened(const std::shared_ptr<const Opened>& opened)
{
    remember();
    m_exportJob->cancel();
    m_sampleJob->cancel();
    m_report->clear();
    m_opened = opened;
    m_format->setSample({});
    if (!m_opened) return updateButton();
    m_loading = true;
    m_choice = exportChoiceFromJson(m_context.settings.exportChoice(projectKey()));
    m_what->setChoice(m_choice);
    m_format->setChoice(m_choice);
    m_where->setDefaultFolder(defaultExportFolder(*m_opened, m_choice.format, m_context.settings.projectsFolder()));
    m_where->setFolder(m_choice.folder);
    m_loading = false;
    updateClasses();
    loadModel();
    noteChange();
    loadSample();
}

void ExportPage::updateOpened(const std::shared_ptr<const Opened>& opened)
{
    m_opened = opened;
    updateClasses();
    noteChange();
    loadSample();
}

void ExportPage::setInFront(bool inFront)
{
    m_inFront = inFront;
    if (!inFront) return remember();
    loadModel();
    if (m_sampleStale) loadSample();
    if (m_opened) m_where->look();
}

void ExportPage::forgetModel()
{
    m_model.reset();
    m_modelProblem.clear();
    updateClasses();
    loadModel();
    noteChange();
}

/// Takes down what the steps say.
void ExportPage::noteChange()
{
    // A step may speak up about a project that this page has not been told of yet.
    if (m_loading || !m_opened || m_context.session.opened() != m_opened) return updateButton();
    m_what->save(m_choice);
    m_format->save(m_choice);
    m_loading = true; // the line of the folder answers
    m_where->setDefaultFolder(defaultExportFolder(*m_opened, m_choice.format, m_context.settings.projectsFolder()));
    m_loading = false;
    m_choice.folder = m_where->ownFolder();
    updateButton();
}

void ExportPage::updateClasses()
{
    if (!m_opened) return;
    if (m_what->from() == ExportChoice::From::Labels) {
        const auto classes = projectExportClasses(*m_opened);
        m_format->setClasses(classes, classes.empty() ? tr("The project has no classes yet.") : QString());
    } else if (m_model) {
        m_format->setClasses(modelExportClasses(*m_opened, m_model->classes()), {});
    } else {
        m_format->setClasses({}, m_modelProblem.isEmpty() ? tr("The model is being opened…") : m_modelProblem);
    }
}

void ExportPage::loadModel()
{
    const bool wanted = m_opened && m_inFront && m_what->from() == ExportChoice::From::Predictions;
    if (!wanted || m_model || m_modelJob->isRunning() || !m_modelProblem.isEmpty()) return;
    const QString path = m_context.session.modelPath();
    m_what->setModel(tr("Opening the model…"), {});
    m_modelJob->start([this, path](const Progress&) -> Job::Deliver {
        auto model = std::make_shared<ModelLabels>(modelFile(path));
        return [this, path, model] {
            if (path != m_context.session.modelPath()) return QTimer::singleShot(0, this, &ExportPage::loadModel);
            m_model = model;
            m_what->setModel(model->name(), {});
            updateClasses();
            noteChange();
            loadSample();
        };
    });
}

/// The image in hand where it can be exported, else the first that will be.
int ExportPage::sampleImage() const
{
    if (!m_opened) return -1;
    const int current = m_context.session.currentImage();
    if (current >= 0 && m_what->images().isUsable(current)) return current;
    const auto checked = m_what->images().checked();
    return checked.empty() ? -1 : checked.front();
}

void ExportPage::loadSample()
{
    m_sampleStale = true;
    if (!m_inFront || !m_opened || m_context.session.opened() != m_opened) return;
    const bool predictions = m_what->from() == ExportChoice::From::Predictions;
    const int image = sampleImage();
    if (image < 0 || (predictions && !m_model)) return m_format->setSample({});
    m_sampleStale = false;
    const ExportSource source =
        predictions ? predictionExport(m_opened, {image}, m_model) : labelExport(m_opened, {image}, m_context.labels);
    const QString title = m_opened->images[std::size_t(image)].title();
    m_sampleJob->start([this, item = source.items.front(), title](const Progress&) -> Job::Deliver {
        const ExportSample sample = readSample(item, title);
        return [this, sample] { m_format->setSample(sample); };
    });
}

QString ExportPage::whyNot() const
{
    if (!m_opened) return tr("Nothing is open.");
    if (m_exportJob->isRunning()) return tr("An export is under way; the bar at the bottom shows how far it is.");
    if (m_what->images().checkedCount() == 0) {
        const bool none = m_what->images().count(ExportChoice::Images::All) == 0;
        return none ? tr("No image has labels yet: label some, or export what a model predicts.")
                    : tr("No image is chosen.");
    }
    for (const QString& problem : {m_format->problem(), m_where->problem()})
        if (!problem.isEmpty()) return problem;
    return {};
}

void ExportPage::updateButton()
{
    const int count = m_opened ? m_what->images().checkedCount() : 0;
    const QString why = whyNot();
    m_button->setText(tr("Export %n label maps", nullptr, count));
    if (m_button->hasFocus() && !why.isEmpty()) setFocus(); // else it goes to whatever comes next
    m_button->setEnabled(why.isEmpty());
    m_button->setToolTip(why.isEmpty() ? m_actions.start->toolTip() : why);
    m_actions.start->setEnabled(why.isEmpty());
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_actions.openFolder->setEnabled(m_report->report().has_value());
    m_actions.copy->setEnabled(!m_report->isHidden());
    m_actions.suggest->setEnabled(m_format->mapping().has_value());
    m_actions.recolour->setEnabled(m_format->mapping().has_value());
}

void ExportPage::start()
{
    if (!whyNot().isEmpty()) return;
    remember();
    const auto images = m_what->images().checked();
    const ExportSource source = m_what->from() == ExportChoice::From::Predictions
                                    ? predictionExport(m_opened, images, m_model)
                                    : labelExport(m_opened, images, m_context.labels);
    ExportOptions options = m_choice.options;
    options.replace = m_where->replaces();
    m_context.jobs.setTitle(m_exportJob, tr("Exporting %n label maps", nullptr, int(images.size())));
    m_report->clear();
    m_exportFolder = m_where->folder();
    m_exportJob->start([this, source, options, folder = toPath(m_exportFolder), format = m_choice.format.toStdString(),
                        mapping = *m_format->mapping()](const Progress& progress) -> Job::Deliver {
        const ExportReport report = exportLabels(source, folder, format, mapping, options, progress);
        return [this, report] { m_report->showReport(report); };
    });
}

void ExportPage::openFolder()
{
    if (m_report->report())
        QDesktopServices::openUrl(QUrl::fromLocalFile(fromPath(std::filesystem::path(m_report->report()->folder))));
}

void ExportPage::copyReport()
{
    QApplication::clipboard()->setText(m_report->asText());
}

void ExportPage::suggestIds()
{
    m_format->suggestIds();
}

void ExportPage::chooseColour()
{
    m_format->chooseColour();
}

void ExportPage::browse()
{
    m_where->browse();
}

bool ExportPage::isExporting() const
{
    return m_exportJob->isRunning();
}

bool ExportPage::isSettled() const
{
    return m_where->isSettled() && !m_modelJob->isRunning() && !m_sampleJob->isRunning() && !m_exportJob->isRunning() &&
           !m_later->isActive();
}

} // namespace sdw::ui
