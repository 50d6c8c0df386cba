// Pictures for people: the colours of the classes laid over the image. Not meant to be read by programs; pixels of the
// three states show the image alone.
#include "core/base/image_io.h"
#include "core/base/label_colours.h"
#include "core/base/png_file.h"
#include "core/exporters/exporter.h"

namespace sdw {
namespace {

class Overlay : public Exporter {
public:
    explicit Overlay(const ExportContext& context)
        : Exporter(context)
        , m_index(65536, kIgnoreLabel)
    {
        for (const IdRow& row : mapping().rows()) {
            if (row.kind != IdRow::Kind::Class) continue;
            m_index[row.value] = std::uint16_t(m_classes.size());
            m_classes.push_back({row.name, row.colour, row.id.value_or(0)});
        }
    }

    std::string imagePlace(const std::string&, const std::string&) const override { return ""; }
    ExportPiece make(const ExportTask& task) const override
    {
        return {.files = {{file(task), encodePng(blend(task))}}};
    }
    void finish(const std::vector<ExportTask>&) override {}
    void compare(const ExportTask& task, std::vector<ExportDifference>& differences) const override
    {
        comparePixels(task, file(task), blend(task), readImage(path(file(task))), differences);
    }
    void compareLists(const std::vector<ExportTask>&, std::vector<ExportDifference>&) override {}
    cv::Mat look(const ExportTask& task) const override { return blend(task); }

private:
    static std::string file(const ExportTask& task)
    {
        return (task.split.empty() ? task.name : task.split + '/' + task.name) + ".png";
    }
    cv::Mat blend(const ExportTask& task) const
    {
        cv::Mat indices(task.labels.size(), CV_16UC1);
        for (int y = 0; y < indices.rows; ++y)
            for (int x = 0; x < indices.cols; ++x)
                indices.ptr<std::uint16_t>(y)[x] = m_index[task.labels.ptr<std::uint16_t>(y)[x]];
        return overlayLabels(task.image(), indices, m_classes, context().options.overlayOpacity);
    }

    ClassList m_classes;
    std::vector<std::uint16_t> m_index; // by label value
};

} // namespace

IdRules rulesOverlay()
{
    return {.format = "Overlay", .unlabelled = 65535, .background = 65535, .ignore = 65535};
}

std::unique_ptr<Exporter> makeOverlay(const ExportContext& context)
{
    return std::make_unique<Overlay>(context);
}

} // namespace sdw
