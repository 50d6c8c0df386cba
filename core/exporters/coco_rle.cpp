#include "core/exporters/coco_rle.h"

#include "core/base/error.h"

#include <limits>

namespace sdw {

std::vector<std::uint32_t> cocoRuns(const cv::Mat& mask, const cv::Rect& box, const cv::Size& size)
{
    if (mask.type() != CV_8UC1 || mask.size() != box.size() || (box & cv::Rect({0, 0}, size)) != box)
        throw Error("A mask for COCO needs 8-bit pixels that fill a box inside the picture.");
    if (std::int64_t(size.width) * size.height > std::numeric_limits<std::uint32_t>::max())
        throw Error("COCO's run lengths hold pictures of up to 4294967295 pixels.");
    std::vector<std::uint32_t> runs;
    std::uint64_t open = std::uint64_t(box.x) * std::uint64_t(size.height); // pixels of the current run
    bool inside = false;
    const auto add = [&](bool value, int count) {
        if (count <= 0) return;
        if (value != inside) {
            runs.push_back(std::uint32_t(open));
            open = 0;
            inside = value;
        }
        open += std::uint64_t(count);
    };
    cv::Mat columns;
    cv::transpose(mask, columns); // rows are quick to walk, columns are not
    for (int x = 0; x < columns.rows; ++x) {
        add(false, box.y);
        const auto* column = columns.ptr<std::uint8_t>(x);
        for (int y = 0; y < columns.cols; ++y)
            add(column[y] != 0, 1);
        add(false, size.height - box.y - box.height);
    }
    const std::int64_t after = std::int64_t(size.width - box.x - box.width) * size.height;
    if (after > 0 && inside) {
        runs.push_back(std::uint32_t(open));
        open = 0;
    }
    runs.push_back(std::uint32_t(open + std::uint64_t(after)));
    return runs;
}

std::string packCocoRuns(const std::vector<std::uint32_t>& runs)
{
    std::string text;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        // From the fourth run on, the difference to the run two before is stored: of the same kind, often as long.
        std::int64_t rest = std::int64_t(runs[i]) - (i > 2 ? std::int64_t(runs[i - 2]) : 0);
        for (bool more = true; more;) {
            const int five = int(rest & 0x1f);
            rest >>= 5; // of a negative number, too: C++20 keeps the sign
            more = (five & 0x10) ? rest != -1 : rest != 0;
            text += char((five | (more ? 0x20 : 0)) + 48);
        }
    }
    return text;
}

std::vector<std::uint32_t> unpackCocoRuns(std::string_view text, std::int64_t pixels)
{
    std::vector<std::uint32_t> runs;
    std::int64_t total = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        std::int64_t value = 0;
        for (int group = 0;; ++group) {
            if (at == text.size()) throw Error("The run lengths of a COCO mask are cut off.");
            const int letter = text[at++] - 48;
            if (letter < 0 || letter > 0x3f || group > 7) throw Error("The run lengths of a COCO mask are damaged.");
            value |= std::int64_t(letter & 0x1f) << (5 * group);
            if (letter & 0x20) continue;
            if (letter & 0x10) value |= -(std::int64_t(1) << (5 * (group + 1)));
            break;
        }
        if (runs.size() > 2) value += runs[runs.size() - 2];
        if (value < 0 || value > pixels - total)
            throw Error("The run lengths of a COCO mask do not fit its picture of " + std::to_string(pixels) +
                        " pixels.");
        total += value;
        runs.push_back(std::uint32_t(value));
    }
    if (total != pixels)
        throw Error("The run lengths of a COCO mask cover " + std::to_string(total) + " of " + std::to_string(pixels) +
                    " pixels.");
    return runs;
}

std::int64_t paintCocoRuns(const std::vector<std::uint32_t>& runs, cv::Mat& image, std::uint16_t value)
{
    const auto height = std::uint64_t(image.rows), total = std::uint64_t(image.total());
    std::uint64_t at = 0, painted = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (runs[i] > total - at) throw Error("The run lengths of a COCO mask are longer than its picture.");
        for (std::uint64_t pixel = at; i % 2 == 1 && pixel < at + runs[i]; ++pixel, ++painted)
            image.at<std::uint16_t>(int(pixel % height), int(pixel / height)) = value;
        at += runs[i];
    }
    if (at != total) throw Error("The run lengths of a COCO mask are shorter than its picture.");
    return std::int64_t(painted);
}

cv::Mat cocoMask(const std::vector<std::uint32_t>& runs, const cv::Size& size)
{
    cv::Mat painted = cv::Mat::zeros(size, CV_16UC1), mask;
    paintCocoRuns(runs, painted, 1);
    painted.convertTo(mask, CV_8U);
    return mask;
}

} // namespace sdw
