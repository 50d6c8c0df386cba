// Making a comparison: labels are saved first, then it works aside.
#pragma once

#include "ui/compare/comparison_setup.h"
#include "ui/shell/app_context.h"

#include <QObject>

namespace sdw::ui {

class Job;

class ComparisonRun : public QObject {
    Q_OBJECT
public:
    explicit ComparisonRun(AppContext& context, QObject* parent = nullptr);
    ~ComparisonRun() override;

    /// One of made(), failed() and cancelled() follows, unless something else is opened before.
    void start(const ComparisonSetup& setup, const std::vector<Contender>& contenders, const QString& split);
    void cancel();
    bool isRunning() const;

Q_SIGNALS:
    void progressed(int done, int total);
    void made(std::shared_ptr<const sdw::ComparedSet> set);
    void failed(const QString& message);
    void cancelled();
    /// Sent after the others.
    void settled();

private:
    void launch();
    void end();

    AppContext& m_context;
    Job* m_job = nullptr;
    ComparisonSetup m_setup;
    std::vector<Contender> m_contenders;
    QString m_split;
    int m_opening = 0, m_startedIn = 0; ///< count what has been opened: the end of what was asked before is not told
    bool m_waitsForLabels = false;
};

} // namespace sdw::ui
