// COCO instances: annotations/instances_SPLIT.json with images/. Masks are run lengths, or polygons along the sides of
// pixels, which COCO's own drawing fills to the very same pixels; a polygon list cannot say holes, so these regions are
// run lengths in either case. Area and box are counted in pixels.
// Source: the data format page of cocodataset.org and maskApi.c.
#include "core/annotation/outline.h"
#include "core/annotation/rasterise.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/config/run_config.h"
#include "core/exporters/coco_rle.h"
#include "core/exporters/exporter.h"
#include "core/exporters/regions.h"

#include <algorithm>
#include <mutex>

namespace sdw {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr int kAbsent = 0;

std::string fileOf(const std::string& split)
{
    return "annotations/instances_" + (split.empty() ? "all" : split) + ".json";
}

/// Parts come without holes; corners of pixels are whole numbers.
ordered_json polygonsJson(const std::vector<PolygonPart>& parts)
{
    auto list = ordered_json::array();
    for (const PolygonPart& part : parts) {
        auto numbers = ordered_json::array();
        for (const cv::Point2d& corner : part.outer) {
            numbers.push_back(int(corner.x));
            numbers.push_back(int(corner.y));
        }
        list.push_back(std::move(numbers));
    }
    return list;
}

class Coco : public Exporter {
public:
    using Exporter::Exporter;

    std::string imagePlace(const std::string& name, const std::string& split) const override
    {
        return "images/" + (split.empty() ? name : split + '/' + name);
    }

    /// Annotations as text: a tree of a hundred thousand pictures' objects would fill the memory. Their numbers come
    /// with the order, in add().
    ExportPiece make(const ExportTask& task) const override
    {
        ExportPiece piece;
        const auto grouping = context().options.cocoOnePerClass ? RegionGrouping::Ids : RegionGrouping::Touching;
        for (const auto& region : regionsOf(task.ids, task.instances, kAbsent, grouping)) {
            ordered_json one = {{"category_id", region.id}};
            describe(region, task.ids.size(), one);
            piece.records.push_back(one.dump().substr(1)); // without "{"
        }
        piece.records.push_back("\"height\":" + std::to_string(task.ids.rows) +
                                ",\"width\":" + std::to_string(task.ids.cols) + "}");
        return piece;
    }

    void add(const ExportTask& task, const ExportPiece& piece) override
    {
        ++m_images;
        Texts& texts = m_texts[task.split];
        const auto append = [](std::string& text, const std::string& entry) {
            text += (text.empty() ? "" : ",\n") + entry;
        };
        append(texts.images, "{\"id\":" + std::to_string(m_images) + ",\"file_name\":" + json(fileName(task)).dump() +
                                 "," + piece.records.back());
        for (std::size_t i = 0; i + 1 < piece.records.size(); ++i)
            append(texts.annotations, "{\"id\":" + std::to_string(++m_annotations) +
                                          ",\"image_id\":" + std::to_string(m_images) + "," + piece.records[i]);
    }

    void finish(const std::vector<ExportTask>&) override
    {
        for (const auto& [split, texts] : m_texts)
            writeFile(fileOf(split), "{\"info\": {\"description\": \"\"},\n\"licenses\": [],\n\"images\": [\n" +
                                         texts.images + "],\n\"annotations\": [\n" + texts.annotations +
                                         "],\n\"categories\": " + categories().dump() + "}\n");
    }

    void compare(const ExportTask& task, std::vector<ExportDifference>& differences) const override
    {
        const std::string file = fileOf(task.split);
        const Loaded& loaded = load(task.split, file);
        try {
            const json& image = loaded.document.at("images").at(loaded.images.at(fileName(task)));
            if (image.at("height") != task.ids.rows || image.at("width") != task.ids.cols)
                throw Error("Height and width are not those of the label map.");
            cv::Mat found(task.ids.size(), CV_16UC1, cv::Scalar(kAbsent));
            const auto [begin, end] = loaded.annotations.equal_range(image.at("id").get<std::int64_t>());
            for (auto at = begin; at != end; ++at)
                draw(loaded.document.at("annotations").at(at->second), found);
            comparePixels(task, file, task.ids, found, differences);
        } catch (const json::exception& error) {
            throw Error("'" + file + "' is not a COCO file: " + error.what() + ".");
        } catch (const std::out_of_range&) {
            throw Error("'" + file + "' lacks the picture '" + fileName(task) + "'.");
        }
    }

