// Correct one, find the others: what people corrected in some images and the new model has learnt from, looked for in
// all the other images. Aside.
#pragma once

#include "ui/assist/survey_region.h"

#include <QObject>

#include <optional>
#include <vector>

namespace sdw::ui {

class AssistModel;
class Job;
struct AppContext;

class FlipSurvey : public QObject {
    Q_OBJECT
public:
    FlipSurvey(AppContext& context, AssistModel& model, QObject* parent = nullptr);
    ~FlipSurvey() override;

    /// There was another model before this one.
    bool isPossible() const;
    void start();
    void stop();
    bool isRunning() const;
    int done() const { return m_done; }
    int total() const { return m_total; }
    /// Best first; empty optional: nobody has looked yet, or model or project changed since.
    const std::optional<std::vector<SurveyRegion>>& regions() const { return m_regions; }
    const QString& problem() const { return m_problem; }

Q_SIGNALS:
    void found();
    void changed();
    void settled();

private:
    void forget();

    AppContext& m_context;
    AssistModel& m_model;
    Job* m_job = nullptr;
    int m_done = 0, m_total = 0, m_generation = 0;
    std::optional<std::vector<SurveyRegion>> m_regions;
    QString m_problem;
};

} // namespace sdw::ui
