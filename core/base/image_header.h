// What kind of picture a file holds and how large it is, told from its first bytes, before any memory is taken for
// pixels.
#pragma once

#include "core/base/byte_source.h"

#include <string>

namespace sdw {

enum class ImageFormat { Png, Jpeg, Bmp, Tiff, WebP, Pnm, Jpeg2000 };

struct ImageHeader {
    ImageFormat format = ImageFormat::Png;
    std::int64_t height = 0, width = 0; ///< as stored, pixels
    int orientation = 1;                ///< EXIF 1..8
    // TIFF only, since its label files need a closer look:
    int bits = 8, samples = 1, photometric = 1;
    bool floating = false;
};

/// Recognises the format by content, never by the name.
/// @param name for messages.
/// @throws Error naming the file: empty, of an unknown kind (GIF, AVIF and the like by name), or cut off in its header.
ImageHeader readImageHeader(ByteSource& source, const std::string& name);

/// @throws Error naming the file and its size when it has no pixels, or more than `maxPixels`.
void checkImageSize(std::int64_t height, std::int64_t width, std::int64_t maxPixels, const std::string& name);

} // namespace sdw
