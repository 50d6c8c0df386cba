// One line of text for figures, in which "_word" is set as an index: "F + Y_inter", "F_aug".
#pragma once

#include <QFont>
#include <QPointF>
#include <QString>

class QPainter;

namespace sdw::ui {

/// @param font of a size in pixels, which are units of the drawing.
double figureTextWidth(const QString& text, const QFont& font);
/// @param left where the line's baseline begins. The painter's pen is used.
void paintFigureText(QPainter& painter, const QPointF& left, const QString& text, const QFont& font);

} // namespace sdw::ui
