// The pictures of an export: the same bytes where that will do, else encoded anew.
#pragma once

#include "core/exporters/exporter.h"

namespace sdw {

struct ImagePlan {
    std::string ending;      ///< of the file to be written, with its dot
    bool encode = false;     ///< not the bytes of the source file
    std::int64_t pixels = 0; ///< of the source file, as far as it is known
    std::string why;         ///< for the report, where `encode` changes what was there
};

/// @param wanted ending that the format asks for; empty: any.
ImagePlan planImage(const ExportItem& item, const std::string& wanted, const ExportOptions& options);

/// The picture as displayed, CV_8UC3 BGR.
cv::Mat loadImage(const ExportItem& item);

/// Bytes of the file that the plan says.
std::string imageBytes(const ExportItem& item, const ImagePlan& plan, const ExportOptions& options);

} // namespace sdw
