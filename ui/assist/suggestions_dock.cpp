#include "ui/assist/suggestions_dock.h"

#include "ui/assist/action_button.h"
#include "ui/assist/assist_model.h"
#include "ui/assist/flip_survey.h"
#include "ui/assist/improvement.h"
#include "ui/assist/region_delegate.h"
#include "ui/assist/region_survey.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kMargin = 8;
constexpr int kLeastList = 128;  // two rows
constexpr int kLeastWidth = 236; // the image needs the room: just enough for what the buttons say

QListView* makeList(SurveyModel* model, const QString& name, const QString& toolTip, const char* objectName,
                    QWidget* parent)
{
    auto* list = new QListView(parent);
    list->setObjectName(QLatin1String(objectName));
    list->setAccessibleName(name);
    list->setToolTip(toolTip);
    list->setModel(model);
    list->setItemDelegate(new RegionDelegate(list));
    list->setMinimumHeight(kLeastList);
    list->setFrameShape(QFrame::NoFrame);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setUniformItemSizes(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return list;
}

/// Buttons of a row are as wide as each other, and narrower than a style would have them where the panel is narrow.
QPushButton* sharing(QPushButton* button)
{
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return button;
}

} // namespace

SuggestionsDock::SuggestionsDock(RegionSurvey& survey, FlipSurvey& flips, RegionWalk& walk, AssistModel& model,
                                 Improvement& improvement, QAction* look, QAction* byItself,
                                 std::function<void()> train, QWidget* parent)
    : QWidget(parent)
    , m_survey(survey)
    , m_flips(flips)
    , m_walk(walk)
    , m_model(model)
    , m_improvement(improvement)
    , m_tabs(new QTabWidget(this))
    , m_state(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_look(actionButton(look, this))
    , m_train(new QPushButton(tr("Train a model"), this))
    , m_improve(actionButton(improvement.improveAction(), this, tr("Improve model")))
    , m_stop(actionButton(improvement.stopAction(), this, tr("Stop")))
    , m_improving(new QLabel(this))
    , m_proposes(new QCheckBox(tr("Propose for new images"), this))
{
    setObjectName(QStringLiteral("suggestionsDock"));
    setMinimumWidth(kLeastWidth);
    m_state->setObjectName(QStringLiteral("surveyState"));
    m_state->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("surveyProgress"));
    m_progress->setAccessibleName(tr("Images looked through"));
    m_progress->setToolTip(tr("How many of the images were looked through"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_train->setObjectName(QStringLiteral("surveyTrain"));
    m_train->setAccessibleName(m_train->text());
    m_train->setToolTip(tr("Go to where models are trained"));
    connect(m_train, &QPushButton::clicked, this, std::move(train));
    m_tabs->setObjectName(QStringLiteral("surveyTabs"));
    m_tabs->setAccessibleName(tr("Kinds of suggestions"));
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->tabBar()->setExpanding(true);
    m_tabs->addTab(makePage(SurveyKind::LabelNext), tr("Label next"));
    m_tabs->setTabToolTip(0, tr("Regions from which the model would learn most"));
    m_tabs->addTab(makePage(SurveyKind::Suspects), tr("Suspects"));
    m_tabs->setTabToolTip(1, tr("Labels that are probably wrong"));
    m_tabs->addTab(makePage(SurveyKind::Elsewhere), tr("Elsewhere"));
    m_tabs->setTabToolTip(2, tr("Where the model changed its mind in the same way as you corrected it"));

    m_proposes->setObjectName(QStringLiteral("proposeNew"));
    m_proposes->setAccessibleName(byItself->text());
    m_proposes->setToolTip(byItself->toolTip());
    m_proposes->setChecked(byItself->isChecked());
    connect(m_proposes, &QCheckBox::toggled, byItself, &QAction::setChecked);
    connect(byItself, &QAction::toggled, m_proposes, &QCheckBox::setChecked);

    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(kMargin, 4, kMargin, kMargin);
    foot->setSpacing(4);
    foot->addWidget(m_state);
    foot->addWidget(m_progress);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(4);
    actions->addWidget(m_look, 1);
    actions->addWidget(m_improve, 1);
    actions->addWidget(m_train, 1);
    foot->addLayout(actions);
    auto* improving = new QHBoxLayout;
    improving->setSpacing(4);
    improving->addWidget(m_improving, 1);
    improving->addWidget(m_stop);
    foot->addLayout(improving);
    foot->addWidget(m_proposes);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_tabs, 1);
    lines->addLayout(foot);
    lines->addStretch(0); // without lists what is said stands at the top

    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        m_walk.setKind(SurveyKind(tab));
        showState();
    });
    connect(&survey, &RegionSurvey::changed, this, &SuggestionsDock::showState);
    connect(&survey, &RegionSurvey::found, this, &SuggestionsDock::showState);
    connect(&flips, &FlipSurvey::changed, this, &SuggestionsDock::showState);
    connect(&flips, &FlipSurvey::found, this, &SuggestionsDock::showState);
    connect(&model, &AssistModel::changed, this, &SuggestionsDock::showState);
    m_improving->setObjectName(QStringLiteral("improving"));
    m_improving->setWordWrap(true);
    connect(&improvement, &Improvement::changed, this, &SuggestionsDock::showState);
    connect(&walk, &RegionWalk::currentChanged, this, &SuggestionsDock::showCurrent);
    showState();
}

