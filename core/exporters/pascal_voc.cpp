// Pascal VOC: JPEGImages/NAME.jpg, SegmentationClass/NAME.png (palette files: the class is the index, 255 is void) and
// ImageSets/Segmentation/SPLIT.txt. All splits lie in one folder, so folders become part of the name.
// Source: the development kit of VOC 2012, section 5 (segmentation) and its VOCLABELCOLORMAP.
#include "core/base/image_io.h"
#include "core/base/png_file.h"
#include "core/exporters/exporter.h"

#include "core/base/file_io.h"

namespace sdw {
namespace {

constexpr int kVoid = 255;

class PascalVocExport : public Exporter {
public:
    using Exporter::Exporter;

    std::string imagePlace(const std::string& name, const std::string&) const override { return "JPEGImages/" + name; }
    std::string imageEnding() const override { return ".jpg"; }
    bool flatNames() const override { return true; }

    void write(const ExportTask& task) override
    {
        cv::Mat indices;
        task.ids.convertTo(indices, CV_8U);
        writeFile(labelFile(task), encodePng(indices, palette()));
    }
    void finish(const std::vector<ExportTask>& tasks) override
    {
        for (const auto& [file, text] : lists(tasks))
            writeFile(file, text);
    }
    void compare(const ExportTask& task, std::vector<ExportDifference>& differences) override
    {
        const std::string file = labelFile(task);
        const PngImage png = decodePng(readFileWhole(path(file), kMostBytes), file, kMostPixels);
        cv::Mat indices;
        task.ids.convertTo(indices, CV_8U);
        comparePixels(task, file, indices, png.pixels, differences);
        if (png.palette != palette())
            differences.push_back({task.item, file, "Its palette is not the one that was to be written.", 0});
    }
    void compareLists(const std::vector<ExportTask>& tasks, std::vector<ExportDifference>& differences) override
    {
        compareTexts(lists(tasks), differences);
    }

private:
    static constexpr std::uint64_t kMostBytes = (2ull << 30) - 1;
    static constexpr std::int64_t kMostPixels = 500'000'000;

    static std::string labelFile(const ExportTask& task) { return "SegmentationClass/" + task.name + ".png"; }
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
