// What can be done to the run in hand: its actions, when they can be used, and the doing.
#pragma once

#include "core/training/resume_point.h"
#include "ui/shell/app_context.h"
#include "ui/training/run_header.h"

#include <nlohmann/json.hpp>

#include <QObject>
#include <QPointer>

#include <memory>

namespace sdw::ui {

class RunWatcher;
class TrainingProcess;

class RunSteering : public QObject {
    Q_OBJECT
public:
    /// @param scope of the actions: the workspace's id.
    RunSteering(AppContext& context, const QString& scope, QObject* parent = nullptr);
    ~RunSteering() override;

    RunHeaderActions headerActions() const;
    QList<QAction*> menu() const; ///< of a run
    QAction* promoteAction() const { return m_promote; }
    QAction* duplicateAction() const { return m_duplicate; }

    /// Null: none.
    void setRun(RunWatcher* run);
    /// Starts a new run. @return its folder. @throws Error
    QString start(const nlohmann::json& document, const QString& runsFolder, const QString& name);
    /// Why the run could not begin, where that is so; empty: nothing speaks against it.
    QString trouble() const;
    /// Where the run can be resumed: from what.
    std::optional<ResumePoint> resumePoint() const;
    /// The state of the run may be another.
    void update();

Q_SIGNALS:
    /// The run's own configuration is to be changed and started as another one.
    void duplicateWanted(const nlohmann::json& document, const QString& name);
    /// The folder is in the trash.
    void trashed(const QString& folder);

private:
    QAction* add(const char* name, const QString& text, const char* icon, const QString& toolTip,
                 const QList<QKeySequence>& keys, void (RunSteering::*act)());
    void attempt(const std::function<void()>& work);
    void pause();
    void goOn();
    void stop();
    void resume();
    void trainOn();
    void duplicate();
    void promote();
    void openFolder();
    void trash();
    bool goesOnElsewhere() const;
    std::int64_t longerRun() const;
    QString bestFile() const;

    AppContext& m_context;
    QString m_scope;
    QPointer<RunWatcher> m_run;
    std::unique_ptr<TrainingProcess> m_process; ///< of m_run
    std::unique_ptr<TrainingProcess> m_started; ///< the last one that was started here
    bool m_stopping = false;                    ///< of m_run; asked for here
    QAction *m_pause = nullptr, *m_goOn = nullptr, *m_stop = nullptr, *m_resume = nullptr, *m_trainOn = nullptr,
            *m_duplicate = nullptr, *m_promote = nullptr, *m_openFolder = nullptr, *m_trash = nullptr;
};

} // namespace sdw::ui
