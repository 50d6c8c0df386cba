// Where two predictions of one image differ, and which of them is right there.
#pragma once

#include "core/evaluation/confusion_matrix.h"

#include <opencv2/core.hpp>

#include <array>
#include <vector>

namespace sdw {

/// With truth: the four, or Ignored. Without: Same or Different.
enum class Agreement : std::uint8_t { Ignored, BothRight, OnlyFirst, OnlySecond, BothWrong, Same, Different };
constexpr int kAgreements = 7;

/// Pixels to which a prediction gives no class (kIgnoreLabel: label sets have such) are Ignored, too.
/// @param first, second CV_16UC1 of one size. @param truth the same, kIgnoreLabel where it does not count; or empty.
/// @return CV_8UC1 of Agreement. @throws Error on other types or sizes.
cv::Mat agreementMap(const cv::Mat& first, const cv::Mat& second, const cv::Mat& truth);
std::array<std::int64_t, kAgreements> countAgreement(const cv::Mat& agreement);

/// Red, green, blue: apart for colour-blind eyes and in grey, and the same wherever agreement is drawn.
std::array<std::uint8_t, 3> agreementColour(Agreement agreement);
/// @param agreement as of agreementMap(). @return CV_8UC3 BGR.
cv::Mat paintAgreement(const cv::Mat& agreement);

/// A connected region (8 neighbours) in which the two predictions differ.
struct DifferenceRegion {
    cv::Rect box;
    std::int64_t pixels = 0;
    std::int64_t firstRight = 0, secondRight = 0; ///< of them, with truth
    int firstLabel = 0, secondLabel = 0;          ///< the most frequent ones inside
    int truthLabel = -1;                          ///< the most frequent one that counts; -1: none
    cv::Point inside;                             ///< a pixel of it, as far from its rim as there is

    /// > 0: the second is better here; 0: no difference, or there is no truth.
    std::int64_t gain() const { return secondRight - firstRight; }
};

/// Largest first. @param smallest pixels; smaller regions are left out.
std::vector<DifferenceRegion> differenceRegions(const cv::Mat& first, const cv::Mat& second, const cv::Mat& truth,
                                                std::int64_t smallest = 16);

} // namespace sdw
