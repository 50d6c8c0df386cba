// What one meets first: three ways to begin.
#pragma once

#include <QWidget>

namespace sdw::ui {

class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);

Q_SIGNALS:
    void demoChosen();
    void folderChosen();  ///< "Open a folder of images"
    void datasetChosen(); ///< "Open a data set"

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace sdw::ui
