#include "ui/project/label_opening.h"

#include "core/annotation/class_change.h"
#include "core/base/image_io.h"
#include "core/project/project_files.h"
#include "core/project/source_labels.h"

namespace sdw::ui {
namespace {

constexpr std::size_t kStepMemory = 32u << 20; // bytes of unpacked steps; several documents are open at once
constexpr int kPaletteSize = 256;

const std::string& nameOf(const Opened& opened, int image)
{
    return opened.images.at(std::size_t(image)).name;
}

cv::Size sizeOf(const Opened& opened, int image)
{
    const ImageSize size = readImageSize(opened.images.at(std::size_t(image)).path);
    return {size.width, size.height};
}

} // namespace

OpenedLabels openLabels(const Opened& opened, int image)
{
    AnnotationOptions options;
    options.writeAtOnce = false;
    options.tileMemory = kStepMemory;
    options.palette = labelPalette(opened.project);
    OpenedLabels result;
    result.document = std::make_shared<AnnotationDocument>(sizeOf(opened, image),
                                                           annotationFiles(opened.folder, nameOf(opened, image)),
                                                           options, [&] { return sourceLabelsOf(opened, image); });
    result.former = settleRetired(*result.document, opened.project, nameOf(opened, image));
    return result;
}

std::optional<LabelMap> readLabelsOf(const Opened& opened, int image)
{
    std::optional<LabelMap> labels;
    if (opened.isSaved())
        labels = readLabels(sizeOf(opened, image), annotationFiles(opened.folder, nameOf(opened, image)));
    if (!labels) return sourceLabelsOf(opened, image);
    ShapeLayer noShapes;
    for (const RetiredClass& one : opened.project.retired)
        apply(classChange(*labels, noShapes, one.id, one.becomes), *labels, noShapes);
    return labels;
}

std::optional<LabelMap> sourceLabelsOf(const Opened& opened, int image)
{
    const cv::Mat label = opened.label(std::size_t(image));
    if (label.empty()) return std::nullopt;
    const auto source = std::size_t(opened.images[std::size_t(image)].dataset);
    return LabelMap(translated(label, sourceLabels(opened.project, opened.project.sources.at(source))));
}

std::vector<FormerPixels> settleRetired(AnnotationDocument& document, const Project& project, const std::string& image)
{
    std::vector<FormerPixels> former;
    for (const RetiredClass& one : project.retired) {
        const Edit edit = classChange(document.labels(), document.shapes(), one.id, one.becomes);
        if (edit.empty()) continue;
        former.push_back({one.uuid, one.id, one.becomes, image,
                          cv::Size(document.labels().width(), document.labels().height()), encodeEdit(edit)});
        document.applyForGood(edit);
    }
    return former;
}

Palette labelPalette(const Project& project)
{
    Palette palette(kPaletteSize);
    for (const ProjectClass& one : project.classes)
        if (one.id < kPaletteSize) palette[std::size_t(one.id)] = one.colour;
    return palette;
}

} // namespace sdw::ui