    void compareLists(const std::vector<ExportTask>&, std::vector<ExportDifference>& differences) override
    {
        for (const auto& [split, loaded] : m_loaded)
            if (loaded.document.value("categories", json()) != json::parse(categories().dump()))
                differences.push_back({"", fileOf(split), "Its categories are not those of the table.", 0});
    }

private:
    struct Texts {
        std::string images, annotations;
    };
    struct Loaded {
        json document;
        std::map<std::string, std::size_t> images;            ///< by file_name
        std::multimap<std::int64_t, std::size_t> annotations; ///< by image_id
    };

    static std::string fileName(const ExportTask& task) { return task.imageFile.substr(std::string("images/").size()); }

    void describe(const ExportRegion& region, const cv::Size& size, ordered_json& one) const
    {
        std::vector<PolygonPart> parts;
        if (context().options.cocoPolygons) parts = outlineOf(region.pixels);
        const bool polygons = !parts.empty() && std::all_of(parts.begin(), parts.end(),
                                                            [](const PolygonPart& part) { return part.holes.empty(); });
        one["iscrowd"] = !polygons && context().options.cocoCrowdRle ? 1 : 0;
        one["area"] = region.area;
        one["bbox"] = {region.box.x, region.box.y, region.box.width, region.box.height};
        if (polygons)
            one["segmentation"] = polygonsJson(parts);
        else
            one["segmentation"] = {{"size", {size.height, size.width}},
                                   {"counts", packCocoRuns(cocoRuns(region.mask(), region.box, size))}};
    }

    ordered_json categories() const
    {
        auto list = ordered_json::array();
        for (const IdRow& row : mapping().rows())
            if (row.id && row.id != kAbsent && mapping().rowOf(*row.id) == &row)
                list.push_back({{"id", *row.id}, {"name", row.name}, {"supercategory", ""}});
        return list;
    }

    const Loaded& load(const std::string& split, const std::string& file) const
    {
        const std::scoped_lock lock(m_loading);
        if (const auto known = m_loaded.find(split); known != m_loaded.end()) return known->second;
        Loaded loaded;
        loaded.document = parseJson(readFileWhole(path(file), 8ull << 30), file);
        try {
            const json& images = loaded.document.at("images");
            for (std::size_t i = 0; i < images.size(); ++i)
                loaded.images[images[i].at("file_name").get<std::string>()] = i;
            const json& annotations = loaded.document.at("annotations");
            for (std::size_t i = 0; i < annotations.size(); ++i)
                loaded.annotations.emplace(annotations[i].at("image_id").get<std::int64_t>(), i);
        } catch (const json::exception& error) {
            throw Error("'" + file + "' is not a COCO file: " + error.what() + ".");
        }
        return m_loaded.emplace(split, std::move(loaded)).first->second;
    }

    static void draw(const json& annotation, cv::Mat& ids)
    {
        const auto id = annotation.at("category_id").get<std::uint16_t>();
        const json& segmentation = annotation.at("segmentation");
        std::int64_t area = 0;
        if (segmentation.is_object()) {
            if (segmentation.at("size") != json({ids.rows, ids.cols}))
                throw Error("A mask is not of its picture's size.");
            const auto runs = unpackCocoRuns(segmentation.at("counts").get<std::string>(), std::int64_t(ids.total()));
            area = paintCocoRuns(runs, ids, id);
        } else {
            for (const json& numbers : segmentation) {
                PolygonPart part;
                for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
                    part.outer.emplace_back(numbers[i].get<double>(), numbers[i + 1].get<double>());
                for (const cv::Point2d& corner : part.outer)
                    if (corner.x < 0 || corner.y < 0 || corner.x > ids.cols || corner.y > ids.rows)
                        throw Error("A polygon leaves its picture.");
                const Region inside = polygonPixels({part}, ids.size());
                for (const Span& span : inside.spans())
                    ids.row(span.y).colRange(span.x0, span.x1).setTo(cv::Scalar(id));
                area += inside.area();
            }
        }
        if (annotation.at("area") != area)
            throw Error("An annotation has another area than its " + std::to_string(area) + " pixels.");
    }

    std::map<std::string, Texts> m_texts; // by split
    mutable std::mutex m_loading;
    mutable std::map<std::string, Loaded> m_loaded; // entries stay where they are
    int m_images = 0, m_annotations = 0;
};

} // namespace

IdRules rulesCoco()
{
    return {.format = "COCO",
            .firstId = 1,
            .unlabelled = kAbsent,
            .background = kAbsent,
            .ignore = kAbsent,
            .namesDiffer = true,
            .absent = kAbsent};
}

std::unique_ptr<Exporter> makeCoco(const ExportContext& context)
{
    return std::make_unique<Coco>(context);
}

} // namespace sdw
