#include "ui/explain/scale_bar.h"

#include "ui/settings/style.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace sdw::ui {
namespace {

constexpr int kBar = 72, kThick = 8, kGap = 4, kPointer = 4; // pixels

QString endText(double value)
{
    // A true minus, as wide as a digit
    const QString digits = QLocale().toString(std::abs(value), 'g', 4);
    return value < 0 ? QChar(0x2212) + digits : digits;
}

} // namespace

ScaleBar::ScaleBar(QWidget* parent)
    : QWidget(parent)
{
    setFont(smallFont(font()));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ScaleBar::setScale(ColourMap map, ValueRange range, const QString& quantity)
{
    m_map = map;
    m_range = range;
    setToolTip(tr("Colours from %1 to %2: %3").arg(endText(range.least), endText(range.greatest), quantity));
    setAccessibleName(toolTip());
    update();
}

void ScaleBar::setValue(std::optional<double> value)
{
    if (value == m_value) return;
    m_value = value;
    update();
}

void ScaleBar::setOutline(std::optional<double> value)
{
    if (value == m_outline) return;
    m_outline = value;
    update();
}

/// Whatever the numbers are, so that nothing beside it moves with the pointer.
QSize ScaleBar::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int numbers = metrics.horizontalAdvance(endText(-1)) + metrics.horizontalAdvance(endText(1000));
    return {kBar + numbers + 2 * kGap + 2, std::max(metrics.height(), kThick + 2 * kPointer + 2)};
}

void ScaleBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFontMetrics metrics(font());
    const QString least = endText(m_range.least), greatest = endText(m_range.greatest);
    const int left = metrics.horizontalAdvance(least) + kGap, right = metrics.horizontalAdvance(greatest) + kGap;
    const QRectF bar(left, (height() - kThick) / 2.0, width() - left - right, kThick);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, least);
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, greatest);
    const auto& colours = coloursOf(m_map);
    QImage strip(int(colours.size()), 1, QImage::Format_RGB32);
    for (std::size_t i = 0; i < colours.size(); ++i)
        strip.setPixel(int(i), 0, qRgb(colours[i][0], colours[i][1], colours[i][2]));
    painter.drawImage(bar, strip);

    painter.setRenderHint(QPainter::Antialiasing);
    const auto at = [&](double value) {
        const double part = (value - m_range.least) / (m_range.greatest - m_range.least);
        return bar.left() + std::clamp(part, 0.0, 1.0) * bar.width();
    };
    if (m_outline) {
        painter.setPen(QPen(palette().color(QPalette::Window), 3));
        painter.drawLine(QPointF(at(*m_outline), bar.top()), QPointF(at(*m_outline), bar.bottom()));
        painter.setPen(QPen(palette().color(QPalette::WindowText), 1.5));
        painter.drawLine(QPointF(at(*m_outline), bar.top() - 1), QPointF(at(*m_outline), bar.bottom() + 1));
    }
    if (m_value && std::isfinite(*m_value)) {
        const double x = at(*m_value);
        QPainterPath triangle;
        triangle.moveTo(x, bar.bottom());
        triangle.lineTo(x - kPointer, bar.bottom() + kPointer + 1);
        triangle.lineTo(x + kPointer, bar.bottom() + kPointer + 1);
        triangle.closeSubpath();
        painter.fillPath(triangle, palette().color(QPalette::WindowText));
    }
}

} // namespace sdw::ui
