#include "core/comparison/confusion_ranking.h"

#include <algorithm>
#include <cstdlib>

namespace sdw {
namespace {

template <typename Pixels>
std::vector<Confusion> rank(int classes, std::size_t most, const Pixels& pixelsOf)
{
    std::vector<Confusion> all;
    for (int label = 0; label < classes; ++label)
        for (int prediction = 0; prediction < classes; ++prediction)
            if (const std::int64_t pixels = label == prediction ? 0 : pixelsOf(label, prediction))
                all.push_back({label, prediction, pixels});
    std::stable_sort(all.begin(), all.end(),
                     [](const Confusion& a, const Confusion& b) { return std::abs(a.pixels) > std::abs(b.pixels); });
    if (all.size() > most) all.resize(most);
    return all;
}

} // namespace

std::vector<Confusion> largestConfusions(const ConfusionMatrix& confusion, std::size_t most)
{
    return rank(confusion.classes(), most,
                [&](int label, int prediction) { return confusion.count(label, prediction); });
}

std::vector<Confusion> largestChanges(const ConfusionMatrix& first, const ConfusionMatrix& second, std::size_t most)
{
    return rank(first.classes(), most, [&](int label, int prediction) {
        return second.count(label, prediction) - first.count(label, prediction);
    });
}

std::optional<double> shareOfLabel(const ConfusionMatrix& confusion, int label, int prediction)
{
    const std::int64_t row = confusion.labelled(label);
    if (row == 0) return std::nullopt;
    return double(confusion.count(label, prediction)) / double(row);
}

} // namespace sdw
