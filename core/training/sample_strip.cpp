#include "core/training/sample_strip.h"

#include "core/base/label_colours.h"

#include <opencv2/imgproc.hpp>

namespace sdw {

cv::Mat sampleStrip(const Sample& sample, const cv::Mat& prediction, const ClassList& classes, int side)
{
    const double scale = std::min(1.0, double(side) / std::max(sample.image.cols, sample.image.rows));
    const cv::Size size(std::max(1, int(sample.image.cols * scale)), std::max(1, int(sample.image.rows * scale)));
    std::vector<cv::Mat> panes(3);
    cv::resize(sample.image, panes[0], size, 0, 0, cv::INTER_AREA);
    cv::resize(colourLabels(sample.label, classes), panes[1], size, 0, 0, cv::INTER_NEAREST);
    cv::resize(colourLabels(prediction, classes), panes[2], size, 0, 0, cv::INTER_NEAREST);
    cv::Mat strip;
    cv::hconcat(panes, strip);
    return strip;
}

std::vector<std::string> sampleNames(const Dataset& dataset, const std::string& split, std::int64_t count)
{
    std::vector<std::string> names;
    const auto size = std::int64_t(dataset.size(split));
    for (std::int64_t i = 0; i < std::min(count, size); ++i) {
        const auto index = std::size_t(i * size / std::min(count, size));
        if (dataset.hasLabel(split, index)) names.push_back(dataset.name(split, index));
    }
    return names;
}

} // namespace sdw
