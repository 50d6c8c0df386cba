#include "ui/assist/assistance.h"

#include "ui/actions/action_registry.h"
#include "ui/annotate/annotate_notices.h"
#include "ui/annotate/annotation_context.h"
#include "ui/annotate/tool_set.h"
#include "ui/assist/assist_model.h"
#include "ui/assist/feature_cache.h"
#include "ui/assist/fit_bar.h"
#include "ui/assist/flip_survey.h"
#include "ui/assist/improvement.h"
#include "ui/assist/model_offer.h"
#include "ui/assist/proposal.h"
#include "ui/assist/proposal_log.h"
#include "ui/assist/proposed_labels.h"
#include "ui/assist/region_survey.h"
#include "ui/assist/region_walk.h"
#include "ui/assist/stroke_fit.h"
#include "ui/assist/suggestions_dock.h"
#include "ui/project/label_store.h"
#include "ui/project/project_session.h"
#include "ui/shell/app_context.h"

namespace sdw::ui {

Assistance::Assistance(AppContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_model(new AssistModel(context.session, this))
    , m_features(new FeatureCache(context.session, context.jobs, *m_model, this))
{
    connect(m_features, &FeatureCache::settled, this, &Assistance::settled);
}

Assistance::~Assistance()
{
    detach();
    delete m_features; // its work refers to the model
}

void Assistance::attach(const AssistParts& parts)
{
    m_tools = &parts.tools;
    m_notices = &parts.notices;
    m_offer = new ModelOffer(m_context, parts.scope, *m_notices, this);
    m_annotation = &parts.annotation;
    m_proposal =
        new Proposal(m_context, parts.scope, parts.annotation, parts.canvas, parts.choice, *m_model, *m_features, this);
    parts.annotation.setSuggestions(m_proposal);
    m_fit = new StrokeFit(m_context, parts.scope, *m_model, this);
    parts.annotation.setScribbles(m_fit);
    followProposal();
    followFit();
    m_survey = new RegionSurvey(m_context, *m_model, this);
    m_flips = new FlipSurvey(m_context, *m_model, this);
    m_walk =
        new RegionWalk(m_context, parts.scope, parts.annotation, parts.canvas, parts.choice, *m_survey, *m_flips, this);
    m_look = m_context.actions.add(
        {.id = parts.scope + QStringLiteral(".survey"),
         .text = tr("Look through"),
         .icon = QStringLiteral("search"),
         .toolTip = tr("Look through all images for regions to label next, and for labels that are probably wrong"),
         .keys = {},
         .scope = parts.scope},
        [this] { look(); });
    followSurvey();
    m_log = new ProposalLog(m_context, this);
    m_improvement = new Improvement(m_context, parts.scope, *m_model, *m_log, this);
    followImprovement();
    // After the proposal, which drops what the model before proposed.
    connect(m_features, &FeatureCache::changed, this, &Assistance::tellTool);
    connect(m_model, &AssistModel::changed, this, &Assistance::followTool);
    connect(m_tools, &ToolSet::currentChanged, this, &Assistance::followTool);
    followTool();
}

void Assistance::detach()
{
    if (!m_proposal) return;
    disconnect(m_features, nullptr, this, nullptr);
    m_annotation->setSuggestions(nullptr);
    m_annotation->setScribbles(nullptr);
    delete std::exchange(m_improvement, nullptr);
    delete std::exchange(m_log, nullptr);
    delete std::exchange(m_walk, nullptr);
    delete std::exchange(m_flips, nullptr);
    delete std::exchange(m_survey, nullptr);
    delete std::exchange(m_fit, nullptr);
    delete std::exchange(m_proposal, nullptr);
    m_tools = nullptr;
}

void Assistance::followProposal()
{
    const auto keysOf = [](const QAction* action) { return action->shortcut().toString(QKeySequence::NativeText); };
    connect(m_proposal, &Proposal::changed, this, [this, keysOf](bool there, bool byItself) {
        // One that nobody asked for is told of in the status line: a banner at every image would be in the way.
        if (there && !byItself)
            m_notices->offerProposal(m_proposal->openDoubts(), keysOf(m_proposal->acceptClassAction()),
                                     [this] { m_proposal->acceptAll(); });
        else
            m_notices->proposalGone();
        const bool tell = there && byItself && !toolAsks() && m_proposal->acceptAction()->isEnabled();
        if (tell)
            m_annotation->hint(tr("Hatched: what the model proposes. %1 takes it over, %2 drops it.")
                                   .arg(keysOf(m_proposal->acceptAction()), keysOf(m_proposal->dropAction())));
        else if (m_proposalTold)
            m_annotation->hint({});
        m_proposalTold = tell;
        tellTool(m_image);
    });
    connect(m_proposal, &Proposal::doubtsChanged, this, [this] { tellTool(m_image); });
    connect(m_proposal, &Proposal::needsChanged, this, &Assistance::wake);
    connect(m_proposal, &Proposal::failed, m_notices, &AnnotateNotices::toolFailed);
    connect(m_proposal, &Proposal::modelMissing, this, [this] { m_offer->offer(true); });
    connect(m_proposal, &Proposal::reviewWanted, this, [this] { chooseTool("review"); });
    connect(m_proposal, &Proposal::settled, this, &Assistance::settled);
}

void Assistance::followFit()
{
    connect(m_fit, &StrokeFit::mapReady, m_proposal, &Proposal::offer);
    connect(m_fit, &StrokeFit::changed, this, [this] { tellTool(m_image); });
    connect(m_fit, &StrokeFit::settled, this, &Assistance::settled);
    connect(m_fit, &StrokeFit::kept, m_notices, &AnnotateNotices::fitKept);
    connect(m_fit, &StrokeFit::failed, m_notices, &AnnotateNotices::toolFailed);
}

void Assistance::followSurvey()
{
    connect(m_survey, &RegionSurvey::changed, this, &Assistance::updateLook);
    connect(m_survey, &RegionSurvey::found, this, &Assistance::updateLook);
    connect(m_flips, &FlipSurvey::changed, this, &Assistance::updateLook);
    connect(m_flips, &FlipSurvey::found, this, &Assistance::updateLook);
    connect(m_walk, &RegionWalk::kindChanged, this, &Assistance::updateLook);
    connect(m_model, &AssistModel::changed, this, &Assistance::updateLook);
    connect(m_survey, &RegionSurvey::settled, this, &Assistance::settled);
    connect(m_flips, &FlipSurvey::settled, this, &Assistance::settled);
    updateLook();
}

/// For the list in front; the same stops it.
void Assistance::look()
{
    if (m_walk->kind() == SurveyKind::Elsewhere)
        m_flips->isRunning() ? m_flips->stop() : m_flips->start();
    else
        m_survey->isRunning() ? m_survey->stop() : m_survey->start();
}

void Assistance::updateLook()
{
    const bool elsewhere = m_walk->kind() == SurveyKind::Elsewhere;
    const bool running = elsewhere ? m_flips->isRunning() : m_survey->isRunning();
    const bool again = elsewhere ? m_flips->regions().has_value() : m_survey->result() != nullptr;
    m_look->setEnabled(elsewhere ? m_flips->isPossible() : m_model->isThere() && m_context.labels.canLabel());
    m_look->setText(running ? tr("Stop looking") : again ? tr("Look again") : tr("Look through"));
}

void Assistance::followImprovement()
{
    connect(m_proposal, &Proposal::takenOver, this,
            [this](const std::shared_ptr<const ProposedLabels>& proposed, const Region& where, int label,
                   bool reviewed) { m_log->record(m_image, proposed, where, label, reviewed); });
    connect(m_walk, &RegionWalk::labelKept, m_log, &ProposalLog::keep);
    connect(m_log, &ProposalLog::failed, m_notices, &AnnotateNotices::toolFailed);
    connect(m_log, &ProposalLog::settled, this, &Assistance::settled);
    connect(m_improvement, &Improvement::failed, m_notices, &AnnotateNotices::toolFailed);
    connect(m_improvement, &Improvement::settled, this, &Assistance::settled);
    connect(m_improvement, &Improvement::ready, this, [this](const QString& run, const QString& score) {
        m_notices->offerBetterModel(run, score, [this] { m_improvement->use(); });
    });
    connect(m_improvement, &Improvement::inVain, m_notices, &AnnotateNotices::modelNoBetter);
}

SuggestionsDock* Assistance::makeDock()
{
    return new SuggestionsDock(*m_survey, *m_flips, *m_walk, *m_model, *m_improvement, m_look,
                               m_proposal->byItselfAction(),
                               [this] { m_context.shell.showWorkspace(QStringLiteral("train")); });
}

QWidget* Assistance::makeFitBar(QWidget* parent)
{
    m_fitBar = new FitBar(*m_fit, m_proposal->acceptAction(), parent);
    return m_fitBar;
}

void Assistance::imageReady(int image, const cv::Mat& picture, const std::vector<int>& ahead)
{
    m_image = image;
    m_features->setImage(image, picture, ahead);
    m_proposal->setWorking(true);
    m_fit->setImage(image, picture);
    m_walk->setImage(image);
    followTool();
}

void Assistance::imageGone()
{
    m_image = -1;
    if (m_proposal) m_proposal->setWorking(false);
    if (m_fit) m_fit->setImage(-1, {});
    if (m_walk) m_walk->setImage(-1);
    m_features->clearImage();
}

void Assistance::labelsChanged()
{
    if (m_image >= 0) m_proposal->labelsChanged();
}

bool Assistance::isBusy() const
{
    return m_features->isBusy() || (m_proposal && m_proposal->isRunning()) || (m_fit && m_fit->isRunning()) ||
           (m_survey && m_survey->isRunning()) || (m_flips && m_flips->isRunning()) || (m_log && m_log->isBusy()) ||
           (m_improvement && m_improvement->isPreparing());
}

QString Assistance::tool() const
{
    if (!m_tools || m_tools->currentIndex() < 0) return {};
    return m_tools->items()[std::size_t(m_tools->currentIndex())].info.id;
}

/// Fits have features of their own, and what is proposed already needs none.
bool Assistance::toolAsks() const
{
    return tool() == QLatin1String("click-mask");
}

void Assistance::chooseTool(const char* id)
{
    const int index = m_tools->find(QLatin1String(id));
    if (index >= 0) m_tools->choose(index);
}

/// Features are worth a forward pass as soon as somebody asks for them.
void Assistance::wake()
{
    m_features->setAwake(toolAsks() || m_proposal->needsFeatures());
}

void Assistance::followTool()
{
    wake();
    const bool scribbles = tool() == QLatin1String("scribble");
    m_fit->setActive(scribbles);
    if (m_fitBar) m_fitBar->setWanted(scribbles);
    const bool lacks = toolAsks() && !m_model->isThere() && m_image >= 0;
    if (!lacks) return m_notices->modelNotNeeded();
    m_offer->offer(false);
}

void Assistance::tellTool(int image)
{
    if (!m_tools || !m_tools->isWorking() || m_image < 0) return;
    if (image == m_image || image < 0) m_tools->current()->featuresChanged();
}

} // namespace sdw::ui
