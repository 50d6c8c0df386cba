#include "ui/training/curve_export.h"

#include "core/base/csv.h"
#include "core/base/file_io.h"
#include "ui/figures/vector_file.h"
#include "ui/settings/style.h"
#include "ui/settings/theme.h"

#include <qcustomplot.h>

#include <charconv>
#include <cmath>

namespace sdw::ui {
namespace {

constexpr double kImageScale = 2; // for print
constexpr int kDotsPerInch = 96;
constexpr double kSwatch = 26, kGap = 12, kMargin = 8;
constexpr std::size_t kPiece = 1 << 16; // bytes that are handed on together

std::vector<const PlottedCurve*> shownOf(const PlottedCurves& curves)
{
    std::vector<const PlottedCurve*> shown;
    for (const auto& curve : curves)
        if (curve->shown && !curve->look.name().isEmpty()) shown.push_back(curve.get());
    return shown;
}

/// Places the names of curves in lines, and paints them where there is a painter.
double layLegend(QPainter* painter, const std::vector<const PlottedCurve*>& curves, const QFont& font, double top,
                 double width)
{
    if (curves.empty()) return 0;
    const QFontMetricsF metrics(font);
    const double line = metrics.height() + 4;
    double x = kMargin, y = top;
    for (const PlottedCurve* curve : curves) {
        const QString name = curve->look.name();
        const double needs = kSwatch + 4 + metrics.horizontalAdvance(name) + kGap;
        if (x > kMargin && x + needs > width) {
            x = kMargin;
            y += line;
        }
        if (painter) {
            const QColor text = themeColours(Theme::Light).text;
            paintSwatch(*painter, QRectF(x, y, kSwatch, line), curve->look, text);
            painter->setFont(font);
            painter->setPen(text);
            painter->drawText(QPointF(x + kSwatch + 4, y + 2 + metrics.ascent()), name);
        }
        x += needs;
    }
    return y + line - top + kMargin;
}

QSize figureSize(const QSize& plot, const PlottedCurves& curves, const QFont& font)
{
    return {plot.width(), plot.height() + int(std::ceil(layLegend(nullptr, shownOf(curves), font, 0, plot.width())))};
}

void paintFigure(QCPPainter& painter, const QSize& plot, const PlottedCurves& curves, const QFont& font,
                 const DrawPlot& draw)
{
    painter.fillRect(QRect(QPoint(), figureSize(plot, curves, font)), Qt::white);
    painter.save();
    draw(&painter, plot);
    painter.restore();
    painter.setClipping(false);
    layLegend(&painter, shownOf(curves), font, plot.height(), plot.width());
}

PaintOn vectors(const QSize& plot, const PlottedCurves& curves, const QFont& font, const DrawPlot& draw)
{
    return [&plot, &curves, font, &draw](QPaintDevice& device) {
        QCPPainter painter;
        painter.begin(&device);
        painter.setMode(QCPPainter::pmVectorized);
        paintFigure(painter, plot, curves, font, draw);
    };
}

} // namespace

QImage figureImage(const QSize& plot, const PlottedCurves& curves, const QFont& font, const DrawPlot& draw)
{
    const QFont small = smallFont(font);
    QImage image(figureSize(plot, curves, small) * kImageScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kImageScale);
    QCPPainter painter(&image);
    paintFigure(painter, plot, curves, small, draw);
    return image;
}

QByteArray figureSvg(const QSize& plot, const PlottedCurves& curves, const QFont& font, const QString& title,
                     const DrawPlot& draw)
{
    const QFont small = smallFont(font);
    return drawSvg(figureSize(plot, curves, small), kDotsPerInch, title, vectors(plot, curves, small, draw));
}

QByteArray figurePdf(const QSize& plot, const PlottedCurves& curves, const QFont& font, const QString& title,
                     const DrawPlot& draw)
{
    const QFont small = smallFont(font);
    return drawPdf(figureSize(plot, curves, small), kDotsPerInch, title, vectors(plot, curves, small, draw));
}

std::vector<CurvePoints> pointsOf(const PlottedCurves& curves)
{
    std::vector<CurvePoints> points;
    for (const auto& curve : curves) {
        if (!curve->shown) continue;
        const CurveSeries& series = curve->series;
        CurvePoints one{curve->look.run, curve->look.figure, series.steps(), series.secondsColumn(), {}};
        one.values = series.raw().values();
        points.push_back(std::move(one));
    }
    return points;
}

void writeCurveCsv(const std::filesystem::path& file, const std::vector<CurvePoints>& curves)
{
    writeFileWhole(file, [&](const ByteSink& sink) {
        std::string piece = "run,figure,iteration,seconds,value\n";
        const auto add = [&](auto number) {
            char text[32];
            const auto end = std::to_chars(text, text + sizeof text, number).ptr;
            piece.append(text, std::size_t(end - text));
        };
        for (const CurvePoints& curve : curves) {
            const std::string names =
                csvField(curve.run.toStdString()) + ',' + csvField(curve.figure.toStdString()) + ',';
            for (std::size_t i = 0; i < curve.steps.size(); ++i) {
                piece += names;
                add(curve.steps[i]);
                piece += ',';
                add(std::round(curve.seconds[i] * 1000) / 1000);
                piece += ',';
                if (!std::isnan(curve.values[i])) add(curve.values[i]);
                piece += '\n';
                if (piece.size() < kPiece) continue;
                sink(piece.data(), piece.size());
                piece.clear();
            }
        }
        sink(piece.data(), piece.size());
    });
}

} // namespace sdw::ui
