// Points of an image on the command line: "X,Y".
#pragma once

#include <CLI/CLI.hpp>
#include <opencv2/core.hpp>

#include <string>
#include <vector>

namespace sdw::cli {

/// Pixels from the upper left corner, counted from 0; the option may be given several times.
CLI::Option* addPointOption(CLI::App& command, const std::string& name, std::vector<cv::Point>& points,
                            const std::string& description);

/// @throws Error (wrong use) naming the option when the point is not in the image.
void requireInside(const std::string& option, cv::Point point, cv::Size image);

} // namespace sdw::cli
