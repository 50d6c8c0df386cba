#include "core/training/confusion_file.h"

#include "core/base/error.h"
#include "core/base/file_io.h"

#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace sdw {
namespace {

using nlohmann::json;

constexpr std::uint64_t kMostBytes = 256 << 20;
constexpr int kPictureSide = 480, kSmallestCell = 3, kLargestCell = 32; // pixels

} // namespace

void writeConfusion(const std::filesystem::path& file, const ConfusionRecord& record)
{
    const int classes = record.counts.classes();
    std::string text = "{\"step\": " + std::to_string(record.step) + ", \"images\": " + std::to_string(record.images) +
                       ", \"counts\": [";
    for (int label = 0; label < classes; ++label) {
        text += label == 0 ? "\n[" : ",\n[";
        for (int prediction = 0; prediction < classes; ++prediction) {
            if (prediction > 0) text += ',';
            text += std::to_string(record.counts.count(label, prediction));
        }
        text += ']';
    }
    writeFileWhole(file, text + "\n]}\n");
}

ConfusionRecord readConfusion(const std::filesystem::path& file)
{
    const json document = json::parse(readFileWhole(file, kMostBytes), nullptr, false);
    const auto wrong = [&](const std::string& what) {
        return Error("'" + file.string() + "' is no confusion matrix: " + what);
    };
    if (!document.is_object() || !document.contains("counts"))
        throw wrong("expected an object with 'step', 'images' and 'counts'.");
    try {
        ConfusionRecord record{.step = document.at("step").get<std::int64_t>(),
                               .images = document.at("images").get<std::int64_t>(),
                               .counts = {}};
        const auto rows = document.at("counts").get<std::vector<std::vector<std::int64_t>>>();
        std::vector<std::int64_t> counts;
        for (const auto& row : rows) {
            if (row.size() != rows.size()) throw wrong("its rows have to be as many as its columns.");
            if (std::ranges::any_of(row, [](std::int64_t count) { return count < 0; }))
                throw wrong("a number of pixels is below zero.");
            counts.insert(counts.end(), row.begin(), row.end());
        }
        record.counts = ConfusionMatrix(int(rows.size()), std::move(counts));
        return record;
    } catch (const json::exception&) {
        throw wrong("'step' and 'images' have to be whole numbers, and 'counts' lists of them.");
    }
}

cv::Mat confusionPicture(const ConfusionMatrix& counts)
{
    const int classes = counts.classes();
    if (classes == 0) return cv::Mat();
    cv::Mat shares(classes, classes, CV_8UC1, cv::Scalar(0)), picture;
    for (int label = 0; label < classes; ++label)
        if (const auto pixels = counts.labelled(label); pixels > 0)
            for (int prediction = 0; prediction < classes; ++prediction)
                shares.at<std::uint8_t>(label, prediction) =
                    std::uint8_t(255.0 * double(counts.count(label, prediction)) / double(pixels) + 0.5);
    cv::applyColorMap(shares, picture, cv::COLORMAP_VIRIDIS);
    for (int label = 0; label < classes; ++label)
        if (counts.labelled(label) == 0) picture.row(label).setTo(cv::Scalar::all(128));
    const int cell = std::clamp(kPictureSide / classes, kSmallestCell, kLargestCell);
    cv::resize(picture, picture, {}, cell, cell, cv::INTER_NEAREST);
    return picture;
}

} // namespace sdw
