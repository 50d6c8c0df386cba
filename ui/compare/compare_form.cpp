#include "ui/compare/compare_form.h"

#include "ui/actions/action_registry.h"
#include "ui/compare/contender_list.h"
#include "ui/icons/icon.h"
#include "ui/icons/icon_label.h"
#include "ui/jobs/job_list.h"
#include "ui/project/page_parts.h"
#include "ui/project/project_session.h"
#include "ui/settings/style.h"
#include "ui/training/run_text.h"
#include "ui/training/runs_model.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kWidest = 620, kIcon = 16;

QPushButton* buttonOf(QAction* action, QWidget* parent)
{
    auto* button = new QPushButton(action->icon(), action->text(), parent);
    button->setObjectName(QStringLiteral("button-") + action->objectName());
    const auto follow = [button, action] {
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
        button->setText(action->text());
        button->setToolTip(action->toolTip());
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

Contender contenderOf(const RunSummary& run)
{
    return {Contender::Kind::Model, fromPath(run.folder.filename()).toStdString(), run.folder};
}

} // namespace

CompareForm::CompareForm(ActionRegistry& registry, const QString& scope, const CompareFormActions& actions,
                         RunsModel& runs, QWidget* parent)
    : QScrollArea(parent)
    , m_actions(actions)
    , m_runs(runs)
    , m_list(new ContenderList)
{
    setObjectName(QStringLiteral("compareForm"));
    addActions(registry, scope);
    setFocusPolicy(Qt::NoFocus); // what is in it has it
    QVBoxLayout* lines = makeColumn(*this, kWidest);
    QWidget* column = lines->parentWidget();
    auto* title = new QLabel(tr("Compare"), column);
    title->setFont(titleFont(title->font()));
    lines->addWidget(title);
    QLabel* quiet = makeQuietLine(column);
    quiet->setText(tr("Two to four models, or label sets, on the same images: where they differ, which one is right "
                      "there, and whether the difference is more than chance."));
    lines->addWidget(quiet);
    lines->addSpacing(12);
    m_body = makeSource();
    lines->addWidget(m_body);
    lines->addSpacing(8);
    lines->addWidget(makeFoot());
    lines->addStretch(1);
    connect(m_list, &ContenderList::changed, this, [this] {
        m_touched = m_touched || !m_filling;
        m_problem.clear();
        refresh();
    });
    connect(&m_runs, &RunsModel::looked, this, [this] {
        fillMenu();
        suggest();
    });
    fillMenu();
    refresh();
}

void CompareForm::addActions(ActionRegistry& registry, const QString& scope)
{
    const auto offer = [&](const char* name, const QString& text, const char* icon, const QString& toolTip,
                           std::function<void()> act) {
        m_adding << registry.add({.id = scope + QLatin1Char('.') + QLatin1String(name),
                                  .text = text,
                                  .icon = QLatin1String(icon),
                                  .toolTip = toolTip,
                                  .keys = {},
                                  .scope = scope},
                                 std::move(act));
    };
    offer("add-weights", tr("Weights file…"), "model", tr("Let a model from a weights file take part"), [this] {
        const QString file =
            QFileDialog::getOpenFileName(window(), tr("Weights file"), {}, tr("Weights (*.safetensors *.pth *.pt)"));
        if (!file.isEmpty())
            add({Contender::Kind::Model, QFileInfo(file).completeBaseName().toStdString(), toPath(file)});
    });
    offer("add-run", tr("Run folder…"), "folder", tr("Let the model of a run from elsewhere take part"),
          [this] { addFolder(tr("Run folder"), false); });
    offer("add-labels", tr("Folder of labels…"), "layers",
          tr("Let labels that are there already take part: a folder of index PNGs, one for each image"),
          [this] { addFolder(tr("Folder of labels"), true); });
}

void CompareForm::addFolder(const QString& title, bool labels)
{
    const QString folder = QFileDialog::getExistingDirectory(window(), title, m_setup.runsFolder);
    if (folder.isEmpty()) return;
    if (!labels && !isRunFolder(toPath(folder)))
        return showProblem(tr("“%1” is no run folder: it has neither config.json nor events.jsonl.").arg(folder));
    add({labels ? Contender::Kind::Labels : Contender::Kind::Model, QFileInfo(folder).fileName().toStdString(),
         toPath(folder)});
}

QWidget* CompareForm::makeSource()
{
    auto* body = new QWidget(this);
    m_add = new QPushButton(themedIcon(QStringLiteral("plus")), tr("Add a model or labels"), body);
    m_add->setObjectName(QStringLiteral("addContender"));
    m_add->setToolTip(tr("Let another one take part: up to four"));
    m_menu = new QMenu(m_add);
    m_menu->setToolTipsVisible(true);
    m_add->setMenu(m_menu);
    m_split = new QComboBox(body);
    m_split->setObjectName(QStringLiteral("compareSplit"));
    m_split->setAccessibleName(tr("Images"));
    m_split->setToolTip(tr("The images on which they are compared; best those that no model has learnt from"));
    m_split->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_split, &QComboBox::currentIndexChanged, this, [this] {
        m_problem.clear();
        refresh();
    });
    auto* lines = new QVBoxLayout(body);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(8);
    lines->addWidget(makeHeading(tr("Who takes part"), body));
    lines->addWidget(m_list);
    lines->addWidget(m_add, 0, Qt::AlignLeft);
    lines->addSpacing(12);
    lines->addWidget(makeHeading(tr("On which images"), body));
    lines->addWidget(m_split, 0, Qt::AlignLeft);
    return body;
}

