// All curves of a plot as one plottable, so that what many runs cost is bounded by the width of the screen.
#pragma once

#include "ui/training/curve_look.h"
#include "ui/training/curve_raster.h"

#include <QImage>

#include <memory>
#include <vector>

#include <qcustomplot.h>

namespace sdw::ui {

class CurveLayer : public QCPAbstractPlottable {
public:
    using Curves = std::vector<std::unique_ptr<PlottedCurve>>;

    /// @param curves of the plot, which outlive the layer.
    CurveLayer(QCPAxis* keyAxis, QCPAxis* valueAxis, const Curves& curves);

    /// Colour of the text beside, for curves that have it.
    void setTextColour(const QColor& text) { m_text = text; }
    /// The part of the axes that is in view, for an image of a size.
    CurveMapping mapping(const QSize& size) const;

    double selectTest(const QPointF& at, bool onlySelectable, QVariant* details = nullptr) const override;
    QCPRange getKeyRange(bool& found, QCP::SignDomain domain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain domain = QCP::sdBoth,
                           const QCPRange& keys = QCPRange()) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    void drawRaster(QCPPainter* painter, const QRect& area);
    void drawVectors(QCPPainter* painter, const QRect& area) const;
    void drawDots(QCPPainter* painter, const QRect& area) const;

    const Curves& m_curves;
    QColor m_text;
    CurveImage m_columns;
    QImage m_image; ///< kept, since it takes time to get so much memory
};

} // namespace sdw::ui
