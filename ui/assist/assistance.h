// The model's help in the Annotate workspace: which model, what it knows about the images, what it proposes, and who is
// told when.
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include <opencv2/core.hpp>

#include <vector>

class QAction;
class QWidget;

namespace sdw::ui {

class AnnotateNotices;
class AnnotationContext;
class AssistModel;
class Canvas;
class ClassChoice;
class FeatureCache;
class FitBar;
class FlipSurvey;
class Improvement;
class ModelOffer;
class Proposal;
class ProposalLog;
class RegionSurvey;
class RegionWalk;
class StrokeFit;
class SuggestionsDock;
class ToolSet;
struct AppContext;

/// The workspace, as far as the model's help works in it. All outlive it, up to detach().
struct AssistParts {
    QString scope; ///< of actions: "annotate"
    AnnotationContext& annotation;
    Canvas& canvas;
    ClassChoice& choice;
    ToolSet& tools;
    AnnotateNotices& notices;
};

class Assistance : public QObject {
    Q_OBJECT
public:
    explicit Assistance(AppContext& context, QObject* parent = nullptr);
    ~Assistance() override;

    FeatureCache& features() { return *m_features; }
    void attach(const AssistParts& parts);
    /// Before the parts go.
    void detach();
    Proposal& proposal() { return *m_proposal; }
    /// Panel of a dock, which then owns it.
    SuggestionsDock* makeDock();
    RegionSurvey& survey() { return *m_survey; }
    /// Goes below the canvas, which then owns it.
    QWidget* makeFitBar(QWidget* parent);

    /// Picture and labels of an image are there. @param picture CV_8UC3. @param ahead images likely to come next.
    void imageReady(int image, const cv::Mat& picture, const std::vector<int>& ahead);
    /// There is none in hand.
    void imageGone();
    /// Labels of the image in hand changed.
    void labelsChanged();
    bool isBusy() const;

Q_SIGNALS:
    void settled();

private:
    void followProposal();
    void followFit();
    void followSurvey();
    void look();
    void updateLook();
    void followImprovement();
    void followTool();
    void wake();
    void tellTool(int image);
    QString tool() const;
    bool toolAsks() const;
    void chooseTool(const char* id);

    AppContext& m_context;
    AssistModel* m_model = nullptr;
    FeatureCache* m_features = nullptr;
    Proposal* m_proposal = nullptr;
    StrokeFit* m_fit = nullptr;
    QPointer<FitBar> m_fitBar;
    RegionSurvey* m_survey = nullptr;
    FlipSurvey* m_flips = nullptr;
    RegionWalk* m_walk = nullptr;
    QAction* m_look = nullptr;
    ProposalLog* m_log = nullptr;
    Improvement* m_improvement = nullptr;
    ToolSet* m_tools = nullptr;
    AnnotateNotices* m_notices = nullptr;
    ModelOffer* m_offer = nullptr;
    AnnotationContext* m_annotation = nullptr;
    int m_image = -1;
    bool m_proposalTold = false; ///< the hint is about it
};

} // namespace sdw::ui
