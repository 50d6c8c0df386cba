// What the Annotate workspace shows while nothing is open: what it is for, and the first step.
#pragma once

#include <QWidget>

namespace sdw::ui {

class EmptyPage : public QWidget {
    Q_OBJECT
public:
    explicit EmptyPage(QWidget* parent = nullptr);

Q_SIGNALS:
    void folderWanted();
    void demoWanted();
};

} // namespace sdw::ui
