// One PNG per picture whose values are the ids, 8 bits a pixel, or 16 where ids go above 255. Read by core/datasets as
// "pairs".
#include "core/base/image_io.h"
#include "core/base/png_file.h"
#include "core/exporters/paired_export.h"

namespace sdw {
namespace {

class IndexPng : public PairedExport {
public:
    using PairedExport::PairedExport;

    ExportPiece make(const ExportTask& task) const override
    {
        return {.files = {{labelFile(task), encodePng(stored(task.ids))}}};
    }
    void compare(const ExportTask& task, std::vector<ExportDifference>& differences) const override
    {
        comparePixels(task, labelFile(task), stored(task.ids), readIndexMap(path(labelFile(task))), differences);
    }

private:
    cv::Mat stored(const cv::Mat& ids) const
    {
        cv::Mat result = ids;
        if (!mapping().wide()) ids.convertTo(result, CV_8U);
        return result;
    }
};

} // namespace

IdRules rulesIndexPng()
{
    return {.format = "Index PNG", .unlabelled = 255, .background = 0, .ignore = 255, .widens = true};
}

std::unique_ptr<Exporter> makeIndexPng(const ExportContext& context)
{
    return std::make_unique<IndexPng>(context);
}

} // namespace sdw
