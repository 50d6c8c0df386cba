// What the model sees in the image in hand, as labels of the project: shown hatched until somebody takes it over, all
// at once, class by class or piece by piece; and the places where it is not sure, to be walked through one after the
// other.
#pragma once

#include "ui/assist/doubts.h"
#include "ui/canvas/canvas_overlay.h"
#include "ui/canvas/viewport.h"
#include "ui/tools/suggestions.h"

#include <QObject>

#include <memory>
#include <optional>
#include <set>

class QAction;

namespace sdw::ui {

class AnnotationContext;
class AssistModel;
class Canvas;
class ClassChoice;
class FeatureCache;
class Job;
struct AppContext;
struct ProposedLabels;

class Proposal : public QObject, public Suggestions, private CanvasOverlay {
    Q_OBJECT
public:
    /// @param scope of the actions: "annotate".
    Proposal(AppContext& context, const QString& scope, AnnotationContext& annotation, Canvas& canvas,
             ClassChoice& choice, AssistModel& model, FeatureCache& features, QObject* parent = nullptr);
    ~Proposal() override;

    QAction* askAction() const { return m_ask; }
    QAction* acceptAction() const { return m_accept; }
    QAction* acceptClassAction() const { return m_acceptClass; }
    QAction* dropAction() const { return m_drop; }
    QAction* nextDoubtAction() const { return m_nextDoubt; }
    /// Whether images that nobody has labelled get a proposal by themselves.
    QAction* byItselfAction() const { return m_byItself; }

    /// Without an image in hand nothing can be proposed; what was is dropped.
    void setWorking(bool working);
    /// It is asked for and not there yet.
    bool isRunning() const;
    /// What the model knows about the image is asked for.
    bool needsFeatures() const;
    /// Labels of the image, or its history, changed.
    void labelsChanged();
    /// Labels the image as proposed, where painting is allowed.
    void acceptAll();
    /// One from elsewhere, a fit to somebody's strokes, takes the place of the model's; null: it goes.
    void offer(std::shared_ptr<const ProposedLabels> proposed);
    const std::shared_ptr<const ProposedLabels>& proposed() const { return m_proposed; }
    int openDoubts() const { return m_doubts.openCount(); }

    bool isThere() const override { return m_proposed != nullptr; }
    Region pieceAt(cv::Point pixel) const override;
    std::uint16_t labelAt(cv::Point pixel) const override;
    void accept(const Region& where) override;
    void assign(const Region& where, std::uint16_t label) override;
    void leave(const Region& where) override;
    const std::vector<DoubtPlace>& doubts() const override { return m_doubts.places(); }
    int currentDoubt() const override { return m_doubts.current(); }
    bool step(int by) override;
    void leaveDoubts() override;
    void setReviewing(bool reviewing) override { m_reviewing = reviewing; }

Q_SIGNALS:
    void failed(const QString& message);
    /// Somebody asked, and there is no model to answer.
    void modelMissing();
    /// One lies over the image now, or no longer. @param byItself nobody had asked.
    void changed(bool there, bool byItself);
    /// needsFeatures() says something else.
    void needsChanged();
    /// openDoubts() or currentDoubt() say something else.
    void doubtsChanged();
    /// Somebody walks through the doubts: the tool for that is wanted.
    void reviewWanted();
    /// These pixels were labelled as proposed. @param label of these the ones of this class; -1: all.
    /// @param reviewed somebody has looked at just these.
    void takenOver(std::shared_ptr<const sdw::ui::ProposedLabels> proposed, const sdw::Region& where, int label,
                   bool reviewed);
    void settled();

private:
    enum class Asked { No, ByItself, ByPerson };

    void addActions(const QString& scope);
    void paintOver(QPainter& painter, const Viewport& view) override;
    void ask(Asked who);
    void considerAsking();
    void make();
    void show(std::shared_ptr<const ProposedLabels> proposed, Doubts doubts, bool byItself);
    void acceptClass();
    void drop();
    std::uint16_t labelOf(const Region& where) const;
    void answer(const Region& where, std::optional<std::uint16_t> label);
    void answered(const Region& where);
    void paintStep(const QString& name, const Region& where, std::uint16_t label);
    void keyed(std::uint16_t label);
    void walk(int by);
    void modelChanged();
    void updateActions();

    AppContext& m_context;
    AnnotationContext& m_annotation;
    Canvas& m_canvas;
    ClassChoice& m_choice;
    AssistModel& m_model;
    FeatureCache& m_features;
    Job* m_job = nullptr;
    QAction *m_ask = nullptr, *m_accept = nullptr, *m_acceptClass = nullptr, *m_drop = nullptr;
    QAction *m_nextDoubt = nullptr, *m_previousDoubt = nullptr, *m_byItself = nullptr;

    bool m_working = false, m_reviewing = false;
    Asked m_asked = Asked::No;
    std::set<std::string> m_refused; ///< images whose proposal somebody dropped: they get none by themselves
    std::shared_ptr<const ProposedLabels> m_proposed;
    bool m_allTaken = false; ///< the image is labelled as proposed: doubts are looked at afterwards
    Doubts m_doubts;
    std::optional<Viewport> m_viewBefore; ///< the walk
};

} // namespace sdw::ui
