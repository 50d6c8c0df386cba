// Fusion with what the design asks for beyond a palette: a focus ring that shows, and sizes from the 4-pixel grid.
#pragma once

#include <QProxyStyle>

namespace sdw::ui {

class WorkbenchStyle : public QProxyStyle {
    Q_OBJECT
public:
    WorkbenchStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                           const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
};

/// A list or table with this property set has less room beside its texts: for many short columns in a dock.
inline constexpr auto kDense = "dense";

/// The widget's font at 0.9 of its size.
QFont smallFont(const QFont& font);
/// At 1.25 of its size, semi-bold.
QFont titleFont(const QFont& font);

} // namespace sdw::ui
