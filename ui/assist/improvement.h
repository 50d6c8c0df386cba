// "Improve the model with my corrections": a short training in the background that goes on from the project's model, on
// what people have labelled or looked at. When it is through, the model is offered if it is better. The training goes
// on when the window closes; whoever opens the project again hears of its end.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

class QAction;

namespace sdw::ui {

class AssistModel;
class Job;
class ProposalLog;
class RunWatcher;
class TrainingProcess;
struct AppContext;

class Improvement : public QObject {
    Q_OBJECT
public:
    /// @param scope of the actions: "annotate". @param log has to be written before anything is trained on.
    Improvement(AppContext& context, const QString& scope, AssistModel& model, ProposalLog& log,
                QObject* parent = nullptr);
    ~Improvement() override;

    QAction* improveAction() const { return m_improve; }
    QAction* stopAction() const { return m_stop; }
    /// It is being prepared, or a training of this run of the program goes on.
    bool isRunning() const { return m_preparing || m_process != nullptr; }
    bool isPreparing() const { return m_preparing; }
    /// For people: how far it is. Empty: nothing is under way.
    QString state() const;
    /// Makes what was learnt the project's model.
    void use();
    /// Instead of as many as fit the data; for tests.
    void setIterations(std::int64_t iterations) { m_iterations = iterations; }

Q_SIGNALS:
    void changed();
    /// It is through, and better. @param run its name. @param score for people: what it reaches, and what the model
    /// before did; empty: nothing to measure it on.
    void ready(const QString& run, const QString& score);
    /// It is through, and no better. @param score as above.
    void inVain(const QString& run, const QString& score);
    void failed(const QString& message);
    /// The preparation came to an end.
    void settled();

private:
    void start();
    void considerPreparing();
    void prepare();
    void launch(const nlohmann::json& document, const QString& runs);
    void findUnderWay();
    void follow();
    void look();
    void end();
    void stop();
    void leave();
    void abandon(const QString& message);
    void updateAction();

    AppContext& m_context;
    AssistModel& m_model;
    ProposalLog& m_log;
    QAction *m_improve = nullptr, *m_stop = nullptr;
    Job *m_job = nullptr, *m_find = nullptr;
    std::unique_ptr<TrainingProcess> m_process; ///< under way
    RunWatcher* m_watcher = nullptr;
    std::optional<std::int64_t> m_iterations;
    bool m_preparing = false;
    bool m_waitsForFiles = false; ///< labels and what is known of proposals are being written
    bool m_stopping = false;
    QString m_better; ///< weights of the run that is through; empty: none
};

} // namespace sdw::ui
