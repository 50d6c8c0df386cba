// What the model sees: validation images beside the truth and the prediction, through the iterations of a run.
#pragma once

#include <QImage>
#include <QWidget>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

class QLabel;
class QSlider;
class QToolButton;

namespace sdw::ui {

class Job;
class JobList;

/// The pictures of a run folder: samples/step-N_I.png.
struct SampleFiles {
    std::vector<std::int64_t> steps; ///< that have any, in order
    std::vector<int> images;         ///< numbers of the validation images, in order
};
/// Names that are none of them are passed over.
SampleFiles findSamples(const std::filesystem::path& samples);

class SampleView : public QWidget {
    Q_OBJECT
public:
    explicit SampleView(JobList& jobs, QWidget* parent = nullptr);
    ~SampleView() override;

    /// Empty: none.
    void setRun(const QString& folder);
    /// Looks for new pictures, aside. The latest is shown, unless an earlier one was chosen.
    void refresh();
    bool isSettled() const;

    std::optional<std::int64_t> step() const; ///< of what is shown
    const QImage& picture() const { return m_picture; }

Q_SIGNALS:
    /// A person chose an iteration; empty: the latest.
    void stepChosen(const std::optional<std::int64_t>& step);
    void settled();

private:
    struct Loaded {
        SampleFiles files;
        QImage picture;
        std::optional<std::int64_t> step;
        int image = 0;
    };
    QWidget* makeControls();
    void take(const QString& folder, Loaded&& loaded);
    void chooseStep(int place);
    void chooseImage(int places);
    void updateControls();

    QString m_folder;
    SampleFiles m_files;
    std::optional<std::int64_t> m_wanted, m_shown; ///< wanted empty: the latest
    int m_image = 0;                               ///< number of the validation image
    QImage m_picture;
    Job* m_job = nullptr;
    QWidget* m_panes = nullptr;
    QSlider* m_slider = nullptr;
    QLabel *m_at = nullptr, *m_which = nullptr;
    QToolButton *m_previous = nullptr, *m_next = nullptr;
};

} // namespace sdw::ui
