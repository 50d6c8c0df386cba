// Pictures and label maps from files, by way of OpenCV, with the guards that files from strangers need.
#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <filesystem>
#include <vector>

namespace sdw {

/// A colour picture as the engine uses it: CV_8UC3, blue-green-red, EXIF orientation applied, alpha dropped, 16 bit
/// scaled to 8, grey repeated, first frame of several.
/// @throws Error naming the file: damaged, cut off, of no known kind, or of more pixels than `maxPixels`.
cv::Mat readImage(const std::filesystem::path& file, std::int64_t maxPixels = 500'000'000);

/// As readImage, but pictures of 16 bits keep them: CV_16UC3, or CV_16UC1 where they are grey.
cv::Mat readDeepImage(const std::filesystem::path& file, std::int64_t maxPixels = 500'000'000);

/// A quick, small version of a large picture, for a first look: sides divided by `divisor` and rounded up, upright,
/// CV_8UC3. Empty where reading it takes as long as the whole picture: all formats but JPEG.
/// @param divisor 2, 4 or 8. @throws Error as above.
cv::Mat readReducedImage(const std::filesystem::path& file, int divisor, std::int64_t maxPixels = 500'000'000);

/// Pixels as stored, for label files: CV_8UC1 or CV_16UC1 values; palette files give their indices, not their colours;
/// alpha is dropped; nothing is rotated or scaled. PNG and TIFF only: JPEG and its like change class values.
/// @throws Error naming the file, also for labels of three channels (`expected one channel`).
cv::Mat readIndexMap(const std::filesystem::path& file, std::int64_t maxPixels = 500'000'000);

/// As readIndexMap, but files that hold colours instead of indices give those: CV_8UC3 or CV_16UC3, blue-green-red.
cv::Mat readLabelPixels(const std::filesystem::path& file, std::int64_t maxPixels = 500'000'000);

struct ImageSize {
    int height = 0, width = 0;
};
/// Height and width as displayed (EXIF applied), from the header alone where the format allows.
ImageSize readImageSize(const std::filesystem::path& file);

/// PNG, written whole or not at all. CV_8UC1, CV_8UC3 (BGR) or CV_16UC1.
void writePng(const std::filesystem::path& file, const cv::Mat& image);
/// PNG with a palette: CV_8UC1 indices and up to 256 colours (RGB).
void writePalettePng(const std::filesystem::path& file, const cv::Mat& indices,
                     const std::vector<std::array<std::uint8_t, 3>>& colours);

/// Whether the file name ends like a picture that can be read.
bool looksLikeImage(const std::filesystem::path& file);

} // namespace sdw
