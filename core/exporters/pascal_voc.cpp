// Pascal VOC: JPEGImages/NAME.jpg, SegmentationClass/NAME.png (palette files: the class is the index, 255 is void),
// SegmentationObject/NAME.png where pixels belong to numbered objects (1 and up in the order of their first pixels; 0:
// of none; 255 as above), and ImageSets/Segmentation/SPLIT.txt. All splits lie in one folder, so folders become part of
// the name.
// Source: the development kit of VOC 2012, section 5 (segmentation) and its VOCLABELCOLORMAP.
#include "core/base/image_io.h"
#include "core/base/png_file.h"
#include "core/exporters/exporter.h"
#include "core/exporters/object_numbers.h"

#include "core/base/file_io.h"
#include "core/datasets/class_file.h"

namespace sdw {
namespace {

constexpr int kVoid = 255, kMostObjects = 254;

class PascalVocExport : public Exporter {
public:
    using Exporter::Exporter;

    std::string imagePlace(const std::string& name, const std::string&) const override { return "JPEGImages/" + name; }
    std::string imageEnding() const override { return ".jpg"; }
    bool flatNames() const override { return true; }

    ExportPiece make(const ExportTask& task) const override
    {
        ExportPiece piece;
        cv::Mat indices;
        task.ids.convertTo(indices, CV_8U);
        piece.files.push_back({labelFile(task), encodePng(indices, palette())});
        const Objects objects = objectsOf(task);
        if (!objects.pixels.empty())
            piece.files.push_back({objectFile(task), encodePng(objects.pixels, objectPalette())});
        if (objects.lost > 0)
            piece.lost.push_back(std::to_string(objects.lost) +
                                 " pixels keep their class but not the number of their object: SegmentationObject "
                                 "holds 254 objects.");
        return piece;
    }
    void finish(const std::vector<ExportTask>& tasks) override
    {
        for (const auto& [file, text] : lists(tasks))
            writeFile(file, text);
    }
    void compare(const ExportTask& task, std::vector<ExportDifference>& differences) const override
    {
        cv::Mat indices;
        task.ids.convertTo(indices, CV_8U);
        compareFile(task, labelFile(task), indices, palette(), differences);
        const Objects objects = objectsOf(task);
        if (!objects.pixels.empty()) compareFile(task, objectFile(task), objects.pixels, objectPalette(), differences);
    }
    void compareLists(const std::vector<ExportTask>& tasks, std::vector<ExportDifference>& differences) override
    {
        compareTexts(lists(tasks), differences);
    }

private:
    static constexpr std::uint64_t kMostBytes = (2ull << 30) - 1;
    static constexpr std::int64_t kMostPixels = 500'000'000;

    struct Objects {
        cv::Mat pixels;        ///< CV_8UC1; empty: the picture has none
        std::int64_t lost = 0; ///< pixels of objects beyond those that the file can hold
    };

    static std::string labelFile(const ExportTask& task) { return "SegmentationClass/" + task.name + ".png"; }
    static std::string objectFile(const ExportTask& task) { return "SegmentationObject/" + task.name + ".png"; }
    void compareFile(const ExportTask& task, const std::string& file, const cv::Mat& expected, const Palette& colours,
                     std::vector<ExportDifference>& differences) const
    {
        const PngImage png = decodePng(readFileWhole(path(file), kMostBytes), file, kMostPixels);
        comparePixels(task, file, expected, png.pixels, differences);
        if (png.palette != colours)
            differences.push_back({task.item, file, "Its palette is not the one that was to be written.", 0});
    }
    Objects objectsOf(const ExportTask& task) const
    {
        const ObjectNumbers objects = numberObjects(task.ids, task.instances, mapping(), false);
        if (objects.largest == 0) return {};
        Objects result{cv::Mat::zeros(task.ids.size(), CV_8UC1)};
        for (int y = 0; y < task.ids.rows; ++y)
            for (int x = 0; x < task.ids.cols; ++x) {
                const int number = objects.numbers.at<int>(y, x);
                if (task.ids.at<std::uint16_t>(y, x) == kVoid)
                    result.pixels.at<std::uint8_t>(y, x) = kVoid;
                else if (number <= kMostObjects)
                    result.pixels.at<std::uint8_t>(y, x) = std::uint8_t(number);
                else
                    ++result.lost;
            }
        return result;
    }
    static Palette objectPalette()
    {
        Palette colours;
        for (std::size_t i = 0; i < 255; ++i)
            colours.push_back(defaultColour(i));
        colours.push_back({224, 224, 192});
        return colours;
    }
    /// VOC's own colours where the table has no class; void keeps VOC's, which viewers know.
    Palette palette() const
    {
        Palette colours = mapping().palette(256);
        const IdRow* row = mapping().rowOf(kVoid);
        if (!row || row->kind != IdRow::Kind::Class) colours[kVoid] = {224, 224, 192};
        return colours;
    }
    static std::map<std::string, std::string> lists(const std::vector<ExportTask>& tasks)
    {
        const std::string folder = "ImageSets/Segmentation/";
        auto result = splitLists(tasks, folder);
        const std::string train = folder + "train.txt", val = folder + "val.txt", both = folder + "trainval.txt";
        if (result.contains(train) && result.contains(val) && !result.contains(both))
            result[both] = result[train] + result[val];
        return result;
    }
};

} // namespace

IdRules rulesPascalVocExport()
{
    return {.format = "Pascal VOC", .lastId = 254, .unlabelled = kVoid, .background = 0, .ignore = kVoid};
}

std::unique_ptr<Exporter> makePascalVocExport(const ExportContext& context)
{
    return std::make_unique<PascalVocExport>(context);
}

} // namespace sdw
