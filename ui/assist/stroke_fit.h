// A model that is fitted to a person's strokes while they paint: aside, the newest strokes win. What the fit sees in
// the image in hand is offered like a proposal. It is kept as the project's model, or dropped as if it had never been.
#pragma once

#include "core/interactive/live_fit.h"
#include "ui/tools/scribbles.h"

#include <QObject>

#include <opencv2/core.hpp>

#include <map>
#include <memory>

class QAction;

namespace sdw::ui {

class AssistModel;
class Job;
struct AppContext;
struct ProposedLabels;

class StrokeFit : public QObject, public Scribbles {
    Q_OBJECT
public:
    /// @param scope of the actions: "annotate".
    StrokeFit(AppContext& context, const QString& scope, AssistModel& model, QObject* parent = nullptr);
    ~StrokeFit() override;

    QAction* keepAction() const { return m_keep; }
    QAction* discardAction() const { return m_discard; }

    /// The image in hand. @param picture CV_8UC3. -1: none.
    void setImage(int image, const cv::Mat& picture);
    /// Fits are made, and shown for other images, while the tool for strokes is in use.
    void setActive(bool active);

    int strokes() const; ///< in all images
    int images() const;  ///< with strokes
    bool isRunning() const;
    /// Of the last fit; empty before the first one.
    const std::optional<FitReport>& report() const { return m_report; }
    /// Why there is no fit; empty: there is, or nothing was painted.
    const QString& problem() const { return m_problem; }
    /// The fit begins with the project's model; else with the weights that come with the program, without their
    /// classes.
    bool startsFromModel() const;

    const std::vector<Scribble>& inImage() const override;
    void setDrawing(const std::optional<Scribble>& scribble) override;
    void add(const Scribble& scribble) override;
    bool takeBack() override;
    bool removeAt(const QPointF& point, double reach) override;

Q_SIGNALS:
    /// Strokes, fit or its state are others.
    void changed();
    /// What the fit sees in the image in hand; null: it is gone.
    void mapReady(std::shared_ptr<const sdw::ui::ProposedLabels> proposed);
    void kept(const QString& file);
    void failed(const QString& message);
    void settled();

private:
    using StrokesByImage = std::map<int, std::vector<Scribble>>;
    struct Live;

    void fit();
    void run();
    void keep();
    void discard();
    void forget();
    void updateActions();
    StrokesByImage allStrokes() const;

    AppContext& m_context;
    AssistModel& m_model;
    Job *m_job = nullptr, *m_keepJob = nullptr;
    QAction *m_keep = nullptr, *m_discard = nullptr;
    bool m_active = false;
    int m_image = -1;
    cv::Mat m_picture;
    StrokesByImage m_strokes;
    std::optional<Scribble> m_drawing;
    std::shared_ptr<Live> m_fit; ///< used by one job at a time
    std::optional<FitReport> m_report;
    QString m_problem;
    bool m_again = false; ///< something changed while a fit was under way
    int m_generation = 0; ///< counts projects, models and fits that were dropped
};

} // namespace sdw::ui
