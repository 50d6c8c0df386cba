// Magic wand by clicks: a positive one adds the area of like colour around it, a negative one takes that away.
#include "core/interactive/click_selector.h"

#include "core/annotation/fill.h"

#include <cmath>

namespace sdw {
namespace {

constexpr int kLargestStep = 64; ///< levels of a channel at full tolerance

class MagicWandSelector : public ClickSelector {
public:
    explicit MagicWandSelector(const cv::Mat& image)
        : ClickSelector(image.size())
        , m_image(image)
    {
    }

private:
    Region find(const Clicks& clicks, const SelectorOptions& options, const Progress& progress) override
    {
        const int tolerance = int(std::lround(options.tolerance * kLargestStep));
        Region result;
        for (const ClickMark& mark : clicks.marks) {
            Region area;
            for (const cv::Point seed : mark.points)
                if (!area.contains(seed))
                    area = combine(area, magicWand(m_image, seed, tolerance, {}, progress), SetOperation::Unite);
            result = combine(result, area, mark.positive ? SetOperation::Unite : SetOperation::Subtract);
        }
        return result;
    }

    cv::Mat m_image;
};

} // namespace

std::unique_ptr<ClickSelector> makeMagicWand(const SelectorContext& context)
{
    return std::make_unique<MagicWandSelector>(context.image);
}

} // namespace sdw
