#include "core/exporters/exporter.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/exporters/staging_folder.h"

#include <cstring>

namespace sdw {
namespace {

std::string sizeText(const cv::Mat& image)
{
    return std::to_string(image.cols) + "x" + std::to_string(image.rows);
}

std::string pixelText(const cv::Mat& image, int y, int x)
{
    if (image.type() == CV_16UC1) return std::to_string(image.at<std::uint16_t>(y, x));
    const auto* bytes = image.ptr(y, x);
    std::string text;
    for (std::size_t c = 0; c < image.elemSize(); ++c)
        text += (c == 0 ? "" : ", ") + std::to_string(bytes[c]);
    return image.elemSize() == 1 ? text : "(" + text + ")";
}

} // namespace

void Exporter::writeFile(const std::string& file, std::string_view content) const
{
    writeStaged(path(file), content);
    if (m_context.report) ++m_context.report->files;
}

void Exporter::compareTexts(const std::map<std::string, std::string>& texts,
                            std::vector<ExportDifference>& differences) const
{
    for (const auto& [file, text] : texts) {
        try {
            if (readFileWhole(path(file)) != text)
                differences.push_back({"", file, "Its text is not what was to be written.", 0});
        } catch (const Error& error) {
            differences.push_back({"", file, error.what(), 0});
        }
    }
}

void comparePixels(const ExportTask& task, const std::string& file, const cv::Mat& expected, const cv::Mat& found,
                   std::vector<ExportDifference>& differences)
{
    if (expected.size() != found.size() || expected.type() != found.type()) {
        differences.push_back({task.item, file,
                               "It has " + sizeText(found) + " pixels of " + std::to_string(found.elemSize() * 8) +
                                   " bits, expected " + sizeText(expected) + " of " +
                                   std::to_string(expected.elemSize() * 8) + ".",
                               std::int64_t(expected.total())});
        return;
    }
    std::int64_t count = 0;
    cv::Point first;
    const std::size_t size = expected.elemSize();
    for (int y = 0; y < expected.rows; ++y) {
        const auto *a = expected.ptr(y), *b = found.ptr(y);
        const std::size_t rowBytes = size * std::size_t(expected.cols);
        if (std::memcmp(a, b, rowBytes) == 0) continue;
        for (int x = 0; x < expected.cols; ++x)
            if (std::memcmp(a + size * std::size_t(x), b + size * std::size_t(x), size) != 0 && count++ == 0)
                first = {x, y};
    }
    if (count == 0) return;
    differences.push_back({task.item, file,
                           std::to_string(count) + " pixels differ, first in row " + std::to_string(first.y) +
                               ", column " + std::to_string(first.x) + ": expected " +
                               pixelText(expected, first.y, first.x) + ", found " + pixelText(found, first.y, first.x) +
                               ".",
                           count});
}

std::map<std::string, std::string> splitLists(const std::vector<ExportTask>& tasks, const std::string& folder)
{
    std::map<std::string, std::string> lists;
    for (const ExportTask& task : tasks)
        if (!task.split.empty()) lists[folder + task.split + ".txt"] += task.name + "\n";
    return lists;
}

} // namespace sdw
