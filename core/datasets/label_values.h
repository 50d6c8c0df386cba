// From the values in label files to class indices, with an error that shows what does not fit.
#pragma once

#include "core/base/class_list.h"

#include <opencv2/core.hpp>

#include <optional>
#include <string>
#include <vector>

namespace sdw {

/// ADE20K's rule on 8-bit labels: 0 ("other") and 255 become 255 (ignored), the rest counts from 0.
/// Source: mmsegmentation's reduce_zero_label. @param label CV_8UC1.
cv::Mat reduceZeroLabel(const cv::Mat& label);

/// What each file value means.
class ValueMap {
public:
    /// Class i for its `fileValue`; nothing is ignored yet.
    explicit ValueMap(const ClassList& classes);
    void ignore(int value);
    /// Ignored in 16-bit files only.
    void ignoreInWide(int value);

    /// @param raw CV_8UC1 or CV_16UC1. @param name of the file, for messages.
    /// @return CV_16UC1 class indices and kIgnoreLabel.
    /// @throws Error naming file, first pixel and every unknown value with its number of pixels.
    cv::Mat toClasses(const cv::Mat& raw, const std::string& name) const;

private:
    std::vector<std::int32_t> m_index; // by file value: class, or one of the marks in the source
    std::string m_known;               // for messages
};

/// Labels that hold the classes' colours.
/// @param raw CV_8UC3, blue-green-red.
/// @throws Error naming file, first pixel and every unknown colour with its number of pixels; or two classes (or a
/// class and the ignored pixels) that share a colour.
cv::Mat coloursToClasses(const cv::Mat& raw, const ClassList& classes,
                         const std::optional<std::array<std::uint8_t, 3>>& ignoreColour, const std::string& name);

} // namespace sdw
