// ADE20K scene parsing: images/{training,validation}/NAME.jpg with annotations/{...}/NAME.png of one byte a pixel: 0 is
// "other or unlabelled", classes count from 1. Readers take 1 away and make 0 their ignored 255 (reduce_zero_label),
// so a mask of predicted indices needs its 1 added first; the table does that.
#include "core/base/image_io.h"
#include "core/base/png_file.h"
#include "core/exporters/exporter.h"

namespace sdw {
namespace {

class Ade20kExport : public Exporter {
public:
    using Exporter::Exporter;

    std::string imagePlace(const std::string& name, const std::string& split) const override
    {
        return "images/" + folderOf(split) + '/' + name;
    }
    std::string imageEnding() const override { return ".jpg"; }
    ExportPiece make(const ExportTask& task) const override
    {
        cv::Mat bytes;
        task.ids.convertTo(bytes, CV_8U);
        return {.files = {{labelFile(task), encodePng(bytes)}}};
    }
    void finish(const std::vector<ExportTask>&) override {}
    void compare(const ExportTask& task, std::vector<ExportDifference>& differences) const override
    {
        cv::Mat bytes;
        task.ids.convertTo(bytes, CV_8U);
        comparePixels(task, labelFile(task), bytes, readIndexMap(path(labelFile(task))), differences);
    }
    void compareLists(const std::vector<ExportTask>&, std::vector<ExportDifference>&) override {}

private:
    /// What is in no split is there to train on. ("all" is the one split of a set that has none.)
    static std::string folderOf(const std::string& split)
    {
        if (split.empty() || split == "train" || split == "all") return "training";
        return split == "val" ? "validation" : split;
    }
    static std::string labelFile(const ExportTask& task)
    {
        return "annotations/" + folderOf(task.split) + '/' + task.name + ".png";
    }
};

} // namespace

IdRules rulesAde20kExport()
{
    return {.format = "ADE20K", .firstId = 1, .lastId = 254, .unlabelled = 0, .background = 0, .ignore = 255};
}

std::unique_ptr<Exporter> makeAde20kExport(const ExportContext& context)
{
    return std::make_unique<Ade20kExport>(context);
}

} // namespace sdw
