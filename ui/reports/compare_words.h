// What a comparison says, in words and numbers: for headlines, rows and tool tips.
#pragma once

#include "core/base/class_list.h"
#include "core/comparison/compared_set.h"
#include "ui/icons/icon.h"
#include "ui/reports/contender_pair.h"

#include <QString>

namespace sdw::ui {

/// "A", "B", … in the order of the contenders.
QString contenderLetter(std::size_t contender);
/// "+1.9", "−0.3", "0.0": a difference of shares (-1 .. 1) in points.
QString pointsText(double delta);
/// "[0.8, 3.0]" in points.
QString intervalText(const Interval& interval);
/// "p = 0.002"; "p < 0.0001".
QString pText(double p);
/// "81.2 %"; "–".
QString shareText(const std::optional<double>& share, int decimals = 1);
QString countText(std::int64_t count);
/// Of a class by its index; "–" for none.
QString classText(const ClassList& classes, int label);

struct Headline {
    QString icon;
    IconTint tint = IconTint::Quiet;
    QString text;   ///< one sentence
    QString detail; ///< what it stands on
};

/// Which of the two is better, or that nobody can tell.
/// @param paired second minus first; empty: there is no truth. @param images without truth: of the comparison.
Headline headlineOf(const ContenderPair& pair, const std::optional<PairedComparison>& paired, std::size_t images,
                    const std::optional<double>& differing);

/// "B: road called pavement"; of a pair "A: road, B: pavement".
QString cellText(const MatrixCell& cell, const ContenderPair& pair, const ClassList& classes);

enum class Verdict { Better, Worse, Undecided, NoTruth };
Verdict verdictOf(const DifferenceRegion& region, bool hasTruth);
QString verdictIcon(Verdict verdict);
IconTint verdictTint(Verdict verdict);
/// "B better", "B worse".
QString verdictText(Verdict verdict, const ContenderPair& pair);
/// "A: road → B: pavement, truth: pavement"
QString regionClasses(const DifferenceRegion& region, const ContenderPair& pair, const ClassList& classes,
                      bool hasTruth);

} // namespace sdw::ui
