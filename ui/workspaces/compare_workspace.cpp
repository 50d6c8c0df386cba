// Comparing: two to four models or label sets on the same images, where they differ, and who is right.
#include "ui/compare/compare_actions.h"
#include "ui/compare/compare_strip.h"
#include "ui/compare/compared_page.h"
#include "ui/compare/compared_words.h"
#include "ui/compare/comparison_export.h"
#include "ui/compare/comparison_run.h"
#include "ui/compare/confusion_panel.h"
#include "ui/compare/contender_list.h"
#include "ui/compare/numbers_panel.h"
#include "ui/compare/ranked_image_list.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/project/project_index.h"
#include "ui/project/project_session.h"
#include "ui/reports/compare_words.h"
#include "ui/shell/empty_page.h"
#include "ui/shell/workspace.h"
#include "ui/training/runs_model.h"
#include "ui/widgets/confusion_map.h"

#include <QStackedWidget>

namespace sdw::ui {
namespace {

const QString kScope = QStringLiteral("compare");
constexpr int kOneColumn = 1100; // pixels: the picture needs its room

class CompareWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit CompareWorkspace(AppContext& appContext);
    ~CompareWorkspace() override;

    QString id() const override { return kScope; }
    QString name() const override { return tr("Compare"); }
    QString icon() const override { return QStringLiteral("compare"); }
    QString toolTip() const override { return tr("See where models differ, and which one is better"); }
    QWidget* widget() override { return m_stack; }
    QWidget* strip() override { return m_strip; }
    int oneColumnBelow() const override { return kOneColumn; }
    std::vector<WorkspaceDock> docks() override;
    std::vector<QAction*> stripActions() override
    {
        return {m_export->figureAction(), m_export->reportAction(), nullptr, m_actions->setUp()};
    }
    std::vector<CapturePage> capturePages() override;
    void activated() override { setInFront(true); }
    void deactivated() override { setInFront(false); }
    bool isSettled() const override;

private:
    void followActions();
    void follow();
    void showPage();
    void setInFront(bool inFront);
    void updateSetup(bool fresh);
    void start();
    void compareDemo();
    void present(std::shared_ptr<const ComparedSet> set);
    void choosePair(const ContenderPair& pair);
    void takeNumbers(std::shared_ptr<const PairNumbers> numbers);
    void showImage(int image);
    void setCell(const std::optional<MatrixCell>& cell);
    void followSession();
    void report(const QString& message);

    CompareActions* m_actions = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_empty = nullptr;
    ComparedPage* m_page = nullptr;
    CompareForm* m_form = nullptr;
    CompareStrip* m_strip = nullptr;
    RankedImageList* m_list = nullptr;
    NumbersPanel* m_numbersPanel = nullptr;
    RunsModel* m_runs = nullptr;
    ComparisonExport* m_export = nullptr;
    ComparisonRun* m_run = nullptr;
    Job *m_measure = nullptr, *m_find = nullptr;

