// What the model sees at each evaluation of a run, with one slider through the iterations: predictions beside the
// truth, what its class tokens attend to, and which classes it takes for which.
#pragma once

#include "core/training/confusion_file.h"
#include "core/training/sample_files.h"
#include "ui/widgets/class_look.h"

#include <QImage>
#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QSlider;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace sdw::ui {

class ConfusionPane;
class HeatScale;
class Job;
class JobList;
class SamplePanes;
class TokenThumbnails;

class SampleView : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Prediction, Tokens, Confusion };

    explicit SampleView(JobList& jobs, QWidget* parent = nullptr);
    ~SampleView() override;

    /// Empty: none.
    void setRun(const QString& folder);
    /// Of the run, for names and colours.
    void setClasses(const std::vector<ClassLook>& classes);
    /// Looks for new files, aside. The latest evaluation is shown, unless an earlier one was chosen.
    void refresh();
    bool isSettled() const;

    void setKind(Kind kind);
    Kind kind() const;
    std::optional<std::int64_t> step() const; ///< of what is shown
    const QImage& picture() const { return m_shown.picture; }
    const QImage& tokens() const { return m_shown.tokens; }
    ConfusionPane* confusion() const { return m_confusion; }

Q_SIGNALS:
    /// A person chose an iteration; empty: the latest.
    void stepChosen(const std::optional<std::int64_t>& step);
    void settled();

private:
    /// Of one evaluation and one validation image; null and empty where the run has no such file.
    struct Loaded {
        SampleFiles files;
        std::optional<std::int64_t> step;
        int image = 0;
        QImage picture, tokens;
        std::optional<ConfusionRecord> confusion;
        QString trouble; ///< with the confusion matrix
    };
    static Loaded load(const QString& folder, const std::optional<std::int64_t>& wanted, int image);
    QWidget* makeHead();
    QWidget* makeControls();
    void take(const QString& folder, Loaded&& loaded);
    void chooseStep(int place);
    void chooseImage(int places);
    void showAll();
    void updateControls();

    QString m_folder;
    std::vector<ClassLook> m_classes;
    std::optional<std::int64_t> m_wanted; ///< empty: the latest
    Loaded m_shown;
    Job* m_job = nullptr;
    QTabBar* m_kinds = nullptr;
    QStackedWidget* m_stack = nullptr;
    SamplePanes* m_panes = nullptr;
    TokenThumbnails* m_gallery = nullptr;
    ConfusionPane* m_confusion = nullptr;
    HeatScale* m_scale = nullptr;
    QComboBox* m_order = nullptr;
    QSlider* m_slider = nullptr;
    QLabel *m_at = nullptr, *m_which = nullptr;
    QWidget* m_images = nullptr;
    QToolButton *m_previous = nullptr, *m_next = nullptr;
};

} // namespace sdw::ui
