// GrabCut by clicks: marks are certain, the rest is told apart by colour and edges. With a box the object's colours are
// first learnt from all of it, without one from the surroundings of the positive marks.
#include "core/interactive/click_selector.h"

#include "core/annotation/brush.h"
#include "core/annotation/grab_cut.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace sdw {
namespace {

constexpr int kRounds = 3;                     ///< more change little and cost as much each
constexpr std::int64_t kRoundsPixels = 43'000; ///< half the sides of a CamVid image; its rim is found at full size
constexpr double kCertainRadius = 3;           ///< pixels around a mark that go with it
constexpr double kLikelyRadius = 0.08;         ///< around a positive mark, as a share of the image's longer side

class GrabCutSelector : public ClickSelector {
public:
    explicit GrabCutSelector(const cv::Mat& image)
        : ClickSelector(image.size())
        , m_image(image)
    {
    }

private:
    Region find(const Clicks& clicks, const SelectorOptions&, const Progress& progress) override
    {
        cv::Mat object = cv::Mat::zeros(imageSize(), CV_8UC1), background = object.clone(), likely = object.clone();
        const int around = std::max(8, int(std::max(m_image.cols, m_image.rows) * kLikelyRadius));
        for (const ClickMark& mark : clicks.marks) // a later mark overrules an earlier one
            for (const cv::Point at : mark.points) {
                cv::circle(object, at, int(kCertainRadius), cv::Scalar(mark.positive ? 255 : 0), cv::FILLED);
                cv::circle(background, at, int(kCertainRadius), cv::Scalar(mark.positive ? 0 : 255), cv::FILLED);
                if (mark.positive) cv::circle(likely, at, around, cv::Scalar(255), cv::FILLED);
            }
        const cv::Rect box = clicks.box.value_or(cv::Rect({}, imageSize()));
        GrabCutHints hints{.object = Region(object), .background = Region(background), .likely = {}};
        if (!clicks.box) hints.likely = Region(likely);
        return grabCut(m_image, box, hints, {.rounds = kRounds, .roundsPixels = kRoundsPixels}, progress);
    }

    cv::Mat m_image;
};

} // namespace

std::unique_ptr<ClickSelector> makeGrabCut(const SelectorContext& context)
{
    return std::make_unique<GrabCutSelector>(context.image);
}

} // namespace sdw
