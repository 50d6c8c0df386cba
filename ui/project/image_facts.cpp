#include "ui/project/image_facts.h"

#include <algorithm>

namespace sdw::ui {

std::int64_t ImageFacts::labelledPixels() const
{
    std::int64_t sum = 0;
    for (const ClassCount& one : pixels)
        if (one.value != kUnlabelled) sum += one.pixels;
    return sum;
}

std::optional<double> ImageFacts::labelledShare() const
{
    if (!counted) return {};
    std::int64_t all = 0;
    for (const ClassCount& one : pixels)
        all += one.pixels;
    return all == 0 ? 0.0 : double(labelledPixels()) / double(all);
}

bool ImageFacts::hasClass(int id) const
{
    return std::any_of(pixels.begin(), pixels.end(), [id](const ClassCount& one) { return one.value == id; });
}

bool isDone(ImageState state)
{
    return state == ImageState::Done || state == ImageState::Reviewed;
}

} // namespace sdw::ui
