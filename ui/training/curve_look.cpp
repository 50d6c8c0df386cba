#include "ui/training/curve_look.h"

#include "ui/settings/theme.h"

#include <QPainter>

#include <array>

namespace sdw::ui {
namespace {

constexpr QRgb kText = 0; // in the place of black
constexpr std::array<QRgb, 8> kOkabeIto = {0xffe69f00, 0xff56b4e9, 0xff009e73, kText,
                                           0xff0072b2, 0xffd55e00, 0xffcc79a7, 0xfff0e442};

} // namespace

QString CurveLook::name() const
{
    if (run.isEmpty()) return figure;
    return figure.isEmpty() ? run : run + QStringLiteral(" · ") + figure;
}

QColor runColour(int number, const QColor& text)
{
    const QRgb colour = kOkabeIto[std::size_t(std::max(number, 0)) % kOkabeIto.size()];
    return colour == kText ? text : QColor::fromRgb(colour);
}

QColor runColour(int number)
{
    return runColour(number, themeColours(currentTheme()).text);
}

QColor curveColour(const CurveLook& look, const QColor& text)
{
    return look.own.isValid() ? look.own : runColour(look.colour, text);
}

Dash dashOf(CurveLook::Stroke stroke)
{
    switch (stroke) {
    case CurveLook::Stroke::Dashed:
        return {8, 4};
    case CurveLook::Stroke::Dotted:
        return {2, 3};
    case CurveLook::Stroke::Solid:
        break;
    }
    return {};
}

void paintSwatch(QPainter& painter, const QRectF& rect, const CurveLook& look, const QColor& text, bool shown)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor colour = curveColour(look, text);
    if (!shown) colour.setAlphaF(0.35f);
    QPen pen(colour, 2, Qt::SolidLine, Qt::FlatCap);
    if (const Dash dash = dashOf(look.stroke); dash.on > 0)
        pen.setDashPattern({dash.on / pen.widthF(), dash.off / pen.widthF()});
    painter.setPen(pen);
    const double y = rect.center().y();
    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
    if (look.dots) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(rect.center().x(), y), 3, 3);
    }
    painter.restore();
}

} // namespace sdw::ui
