// The head of a dock: its title, and a button that closes it. Dragging it moves the dock.
#pragma once

#include <QWidget>

class QDockWidget;
class QLabel;
class QToolButton;

namespace sdw::ui {

class DockTitle : public QWidget {
    Q_OBJECT
public:
    explicit DockTitle(QDockWidget* dock);

Q_SIGNALS:
    void closeClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace sdw::ui
