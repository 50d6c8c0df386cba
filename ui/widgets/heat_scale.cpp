#include "ui/widgets/heat_scale.h"

#include "core/explanation/colour_map.h"
#include "ui/settings/style.h"

#include <QPainter>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kStripWidth = 56, kStripHeight = 8, kGap = 4; // pixels

QString least()
{
    return QStringLiteral("0");
}
QString greatest()
{
    return QStringLiteral("100 %");
}

} // namespace

const QList<QRgb>& heatColours()
{
    static const QList<QRgb> colours = [] {
        QList<QRgb> list;
        for (const auto& [red, green, blue] : coloursOf(ColourMap::Viridis))
            list << qRgb(red, green, blue);
        return list;
    }();
    return colours;
}

QRgb heatColour(double share)
{
    const QList<QRgb>& colours = heatColours();
    return colours[int(std::clamp(share, 0.0, 1.0) * double(colours.size() - 1) + 0.5)];
}

HeatScale::HeatScale(const QString& meaning, QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(meaning);
    setToolTip(meaning);
    setFont(smallFont(font()));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize HeatScale::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(least()) + metrics.horizontalAdvance(greatest()) + kStripWidth + 2 * kGap,
            metrics.height() + kGap};
}

void HeatScale::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, least());
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, greatest());
    const int left = fontMetrics().horizontalAdvance(least()) + kGap;
    for (int x = 0; x < kStripWidth; ++x)
        painter.fillRect(left + x, (height() - kStripHeight) / 2, 1, kStripHeight,
                         QColor(heatColour(double(x) / (kStripWidth - 1))));
}

} // namespace sdw::ui
