// Cityscapes: leftImg8bit/SPLIT/CITY/NAME_leftImg8bit.png with gtFine/SPLIT/CITY/NAME_gtFine_{labelIds,labelTrainIds,
// instanceIds,color}.png. instanceIds has 16 bits: id × 1000 + number of the object, or the id alone where a pixel
// belongs to no single object. The table of ids goes along as labels.json, since class lists other than the official
// one have other ids.
// Source: labels.py, createTrainIdLabelImgs.py and json2instanceImg.py of mcordts/cityscapesScripts.
#include "core/base/image_io.h"
#include "core/base/png_file.h"
#include "core/datasets/class_tables.h"
#include "core/exporters/exporter.h"
#include "core/exporters/object_numbers.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace sdw {
namespace {

constexpr int kIgnoredTrainId = 255, kPlate = 255; // license plate: −1, which a byte holds as 255
constexpr int kObjectsPerId = 1000, kLargestInstanceId = 65535;

class CityscapesExport : public Exporter {
public:
    explicit CityscapesExport(const ExportContext& context)
        : Exporter(context)
        , m_trainIds(256, kIgnoredTrainId)
    {
        const auto& rows = mapping().rows();
        m_official = std::all_of(rows.begin(), rows.end(),
                                 [](const IdRow& row) { return row.kind != IdRow::Kind::Class || official(row); });
        int next = 0;
        for (const IdRow& row : rows) {
            if (row.kind != IdRow::Kind::Class || !row.id || *row.id < 0 || *row.id > 255) continue;
            const CityscapesLabel* label = m_official ? official(row) : nullptr;
            m_trainIds[std::size_t(*row.id)] =
                std::uint8_t(label ? (label->trainId < 0 ? kIgnoredTrainId : label->trainId) : next++);
        }
    }

    std::string imagePlace(const std::string& name, const std::string& split) const override
    {
        return "leftImg8bit/" + frame(name, split) + "_leftImg8bit";
    }
    std::string imageEnding() const override { return ".png"; }
    ExportPiece make(const ExportTask& task) const override
    {
        ExportPiece piece;
        for (const auto& [file, pixels] : files(task))
            piece.files.push_back({file, encodePng(pixels)});
        if (const std::int64_t lost = instanceIds(task).second; lost > 0)
            piece.lost.push_back(std::to_string(lost) +
                                 " pixels keep their class but not the number of their object: instanceIds hold "
                                 "objects of ids up to 65, and 1000 for each id.");
        return piece;
    }
    void finish(const std::vector<ExportTask>&) override { writeFile("labels.json", table()); }
    void compare(const ExportTask& task, std::vector<ExportDifference>& differences) const override
    {
        for (const auto& [file, pixels] : files(task))
            comparePixels(task, file, pixels, readLabelPixels(path(file)), differences);
    }
    void compareLists(const std::vector<ExportTask>&, std::vector<ExportDifference>& differences) override
    {
        compareTexts({{"labels.json", table()}}, differences);
    }

private:
    static const CityscapesLabel* official(const IdRow& row)
    {
        for (const CityscapesLabel& label : cityscapesLabels())
            if (row.name == label.name && row.id == (label.id < 0 ? kPlate : label.id)) return &label;
        return nullptr;
    }
    /// The format wants exactly one folder, the city; deeper ones become part of the name.
    static std::string frame(std::string name, const std::string& split)
    {
        const std::string top = (split.empty() || split == "all" ? "train" : split) + '/';
        const std::size_t city = name.find('/');
        if (city == std::string::npos) return top + "images/" + name;
        for (std::size_t at = city + 1; (at = name.find('/', at)) != std::string::npos;)
            name.replace(at, 1, "__");
        return top + name;
    }
    std::vector<std::pair<std::string, cv::Mat>> files(const ExportTask& task) const
    {
        const std::string base = "gtFine/" + frame(task.name, task.split) + "_gtFine_";
        cv::Mat ids, trainIds(task.ids.size(), CV_8UC1);
        task.ids.convertTo(ids, CV_8U);
        for (int y = 0; y < ids.rows; ++y)
            for (int x = 0; x < ids.cols; ++x)
                trainIds.ptr(y)[x] = m_trainIds[ids.ptr(y)[x]];
        return {{base + "labelIds.png", ids},
                {base + "labelTrainIds.png", trainIds},
                {base + "instanceIds.png", instanceIds(task).first},
                {base + "color.png", mapping().colourIds(task.ids)}};
    }
    /// CV_16UC1, and how many pixels of objects have no number in it.
    std::pair<cv::Mat, std::int64_t> instanceIds(const ExportTask& task) const
    {
        cv::Mat result = task.ids.clone();
        std::int64_t lost = 0;
        const ObjectNumbers objects = numberObjects(task.ids, task.instances, mapping(), true);
        for (int y = 0; objects.largest > 0 && y < result.rows; ++y)
            for (int x = 0; x < result.cols; ++x) {
                const int number = objects.numbers.at<int>(y, x);
                if (number == 0) continue;
                auto& value = result.at<std::uint16_t>(y, x);
                const int whole = value * kObjectsPerId + number - 1;
                if (number > kObjectsPerId || whole > kLargestInstanceId)
                    ++lost;
                else
                    value = std::uint16_t(whole);
            }
        return {result, lost};
    }
    std::string table() const
    {
        auto labels = nlohmann::ordered_json::array();
        for (const IdRow& row : mapping().rows())
            if (row.kind == IdRow::Kind::Class)
                labels.push_back({{"name", row.name},
                                  {"id", row.id.value_or(0)},
                                  {"trainId", m_trainIds[std::size_t(row.id.value_or(0))]},
                                  {"color", row.colour}});
        return nlohmann::ordered_json{{"official", m_official}, {"labels", labels}}.dump(2) + "\n";
    }

    bool m_official = false;
    std::vector<std::uint8_t> m_trainIds; // by id
};

} // namespace

IdRules rulesCityscapesExport()
{
    IdRules rules{.format = "Cityscapes", .firstId = 1, .lastId = 255, .unlabelled = 0, .background = 0, .ignore = 0};
    for (const CityscapesLabel& label : cityscapesLabels())
        if (label.id != 0) rules.known.emplace_back(label.name, label.id < 0 ? kPlate : label.id);
    return rules;
}

std::unique_ptr<Exporter> makeCityscapesExport(const ExportContext& context)
{
    return std::make_unique<CityscapesExport>(context);
}

} // namespace sdw
