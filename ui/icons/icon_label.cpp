#include "ui/icons/icon_label.h"

#include <QPainter>

namespace sdw::ui {

IconLabel::IconLabel(int side, QWidget* parent)
    : QWidget(parent)
{
    setFixedSize(side, side);
}

void IconLabel::setIcon(const QIcon& icon)
{
    m_icon = icon;
    update();
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace sdw::ui
