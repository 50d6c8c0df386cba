// A bar around zero, for differences in rows of lists and tables: its side, its colour and the number's sign all say
// the same.
#pragma once

#include "core/evaluation/evaluate.h"

#include <QRect>

#include <optional>

class QPainter;

namespace sdw::ui {

/// @param limit what fills half of the room. @param interval drawn as a line with ends.
void paintSignedBar(QPainter& painter, const QRect& room, double value, double limit,
                    const std::optional<Interval>& interval = {});
/// From the left, for shares that are neither good nor bad.
void paintPlainBar(QPainter& painter, const QRect& room, double share);

} // namespace sdw::ui
