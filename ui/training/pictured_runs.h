// Runs for pictures of the Train page where a project has none: a baseline and a SegDeformer are really trained on what
// is open, for some steps, in a folder that is gone afterwards.
#pragma once

#include <nlohmann/json.hpp>

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>
#include <vector>

namespace sdw::ui {

class TrainingProcess;

class PicturedRuns : public QObject {
    Q_OBJECT
public:
    /// @param document a configuration whose `data` names what to train on.
    /// @param isDemo the demo's classes are in it: its weights are started from, so that there is something to see.
    PicturedRuns(const nlohmann::json& document, bool isDemo, QObject* parent = nullptr);
    ~PicturedRuns() override;

    QString folder() const { return m_folder.path(); } ///< of the runs
    bool areOver() const { return m_waiting.empty() && !m_process; }

Q_SIGNALS:
    void over();

private:
    struct Plan {
        QString name;
        nlohmann::json document;
    };
    void next();

    QTemporaryDir m_folder;
    std::vector<Plan> m_waiting; ///< the last one comes first
    std::unique_ptr<TrainingProcess> m_process;
    QTimer m_look;
};

} // namespace sdw::ui
