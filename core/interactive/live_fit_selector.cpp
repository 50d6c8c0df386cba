// Click → mask by teaching the model: what is clicked becomes a class of its own, fitted to the clicks while the
// model's other classes are held.
#include "core/base/error.h"
#include "core/interactive/click_selector.h"
#include "core/interactive/guided_filter.h"
#include "core/interactive/live_fit.h"

#include <opencv2/imgproc.hpp>

namespace sdw {
namespace {

constexpr double kDab = 0.006; ///< radius of a click, as a share of the image's longer side

class LiveFitSelector : public ClickSelector {
public:
    LiveFitSelector(const cv::Mat& image, LiveFit fit)
        : ClickSelector(image.size())
        , m_fit(std::move(fit))
        , m_object(m_fit.addClass("what is clicked", {}))
        , m_original(m_fit.originalLabels(kClickedImage))
        , m_snap(image, {.radius = 6, .smoothing = 1e-3})
    {
    }

private:
    Region find(const Clicks& clicks, const SelectorOptions& options, const Progress& progress) override
    {
        cv::Mat strokes(imageSize(), CV_16UC1, cv::Scalar(kUnlabelled)), dab;
        const int radius = std::max(1, int(std::lround(kDab * std::max(strokes.cols, strokes.rows))));
        const auto paint = [&](cv::Point at, bool positive) {
            const cv::Rect around =
                cv::Rect(at.x - radius, at.y - radius, 2 * radius + 1, 2 * radius + 1) & cv::Rect({}, imageSize());
            dab = cv::Mat::zeros(around.size(), CV_8UC1);
            cv::circle(dab, at - around.tl(), radius, cv::Scalar(255), cv::FILLED);
            if (positive)
                strokes(around).setTo(cv::Scalar(m_object), dab);
            else // what the model itself says is as good a name as any for what is not meant
                m_original(around).copyTo(strokes(around), dab);
        };
        bool positive = false;
        for (const ClickMark& mark : clicks.marks) { // a later mark overrules an earlier one
            for (const cv::Point at : mark.points)
                paint(at, mark.positive);
            positive |= mark.positive && !mark.points.empty();
        }
        if (!positive) paint((clicks.box->tl() + clicks.box->br()) / 2, true);
        m_fit.setStrokes(kClickedImage, strokes);
        m_fit.update(progress);
        return Region(m_snap(m_fit.scores(kClickedImage, m_object)) > 1 - options.tolerance);
    }

    LiveFit m_fit;
    int m_object;
    cv::Mat m_original;
    GuidedFilter m_snap;
};

} // namespace

std::unique_ptr<ClickSelector> makeLiveFit(const SelectorContext& context)
{
    if (context.fit) return std::make_unique<LiveFitSelector>(context.image, context.fit->fresh());
    if (context.model.empty()) throw Error("A live fit needs the model itself, not its features alone.");
    LiveFit fit(context.model);
    fit.addImage(kClickedImage, context.image);
    return std::make_unique<LiveFitSelector>(context.image, std::move(fit));
}

} // namespace sdw
