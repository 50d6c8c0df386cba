// What reports of comparisons say in numbers and words, the same in every format.
#pragma once

#include "core/comparison/compared_set.h"

#include <string>

namespace sdw {

std::string percentText(const std::optional<double>& value);      ///< "71.25"; "–" where there is none
std::string pointsText(const std::optional<double>& value);       ///< of a difference: "+1.25"
std::string percentText(const std::optional<Interval>& interval); ///< "70.11 to 72.40"
std::string pointsText(const std::optional<Interval>& interval);  ///< "-0.20 to +2.71"
std::string pValueText(const std::optional<double>& value);       ///< "0.012", "< 0.001"
std::string countText(std::int64_t number);                       ///< "1 234 567"
std::string fixedText(double value, int digits);                  ///< "3.72"
std::string imagesText(std::size_t images);                       ///< "1 image", "101 images"
std::string latencyText(const ContenderResult& result);           ///< "84.1 ms"; "–" for a label set

/// What the numbers of a pair allow to say, in one or two sentences.
std::string verdictText(const ComparedSet& set, std::size_t first, std::size_t second);
/// How the figures were made, for the foot of a report.
std::string methodText(const ComparedSet& set);
/// What data was compared on: "101 images of split 'val' of 'CamVid', 101 of them labelled".
std::string subjectText(const ComparedSet& set);
/// Share of the pixels in which two contenders differ, over all images.
double differingShare(const ComparedSet& set, std::size_t first, std::size_t second);
/// Share of the pixels to which a contender gives the class, over all images.
double predictedShare(const ComparedSet& set, std::size_t contender, int index);

} // namespace sdw