QWidget* CompareForm::makeFoot()
{
    auto* foot = new QWidget(this);
    m_icon = new IconLabel(kIcon, foot);
    m_say = new QLabel(foot);
    m_say->setObjectName(QStringLiteral("compareSay"));
    m_say->setWordWrap(true);
    auto* say = new QHBoxLayout;
    say->setSpacing(6);
    say->addWidget(m_icon, 0, Qt::AlignTop);
    say->addWidget(m_say, 1);
    m_progressRow = new QWidget(foot);
    m_progress = new QProgressBar(m_progressRow);
    m_progress->setObjectName(QStringLiteral("compareProgress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progressText = new QLabel(m_progressRow);
    m_progressText->setObjectName(QStringLiteral("compareProgressText"));
    m_progressText->setFont(smallFont(m_progressText->font()));
    m_progressText->setForegroundRole(QPalette::PlaceholderText);
    auto* progress = new QVBoxLayout(m_progressRow);
    progress->setContentsMargins(0, 0, 0, 0);
    progress->setSpacing(4);
    progress->addWidget(m_progress);
    progress->addWidget(m_progressText);
    m_progressRow->hide();
    auto* start = buttonOf(m_actions.start, foot);
    start->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(start);
    buttons->addWidget(buttonOf(m_actions.cancel, foot));
    buttons->addStretch(1);
    buttons->addWidget(buttonOf(m_actions.back, foot));
    auto* lines = new QVBoxLayout(foot);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(8);
    lines->addLayout(say);
    lines->addWidget(m_progressRow);
    lines->addLayout(buttons);
    return foot;
}

/// The runs of the project, the models that come with the program, and whatever lies elsewhere.
void CompareForm::fillMenu()
{
    m_menu->clear();
    const auto offer = [this](const Contender& contender, const QString& text, const QString& icon) {
        QAction* one = m_menu->addAction(themedIcon(icon), text, this, [this, contender] { add(contender); });
        one->setToolTip(fromPath(contender.path));
    };
    for (int row = 0; row < m_runs.rowCount(); ++row) {
        const RunSummary& run = m_runs.runAt(row);
        const QString name = fromPath(run.folder.filename());
        offer(contenderOf(run),
              run.bestMeanIou ? tr("%1 (%2 mIoU, %3)").arg(name, percentText(run.bestMeanIou), runStateText(run.state))
                              : QStringLiteral("%1 (%2)").arg(name, runStateText(run.state)),
              QStringLiteral("train"));
    }
    if (m_runs.rowCount() > 0) m_menu->addSeparator();
    Contender first, second;
    if (findDemoModels(first, second)) {
        for (const Contender& one : {first, second})
            offer(one, tr("%1, trained on the demo scenes").arg(QString::fromStdString(one.name)),
                  QStringLiteral("demo"));
        m_menu->addSeparator();
    }
    m_menu->addActions(m_adding);
}

void CompareForm::setSetup(const ComparisonSetup& setup, bool fresh)
{
    const QString before = fresh ? QString() : split();
    m_setup = setup;
    {
        const QSignalBlocker still(m_split);
        m_split->clear();
        for (const ComparedSplitChoice& one : setup.splits) {
            const QString images = tr("%n image(s)", nullptr, one.images);
            m_split->addItem(one.labelled > 0
                                 ? tr("%1: %2, %3 of them with labels").arg(one.name, images).arg(one.labelled)
                                 : tr("%1: %2 without labels").arg(one.name, images),
                             one.name);
        }
        const int known = m_split->findData(before);
        m_split->setCurrentIndex(before.isEmpty() || known < 0 ? m_split->findData(setup.split) : known);
    }
    if (fresh) {
        m_touched = false;
        m_problem.clear();
        fillList({});
        suggest();
    }
    refresh();
}

/// As long as nobody has chosen: the demo's two models, else the two best runs, the best of them last.
void CompareForm::suggest()
{
    if (m_touched || m_running || !m_setup.obstacle.isEmpty()) return;
    std::vector<Contender> suggested = m_setup.suggested;
    if (suggested.empty()) {
        std::vector<const RunSummary*> scored;
        for (int row = 0; row < m_runs.rowCount(); ++row)
            if (m_runs.runAt(row).bestMeanIou) scored.push_back(&m_runs.runAt(row));
        std::ranges::stable_sort(scored, std::ranges::greater(),
                                 [](const RunSummary* run) { return *run->bestMeanIou; });
        if (scored.size() > ContenderList::kFewest) scored.resize(ContenderList::kFewest);
        std::ranges::reverse(scored);
        for (const RunSummary* run : scored)
            suggested.push_back(contenderOf(*run));
    }
    const auto same = [](const Contender& a, const Contender& b) { return a.path == b.path; };
    if (!std::ranges::equal(suggested, m_list->contenders(), same)) fillList(suggested);
}

void CompareForm::fillList(const std::vector<Contender>& contenders)
{
    m_filling = true;
    m_list->setContenders(contenders);
    m_filling = false;
}

QString CompareForm::split() const
{
    return m_split->currentData().toString();
}

void CompareForm::setSplit(const QString& name)
{
    if (const int at = m_split->findData(name); at >= 0) m_split->setCurrentIndex(at);
}

std::vector<Contender> CompareForm::contenders() const
{
    return m_list->contenders();
}

void CompareForm::add(const Contender& contender)
{
    if (m_list->isFull())
        showProblem(tr("Four take part already; leave one of them out first."));
    else if (!m_list->add(contender))
        showProblem(tr("“%1” takes part already.").arg(fromPath(contender.path)));
}

QString CompareForm::obstacle() const
{
    if (!m_setup.obstacle.isEmpty()) return m_setup.obstacle;
    const auto& all = m_list->contenders();
    if (all.size() < ContenderList::kFewest) return tr("Add at least two models or label sets.");
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].name.empty()) return tr("Everyone needs a name.");
        for (std::size_t k = 0; k < i; ++k)
            if (all[k].name == all[i].name)
                return tr("Two are called “%1”; give one of them another name.")
                    .arg(QString::fromStdString(all[i].name));
    }
    return m_split->currentIndex() < 0 ? tr("There are no images to compare on.") : QString();
}

