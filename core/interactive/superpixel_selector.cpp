// Superpixels by clicks: a positive one adds the patch under it, a negative one takes it away.
#include "core/interactive/click_selector.h"

#include "core/annotation/superpixels.h"

#include <map>

namespace sdw {
namespace {

class SuperpixelSelector : public ClickSelector {
public:
    explicit SuperpixelSelector(const cv::Mat& image)
        : ClickSelector(image.size())
        , m_image(image)
    {
    }

private:
    Region find(const Clicks& clicks, const SelectorOptions&, const Progress& progress) override
    {
        if (!m_patches) m_patches.emplace(m_image, SuperpixelOptions{}, progress);
        std::map<int, bool> chosen; // the last mark on a patch decides
        for (const ClickMark& mark : clicks.marks)
            for (const cv::Point at : mark.points)
                chosen[m_patches->at(at)] = mark.positive;
        cv::Mat mask = cv::Mat::zeros(imageSize(), CV_8UC1);
        for (const auto& [patch, positive] : chosen)
            if (positive)
                for (const Span& span : m_patches->pixels(patch).spans())
                    mask.row(span.y).colRange(span.x0, span.x1) = 255;
        return Region(mask);
    }

    cv::Mat m_image;
    std::optional<Superpixels> m_patches; // made at the first click
};

} // namespace

std::unique_ptr<ClickSelector> makeSuperpixel(const SelectorContext& context)
{
    return std::make_unique<SuperpixelSelector>(context.image);
}

} // namespace sdw
