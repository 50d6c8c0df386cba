#include "core/interactive/click_selector.h"

#include "core/base/catalog.h"

#include <algorithm>

namespace sdw {

#define SDW_SELECTOR(id, title, needsModel, usesTolerance, Name)                                                       \
    std::unique_ptr<ClickSelector> make##Name(const SelectorContext& context);
#include "core/interactive/selectors.def"
#undef SDW_SELECTOR

namespace {

constexpr SelectorEntry kSelectors[] = {
#define SDW_SELECTOR(id, title, needsModel, usesTolerance, Name) {id, title, needsModel, usesTolerance, make##Name},
#include "core/interactive/selectors.def"
#undef SDW_SELECTOR
};

/// Pixels of the sets that hold a point of a positive mark.
Region connectedWith(const Region& region, const std::vector<ClickMark>& marks)
{
    const auto sets = connectedSets(region, 8);
    const auto& spans = region.spans();
    std::vector<char> wanted(spans.size(), 0);
    for (const ClickMark& mark : marks) {
        if (!mark.positive) continue;
        for (const cv::Point at : mark.points) {
            auto span = std::upper_bound(spans.begin(), spans.end(), at, [](cv::Point point, const Span& one) {
                return std::pair(point.y, point.x) < std::pair(one.y, one.x0);
            });
            if (span == spans.begin()) continue;
            --span;
            if (span->y == at.y && at.x < span->x1) wanted[std::size_t(sets[std::size_t(span - spans.begin())])] = 1;
        }
    }
    Region result;
    for (std::size_t i = 0; i < spans.size(); ++i)
        if (wanted[std::size_t(sets[i])]) result.add(spans[i].y, spans[i].x0, spans[i].x1);
    return result;
}

} // namespace

Region ClickSelector::select(const Clicks& clicks, const SelectorOptions& options, const Progress& progress)
{
    const cv::Rect whole({}, m_size);
    bool positive = false;
    for (const ClickMark& mark : clicks.marks) {
        positive |= mark.positive && !mark.points.empty();
        for (const cv::Point at : mark.points)
            if (!whole.contains(at))
                throw Error("The click at " + std::to_string(at.x) + "," + std::to_string(at.y) +
                            " lies outside of the image of " + std::to_string(m_size.width) + "x" +
                            std::to_string(m_size.height) + " pixels.");
    }
    if (!positive && !clicks.box) return {};
    Region found = find(clicks, options, progress);
    if (clicks.box) found = found.clipped(*clicks.box & whole);
    return options.contiguous && positive ? connectedWith(found, clicks.marks) : found;
}

std::span<const SelectorEntry> selectorCatalog()
{
    return kSelectors;
}

std::unique_ptr<ClickSelector> makeSelector(const std::string& id, const SelectorContext& context)
{
    const SelectorEntry& entry = findEntry(selectorCatalog(), id, "method");
    if (context.image.type() != CV_8UC3 || context.image.empty())
        throw Error("Selecting by clicks needs a colour image of 8 bits a channel.");
    if (entry.needsModel && !context.features)
        throw Error("The method '" + id + "' needs a trained model; grabcut, magic_wand and superpixel do without.");
    if (context.features && context.features->imageSize() != context.image.size())
        throw Error("The features belong to an image of another size.");
    return entry.make(context);
}

} // namespace sdw
