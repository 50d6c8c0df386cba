#include "core/annotation/label_file.h"

#include "core/base/error.h"
#include "core/base/strip_png.h"

#include <opencv2/core/simd_intrinsics.hpp>

#include <algorithm>

namespace sdw {
namespace {

constexpr int kFirstState = 253; // of the three, in 8-bit files; the 16-bit values end in the same order
constexpr int kWiden = kBackground - kFirstState;

void narrow(const std::uint16_t* from, int count, std::uint8_t* to)
{
    int i = 0;
#if CV_SIMD128
    const cv::v_uint16x8 low = cv::v_setall_u16(0xff);
    for (; i + 16 <= count; i += 16)
        cv::v_store(to + i, cv::v_pack(cv::v_load(from + i) & low, cv::v_load(from + i + 8) & low));
#endif
    for (; i < count; ++i)
        to[i] = std::uint8_t(from[i]);
}
void narrow(const std::uint16_t* from, int count, std::uint16_t* to)
{
    std::copy_n(from, count, to);
}

/// Rows of the map one after another, straight from its tiles.
template <typename T>
void copyRows(const LabelMap& map, int first, int count, T* rows)
{
    const TileGrid& grid = map.grid();
    for (int y = first; y < first + count; ++y)
        for (int column = 0; column < grid.columns(); ++column) {
            const int index = y / kTileSize * grid.columns() + column;
            const int width = grid.area(index).width;
            const LabelTile& tile = map.labels().tile(index);
            // Narrowing to 8 bits takes the states along: 65533 … 65535 end in 253 … 255.
            if (tile.uniform())
                std::fill_n(rows, width, T(tile.value()));
            else
                narrow(tile.data()->row(y % kTileSize), width, rows);
            rows += width;
        }
}
static_assert(std::uint8_t(kBackground) == kFirstState && std::uint8_t(kUnlabelled) == 254 &&
              std::uint8_t(kIgnoreLabel) == 255);

} // namespace

std::string encodeLabelFile(const LabelMap& map, const Palette& palette)
{
    const bool eightBits = std::ranges::none_of(
        map.counts(), [](const ClassCount& count) { return count.value >= kFirstState && count.value <= kLastClass; });
    StripPng png{
        .height = map.height(), .width = map.width(), .bitDepth = eightBits ? 8 : 16, .stripHeight = kTileSize};
    if (eightBits && !palette.empty()) {
        png.palette = palette;
        png.palette.resize(256); // black for values without a colour
    }
    png.fill = [&map, eightBits](int first, int count, void* rows) {
        if (eightBits)
            copyRows(map, first, count, static_cast<std::uint8_t*>(rows));
        else
            copyRows(map, first, count, static_cast<std::uint16_t*>(rows));
    };
    return encodeStripPng(png);
}

LabelMap decodeLabelFile(std::string_view bytes, const std::string& name, cv::Size size)
{
    const PngImage image = decodePng(bytes, name, std::int64_t(size.width) * size.height);
    if (image.pixels.channels() != 1)
        throw Error("'" + name + "' holds colours where one class id per pixel was expected.");
    if (image.pixels.size() != size)
        throw Error("'" + name + "' has labels for " + std::to_string(image.pixels.cols) + " × " +
                    std::to_string(image.pixels.rows) + " pixels, but its image has " + std::to_string(size.width) +
                    " × " + std::to_string(size.height) + ".");
    if (image.pixels.type() == CV_16UC1) return LabelMap(image.pixels);
    cv::Mat table(1, 256, CV_16UC1), wide;
    for (int value = 0; value < 256; ++value)
        table.at<std::uint16_t>(value) = std::uint16_t(value < kFirstState ? value : value + kWiden);
    wide.create(image.pixels.size(), CV_16UC1);
    const std::uint16_t* entry = table.ptr<std::uint16_t>();
    for (int y = 0; y < wide.rows; ++y)
        std::transform(image.pixels.ptr(y), image.pixels.ptr(y) + wide.cols, wide.ptr<std::uint16_t>(y),
                       [entry](std::uint8_t value) { return entry[value]; });
    return LabelMap(wide);
}

} // namespace sdw
