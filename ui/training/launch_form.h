// Setting up a training: where to begin, every setting, what a dry run says of it, and the start.
#pragma once

#include "ui/jobs/dry_run_process.h"
#include "ui/training/training_facts.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace sdw::ui {

class ConfigForm;
class IconLabel;

/// Made by the workspace, so that keys and palette have them; their texts and states are the buttons'.
struct LaunchActions {
    QAction* suggest = nullptr; ///< fills the form for the labels of what is open
    QAction* dryRun = nullptr;
    QAction* start = nullptr;
    QAction* setAside = nullptr; ///< gives the project images to validate on
};

class LaunchForm : public QWidget {
    Q_OBJECT
public:
    explicit LaunchForm(const LaunchActions& actions, QWidget* parent = nullptr);

    ConfigForm* config() const { return m_config; }
    /// What is open now; the form keeps what a person has set.
    void setData(const TrainingData& found);
    /// Fills the form with what fits the labels of what is open.
    void suggest();
    /// Nobody has changed what was suggested, or nothing is set yet.
    bool isAsSuggested() const { return m_asSuggested; }
    /// Another configuration: a preset's, or that of a run which is to be repeated with changes.
    /// @param keepData the data of the form stay, where the form has some.
    void setDocument(const nlohmann::json& document, const QString& runName, bool keepData);
    nlohmann::json document() const;
    /// A plain file name.
    QString runName() const;
    const QString& runsFolder() const { return m_data.runsFolder; }

    /// Tries what is set. Pressed again while it goes on: ends it.
    void toggleDryRun();
    bool isTrying() const { return m_dryRun.isRunning(); }
    /// Why it cannot be started; empty: it can.
    QString obstacle() const;
    /// An error of the engine: beside the setting that it names, else above the button.
    void showProblem(const QString& message);

Q_SIGNALS:
    /// Whether it can be started may be another.
    void changed();
    void settled();

private:
    QWidget* makeHead();
    QWidget* makeFoot();
    void choosePreset(int index);
    void noteChange();
    void showFigures(const DryRunFigures& figures);
    void say(const QString& text, bool bad);
    void updateActions();

    LaunchActions m_actions;
    TrainingData m_data;
    DryRunProcess m_dryRun;
    ConfigForm* m_config = nullptr;
    QComboBox* m_preset = nullptr;
    QLineEdit *m_name = nullptr, *m_find = nullptr;
    QProgressBar* m_busy = nullptr;
    IconLabel* m_icon = nullptr;
    QLabel* m_say = nullptr;
    QLabel* m_advice = nullptr; ///< about the data: no validation images
    QPushButton* m_setAside = nullptr;
    bool m_filling = false, m_nameIsOurs = true, m_asSuggested = true;
    bool m_saysObstacle = false;
};

} // namespace sdw::ui
