// File names for masks: one per picture, never the same twice, never outside the output folder.
#pragma once

#include <opencv2/core.hpp>

#include <filesystem>
#include <set>
#include <string>

namespace sdw::cli {

class OutputNames {
public:
    /// @param name of a picture, relative, perhaps with folders: "street/0001" or "0001.jpg".
    /// @param ending of the picture's file (".jpg"): put into the name where the name alone is taken.
    /// @return a relative path "street/0001.png" that was not given out before; folders that would lead up are left
    /// out.
    std::filesystem::path take(const std::string& name, const std::string& ending = "");

private:
    std::set<std::string> m_taken;
};

/// Class indices as PNG: 8 bits a pixel up to 255 classes, 16 above. @param labels CV_16UC1.
void writeIndexPng(const std::filesystem::path& file, const cv::Mat& labels, std::size_t classes);

} // namespace sdw::cli
