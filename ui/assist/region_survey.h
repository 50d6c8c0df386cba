// Looks through all images of the project aside: which regions to label next, and which labels are probably wrong. The
// lists grow while it looks.
#pragma once

#include "ui/assist/survey_region.h"

#include <QObject>

#include <memory>
#include <vector>

namespace sdw::ui {

class AssistModel;
class Job;
struct AppContext;

struct SurveyResult {
    std::vector<SurveyRegion> queue, suspects; ///< best first
    int images = 0;                            ///< that were looked at
    int labelled = 0;                          ///< of them, with labels
};

class RegionSurvey : public QObject {
    Q_OBJECT
public:
    RegionSurvey(AppContext& context, AssistModel& model, QObject* parent = nullptr);
    ~RegionSurvey() override;

    /// Once more from the beginning, with the labels as they are now.
    void start();
    void stop();
    bool isRunning() const;
    int done() const { return m_done; }
    int total() const { return m_total; }
    /// What was found so far; null before the first start, and when model or project changed since.
    const std::shared_ptr<const SurveyResult>& result() const { return m_result; }
    const QString& problem() const { return m_problem; }

Q_SIGNALS:
    /// result() is another one.
    void found();
    /// It began, moved on or ended.
    void changed();
    void settled();

private:
    void forget();
    void take(int generation, const std::shared_ptr<const SurveyResult>& result);

    AppContext& m_context;
    AssistModel& m_model;
    Job* m_job = nullptr;
    int m_done = 0, m_total = 0;
    int m_generation = 0; ///< counts starts, models and projects
    std::shared_ptr<const SurveyResult> m_result;
    QString m_problem;
};

} // namespace sdw::ui
