// What the Annotate workspace tells people over its page: why something cannot be done, what was found, what to do.
#pragma once

#include "ui/shell/app_context.h"

#include <QObject>

namespace sdw {
struct AnnotationOpening;
}

namespace sdw::ui {

class AnnotateNotices : public QObject {
    Q_OBJECT
public:
    AnnotateNotices(AppContext& context, const QString& workspace, QObject* parent = nullptr);

    /// Images without a project have no place for labels.
    void offerProject();
    /// There is nothing to paint with. @param add makes the first class.
    void offerClass(std::function<void()> add);
    void pictureUnreadable(const QString& message);
    void labelsUnavailable(const QString& message);
    /// A crash, damage or another program left traces in the labels. @param undo takes back what was taken over.
    void tellOpening(const QString& image, const AnnotationOpening& opening, std::function<void()> undo);
    void toolFailed(const QString& message);

    /// A proposal of the model lies over the image, or no longer. @param doubts places where it is not sure.
    /// @param accept takes it over. @param classKeys take over one class of it; empty: no keys do.
    void offerProposal(int doubts, const QString& classKeys, std::function<void()> accept);
    void proposalGone();
    /// A tool is in hand that goes by colours as long as there is no model. @param asked somebody wants just that model
    /// now, so that it is said in any case.
    void offerModel(bool asked);
    /// The same, where a model is at hand. @param run its name. @param use makes it the project's model.
    void offerRun(bool asked, const QString& run, std::function<void()> use);
    void modelNotNeeded();
    /// A training on the person's corrections is through. @param use makes it the project's model.
    void offerBetterModel(const QString& run, const QString& score, std::function<void()> use);
    /// It is through, and the model was as good before. @param score what was reached, and what was before.
    void modelNoBetter(const QString& run, const QString& score);
    /// What was learnt from strokes is the project's model now.
    void fitKept(const QString& file);
    /// There are classes, after all.
    void classesAdded();
    /// Another image: what was said about the one before is of no use any more.
    void imageChanged();

private:
    enum class About { Nothing, Project, Classes, Proposal, Model, Image };
    void show(About about, const Notice& notice);
    void clear();

    AppContext& m_context;
    const QString m_workspace;
    About m_about = About::Nothing;
};

} // namespace sdw::ui
