#include "core/annotation/label_file.h"

#include "core/base/error.h"

#include <algorithm>

namespace sdw {
namespace {

constexpr int kFirstState = 253; // of the three, in 8-bit files; the 16-bit values end in the same order
constexpr int kWiden = kBackground - kFirstState;

template <typename T>
cv::Mat pixelsOfMap(const LabelMap& map)
{
    cv::Mat pixels(map.height(), map.width(), sizeof(T) == 1 ? CV_8UC1 : CV_16UC1);
    for (int index = 0; index < map.grid().count(); ++index) {
        const cv::Rect area = map.grid().area(index);
        const LabelTile& tile = map.labels().tile(index);
        for (int y = 0; y < area.height; ++y) {
            T* to = reinterpret_cast<T*>(pixels.ptr(area.y + y)) + area.x;
            // Narrowing to 8 bits takes the states along: 65533 … 65535 end in 253 … 255.
            if (tile.uniform())
                std::fill_n(to, area.width, T(tile.value()));
            else
                std::transform(tile.data()->row(y), tile.data()->row(y) + area.width, to,
                               [](std::uint16_t value) { return T(value); });
        }
    }
    return pixels;
}
static_assert(std::uint8_t(kBackground) == kFirstState && std::uint8_t(kUnlabelled) == 254 &&
              std::uint8_t(kIgnoreLabel) == 255);

} // namespace

std::string encodeLabelFile(const LabelMap& map, const Palette& palette)
{
    const bool narrow = std::ranges::none_of(
        map.counts(), [](const ClassCount& count) { return count.value >= kFirstState && count.value <= kLastClass; });
    if (!narrow) return encodePng(pixelsOfMap<std::uint16_t>(map));
    Palette full = palette;
    if (!full.empty()) full.resize(256); // black for values without a colour
    return encodePng(pixelsOfMap<std::uint8_t>(map), full);
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