QWidget* SuggestionsDock::makePage(SurveyKind kind)
{
    auto* page = new QWidget(m_tabs);
    auto* lines = new QVBoxLayout(page);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(kMargin, 0, kMargin, 4);
    buttons->setSpacing(4);
    QListView* list = nullptr;
    if (kind == SurveyKind::LabelNext) {
        list = m_queue = makeList(m_walk.model(kind), tr("What to label next"),
                                  tr("Enter or a double click goes to the region"), "labelNext", page);
        buttons->addWidget(sharing(actionButton(m_walk.nextAction(), page, tr("Next"))), 1);
        buttons->addWidget(sharing(actionButton(m_walk.dismissAction(), page)), 1);
    } else {
        const bool suspects = kind == SurveyKind::Suspects;
        list = makeList(m_walk.model(kind),
                        suspects ? tr("Labels that are probably wrong") : tr("The same errors in other images"),
                        tr("Enter or a double click goes to the region"), suspects ? "suspects" : "elsewhere", page);
        (suspects ? m_suspects : m_elsewhere) = list;
        buttons->addWidget(sharing(actionButton(m_walk.acceptAction(), page, tr("Accept"))), 1);
        buttons->addWidget(sharing(actionButton(m_walk.keepAction(), page, tr("Keep"))), 1);
        buttons->addWidget(sharing(actionButton(m_walk.ignoreAction(), page, tr("Ignore"))), 1);
    }
    connect(list, &QListView::activated, this, [this](const QModelIndex& index) {
        m_walk.goTo(index.row());
        Q_EMIT activated();
    });
    connect(list, &QListView::doubleClicked, this, [this](const QModelIndex& index) {
        if (m_walk.currentRow() != index.row()) m_walk.goTo(index.row());
        Q_EMIT activated();
    });
    lines->addWidget(list, 1);
    lines->addLayout(buttons);
    return page;
}

void SuggestionsDock::showKind(SurveyKind kind)
{
    m_tabs->setCurrentIndex(int(kind));
}

void SuggestionsDock::showState()
{
    const bool there = m_model.isThere(), elsewhere = m_walk.kind() == SurveyKind::Elsewhere;
    m_tabs->setVisible(there);
    m_proposes->setVisible(there);
    m_train->setVisible(!there);
    m_look->setVisible(there);
    m_improve->setVisible(there && !m_improvement.isRunning());
    m_improving->setText(m_improvement.state());
    m_improving->setVisible(m_improvement.isRunning());
    m_stop->setVisible(m_improvement.isRunning());
    m_progress->setVisible(there && (elsewhere ? m_flips.isRunning() : m_survey.isRunning()));
    m_progress->setRange(0, elsewhere ? m_flips.total() : m_survey.total());
    m_progress->setValue(elsewhere ? m_flips.done() : m_survey.done());
    if (!there)
        m_state->setText(
            tr("There is no model yet. One trained on your labels shows here where to label next, which labels are "
               "probably wrong, and where else it made an error that you corrected. Train one, or choose one in "
               "Explain."));
    else
        m_state->setText(elsewhere ? flipState() : surveyState());
}

QString SuggestionsDock::surveyState() const
{
    const auto& result = m_survey.result();
    const bool suspects = m_walk.kind() == SurveyKind::Suspects;
    const int count = m_walk.model(m_walk.kind())->rowCount();
    if (!m_survey.problem().isEmpty()) return m_survey.problem();
    if (m_survey.isRunning()) return tr("Looking through the images…");
    if (!result)
        return suspects ? tr("Compares the labels of all images with what the model sees.")
                        : tr("Finds the regions of all images in which the model is least sure.");
    if (suspects && result->labelled == 0) return tr("No image is labelled yet: there is nothing to be wrong.");
    if (count == 0)
        return suspects ? tr("No suspects are left in %n labelled image(s).", nullptr, result->labelled)
                        : tr("Nothing uncertain is left in %n image(s).", nullptr, result->images);
    return suspects ? tr("%n suspect(s)", nullptr, count) + tr(" in %n labelled image(s)", nullptr, result->labelled)
                    : tr("%n region(s)", nullptr, count) + tr(" in %n image(s)", nullptr, result->images);
}

QString SuggestionsDock::flipState() const
{
    if (!m_flips.problem().isEmpty()) return m_flips.problem();
    if (m_flips.isRunning()) return tr("Looking for the same errors…");
    if (!m_flips.isPossible())
        return tr("After the model was improved, or a fit was kept: where it changed its mind as you corrected it.");
    if (!m_flips.regions()) return tr("Compares what the model before and the new one say about all images.");
    const int count = m_walk.model(SurveyKind::Elsewhere)->rowCount();
    return count == 0 ? tr("No image has the errors that were corrected.")
                      : tr("%n place(s) with the same error", nullptr, count);
}

void SuggestionsDock::showCurrent()
{
    QListView* list = m_walk.kind() == SurveyKind::Suspects    ? m_suspects
                      : m_walk.kind() == SurveyKind::Elsewhere ? m_elsewhere
                                                               : m_queue;
    const int row = m_walk.currentRow();
    if (row >= 0) {
        list->setCurrentIndex(list->model()->index(row, 0));
        list->scrollTo(list->currentIndex());
    } else {
        list->setCurrentIndex({});
    }
    showState();
}

} // namespace sdw::ui
