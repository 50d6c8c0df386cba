#include "core/interactive/fit_trees.h"

#include "core/base/error.h"
#include "core/interactive/enlarged_shares.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace sdw {
namespace {

constexpr int kFewExamples = 20; ///< with fewer each one counts, however alone it stands

/// Some trees leave colour as it is aside: what relates to the image carries over to others of its kind. Only every
/// third hears what the model takes a place for: that may be worth much or nothing, for it never met these classes.
std::vector<std::vector<int>> columnsInTurn(const Appearance& look)
{
    std::vector<int> all(std::size_t(look.rows.cols));
    std::iota(all.begin(), all.end(), 0);
    const auto first = all.begin(), seen = all.end() - look.opinions;
    return {std::vector<int>(first, seen), std::vector<int>(first + look.absolute, seen), all};
}

} // namespace

ClassShares FittedTrees::shares(const FitImage& image) const
{
    return {.shares = trees.shares(image.look.rows), .map = image.look.grid};
}

cv::Mat FittedTrees::labels(const ClassShares& shares, cv::Size picture) const
{
    cv::Mat result(picture, CV_16UC1);
    const EnlargedShares enlarged(shares, picture);
    const auto count = std::ptrdiff_t(classes.size());
    cv::parallel_for_({0, picture.height}, [&](const cv::Range& range) {
        std::vector<float> row;
        for (int y = range.start; y < range.end; ++y) {
            enlarged.row(y, row);
            auto* to = result.ptr<std::uint16_t>(y);
            for (auto at = row.cbegin(); at != row.cend(); at += count)
                *to++ = std::uint16_t(classes[std::size_t(std::max_element(at, at + count) - at)]);
        }
    });
    return result;
}

FittedTrees fitTrees(const std::vector<PaintedLook>& painted, const FitTuning& tuning, const Progress& progress)
{
    FittedTrees fitted;
    std::map<int, int> places; // of classes among those painted
    for (const PaintedLook& one : painted)
        for (const StrokeCell& stroke : one.positions)
            places[stroke.classIndex] = 0;
    for (auto& [classIndex, place] : places) {
        place = int(fitted.classes.size());
        fitted.classes.push_back(classIndex);
    }
    cv::Mat rows;
    std::vector<int> labels;
    for (const PaintedLook& one : painted) {
        std::map<int, std::vector<std::int64_t>> byClass;
        for (const StrokeCell& stroke : one.positions)
            byClass[stroke.classIndex].push_back(stroke.cell);
        for (const auto& [classIndex, own] : byClass) {
            const std::size_t count = std::min(own.size(), std::size_t(tuning.strokePixels));
            for (std::size_t i = 0; i < count; ++i) {
                rows.push_back(one.image->look.rows.row(int(own[i * own.size() / count])));
                labels.push_back(places[classIndex]);
            }
        }
    }
    const auto step = [&](int done) {
        if (progress && !progress(done, 2)) throw Error("Fitting was stopped.", ErrorKind::Interrupted);
    };
    step(0);
    fitted.trees = RandomTrees(rows, labels, int(fitted.classes.size()),
                               {.trees = tuning.trees,
                                .leaf = rows.rows < kFewExamples ? 1 : 2,
                                .columns = columnsInTurn(painted.front().image->look)});
    step(1);
    const cv::Mat shares = fitted.trees.shares(rows);
    std::vector<double> sums(fitted.classes.size(), 0), counts(fitted.classes.size(), 0);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        sums[std::size_t(labels[i])] -= std::log(std::max(1e-6f, shares.at<float>(int(i), labels[i])));
        counts[std::size_t(labels[i])] += 1;
    }
    for (std::size_t k = 0; k < sums.size(); ++k)
        fitted.loss += sums[k] / counts[k] / double(sums.size());
    step(2);
    return fitted;
}

} // namespace sdw
