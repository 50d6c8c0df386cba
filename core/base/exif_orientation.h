// How a camera was held: the orientation that EXIF data name, and turning pixels upright by it.
// Source: EXIF 2.32 tag 0x0112.
#pragma once

#include "core/base/byte_source.h"

#include <opencv2/core.hpp>

namespace sdw {

/// @param offset where the TIFF structure inside the EXIF data begins.
/// @return 1..8; 1 (upright) where the data are absent or make no sense: the picture itself is sound then.
int exifOrientation(ByteSource& source, std::uint64_t offset);

/// Whether height and width change places.
inline bool turnsSideways(int orientation)
{
    return orientation >= 5 && orientation <= 8;
}

/// The picture turned upright; the same pixels for orientation 1.
cv::Mat turnUpright(const cv::Mat& stored, int orientation);

} // namespace sdw
