// Superpixels: small patches of like colour that keep to the edges of the image; a click takes a whole one.
// Source: SLIC (Achanta et al., PAMI 2012). Own code: OpenCV has it in ximgproc, which would bring its network library
// along.
#pragma once

#include "core/annotation/region.h"
#include "core/base/progress.h"

namespace sdw {

struct SuperpixelOptions {
    int size = 24;           ///< side of a patch in pixels, 4 .. 512
    double compactness = 10; ///< weight of nearness against likeness in colour; 1 .. 40 are of use
    int rounds = 6;
};

class Superpixels {
public:
    /// Takes up to a second a megapixel: large images are cut to what is in view first.
    /// @param image CV_8UC3, blue-green-red, or CV_8UC1.
    /// @throws Error for other images and options, or (Interrupted) when `progress` stops it.
    explicit Superpixels(const cv::Mat& image, const SuperpixelOptions& options = {}, const Progress& progress = {});

    int count() const { return int(m_patches.size()); }
    /// CV_32SC1: the number of each pixel's patch, 0 .. count() − 1. Patches hang together by their sides.
    const cv::Mat& numbers() const { return m_numbers; }
    int at(cv::Point pixel) const { return m_numbers.at<int>(pixel); }
    const Region& pixels(int number) const { return m_patches[std::size_t(number)]; }

private:
    cv::Mat m_numbers;
    std::vector<Region> m_patches;
};

} // namespace sdw
