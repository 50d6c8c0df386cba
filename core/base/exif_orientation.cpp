#include "core/base/exif_orientation.h"

namespace sdw {

int exifOrientation(ByteSource& source, std::uint64_t offset)
{
    const bool big = source.startsWith(offset, "MM");
    if (!big && !source.startsWith(offset, "II")) return 1;
    const auto read16 = [&](std::uint64_t at) { return big ? source.big16(at) : source.little16(at); };
    const auto read32 = [&](std::uint64_t at) { return big ? source.big32(at) : source.little32(at); };
    constexpr std::uint32_t kOrientation = 0x0112, kShort = 3;
    const std::uint64_t table = offset + read32(offset + 4);
    if (table + 2 > source.size()) return 1;
    const std::uint32_t entries = read16(table);
    for (std::uint32_t i = 0; i < entries; ++i) {
        const std::uint64_t entry = table + 2 + 12ull * i;
        if (entry + 12 > source.size()) return 1;
        if (read16(entry) != kOrientation) continue;
        const std::uint32_t value = read16(entry + 2) == kShort ? read16(entry + 8) : 1;
        return value >= 1 && value <= 8 ? int(value) : 1;
    }
    return 1;
}

cv::Mat turnUpright(const cv::Mat& stored, int orientation)
{
    cv::Mat upright;
    switch (orientation) {
    case 2:
        cv::flip(stored, upright, 1);
        return upright;
    case 3:
        cv::rotate(stored, upright, cv::ROTATE_180);
        return upright;
    case 4:
        cv::flip(stored, upright, 0);
        return upright;
    case 5:
        cv::transpose(stored, upright);
        return upright;
    case 6:
        cv::rotate(stored, upright, cv::ROTATE_90_CLOCKWISE);
        return upright;
    case 7:
        cv::transpose(stored, upright);
        cv::rotate(upright, upright, cv::ROTATE_180);
        return upright;
    case 8:
        cv::rotate(stored, upright, cv::ROTATE_90_COUNTERCLOCKWISE);
        return upright;
    default:
        return stored;
    }
}

} // namespace sdw
