// "Improve the model with my corrections": a short training in the background that goes on from the project's model, on
// what people have labelled or looked at. When it is through, the better model is offered.
#pragma once

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

class QAction;

namespace sdw::ui {

class AssistModel;
class Job;
class RunWatcher;
class TrainingProcess;
struct AppContext;

class Improvement : public QObject {
    Q_OBJECT
public:
    /// @param scope of the actions: "annotate".
    Improvement(AppContext& context, const QString& scope, AssistModel& model, QObject* parent = nullptr);
    ~Improvement() override;

    QAction* improveAction() const { return m_improve; }
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
    /// It is through. @param run its name. @param score for people: what it reaches; empty: nothing to measure it on.
    void ready(const QString& run, const QString& score);
    void failed(const QString& message);
    /// The preparation came to an end.
    void settled();

private:
    void start();
    void prepare();
    void follow();
    void look();
    void end();
    void updateAction();

    AppContext& m_context;
    AssistModel& m_model;
    QAction* m_improve = nullptr;
    Job* m_job = nullptr;
    std::unique_ptr<TrainingProcess> m_process; ///< under way
    RunWatcher* m_watcher = nullptr;
    std::optional<std::int64_t> m_iterations;
    bool m_preparing = false, m_saving = false;
    QString m_better; ///< weights of the run that is through; empty: none
};

} // namespace sdw::ui
