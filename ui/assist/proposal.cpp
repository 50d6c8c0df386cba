#include "ui/assist/proposal.h"

#include "core/annotation/annotation_document.h"
#include "ui/annotate/annotation_context.h"
#include "ui/annotate/class_choice.h"
#include "ui/assist/assist_model.h"
#include "ui/assist/feature_cache.h"
#include "ui/assist/proposed_labels.h"
#include "ui/canvas/canvas.h"
#include "ui/jobs/job_list.h"
#include "ui/project/project_session.h"
#include "ui/shell/app_context.h"
#include "ui/tools/edit_run.h"
#include "ui/tools/geometry.h"

#include <QAction>

#include <algorithm>
#include <unordered_map>

namespace sdw::ui {
namespace {

constexpr std::int64_t kMostByItself = 32'000'000; // pixels: larger label maps are only made when somebody asks

bool isUnlabelled(const AnnotationDocument& document)
{
    const LabelMap& labels = document.labels();
    return labels.count(kUnlabelled) == std::int64_t(labels.width()) * labels.height() && document.shapes().size() == 0;
}

/// Also where the labels are those of a retired class or were painted over: whatever is there.
bool anyLabelled(const LabelMap& labels, const Region& where)
{
    return std::ranges::any_of(where.spans(), [&](const Span& span) {
        const cv::Mat row = labels.read({span.x0, span.y, span.x1 - span.x0, 1});
        return cv::countNonZero(row != kUnlabelled) > 0;
    });
}

} // namespace

Proposal::Proposal(AppContext& context, const QString& scope, AnnotationContext& annotation, Canvas& canvas,
                   ClassChoice& choice, AssistModel& model, FeatureCache& features, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_annotation(annotation)
    , m_canvas(canvas)
    , m_choice(choice)
    , m_model(model)
    , m_features(features)
    , m_job(new Job(this))
{
    addActions(scope);
    m_canvas.addOverlay(this);
    m_context.jobs.track(m_job, tr("Proposing labels"));
    connect(m_job, &Job::failed, this, [this](const QString& message) {
        // Whoever did not ask is not told why nothing came.
        if (std::exchange(m_asked, Asked::No) == Asked::ByPerson) Q_EMIT failed(message);
        updateActions();
        Q_EMIT needsChanged();
        Q_EMIT settled();
    });
    connect(m_job, &Job::cancelled, this, [this] {
        m_asked = Asked::No;
        updateActions();
        Q_EMIT needsChanged();
        Q_EMIT settled();
    });
    connect(m_job, &Job::finished, this, &Proposal::settled);
    connect(&m_features, &FeatureCache::changed, this, [this](int image) {
        if (m_asked != Asked::No && (image < 0 || image == m_annotation.currentImage())) make();
    });
    connect(&m_model, &AssistModel::changed, this, &Proposal::modelChanged);
    connect(&m_choice, &ClassChoice::keyed, this, &Proposal::keyed);
    connect(&context.session, &ProjectSession::openedProject, this, [this] { m_refused.clear(); });
    setWorking(false);
}

Proposal::~Proposal()
{
    m_canvas.removeOverlay(this);
    delete m_job; // before what its work uses
}

bool Proposal::isRunning() const
{
    return m_asked != Asked::No;
}

bool Proposal::needsFeatures() const
{
    return m_asked != Asked::No;
}

void Proposal::setWorking(bool working)
{
    m_working = working;
    m_job->cancel();
    m_asked = Asked::No;
    m_viewBefore.reset();
    show(nullptr, {}, false);
    if (working) considerAsking();
}

/// An image that nobody has labelled is shown with what the model sees in it.
void Proposal::considerAsking()
{
    const AnnotationDocument* document = m_annotation.document();
    if (!m_working || !document || !m_byItself->isChecked() || !m_model.isThere() || m_proposed) return;
    if (!isUnlabelled(*document) || std::int64_t(m_annotation.imageSize().area()) > kMostByItself) return;
    const auto& images = m_context.session.opened()->images;
    if (m_refused.count(images[std::size_t(m_annotation.currentImage())].name) == 0) ask(Asked::ByItself);
}

void Proposal::ask(Asked who)
{
    if (!m_model.isThere()) {
        if (who == Asked::ByPerson) Q_EMIT modelMissing();
        return;
    }
    m_asked = std::max(m_asked, who);
    updateActions();
    Q_EMIT needsChanged(); // wakes those who make the features
    make();
}

void Proposal::make()
{
    const ImageFeatures features = m_annotation.features();
    switch (features.state) {
    case ImageFeatures::State::NoModel:
        m_asked = Asked::No;
        break;
    case ImageFeatures::State::Waiting:
        return;
    case ImageFeatures::State::Failed:
        if (std::exchange(m_asked, Asked::No) == Asked::ByPerson) Q_EMIT failed(features.problem);
        break;
    case ImageFeatures::State::Ready:
        m_job->start([this, features, byItself = m_asked == Asked::ByItself,
                      classes = m_context.session.opened()->project.classes, now = m_annotation.labels(),
                      model = m_model.name(), file = m_model.file()](const Progress& progress) -> Job::Deliver {
            const auto proposed = proposeLabels(features, classes, now, model, file, progress);
            return [this, proposed, doubts = Doubts(proposed->doubts), byItself] {
                if (m_asked == Asked::No || proposed->version != m_model.version() ||
                    proposed->size() != m_annotation.imageSize())
                    return;
                m_asked = Asked::No;
                show(proposed, doubts, byItself);
                Q_EMIT needsChanged();
            };
        });
        return;
    }
    updateActions();
    Q_EMIT needsChanged();
    Q_EMIT settled();
}

void Proposal::offer(std::shared_ptr<const ProposedLabels> proposed)
{
    if (!m_working) return;
    m_job->cancel();
    m_asked = Asked::No;
    Doubts doubts = proposed ? Doubts(proposed->doubts) : Doubts();
    show(std::move(proposed), std::move(doubts), true);
}

void Proposal::show(std::shared_ptr<const ProposedLabels> proposed, Doubts doubts, bool byItself)
{
    const bool something = proposed || m_proposed;
    m_proposed = std::move(proposed);
    m_allTaken = false;
    m_doubts = std::move(doubts);
    if (something) m_canvas.setPrediction(m_proposed ? m_proposed->labels : nullptr);
    labelsChanged();
    updateActions();
    if (something) Q_EMIT changed(m_proposed != nullptr, byItself);
}

/// Another model: what the one before proposed goes as a whole, and the new one is asked the same.
void Proposal::modelChanged()
{
    if (!m_working) return;
    const bool there = m_proposed != nullptr;
    const Asked asked = std::exchange(m_asked, Asked::No);
    m_job->cancel();
    const bool labelled = m_allTaken;
    show(nullptr, {}, false);
    if (m_model.isThere() && (asked != Asked::No || (there && !labelled)))
        ask(std::max(asked, Asked::ByItself));
    else
        considerAsking();
    Q_EMIT needsChanged();
    if (!isRunning()) Q_EMIT settled();
}

void Proposal::acceptAll()
{
    const auto proposed = m_proposed;
    if (!proposed) return;
    const cv::Rect whole({}, proposed->size());
    m_allTaken = true; // doubts stay open through the step
    m_annotation.runCommand([&] {
        runEdit(
            m_annotation, tr("Take over the proposal"), whole.area(),
            [proposed, whole](EditBuilder& edit, const Progress&) { edit.copyFrom(*proposed->labels, whole); },
            [this, proposed, whole] {
                if (proposed != m_proposed) return;
                Q_EMIT takenOver(proposed, Region(whole), -1, false);
                labelsChanged();
                if (m_doubts.openCount() == 0) return show(nullptr, {}, false);
                Q_EMIT changed(true, true); // what is left of it are doubts
            });
    });
}

/// The rest of the proposal stays, for the next class.
void Proposal::acceptClass()
{
    const auto proposed = m_proposed;
    const std::uint16_t value = m_choice.current();
    if (!proposed) return;
    m_annotation.runCommand([&] {
        runEdit(
            m_annotation, tr("Take over “%1”").arg(m_choice.name(value)), std::int64_t(proposed->size().area()),
            [proposed, value](EditBuilder& edit, const Progress&) {
                const cv::Mat labels = proposed->labels->read();
                edit.paste(labels, {0, 0}, labels == value);
            },
            [this, proposed, value] {
                Q_EMIT takenOver(proposed, Region(cv::Rect({}, proposed->size())), value, true);
            });
    });
}

void Proposal::drop()
{
    if (m_annotation.currentImage() >= 0)
        m_refused.insert(m_context.session.opened()->images[std::size_t(m_annotation.currentImage())].name);
    m_job->cancel();
    m_asked = Asked::No;
    leaveDoubts();
    show(nullptr, {}, false);
    Q_EMIT needsChanged();
}

Region Proposal::pieceAt(cv::Point pixel) const
{
    return m_proposed ? m_proposed->pieceAt(pixel) : Region();
}

std::uint16_t Proposal::labelAt(cv::Point pixel) const
{
    return m_proposed ? m_proposed->labels->at(pixel.x, pixel.y) : kUnlabelled;
}

void Proposal::paintStep(const QString& name, const Region& where, std::uint16_t label)
{
    const cv::Rect bounds = where.bounds();
    m_annotation.runCommand([&] {
        runEdit(
            m_annotation, name, std::int64_t(bounds.width) * bounds.height,
            [where, label](EditBuilder& edit, const Progress&) {
                edit.paint(where, {label, 0});
            },
            [this, where] { answered(where); });
    });
}

void Proposal::accept(const Region& where)
{
    if (!m_proposed || where.empty()) return;
    const std::uint16_t label = labelOf(where);
    if (label == kUnlabelled) return;
    answer(where, label);
    Q_EMIT takenOver(m_proposed, where, -1, true);
    paintStep(tr("Take over “%1”").arg(m_choice.name(label)), where, label);
}

void Proposal::assign(const Region& where, std::uint16_t label)
{
    if (!m_proposed || where.empty()) return;
    if (label == labelOf(where)) return accept(where);
    answer(where, label);
    paintStep(tr("Label as “%1”").arg(m_choice.name(label)), where, label);
}

void Proposal::leave(const Region& where)
{
    if (!m_proposed || where.empty()) return;
    answer(where, std::nullopt);
    const bool labelled = anyLabelled(m_annotation.labels(), where);
    m_proposed = m_proposed->without(where);
    m_canvas.setPrediction(m_proposed->labels);
    if (labelled) paintStep(tr("Leave unlabelled"), where, kUnlabelled);
    answered(where);
}

/// The class proposed for most of its pixels: rims of what was found in a smaller copy are not exact.
std::uint16_t Proposal::labelOf(const Region& where) const
{
    std::unordered_map<std::uint16_t, std::int64_t> counts;
    for (const Span& span : where.spans()) {
        const cv::Mat row = m_proposed->labels->read({span.x0, span.y, span.x1 - span.x0, 1});
        for (int x = 0; x < row.cols; ++x)
            ++counts[row.at<std::uint16_t>(0, x)];
    }
    const auto most = std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; });
    return most == counts.end() ? kUnlabelled : most->first;
}