void CompareForm::showProblem(const QString& problem)
{
    m_problem = problem;
    refresh();
}

void CompareForm::setRunning(bool running)
{
    m_running = running;
    if (running) {
        m_problem.clear();
        m_clock.start();
        setProgress(0, 0);
    }
    refresh();
}

void CompareForm::setProgress(int done, int total)
{
    m_progress->setRange(0, std::max(total, 0));
    m_progress->setValue(done);
    constexpr int kFewest = 2; // steps that say nothing about the pace yet
    if (total <= 0 || done < kFewest) return m_progressText->setText(tr("Opening the models"));
    const qint64 left = m_clock.elapsed() * (total - done) / done;
    m_progressText->setText(tr("Step %1 of %2 · about %3 left")
                                .arg(QLocale().toString(done), QLocale().toString(total), durationText(left)));
}

void CompareForm::refresh()
{
    const QString why = obstacle();
    const QString said = !m_problem.isEmpty() ? m_problem : m_running ? QString() : why;
    m_say->setText(said);
    m_say->setVisible(!said.isEmpty());
    m_icon->setVisible(!said.isEmpty());
    m_icon->setIcon(m_problem.isEmpty() ? themedIcon(QStringLiteral("info"), IconTint::Quiet)
                                        : themedIcon(QStringLiteral("error"), IconTint::Bad));
    m_body->setEnabled(!m_running);
    m_add->setEnabled(!m_list->isFull());
    m_progressRow->setVisible(m_running);
    m_actions.start->setEnabled(!m_running && why.isEmpty());
    m_actions.cancel->setVisible(m_running);
    m_actions.cancel->setEnabled(m_running);
}

} // namespace sdw::ui
