// The window: a picture, what a model sees in it, and the classes.
#pragma once

#include "core/base/class_list.h"

#include <QImage>
#include <QMainWindow>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QProgressBar;
class QSlider;
class QTableView;
class QToolButton;

namespace cv {
class Mat;
}

namespace sdw {
class Predictor;
}

namespace sdw::ui {

class ClassLegendModel;
class Job;
class MaskView;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Scenes that the program draws itself, with labels.
    void openDemo();
    /// An image, or a folder of images.
    void openPath(const QString& path);
    /// Weights file or run folder; empty: the demo weights that come with the program.
    void openModel(const QString& path);
    bool isBusy() const;

Q_SIGNALS:
    /// What was asked for last is on the screen, or a message says why not.
    void settled();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// A picture that can be shown; `load` runs on a worker thread.
    struct Picture {
        QString name;
        std::function<cv::Mat()> load;   ///< BGR
        std::function<cv::Mat()> labels; ///< CV_8U class indices; empty where nothing is known
    };
    struct Shown;

    void buildActions();
    void buildPanel();
    void setPictures(std::vector<Picture> pictures);
    void showPicture(int index);
    void present(const Shown& shown);
    void presentMask();
    void say(const QString& message);
    void updateActions();

    MaskView* m_view = nullptr;
    ClassLegendModel* m_legend = nullptr;
    Job* m_job = nullptr;
    QTableView* m_table = nullptr;
    QLabel *m_title = nullptr, *m_modelName = nullptr, *m_score = nullptr, *m_message = nullptr, *m_pointed = nullptr;
    QComboBox* m_source = nullptr;
    QSlider* m_opacity = nullptr;
    QProgressBar* m_progress = nullptr;
    QToolButton* m_cancel = nullptr;
    QAction *m_previous = nullptr, *m_next = nullptr;

    std::vector<Picture> m_pictures;
    int m_index = -1;
    QString m_modelPath;
    std::shared_ptr<Predictor> m_predictor; ///< used by one job at a time
    QImage m_prediction, m_truth;
};

} // namespace sdw::ui