/// Doubts in there are answered, too.
void Proposal::answer(const Region& where, std::optional<std::uint16_t> label)
{
    m_doubts.answer(where, label);
    labelsChanged();
}

void Proposal::answered(const Region& where)
{
    m_doubts.answered(where);
    labelsChanged();
}

void Proposal::labelsChanged()
{
    if (m_doubts.places().empty() && !m_nextDoubt->isEnabled()) return;
    if (m_doubts.follow(m_annotation.labels(), m_allTaken)) m_canvas.toolChanged();
    updateActions();
    Q_EMIT doubtsChanged();
}

bool Proposal::step(int by)
{
    if (!m_doubts.step(by)) {
        leaveDoubts();
        return false;
    }
    if (!m_viewBefore) m_viewBefore = m_canvas.view();
    m_canvas.reveal(toQt(cv::Rect2d(m_doubts.currentPlace().bounds)));
    m_canvas.toolChanged();
    Q_EMIT doubtsChanged();
    return true;
}

void Proposal::leaveDoubts()
{
    m_doubts.leave();
    if (m_viewBefore) m_canvas.setView(*m_viewBefore);
    m_viewBefore.reset();
    m_canvas.toolChanged();
    Q_EMIT doubtsChanged();
}

void Proposal::paintOver(QPainter& painter, const Viewport& view)
{
    m_doubts.paint(painter, view, m_doubts.current() < 0 ? QColor() : m_choice.colour(m_doubts.currentPlace().label));
}

void Proposal::walk(int by)
{
    if (m_doubts.openCount() == 0) return;
    Q_EMIT reviewWanted();
    step(by);
}

/// A key of a class means the doubt that is looked at.
void Proposal::keyed(std::uint16_t label)
{
    if (!m_reviewing || m_doubts.current() < 0) return;
    assign(m_doubts.currentPlace().region, label);
    step(1);
}

} // namespace sdw::ui
