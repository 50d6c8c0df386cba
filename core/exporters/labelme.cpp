// LabelMe: NAME.json beside each picture. Regions are polygons through the centres of their border pixels where
// LabelMe's own drawing (Pillow's polygon with its outline) fills exactly those pixels, else masks: holes, single
// pixels and straight lines. Pixels without shape are unlabelled; ignored ones get LabelMe's label "__ignore__".
// Source: labelme/utils/shape.py (shape_to_mask, shapes_to_label) and its JSON files.
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/png_file.h"
#include "core/config/run_config.h"
#include "core/exporters/base64.h"
#include "core/exporters/exporter.h"
#include "core/exporters/regions.h"

#include <opencv2/imgproc.hpp>

namespace sdw {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr int kAbsent = 0;
constexpr std::int64_t kMostPixels = 500'000'000;

ordered_json pointsJson(const std::vector<cv::Point>& points, cv::Point offset)
{
    auto list = ordered_json::array();
    for (const cv::Point& point : points)
        list.push_back({double(point.x + offset.x), double(point.y + offset.y)});
    return list;
}

cv::Point readPoint(const json& pair)
{
    const cv::Point2d point(pair.at(0).get<double>(), pair.at(1).get<double>());
    if (point.x != int(point.x) || point.y != int(point.y)) throw Error("A point of a shape is no pixel centre.");
    return {int(point.x), int(point.y)};
}

class Labelme : public Exporter {
public:
    using Exporter::Exporter;

    std::string imagePlace(const std::string& name, const std::string& split) const override
    {
        return split.empty() ? name : split + '/' + name;
    }
    ExportPiece make(const ExportTask& task) const override
    {
        return {.files = {{file(task), document(task).dump(2) + "\n"}}};
    }
    void finish(const std::vector<ExportTask>&) override {}
    void compare(const ExportTask& task, std::vector<ExportDifference>& differences) const override
    {
        const std::string name = file(task);
        const json document = parseJson(readFileWhole(path(name), (2ull << 30) - 1), name);
        try {
            if (document.at("imageHeight") != task.ids.rows || document.at("imageWidth") != task.ids.cols)
                throw Error("Its imageHeight and imageWidth are not those of the label map.");
            cv::Mat found(task.ids.size(), CV_16UC1, cv::Scalar(kAbsent));
            for (const json& shape : document.at("shapes"))
                draw(shape, found);
            comparePixels(task, name, task.ids, found, differences);
        } catch (const json::exception& error) {
            throw Error("'" + name + "' is not a LabelMe file: " + error.what() + ".");
        }
    }
    void compareLists(const std::vector<ExportTask>&, std::vector<ExportDifference>&) override {}

private:
    static std::string file(const ExportTask& task)
    {
        return (task.split.empty() ? task.name : task.split + '/' + task.name) + ".json";
    }

    ordered_json shapeOf(const ExportRegion& region) const
    {
        const IdRow* row = mapping().rowOf(region.id);
        if (!row) throw Error("The id " + std::to_string(region.id) + " is not in the table.");
        ordered_json shape = {{"label", row->name}, {"points", nullptr}, {"group_id", nullptr}};
        if (region.instance != 0) shape["group_id"] = region.instance;
        shape["description"] = "";
        shape["shape_type"] = "polygon";
        shape["flags"] = ordered_json::object();
        shape["mask"] = nullptr;
        const cv::Mat mask = region.mask();
        const auto outline = context().options.labelmeMasks ? std::vector<cv::Point>() : centreOutline(mask);
        if (!outline.empty()) {
            shape["points"] = pointsJson(outline, region.box.tl());
        } else { // the box includes its last row and column
            shape["points"] = pointsJson({{0, 0}, {mask.cols - 1, mask.rows - 1}}, region.box.tl());
            shape["shape_type"] = "mask";
            shape["mask"] = encodeBase64(encodePng(mask));
        }
        return shape;
    }

    ordered_json document(const ExportTask& task) const
    {
        ordered_json result = {{"version", "7.1.0"},
                               {"flags", ordered_json::object()},
                               {"shapes", ordered_json::array()},
                               {"imagePath", task.imageFile.substr(task.imageFile.rfind('/') + 1)},
                               {"imageData", nullptr},
                               {"imageHeight", task.ids.rows},
                               {"imageWidth", task.ids.cols}};
        for (const auto& region : regionsOf(task.ids, task.instances, kAbsent, RegionGrouping::Touching))
            result["shapes"].push_back(shapeOf(region));
        return result;
    }

    int idOf(const std::string& label) const
    {
        for (const IdRow& row : mapping().rows())
            if (row.name == label && row.id && row.id != kAbsent) return *row.id;
        throw Error("The label '" + label + "' is not in the table.");
    }

    /// Later shapes cover earlier ones, as in LabelMe.
    void draw(const json& shape, cv::Mat& ids) const
    {
        const int id = idOf(shape.at("label").get<std::string>());
        std::vector<cv::Point> points;
        for (const json& pair : shape.at("points"))
            points.push_back(readPoint(pair));
        if (shape.at("shape_type") == "polygon") {
            cv::fillPoly(ids, std::vector<std::vector<cv::Point>>{points}, cv::Scalar(id));
            return;
        }
        if (shape.at("shape_type") != "mask" || points.size() != 2)
            throw Error("A shape is neither a polygon nor a mask with two points.");
        const cv::Rect box(points[0], points[1] + cv::Point(1, 1));
        const cv::Mat mask =
            decodePng(decodeBase64(shape.at("mask").get<std::string>()), "mask of a shape", kMostPixels).pixels;
        if ((box & cv::Rect({0, 0}, ids.size())) != box || mask.size() != box.size() || mask.type() != CV_8UC1)
            throw Error("A mask does not fill its box inside the picture.");
        ids(box).setTo(cv::Scalar(id), mask);
    }
};

} // namespace

IdRules rulesLabelme()
{
    return {.format = "LabelMe",
            .firstId = 1,
            .lastId = 65000,
            .unlabelled = kAbsent,
            .background = 65001,
            .ignore = 65002,
            .namesDiffer = true,
            .stateNames = {"unlabelled", "_background_", "__ignore__"},
            .absent = kAbsent};
}

std::unique_ptr<Exporter> makeLabelme(const ExportContext& context)
{
    return std::make_unique<Labelme>(context);
}

} // namespace sdw