    std::shared_ptr<const ComparedSet> m_set;
    std::shared_ptr<const PairNumbers> m_numbers;
    ContenderPair m_pair;
    std::optional<MatrixCell> m_cell;
    bool m_inFront = false, m_setsUp = true, m_waitsForDemo = false;
};

CompareWorkspace::CompareWorkspace(AppContext& appContext)
    : Workspace(appContext)
    , m_actions(new CompareActions(appContext.actions, kScope, this))
    , m_stack(new QStackedWidget)
    , m_page(new ComparedPage(appContext.jobs, *m_actions))
    , m_runs(new RunsModel(appContext.jobs, this))
    , m_run(new ComparisonRun(appContext, this))
    , m_measure(new Job(this))
    , m_find(new Job(this))
{
    context().jobs.track(m_measure, tr("Drawing images again and again"));
    context().jobs.track(m_find, tr("Looking for a confusion"));
    m_empty = new EmptyPage(appContext, kScope,
                            tr("Here models are compared on the same images: where they differ, which one is right "
                               "there, and whether the better score is more than chance."),
                            m_actions->demo());
    m_empty->setObjectName(QStringLiteral("compareEmpty"));
    m_form = new CompareForm(appContext.actions, kScope, m_actions->form(), *m_runs);
    m_strip = new CompareStrip(appContext, kScope, m_page->view());
    m_list = new RankedImageList(appContext.session, appContext.index.thumbnails(), m_actions->endCell());
    m_numbersPanel = new NumbersPanel(m_actions->swap());
    m_export = new ComparisonExport(
        appContext, kScope, [this] { return m_list->chosenImages(); }, *m_stack, this);
    connect(m_export, &ComparisonExport::settled, this, &Workspace::settled);
    for (QWidget* page : {m_empty, static_cast<QWidget*>(m_form), static_cast<QWidget*>(m_page)})
        m_stack->addWidget(page);

    followActions();
    ProjectSession& session = context().session;
    connect(&session, &ProjectSession::openedProject, this, &CompareWorkspace::follow);
    connect(&session, &ProjectSession::closed, this, &CompareWorkspace::follow);
    connect(&session, &ProjectSession::failed, this, [this] { m_waitsForDemo = false; });
    connect(&session, &ProjectSession::projectChanged, this, [this] { updateSetup(false); });
    connect(&session, &ProjectSession::currentImageChanged, this, &CompareWorkspace::followSession);
    connect(m_run, &ComparisonRun::progressed, m_form, &CompareForm::setProgress);
    connect(m_run, &ComparisonRun::made, this, [this](std::shared_ptr<const ComparedSet> set) {
        m_form->setRunning(false);
        m_setsUp = false;
        present(std::move(set));
    });
    connect(m_run, &ComparisonRun::cancelled, this, [this] {
        m_form->setRunning(false);
        m_form->showProblem(tr("Cancelled. What was predicted is kept for the next time."));
    });
    connect(m_run, &ComparisonRun::failed, this, [this](const QString& message) {
        m_form->setRunning(false);
        m_form->showProblem(message);
    });
    connect(m_run, &ComparisonRun::settled, this, &Workspace::settled);
    for (Job* job : {m_measure, m_find}) {
        connect(job, &Job::failed, this, &CompareWorkspace::report);
        for (const auto end : {&Job::finished, &Job::cancelled})
            connect(job, end, this, &Workspace::settled);
    }
    connect(m_runs, &RunsModel::failed, this, &CompareWorkspace::report);
    connect(m_list, &RankedImageList::chosen, this, &CompareWorkspace::showImage);
    connect(m_list, &RankedImageList::settled, this, &Workspace::settled);
    connect(m_numbersPanel, &NumbersPanel::pairChosen, this, &CompareWorkspace::choosePair);
    connect(m_numbersPanel->confusion(), &ConfusionPanel::cellActivated, this,
            [this](const MatrixCell& cell) { setCell(cell); });
    connect(m_page, &ComparedPage::failed, this, &CompareWorkspace::report);
    connect(m_page, &ComparedPage::settled, this, &Workspace::settled);
    connect(m_page, &ComparedPage::pointed, this, [this](const QString& text) { context().shell.setPosition(text); });
    connect(m_page, &ComparedPage::zoomed, this, [this](const QString& text) {
        if (m_inFront) context().shell.setZoom(text);
    });
    follow();
}

CompareWorkspace::~CompareWorkspace()
{
    for (Job* job : {m_measure, m_find}) // before what their work refers to
        delete job;
}

void CompareWorkspace::followActions()
{
    connect(m_actions, &CompareActions::demoWanted, this, &CompareWorkspace::compareDemo);
    connect(m_actions, &CompareActions::setUpWanted, this, [this] {
        m_setsUp = true;
        updateSetup(false);
        showPage();
    });
    connect(m_actions, &CompareActions::startWanted, this, &CompareWorkspace::start);
    connect(m_actions, &CompareActions::cancelWanted, m_run, &ComparisonRun::cancel);
    connect(m_actions, &CompareActions::backWanted, this, [this] {
        m_setsUp = false;
        showPage();
    });
    connect(m_actions, &CompareActions::regionStepped, m_page, &ComparedPage::stepPlaces);
    connect(m_actions, &CompareActions::imageStepped, this, [this](int by) { showImage(m_list->neighbour(by)); });
    connect(m_actions, &CompareActions::cellEndWanted, this, [this] { setCell({}); });
    connect(m_actions, &CompareActions::swapWanted, this, [this] { choosePair({m_pair.second, m_pair.first}); });
}

std::vector<WorkspaceDock> CompareWorkspace::docks()
{
    return {{QStringLiteral("images"), tr("Images"), m_list, Qt::LeftDockWidgetArea, false},
            {QStringLiteral("numbers"), tr("Numbers"), m_numbersPanel, Qt::RightDockWidgetArea, false}};
}

bool CompareWorkspace::isSettled() const
{
    if (!m_inFront) return true;
    const bool jobs =
        m_run->isRunning() || m_measure->isRunning() || m_find->isRunning() || m_waitsForDemo || m_export->isBusy();
    return !jobs && !m_page->isBusy() && m_runs->isSettled() && m_list->isSettled();
}

/// Something else is open.
void CompareWorkspace::follow()
{
    m_form->setRunning(false);
    present(nullptr);
    m_setsUp = true;
    updateSetup(true);
    showPage();
    if (std::exchange(m_waitsForDemo, false) && context().session.isOpen()) start();
}

void CompareWorkspace::updateSetup(bool fresh)
{
    const ComparisonSetup setup = findComparisonSetup(context().session, context().index);
    m_runs->setRunsFolder(setup.runsFolder);
    if (m_inFront && m_setsUp) m_runs->refresh();
    m_form->setSetup(setup, fresh);
}

void CompareWorkspace::showPage()
{
    const bool open = context().session.isOpen(), result = open && m_set && !m_setsUp;
    m_stack->setCurrentWidget(result ? static_cast<QWidget*>(m_page) : open ? static_cast<QWidget*>(m_form) : m_empty);
    m_strip->setUsable(result);
    Q_EMIT dockAvailable(QStringLiteral("images"), result);
    Q_EMIT dockAvailable(QStringLiteral("numbers"), result);
    m_runs->setWatching(m_inFront && open && m_setsUp);
    m_actions->setState({.open = open,
                         .setsUp = m_setsUp,
                         .compared = m_set != nullptr,
                         .result = result,
                         .regions = m_page->hasPlaces(),
                         .cell = m_cell.has_value()});
    m_export->setEnabled(result);
}

void CompareWorkspace::setInFront(bool inFront)
{
    m_inFront = inFront;
    if (inFront) {
        if (m_setsUp && !m_form->isRunning()) updateSetup(false); // labels may have been added
        followSession();
    } else {
        context().shell.setZoom({});
    }
    m_runs->setWatching(inFront && context().session.isOpen() && m_setsUp);
}

void CompareWorkspace::compareDemo()
{
    if (context().session.isOpen() && !m_form->setup().suggested.empty()) { // it is open
        m_form->list().setContenders(m_form->setup().suggested);
        return start();
    }
    m_waitsForDemo = true;
    context().session.openDemo();
}

void CompareWorkspace::start()
{
    if (const QString why = m_form->obstacle(); !why.isEmpty()) return m_form->showProblem(why);
    context().shell.clearNotice(kScope);
    m_form->setRunning(true);
    m_run->start(m_form->setup(), m_form->contenders(), m_form->split());
}

void CompareWorkspace::present(std::shared_ptr<const ComparedSet> set)
{
    m_measure->cancel();
    m_find->cancel();
    m_set = std::move(set);
    m_numbers.reset();
    m_cell.reset();
    m_page->setSet(m_set);
    m_export->setSet(m_set);
    m_list->setNumbers(nullptr, nullptr);
    m_numbersPanel->setSet(m_set, {});
    showPage();
    if (!m_set) return;
    choosePair({});
    if (const Notice notice = skippedNotice(*m_set); !notice.text.isEmpty()) context().shell.showNotice(notice, kScope);
}

void CompareWorkspace::choosePair(const ContenderPair& pair)
{
    if (!m_set) return;
    m_pair = pair;
    m_numbersPanel->setSet(m_set, pair);
    m_measure->start([this, set = m_set, pair](const Progress&) -> Job::Deliver {
        auto numbers = std::make_shared<const PairNumbers>(measurePair(*set, pair));
        return [this, set, numbers] {
            if (set == m_set) takeNumbers(numbers);
        };
    });
    if (m_page->image() >= 0) showImage(m_page->image());
}

void CompareWorkspace::takeNumbers(std::shared_ptr<const PairNumbers> numbers)
{
    m_numbers = std::move(numbers);
    m_numbersPanel->setNumbers(m_numbers);
    m_list->setNumbers(m_set, m_numbers);
    if (m_cell && !m_cell->contender) setCell({}); // it was one of the pair before
    if (m_page->image() < 0) showImage(m_list->model().imageAt(0));
}

void CompareWorkspace::showImage(int image)
{
    if (!m_set || image < 0) return;
    m_list->setCurrent(image);
    m_page->showImage(image, m_pair, m_cell);
    const auto& opened = context().session.opened();
    const std::filesystem::path& path = m_set->images()[std::size_t(image)].image;
    for (std::size_t i = 0; opened && i < opened->images.size(); ++i)
        if (opened->images[i].path == path) return context().session.setCurrentImage(int(i));
}

/// The images behind a cell of a matrix, and its places in the image that is shown; empty: all images, and all
/// differences.
void CompareWorkspace::setCell(const std::optional<MatrixCell>& cell)
{
    m_cell = cell;
    m_actions->endCell()->setEnabled(cell.has_value());
    m_find->cancel();
    if (!cell) {
        m_list->clearCell();
        return showImage(m_page->image());
    }
    m_find->start([this, set = m_set, pair = m_pair, cell](const Progress& progress) -> Job::Deliver {
        auto images = imagesOfCell(*set, pair, *cell, progress);
        return [this, set, cell, images] {
            if (set != m_set || m_cell != cell) return;
            m_list->setCell(cellText(*cell, m_pair, m_set->classes()), images);
            const bool here = m_list->model().rowOf(m_page->image()) >= 0;
            if (!images.empty()) m_page->stepWhenShown();
            showImage(here || images.empty() ? m_page->image() : int(images.front().image));
        };
    });
}

/// The image that other workspaces have in hand, where it takes part.
void CompareWorkspace::followSession()
{
    const int current = context().session.currentImage();
    if (!m_inFront || !m_set || current < 0) return;
    const auto& path = context().session.opened()->images[std::size_t(current)].path;
    if (const int shown = m_page->image(); shown >= 0 && m_set->images()[std::size_t(shown)].image == path) return;
    for (std::size_t i = 0; i < m_set->images().size(); ++i)
        if (m_set->images()[i].image == path) return showImage(int(i));
}

void CompareWorkspace::report(const QString& message)
{
    context().shell.showNotice({.severity = Severity::Error, .text = message}, kScope);
    Q_EMIT settled();
}

std::vector<CapturePage> CompareWorkspace::capturePages()
{
    const auto mode = [this](CompareMode which, NumbersPanel::Tab tab) {
        return [this, which, tab] {
            m_strip->setMode(which);
            m_numbersPanel->setTab(tab);
        };
    };
    return {{QStringLiteral("set-up"), [this] { m_actions->setUp()->trigger(); }},
            {QString(), [this] { (m_set ? m_actions->form().back : m_actions->form().start)->trigger(); }},
            {QStringLiteral("side-by-side"), mode(CompareMode::SideBySide, NumbersPanel::Scores)},
            {QStringLiteral("blink"), mode(CompareMode::Blink, NumbersPanel::Classes)},
            {QStringLiteral("difference"), [this, mode] {
                 mode(CompareMode::Difference, NumbersPanel::Confusion)();
                 m_actions->nextRegion()->trigger();
             }}};
}

} // namespace

std::unique_ptr<Workspace> makeCompareWorkspace(AppContext& context)
{
    return std::make_unique<CompareWorkspace>(context);
}

} // namespace sdw::ui

#include "compare_workspace.moc"
