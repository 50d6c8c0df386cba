#include "core/project/shared_step.h"

#include "core/base/error.h"

#include <algorithm>
#include <map>
#include <optional>

namespace sdw {
namespace {

void checkGoesOn(const Progress& progress, std::size_t done, std::size_t total)
{
    if (progress && !progress(int(done), int(total)))
        throw Error("Changing the labels of several images was stopped.", ErrorKind::Interrupted);
}

/// What the change of one image comes to, by labels before and after.
std::vector<SharedStep::Piece> piecesOf(const cv::Mat& before, const cv::Mat& after, cv::Point origin)
{
    std::map<std::pair<std::uint16_t, std::uint16_t>, Region> regions;
    for (int y = 0; y < before.rows; ++y) {
        const auto *was = before.ptr<std::uint16_t>(y), *is = after.ptr<std::uint16_t>(y);
        for (int x = 0; x < before.cols;) {
            int end = x + 1;
            while (end < before.cols && was[end] == was[x] && is[end] == is[x])
                ++end;
            if (was[x] != is[x]) regions[{was[x], is[x]}].add(y + origin.y, x + origin.x, end + origin.x);
            x = end;
        }
    }
    std::vector<SharedStep::Piece> pieces;
    for (auto& [labels, region] : regions)
        pieces.push_back({.region = std::move(region), .before = labels.first, .after = labels.second});
    return pieces;
}

std::int64_t areaOf(const SharedStep::Part& part)
{
    std::int64_t area = 0;
    for (const SharedStep::Piece& piece : part.pieces)
        area += piece.region.area();
    return area;
}

/// @return empty where nothing changed.
std::optional<SharedStep::Part> paintImage(const std::string& image, AnnotationDocument& document,
                                           const std::vector<const ImagePaint*>& paints, const OverwritePolicy& policy,
                                           const std::string& name)
{
    EditBuilder builder(document.labels(), policy);
    for (const ImagePaint* paint : paints)
        builder.paint(paint->region.clipped(document.labels().grid().image()), {.label = paint->label, .instance = 0});
    const cv::Rect changed = builder.changed();
    if (changed.empty()) return std::nullopt;
    SharedStep::Part part{.image = image,
                          .pieces = piecesOf(document.labels().read(changed), builder.read(changed), changed.tl()),
                          .entry = {}};
    Edit edit = builder.finish();
    if (part.pieces.empty() || edit.empty()) return std::nullopt;
    document.apply(std::move(edit), name);
    part.entry = document.history().at(document.position() - 1);
    return part;
}

std::int64_t takeBack(const SharedStep::Part& part, AnnotationDocument& document, const std::string& name)
{
    const auto same = [&](const HistoryEntry& entry) {
        return entry.name == part.entry.name && entry.timeMs == part.entry.timeMs;
    };
    if (document.canUndo() && same(document.history().at(document.position() - 1))) {
        document.undo();
        return areaOf(part);
    }
    std::int64_t pixels = 0;
    EditBuilder builder(document.labels());
    for (const SharedStep::Piece& piece : part.pieces) {
        const Region region = piece.region.clipped(document.labels().grid().image());
        const cv::Rect bounds = region.bounds();
        if (bounds.empty()) continue;
        cv::Mat still = builder.read(bounds) == piece.after;
        still &= region.mask(bounds);
        builder.paint(Region(still, bounds.tl()), {.label = piece.before, .instance = 0});
        pixels += cv::countNonZero(still);
    }
    Edit edit = builder.finish();
    if (!edit.empty()) document.apply(std::move(edit), name);
    return pixels;
}

} // namespace

SharedStep applyToImages(const std::string& name, const std::vector<ImagePaint>& paints, const OverwritePolicy& policy,
                         const DocumentOf& open, const DocumentDone& done, const Progress& progress)
{
    std::map<std::string, std::vector<const ImagePaint*>> byImage;
    for (const ImagePaint& paint : paints)
        byImage[paint.image].push_back(&paint);
    SharedStep step{.name = name, .parts = {}, .pixels = 0};
    try {
        std::size_t images = 0;
        for (const auto& [image, wanted] : byImage) {
            checkGoesOn(progress, images++, byImage.size());
            const auto document = open(image);
            auto part = paintImage(image, *document, wanted, policy, name);
            if (!part) continue;
            step.pixels += areaOf(*part);
            step.parts.push_back(std::move(*part));
            done(image, *document);
        }
    } catch (...) {
        // All or nothing. What cannot be taken back now stands in the history of its document.
        for (const SharedStep::Part& part : step.parts)
            try {
                const auto document = open(part.image);
                takeBack(part, *document, name);
                done(part.image, *document);
            } catch (const Error&) { // the first trouble is the one to tell
            }
        throw;
    }
    if (progress) progress(int(byImage.size()), int(byImage.size()));
    return step;
}

std::int64_t takeBackFromImages(const SharedStep& step, const DocumentOf& open, const DocumentDone& done,
                                const Progress& progress)
{
    std::int64_t pixels = 0;
    for (std::size_t i = 0; i < step.parts.size(); ++i) {
        checkGoesOn(progress, i, step.parts.size());
        const SharedStep::Part& part = step.parts[i];
        const auto document = open(part.image);
        const std::int64_t changed = takeBack(part, *document, step.name);
        pixels += changed;
        if (changed > 0) done(part.image, *document);
    }
    if (progress) progress(int(step.parts.size()), int(step.parts.size()));
    return pixels;
}

} // namespace sdw
