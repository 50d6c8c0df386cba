// How label values look on the canvas.
#pragma once

#include "core/annotation/label_map.h"

#include <QColor>

#include <unordered_map>
#include <unordered_set>

namespace sdw::ui {

/// How label values look. The three states of core/annotation/label_map.h have looks of their own: unlabelled is
/// transparent, ignore a fine hatch, background a faint grey.
struct LabelLook {
    std::unordered_map<std::uint16_t, QColor> colours; ///< of class ids; others are drawn in magenta
    std::unordered_set<std::uint16_t> hidden;
    int isolated = -1; ///< only this class is drawn at full strength; -1: all alike

    QColor colour(std::uint16_t label) const
    {
        if (label == kBackground) return QColor(128, 128, 128);
        if (label == kIgnoreLabel) return QColor(210, 210, 210);
        const auto at = colours.find(label);
        return at == colours.end() ? QColor(Qt::magenta) : at->second;
    }
    /// Part of the layer's opacity, 0 .. 1.
    double strength(std::uint16_t label) const
    {
        constexpr double kFaint = 0.16, kBackgroundStrength = 0.35;
        if (label == kUnlabelled || hidden.contains(label)) return 0;
        return (isolated >= 0 && label != isolated ? kFaint : 1) * (label == kBackground ? kBackgroundStrength : 1);
    }
};

} // namespace sdw::ui
