// An icon that stands in a page, and follows the theme.
#pragma once

#include <QIcon>
#include <QWidget>

namespace sdw::ui {

class IconLabel : public QWidget {
    Q_OBJECT
public:
    explicit IconLabel(int side, QWidget* parent = nullptr);

    void setIcon(const QIcon& icon);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QIcon m_icon;
};

} // namespace sdw::ui
