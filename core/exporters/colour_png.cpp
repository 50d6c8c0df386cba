// One PNG per picture that holds the colours of the table. Read by core/datasets as "pairs".
#include "core/base/image_io.h"
#include "core/base/png_file.h"
#include "core/exporters/paired_export.h"

namespace sdw {
namespace {

class ColourPng : public PairedExport {
public:
    using PairedExport::PairedExport;

    ExportPiece make(const ExportTask& task) const override
    {
        return {.files = {{labelFile(task), encodePng(mapping().colourIds(task.ids))}}};
    }
    void compare(const ExportTask& task, std::vector<ExportDifference>& differences) const override
    {
        comparePixels(task, labelFile(task), mapping().colourIds(task.ids), readLabelPixels(path(labelFile(task))),
                      differences);
    }
};

} // namespace

IdRules rulesColourPng()
{
    return {.format = "Colour PNG",
            .unlabelled = 255,
            .background = 0,
            .ignore = 255,
            .widens = true,
            .coloursDiffer = true};
}

std::unique_ptr<Exporter> makeColourPng(const ExportContext& context)
{
    return std::make_unique<ColourPng>(context);
}

} // namespace sdw
