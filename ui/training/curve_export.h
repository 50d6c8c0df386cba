// A plot as a file: pictures as they are printed on white, and the numbers themselves.
#pragma once

#include "ui/training/curve_look.h"

#include <QByteArray>
#include <QImage>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

class QCustomPlot;
class QCPPainter;

namespace sdw::ui {

using PlottedCurves = std::vector<std::unique_ptr<PlottedCurve>>;

/// Draws a plot and its legend below it. @param drawPlot into the upper part, which has the size of the plot.
using DrawPlot = std::function<void(QCPPainter*, const QSize&)>;

QImage figureImage(const QSize& plot, const PlottedCurves& curves, const QFont& font, const DrawPlot& draw);
QByteArray figureSvg(const QSize& plot, const PlottedCurves& curves, const QFont& font, const QString& title,
                     const DrawPlot& draw);
QByteArray figurePdf(const QSize& plot, const PlottedCurves& curves, const QFont& font, const QString& title,
                     const DrawPlot& draw);

/// Points of a curve, for a file: copied, so that they can be written on another thread.
struct CurvePoints {
    QString run, figure;
    std::vector<std::int64_t> steps;
    std::vector<double> seconds;
    std::vector<float> values;
};
std::vector<CurvePoints> pointsOf(const PlottedCurves& curves);
/// One line a point: run, figure, iteration, seconds, value; no value where it is no number.
/// @throws Error naming the file when it cannot be written.
void writeCurveCsv(const std::filesystem::path& file, const std::vector<CurvePoints>& curves);

} // namespace sdw::ui
