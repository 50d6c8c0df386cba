#include "core/datasets/cityscapes_polygons.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/config/run_config.h"
#include "core/datasets/class_tables.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace sdw {
namespace {

using nlohmann::json;

std::optional<int> labelId(std::string name)
{
    for (int tries = 0; tries < 2; ++tries) {
        for (const CityscapesLabel& label : cityscapesLabels())
            if (name == label.name) return label.id;
        if (!name.ends_with("group")) break;
        name.resize(name.size() - 5); // "cargroup": cars that were not told apart
    }
    return std::nullopt;
}

int side(const json& document, const char* key, const std::string& name)
{
    constexpr int kLongest = 1 << 16;
    if (!document.contains(key) || !document[key].is_number_integer() || document[key] < 1 || document[key] > kLongest)
        throw Error("Label '" + name + "': " + key + " is no whole number from 1 to " + std::to_string(kLongest) + ".");
    return document[key].get<int>();
}

} // namespace

cv::Mat drawCityscapesPolygons(const std::filesystem::path& file)
{
    const std::string name = file.string();
    const json document = parseJson(readFileWhole(file, 64ull << 20), name);
    if (!document.is_object() || !document.contains("objects") || !document["objects"].is_array())
        throw Error("Label '" + name + "' has no list 'objects'.");
    const int height = side(document, "imgHeight", name), width = side(document, "imgWidth", name);
    if (std::int64_t(height) * width > 500'000'000)
        throw Error("Label '" + name + "' is too large: " + std::to_string(width) + "×" + std::to_string(height) + ".");
    cv::Mat labels = cv::Mat::zeros(height, width, CV_8UC1);
    std::size_t number = 0;
    for (const json& object : document["objects"]) {
        const std::string place = "Label '" + name + "', object " + std::to_string(++number) + ": ";
        if (!object.is_object() || !object.contains("label") || !object["label"].is_string())
            throw Error(place + "it has no label.");
        if (object.contains("deleted") && object["deleted"] != 0 && object["deleted"] != false) continue;
        const auto id = labelId(object["label"].get<std::string>());
        if (!id) throw Error(place + "'" + object["label"].get<std::string>() + "' is no label of Cityscapes.");
        if (*id < 0) continue;
        if (!object.contains("polygon") || !object["polygon"].is_array()) throw Error(place + "it has no polygon.");
        std::vector<cv::Point> points;
        for (const json& point : object["polygon"]) {
            if (!point.is_array() || point.size() != 2 || !point[0].is_number() || !point[1].is_number())
                throw Error(place + "a point is not two numbers.");
            static constexpr double kFar = 1 << 17; // well outside any picture, and within what the drawing can count
            const auto coordinate = [](const json& value) {
                return int(std::lround(std::clamp(value.get<double>(), -kFar, kFar)));
            };
            points.emplace_back(coordinate(point[0]), coordinate(point[1]));
        }
        if (points.size() >= 3) cv::fillPoly(labels, std::vector<std::vector<cv::Point>>{points}, cv::Scalar(*id));
    }
    return labels;
}

} // namespace sdw
