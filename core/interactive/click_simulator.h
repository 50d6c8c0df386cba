// How good is a click tool? A simulated person who knows the truth clicks until it is found, and the clicks are
// counted. Source: the standard protocol of interactive segmentation (Xu et al., Deep interactive object selection,
// CVPR 2016; Sofiiuk et al., RITM, 2021): the next click goes into the middle of the largest error.
#pragma once

#include "core/base/class_list.h"
#include "core/interactive/click_selector.h"

#include <array>
#include <string>

namespace sdw {

/// What a simulated person wants to select.
enum class ClickTarget {
    Class, ///< everything of one class in an image
    Piece, ///< one connected piece of it
};

struct ClickSimulation {
    int mostClicks = 20;
    double enough = 0.9; ///< IoU at which the person stops
    SelectorOptions selector;
};

constexpr std::array<double, 3> kClickGoals = {0.80, 0.85, 0.90}; ///< IoUs for which the clicks are counted

/// One object, clicked by one method.
struct ClickTrace {
    std::string image;
    int classIndex = 0;
    std::int64_t pixels = 0;      ///< of the target
    std::vector<double> iou;      ///< after 1, 2, ... clicks; ends where the person stopped
    std::vector<ClickMark> marks; ///< what was clicked
    double seconds = 0;           ///< spent in the selector, all clicks
};

/// The next click: the pixel farthest from the rim of the largest connected error (by area; 8 neighbours; of equals
/// the first in reading order). Pixels clicked before are left out. @return a mark without points where there is no
/// error left.
/// @param truth, found CV_8UC1, not 0: inside. @param counted CV_8UC1, 0: pixels that count for nothing; empty: all do.
ClickMark nextClick(const cv::Mat& truth, const cv::Mat& found, const cv::Mat& counted,
                    const std::vector<ClickMark>& before);

/// IoU over the pixels that count; 1 where both are empty.
double maskIou(const cv::Mat& truth, const cv::Mat& found, const cv::Mat& counted);

/// Clicks until IoU `enough` or `mostClicks`. The first click is positive. Deterministic but for `seconds`.
/// @throws Error where the truth is empty, or what the selector throws.
ClickTrace simulateClicks(ClickSelector& selector, const cv::Mat& truth, const cv::Mat& counted,
                          const ClickSimulation& options = {}, const Progress& progress = {});

/// The masks that a person would want to select in an image, in the order of classes, then in reading order.
struct ClickTruth {
    int classIndex = 0;
    cv::Mat mask; ///< CV_8UC1, 0 or 255
    std::int64_t pixels = 0;
};
/// @param label CV_16UC1. @param classes indices to take. @param smallest fewer pixels are passed over.
std::vector<ClickTruth> clickTruths(const cv::Mat& label, const std::vector<int>& classes, ClickTarget target,
                                    std::int64_t smallest);

/// Figures over many objects.
struct ClickScore {
    std::string name; ///< of the class; "all" over all
    int objects = 0;
    std::array<double, kClickGoals.size()>
        clicks{}; ///< mean number until each goal; one never reached counts as mostClicks
    std::array<int, kClickGoals.size()> failures{}; ///< goals never reached
    std::vector<double> iou;                        ///< mean after k + 1 clicks; who stopped early keeps the last
    double secondsPerClick = 0;
};

struct ClickReport {
    ClickScore all;
    std::vector<ClickScore> classes; ///< those with objects
};

ClickReport scoreClicks(const std::vector<ClickTrace>& traces, const ClassList& classes, int mostClicks);

} // namespace sdw
