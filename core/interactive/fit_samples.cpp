#include "core/interactive/fit_samples.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_set>

namespace sdw {

namespace {

constexpr std::size_t kCellsPerKnown = 40; ///< of classes that cover much of an image, one cell stands for so many

template <class CellOf>
std::vector<StrokeCell> votedCells(const cv::Mat& strokes, int classes, const CellOf& cellOf)
{
    std::map<std::int64_t, std::map<int, int>> votes;
    for (int y = 0; y < strokes.rows; ++y) {
        const auto* row = strokes.ptr<std::uint16_t>(y);
        for (int x = 0; x < strokes.cols; ++x)
            if (row[x] < classes) ++votes[cellOf(cv::Point(x, y))][row[x]];
    }
    std::vector<StrokeCell> cells;
    for (const auto& [cell, counts] : votes) {
        const auto most = std::max_element(counts.begin(), counts.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        cells.push_back({cell, most->first});
    }
    return cells;
}

} // namespace

std::vector<StrokeCell> strokeCells(const FitImage& image, const cv::Mat& strokes, int classes)
{
    return votedCells(strokes, classes, [&](cv::Point pixel) { return image.cellOf(pixel); });
}

std::vector<StrokeCell> strokePositions(const FitImage& image, const cv::Mat& strokes, int classes)
{
    return votedCells(strokes, classes, [&](cv::Point pixel) { return image.look.rowOf(pixel, image.picture.size()); });
}

std::vector<std::int64_t> FitSamples::cells() const
{
    std::vector<std::int64_t> all;
    for (const StrokeCell& one : strokes)
        all.push_back(one.cell);
    all.insert(all.end(), held.begin(), held.end());
    return all;
}

FitSamples fitSamples(std::shared_ptr<const FitImage> image, std::vector<StrokeCell> strokes, const FitTuning& tuning,
                      const std::vector<StrokeCell>& known, bool knownOnly)
{
    FitSamples samples;
    samples.image = std::move(image);
    std::unordered_set<std::int64_t> painted;
    std::map<int, std::vector<StrokeCell>> byClass;
    for (const StrokeCell& one : strokes) {
        painted.insert(one.cell);
        byClass[one.classIndex].push_back(one);
    }
    for (const auto& [classIndex, own] : byClass) {
        const std::size_t count = std::min(own.size(), std::size_t(tuning.strokeCells));
        for (std::size_t i = 0; i < count; ++i)
            samples.strokes.push_back(own[i * own.size() / count]);
    }
    if (knownOnly) {
        byClass.clear();
        for (const StrokeCell& one : known)
            if (painted.count(one.cell) == 0) byClass[one.classIndex].push_back(one);
        for (const auto& [classIndex, own] : byClass) {
            const std::size_t count = std::min(
                own.size(), std::max<std::size_t>(std::size_t(tuning.knownCells), own.size() / kCellsPerKnown));
            for (std::size_t i = 0; i < count; ++i) {
                samples.held.push_back(own[i * own.size() / count].cell);
                samples.heldLabels.push_back(classIndex);
                samples.heldCounts.push_back(double(own.size()) / double(count));
            }
        }
        return samples;
    }
    // Multiples of the golden ratio, modulo 1, fall evenly everywhere and into no pattern of the map's rows.
    const std::int64_t cells = samples.image->cells();
    std::unordered_set<std::int64_t> taken = painted;
    for (int i = 0; i < tuning.heldCells; ++i) {
        const double at = std::fmod(double(i) * 0.61803398874989485, 1.0);
        const auto cell = std::min(std::int64_t(at * double(cells)), cells - 1);
        if (taken.insert(cell).second) samples.held.push_back(cell);
    }
    return samples;
}

} // namespace sdw
