// Run lengths as COCO stores masks: column by column, beginning with the number of zeros, packed into letters.
// Source: maskApi.c of cocodataset/cocoapi (rleEncode, rleToString, rleFrString).
#pragma once

#include <opencv2/core.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace sdw {

/// @param mask CV_8UC1, not 0 = inside; `box` of the picture. @param size of the whole picture.
/// @return runs of 0, 1, 0, ... over the whole picture, column-major; the first is 0 where pixel (0, 0) is inside.
std::vector<std::uint32_t> cocoRuns(const cv::Mat& mask, const cv::Rect& box, const cv::Size& size);

std::string packCocoRuns(const std::vector<std::uint32_t>& runs);
/// @throws Error when the text is no such packing, or its runs do not fill `pixels`.
std::vector<std::uint32_t> unpackCocoRuns(std::string_view text, std::int64_t pixels);

/// Sets the pixels inside to `value`; costs as much as there are of them. @param image CV_16UC1.
/// @return how many. @throws Error when the runs do not fill the picture.
std::int64_t paintCocoRuns(const std::vector<std::uint32_t>& runs, cv::Mat& image, std::uint16_t value);

/// CV_8UC1, 0 and 1. @throws Error when the runs do not fill the picture.
cv::Mat cocoMask(const std::vector<std::uint32_t>& runs, const cv::Size& size);

} // namespace sdw
