#include "ui/annotate/annotate_notices.h"

#include "core/annotation/annotation_document.h"
#include "ui/actions/action_registry.h"
#include "ui/project/project_session.h"

#include <QFileInfo>

namespace sdw::ui {

AnnotateNotices::AnnotateNotices(AppContext& context, const QString& workspace, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_workspace(workspace)
{
    // The window takes away what was said about other images.
    connect(&context.session, &ProjectSession::openedProject, this, [this] { m_about = About::Nothing; });
}

void AnnotateNotices::show(About about, const Notice& notice)
{
    m_about = about;
    m_context.shell.showNotice(notice, m_workspace);
}

void AnnotateNotices::imageChanged()
{
    if (m_about == About::Image) clear();
}

void AnnotateNotices::offerProject()
{
    show(About::Project, {.severity = Severity::Info,
                          .text = tr("To label these images, make a project of them: labels need a place where they "
                                     "are kept. The images stay where they are."),
                          .actionText = tr("Make a project"),
                          .action = [this] { m_context.actions.find(QStringLiteral("project.new"))->trigger(); }});
}

void AnnotateNotices::offerClass(std::function<void()> add)
{
    show(About::Classes, {.severity = Severity::Info,
                          .text = tr("This project has no classes yet: say first what there is to be found."),
                          .actionText = tr("Add a class"),
                          .action = std::move(add)});
}

void AnnotateNotices::offerProposal(int doubts, const QString& classKeys, std::function<void()> accept)
{
    QString text = tr("What the model proposes is hatched. Take it over, or paint on without it.");
    if (!classKeys.isEmpty()) text += QLatin1Char(' ') + tr("%1 takes over only the chosen class.").arg(classKeys);
    if (doubts > 0)
        text += QLatin1Char(' ') + tr("Tab goes through %n region(s) in which it is not sure.", nullptr, doubts);
    show(About::Proposal,
         {.severity = Severity::Info, .text = text, .actionText = tr("Take over all"), .action = std::move(accept)});
}

void AnnotateNotices::proposalGone()
{
    if (m_about == About::Proposal) clear();
}

void AnnotateNotices::offerModel(bool asked)
{
    // What cannot be done is more urgent than what could be done better.
    if (m_about != About::Nothing && !asked) return;
    show(About::Model, {.severity = Severity::Info,
                        .text = asked ? tr("There is no model yet that could propose labels. One trained on the images "
                                           "that are labelled already does, for all the others.")
                                      : tr("Without a model, clicks go by colours. A model trained on the images that "
                                           "are labelled already finds what belongs together by what it is, and "
                                           "proposes labels for new images."),
                        .actionText = tr("Train a model"),
                        .action = [this] { m_context.shell.showWorkspace(QStringLiteral("train")); }});
}

void AnnotateNotices::offerRun(bool asked, const QString& run, std::function<void()> use)
{
    if (m_about != About::Nothing && !asked) return;
    show(About::Model,
         {.severity = Severity::Info,
          .text = tr("Without a model, clicks go by colours. With “%1”, which was trained in this project, "
                     "they go by what belongs together, and new images get a proposal.")
                      .arg(run),
          .actionText = tr("Use “%1”").arg(run),
          .action = std::move(use)});
}

void AnnotateNotices::modelNotNeeded()
{
    if (m_about == About::Model) clear();
}

void AnnotateNotices::offerBetterModel(const QString& run, const QString& score, std::function<void()> use)
{
    const QString text =
        score.isEmpty()
            ? tr("“%1”, trained on your corrections, is ready. There are no labelled validation images to measure it "
                 "on.")
                  .arg(run)
            : tr("“%1”, trained on your corrections, is ready: %2 on the validation images.").arg(run, score);
    show(About::Nothing,
         {.severity = Severity::Good, .text = text, .actionText = tr("Use it"), .action = [this, use = std::move(use)] {
              use();
              m_context.shell.clearNotice(m_workspace);
          }});
}

void AnnotateNotices::modelNoBetter(const QString& run, const QString& score)
{
    show(About::Nothing,
         {.severity = Severity::Info,
          .text = tr("“%1”, trained on your corrections, is no better on the validation images: %2. The "
                     "model stays as it is; more corrections may help.")
                      .arg(run, score)});
}

void AnnotateNotices::fitKept(const QString& file)
{
    show(About::Image,
         {.severity = Severity::Good,
          .text = tr("“%1” is the project's model now: the one before with what it learnt from the strokes.")
                      .arg(QFileInfo(file).completeBaseName())});
}

void AnnotateNotices::classesAdded()
{
    if (m_about == About::Classes) clear();
}

void AnnotateNotices::clear()
{
    m_context.shell.clearNotice(m_workspace);
    m_about = About::Nothing;
}

void AnnotateNotices::pictureUnreadable(const QString& message)
{
    show(About::Image, {.severity = Severity::Error, .text = message});
}

void AnnotateNotices::labelsUnavailable(const QString& message)
{
    show(About::Image, {.severity = Severity::Warning, .text = message});
}

void AnnotateNotices::toolFailed(const QString& message)
{
    show(About::Image, {.severity = Severity::Error, .text = message});
}

void AnnotateNotices::tellOpening(const QString& image, const AnnotationOpening& opening, std::function<void()> undo)
{
    if (opening.damaged)
        show(About::Image,
             {.severity = Severity::Warning,
              .text = tr("The work on “%1” was damaged on the disk. What could be read is here; a copy of the damaged "
                         "file was kept beside it, with the ending “.damaged”. Look the labels over.")
                          .arg(image)});
    else if (opening.changedOutside)
        show(About::Image, {.severity = Severity::Info,
                            .text = tr("Another program has changed the labels of “%1”. Its labels were taken over; "
                                       "undo brings yours back.")
                                        .arg(image),
                            .actionText = tr("Undo"),
                            .action = std::move(undo)});
    else if (opening.cutBytes > 0)
        show(About::Image,
             {.severity = Severity::Info,
              .text = tr("The program ended in the middle of the last step on “%1”. Everything before it is here.")
                          .arg(image)});
}

} // namespace sdw::ui
