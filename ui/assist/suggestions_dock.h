// The dock with what the model suggests to look at: what to label next, and labels that are probably wrong.
#pragma once

#include "ui/assist/region_walk.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QLabel;
class QListView;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace sdw::ui {

class AssistModel;
class FlipSurvey;
class Improvement;
class RegionSurvey;

class SuggestionsDock : public QWidget {
    Q_OBJECT
public:
    /// @param look looks through the images, or stops that. @param train leads to where models are trained.
    SuggestionsDock(RegionSurvey& survey, FlipSurvey& flips, RegionWalk& walk, AssistModel& model,
                    Improvement& improvement, QAction* look, QAction* byItself, std::function<void()> train,
                    QWidget* parent = nullptr);

    void showKind(SurveyKind kind);

Q_SIGNALS:
    /// A region was gone to: the keys are the canvas's.
    void activated();

private:
    QWidget* makePage(SurveyKind kind);
    void showState();
    QString surveyState() const;
    QString flipState() const;
    void showCurrent();

    RegionSurvey& m_survey;
    FlipSurvey& m_flips;
    RegionWalk& m_walk;
    AssistModel& m_model;
    Improvement& m_improvement;
    QTabWidget* m_tabs = nullptr;
    QLabel* m_state = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton *m_look = nullptr, *m_train = nullptr, *m_improve = nullptr, *m_stop = nullptr;
    QLabel* m_improving = nullptr;
    QCheckBox* m_proposes = nullptr;
    QListView *m_queue = nullptr, *m_suspects = nullptr, *m_elsewhere = nullptr;
};

} // namespace sdw::ui
