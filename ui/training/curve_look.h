// How curves are told from each other: colours for runs, strokes for figures of the same run.
#pragma once

#include "ui/training/curve_series.h"

#include <QColor>
#include <QPixmap>
#include <QString>

class QPainter;

namespace sdw::ui {

struct CurveLook {
    QString run;    ///< "mit_b0-2"; empty where there is only one
    QString figure; ///< "total"; empty where there is only one
    int colour = 0; ///< number of the run, for runColour()
    enum class Stroke { Solid, Dashed, Dotted } stroke = Stroke::Solid;
    bool dots = false; ///< marks each point, where there is room: for figures that are only measured now and then
    QColor own{};      ///< instead of the run's colour, as classes have; invalid: none

    QString name() const; ///< "mit_b0-2 · total"
    bool operator==(const CurveLook&) const = default;
};

struct PlottedCurve {
    QString id;
    CurveLook look;
    CurveSeries series;
    bool shown = true;
};

/// Okabe–Ito, in order; after eight runs it begins again. Its black is the text's colour.
/// @param text of the ground that it is drawn on.
QColor runColour(int number, const QColor& text);
/// The same for the theme in use.
QColor runColour(int number);
QColor curveColour(const CurveLook& look, const QColor& text);

struct Dash {
    int on = 0, off = 0; ///< pixels; 0: solid
};
Dash dashOf(CurveLook::Stroke stroke);

/// A short piece of the curve, as it stands beside its name.
void paintSwatch(QPainter& painter, const QRectF& rect, const CurveLook& look, const QColor& text, bool shown = true);

} // namespace sdw::ui
