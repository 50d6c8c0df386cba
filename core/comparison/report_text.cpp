#include "core/comparison/report_text.h"

#include <cmath>
#include <cstdio>

namespace sdw {
namespace {

constexpr auto kNone = "–";

std::string formatted(const char* format, double value)
{
    char text[64];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

/// What would be printed as -0.00 has no sign.
double unsignedZero(double value)
{
    return std::abs(value) < 0.005 ? 0 : value;
}

} // namespace

std::string percentText(const std::optional<double>& value)
{
    return value ? formatted("%.2f", *value * 100) : kNone;
}

std::string pointsText(const std::optional<double>& value)
{
    return value ? formatted("%+.2f", unsignedZero(*value * 100)) : kNone;
}

std::string percentText(const std::optional<Interval>& interval)
{
    return interval ? percentText(interval->low) + " to " + percentText(interval->high) : kNone;
}

std::string pointsText(const std::optional<Interval>& interval)
{
    return interval ? pointsText(interval->low) + " to " + pointsText(interval->high) : kNone;
}

std::string pValueText(const std::optional<double>& value)
{
    if (!value) return kNone;
    return *value < 0.001 ? "< 0.001" : formatted("%.3f", *value);
}

std::string countText(std::int64_t number)
{
    std::string text = std::to_string(number);
    const int first = number < 0 ? 1 : 0;
    for (int at = int(text.size()) - 3; at > first; at -= 3)
        text.insert(std::size_t(at), "\u202f"); // a narrow space that breaks no line
    return text;
}

std::string fixedText(double value, int digits)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

std::string imagesText(std::size_t images)
{
    return std::to_string(images) + (images == 1 ? " image" : " images");
}

std::string latencyText(const ContenderResult& result)
{
    return result.timedImages > 0 ? fixedText(result.secondsPerImage * 1000, 1) + " ms" : kNone;
}

std::string verdictText(const ComparedSet& set, std::size_t first, std::size_t second)
{
    const std::string& a = set.contenders()[first].contender.name;
    const std::string& b = set.contenders()[second].contender.name;
    if (!set.hasTruth())
        return b + " and " + a + " differ in " + percentText(differingShare(set, first, second)) +
               " % of the pixels of " + imagesText(set.images().size()) +
               "; without labels nothing says which of them is right.";
    const PairedComparison paired = set.paired(first, second);
    const std::string facts = " (95 % interval " + pointsText(std::optional(paired.interval)) + ", p " +
                              (paired.pValue < 0.001 ? "" : "= ") + pValueText(paired.pValue) + ")";
    const std::string images = imagesText(paired.images);
    if (paired.interval.low <= 0 && paired.interval.high >= 0)
        return "On " + images + " the difference of " + pointsText(paired.delta) + " points of mIoU between " + b +
               " and " + a + " cannot be told from chance" + facts +
               ": its interval holds zero. Differences below about " + fixedText(paired.smallestDelta * 100, 2) +
               " points cannot be seen on so few images.";
    return b + (paired.delta > 0 ? " is ahead of " : " is behind ") + a + " by " +
           fixedText(std::abs(paired.delta) * 100, 2) + " points of mIoU on " + images + facts +
           "; the interval of the difference does not hold zero.";
}

std::string methodText(const ComparedSet& set)
{
    std::string text;
    if (set.hasTruth())
        text =
            "IoU in percent; differences in points, later named minus earlier named. Intervals (95 %): percentile "
            "bootstrap over images, paired: both are scored on the same draws. p: two-sided paired permutation of the "
            "two image by image; per class corrected by Holm over the classes, not over pairs of models. " +
            std::to_string(set.options().resamples) + " resamples, seed " + std::to_string(set.options().seed) +
            ". The spread between training runs is no part of it.";
    for (const ContenderResult& result : set.contenders())
        if (result.timedImages > 0) {
            text += std::string(text.empty() ? "" : " ") +
                    "Latency: median of predicting one image, from pixels to label map, over " +
                    imagesText(result.timedImages) + " on " + result.device +
                    ", the models taking turns. GMACs: 10^9 multiply-adds of predicting the first image.";
            break;
        }
    std::int64_t unlabelled = 0;
    for (const ContenderResult& result : set.contenders())
        unlabelled += result.unlabelled;
    if (unlabelled > 0) text += " Pixels to which a label set gives no class count for nobody.";
    return text;
}

std::string subjectText(const ComparedSet& set)
{
    std::size_t labelled = 0;
    for (const ComparedImage& image : set.images())
        labelled += image.labelled;
    std::string text = imagesText(set.images().size()) + " of split '" + set.options().split + "' of '" +
                       set.dataset().root().string() + "'";
    if (labelled == 0)
        text += ", without labels";
    else if (labelled < set.images().size())
        text += ", " + std::to_string(labelled) + " of them labelled";
    if (!set.skipped().empty()) text += "; " + std::to_string(set.skipped().size()) + " left out";
    return text;
}

double differingShare(const ComparedSet& set, std::size_t first, std::size_t second)
{
    return 1 - set.agreement(first, second).pixelAccuracy();
}

double predictedShare(const ComparedSet& set, std::size_t contender, int index)
{
    const ConfusionMatrix& own = set.agreement(contender, contender);
    return own.total() > 0 ? double(own.predicted(index)) / double(own.total()) : 0;
}

} // namespace sdw
