#include "ui/annotate/proposal.h"

#include "core/base/error.h"
#include "core/inference/predictor.h"
#include "ui/actions/action_registry.h"
#include "ui/annotate/annotation_context.h"
#include "ui/annotate/class_choice.h"
#include "ui/canvas/canvas.h"
#include "ui/jobs/job_list.h"
#include "ui/project/model_file.h"
#include "ui/project/project_session.h"
#include "ui/shell/app_context.h"
#include "ui/tools/edit_run.h"

#include <algorithm>

namespace sdw::ui {
namespace {

/// For each class of the model the project's class of the same name; unlabelled where there is none.
std::vector<std::uint16_t> sameNames(const ClassList& model, const std::vector<LabelKind>& project)
{
    std::vector<std::uint16_t> values(model.size(), kUnlabelled);
    for (std::size_t i = 0; i < model.size(); ++i)
        for (const LabelKind& kind : project)
            if (kind.isClass() && kind.name.toStdString() == model[i].name) values[i] = kind.value;
    return values;
}

cv::Mat translated(const cv::Mat& indices, const std::vector<std::uint16_t>& values)
{
    cv::Mat labels(indices.size(), CV_16UC1);
    for (int y = 0; y < indices.rows; ++y) {
        const auto* from = indices.ptr<std::uint16_t>(y);
        auto* to = labels.ptr<std::uint16_t>(y);
        for (int x = 0; x < indices.cols; ++x)
            to[x] = from[x] < values.size() ? values[from[x]] : kUnlabelled;
    }
    return labels;
}

} // namespace

Proposal::Proposal(AppContext& context, const QString& scope, AnnotationContext& annotation, Canvas& canvas,
                   const ClassChoice& choice, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_annotation(annotation)
    , m_canvas(canvas)
    , m_choice(choice)
    , m_job(new Job(this))
{
    const auto add = [&](const char* id, const QString& text, const char* icon, const QString& toolTip,
                         const QKeySequence& key, void (Proposal::*act)()) {
        return m_context.actions.add({.id = scope + QLatin1Char('.') + QLatin1String(id),
                                      .text = text,
                                      .icon = QLatin1String(icon),
                                      .toolTip = toolTip,
                                      .keys = {key},
                                      .scope = scope},
                                     [this, act] { (this->*act)(); });
    };
    m_ask = add("propose", tr("Propose labels"), "model",
                tr("Ask the model what it sees; its answer lies hatched over the image until it is taken over"),
                QKeySequence(Qt::CTRL | Qt::Key_P), &Proposal::ask);
    m_accept = add("accept-proposal", tr("Take over the proposal"), "ok",
                   tr("Label the image as the model proposes, where painting is allowed"),
                   QKeySequence(Qt::CTRL | Qt::Key_Return), &Proposal::accept);
    m_acceptClass = add("accept-proposed-class", tr("Take over the chosen class"), "tag",
                        tr("Label only what the model proposes as the chosen class"),
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), &Proposal::acceptClass);
    m_drop = add("drop-proposal", tr("Drop the proposal"), "close", tr("Take the proposal of the model away"),
                 QKeySequence(Qt::CTRL | Qt::Key_Backspace), &Proposal::drop);
    m_context.jobs.track(m_job, tr("Predicting"));
    connect(m_job, &Job::failed, this, &Proposal::failed);
    connect(m_job, &Job::finished, this, &Proposal::settled);
    connect(m_job, &Job::cancelled, this, &Proposal::settled);
    connect(m_job, &Job::failed, this, &Proposal::settled);
    connect(&context.session, &ProjectSession::modelChanged, this, [this] {
        m_predictor.reset();
        drop();
    });
    setWorking(false);
}

Proposal::~Proposal()
{
    delete m_job; // before what its work uses
}

bool Proposal::isRunning() const
{
    return m_job->isRunning();
}

void Proposal::setWorking(bool working)
{
    m_working = working;
    if (!working) m_job->cancel();
    show(nullptr);
}

void Proposal::ask()
{
    m_context.jobs.setTitle(m_job, tr("Predicting labels"));
    m_job->start([this, image = m_annotation.image(), kinds = m_choice.kinds(), predictor = m_predictor,
                  path = m_context.session.modelPath()](const Progress& progress) -> Job::Deliver {
        const auto model = predictor ? predictor : std::make_shared<Predictor>(modelFile(path));
        if (!progress(1, 2)) throw Error("Predicting was stopped.", ErrorKind::Interrupted);
        const auto values = sameNames(model->classes(), kinds);
        const bool fits = std::any_of(values.begin(), values.end(), [](auto value) { return value != kUnlabelled; });
        if (!fits)
            throw Error("The model '" + model->name() +
                        "' knows no class of this project by its name; open a model that was trained for it.");
        auto labels = std::make_shared<const LabelMap>(translated(model->labels(image), values));
        return [this, model, path, labels] {
            if (path == m_context.session.modelPath()) m_predictor = model;
            show(labels);
        };
    });
}

void Proposal::show(std::shared_ptr<const LabelMap> labels)
{
    if (!labels && !m_labels) return updateActions();
    m_labels = std::move(labels);
    m_canvas.setPrediction(m_labels);
    updateActions();
    Q_EMIT changed(m_labels != nullptr);
}

void Proposal::accept()
{
    const auto proposed = m_labels;
    if (!proposed) return;
    const cv::Rect whole(0, 0, proposed->width(), proposed->height());
    m_annotation.runCommand([&] {
        runEdit(
            m_annotation, tr("Take over the proposal"), whole.area(),
            [proposed, whole](EditBuilder& edit, const Progress&) { edit.copyFrom(*proposed, whole); },
            [this] { show(nullptr); });
    });
}

/// The rest of the proposal stays, for the next class.
void Proposal::acceptClass()
{
    const auto proposed = m_labels;
    const std::uint16_t value = m_choice.current();
    if (!proposed) return;
    m_annotation.runCommand([&] {
        runEdit(m_annotation, tr("Take over “%1”").arg(m_choice.name(value)),
                std::int64_t(proposed->width()) * proposed->height(),
                [proposed, value](EditBuilder& edit, const Progress&) {
                    const cv::Mat labels = proposed->read();
                    edit.paste(labels, {0, 0}, labels == value);
                });
    });
}

void Proposal::drop()
{
    show(nullptr);
}

void Proposal::updateActions()
{
    m_ask->setEnabled(m_working);
    for (QAction* action : {m_accept, m_acceptClass, m_drop})
        action->setEnabled(m_working && m_labels);
}

} // namespace sdw::ui
