// The head of a dock: its title, and a button that closes it. Dragging it moves the dock.
#pragma once

#include <QWidget>

class QDockWidget;

namespace sdw::ui {

class DockTitle : public QWidget {
    Q_OBJECT
public:
    explicit DockTitle(QDockWidget* dock);

    /// A tab tells the name already: the title then takes no room.
    void setInTab(bool inTab);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void closeClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* m_row = nullptr; ///< name and button
    bool m_inTab = false;
};

} // namespace sdw::ui
