#include "ui/project/label_opening.h"

#include "core/annotation/class_change.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/project/project_files.h"
#include "core/project/source_labels.h"

#include <algorithm>

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

OpenedLabels openLabels(const Opened& opened, int image, const Project& meaning)
{
    AnnotationOptions options;
    options.writeAtOnce = false;
    options.tileMemory = kStepMemory;
    options.palette = labelPalette(opened.project);
    OpenedLabels result;
    result.document = std::make_shared<AnnotationDocument>(sizeOf(opened, image),
                                                           annotationFiles(opened.folder, nameOf(opened, image)),
                                                           options, [&] { return sourceLabelsOf(opened, image); });
    result.former = settleRetired(*result.document, meaning, nameOf(opened, image));
    return result;
}

std::optional<LabelMap> readLabelsOf(const Opened& opened, int image)
{
    std::optional<LabelMap> labels;
    if (opened.isSaved())
        labels = readLabels(sizeOf(opened, image), annotationFiles(opened.folder, nameOf(opened, image)));
    if (!labels) return sourceLabelsOf(opened, image);
    ShapeLayer noShapes;
    for (const RetiredClass& one : opened.project.retired) {
        const int label = opened.project.currentLabel(std::uint16_t(one.id));
        apply(classChange(*labels, noShapes, one.id, label), *labels, noShapes);
    }
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

void giveBackTo(AnnotationDocument& document, const FormerPixels& former)
{
    document.applyForGood(classRestored(document.labels(), document.shapes(), former.edit, former.id, former.became));
}

void settleFilesOf(const Opened& opened, int image, const std::function<void(std::vector<FormerPixels>&&)>& note)
{
    const AnnotationFiles files = annotationFiles(opened.folder, nameOf(opened, image));
    const cv::Size size = sizeOf(opened, image);
    const auto labels = readLabels(size, files);
    const JournalReplay replay = readJournal(files.journal, TileGrid(size.height, size.width));
    const auto shapes = replay.state ? replay.state->shapes.all() : std::vector<ShapePtr>();
    const bool concerned = std::ranges::any_of(opened.project.retired, [&](const RetiredClass& one) {
        return (labels && labels->count(std::uint16_t(one.id)) > 0) ||
               std::ranges::any_of(shapes, [&](const ShapePtr& shape) { return shape->label == one.id; });
    });
    if (!concerned) return;
    AnnotationOptions options;
    options.writeAtOnce = false;
    options.palette = labelPalette(opened.project);
    AnnotationDocument document(size, files, options);
    note(settleRetired(document, opened.project, nameOf(opened, image)));
    saveFiles(document);
}

void saveFiles(AnnotationDocument& document)
{
    makeFolder(document.files().labels.parent_path());
    makeFolder(document.files().journal.parent_path());
    document.save();
}

Palette labelPalette(const Project& project)
{
    Palette palette(kPaletteSize);
    for (const ProjectClass& one : project.classes)
        if (one.id < kPaletteSize) palette[std::size_t(one.id)] = one.colour;
    return palette;
}

} // namespace sdw::ui
