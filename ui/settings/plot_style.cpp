#include "ui/settings/plot_style.h"

#include "ui/settings/style.h"

#include <qcustomplot.h>

namespace sdw::ui {

QColor faint(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

void styleAxis(QCPAxis* axis, const ThemeColours& colours, const QFont& font)
{
    const QFont small = smallFont(font);
    axis->setTickLabelFont(small);
    axis->setLabelFont(small);
    axis->setTickLabelColor(colours.text);
    axis->setLabelColor(colours.quietText);
    axis->setBasePen(Qt::NoPen);
    axis->setTickPen(Qt::NoPen);
    axis->setSubTickPen(Qt::NoPen);
    axis->grid()->setPen(QPen(faint(colours.text, 0.1), 1));
    axis->grid()->setZeroLinePen(QPen(faint(colours.text, 0.25), 1));
}

} // namespace sdw::ui
