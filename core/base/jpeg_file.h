// JPEG by way of libjpeg: unlike OpenCV's reader it says when a file is cut off or damaged instead of leaving half of
// it grey.
#pragma once

#include <opencv2/core.hpp>

#include <string>
#include <string_view>

namespace sdw {

/// CV_8UC3 BGR as stored (EXIF not applied); grey is repeated, CMYK (Adobe's inverted form, too) converted.
/// @param name for messages.
/// @param divisor 1, 2, 4 or 8: sides are divided by it and rounded up; larger ones take less time than the whole
/// picture.
/// @throws Error naming the file: damaged, cut off, or of more than `maxPixels`.
cv::Mat decodeJpeg(std::string_view bytes, const std::string& name, std::int64_t maxPixels, int divisor = 1);

} // namespace sdw
