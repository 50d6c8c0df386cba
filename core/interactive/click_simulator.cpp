#include "core/interactive/click_simulator.h"

#include "core/base/error.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <chrono>

namespace sdw {
namespace {

struct ErrorArea {
    cv::Mat mask; // CV_8UC1, 0 or 255
    int pixels = 0;
};

/// The largest connected part of a mask.
ErrorArea largestPart(const cv::Mat& mask)
{
    cv::Mat numbers, statistics, centres;
    const int count = cv::connectedComponentsWithStats(mask, numbers, statistics, centres, 8, CV_32S);
    ErrorArea largest;
    int number = 0;
    for (int i = 1; i < count; ++i) {
        const int pixels = statistics.at<int>(i, cv::CC_STAT_AREA);
        if (pixels <= largest.pixels) continue;
        largest.pixels = pixels;
        number = i;
    }
    if (number > 0) largest.mask = numbers == number;
    return largest;
}

/// The pixel farthest from the rim; the image's own rim counts, too.
cv::Point middleOf(const cv::Mat& mask)
{
    cv::Mat padded, distance;
    cv::copyMakeBorder(mask, padded, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::distanceTransform(padded, distance, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    cv::Point at;
    cv::minMaxLoc(distance, nullptr, nullptr, nullptr, &at);
    return at - cv::Point(1, 1);
}

int countedPixels(const cv::Mat& mask, const cv::Mat& counted)
{
    return cv::countNonZero(counted.empty() ? mask : mask & counted);
}

} // namespace

ClickMark nextClick(const cv::Mat& truth, const cv::Mat& found, const cv::Mat& counted,
                    const std::vector<ClickMark>& before)
{
    cv::Mat missed = (truth != 0) & (found == 0), wrong = (truth == 0) & (found != 0);
    if (!counted.empty()) {
        missed &= counted;
        wrong &= counted;
    }
    for (const ClickMark& mark : before)
        for (const cv::Point at : mark.points)
            missed.at<std::uint8_t>(at) = wrong.at<std::uint8_t>(at) = 0;
    const ErrorArea lack = largestPart(missed), surplus = largestPart(wrong);
    if (lack.pixels == 0 && surplus.pixels == 0) return {};
    const bool positive = lack.pixels >= surplus.pixels;
    return {.points = {middleOf(positive ? lack.mask : surplus.mask)}, .positive = positive};
}

double maskIou(const cv::Mat& truth, const cv::Mat& found, const cv::Mat& counted)
{
    const cv::Mat inTruth = truth != 0, inFound = found != 0;
    const int both = countedPixels(inTruth & inFound, counted), any = countedPixels(inTruth | inFound, counted);
    return any == 0 ? 1 : double(both) / any;
}

ClickTrace simulateClicks(ClickSelector& selector, const cv::Mat& truth, const cv::Mat& counted,
                          const ClickSimulation& options, const Progress& progress)
{
    ClickTrace trace;
    trace.pixels = countedPixels(truth != 0, counted);
    if (trace.pixels == 0) throw Error("There is nothing to click: the truth is empty.");
    cv::Mat found = cv::Mat::zeros(truth.size(), CV_8UC1);
    for (int click = 0; click < options.mostClicks; ++click) {
        if (progress && !progress(click, options.mostClicks))
            throw Error("Simulating clicks was stopped.", ErrorKind::Interrupted);
        ClickMark mark = nextClick(truth, found, counted, trace.marks);
        if (mark.points.empty()) break; // nothing but pixels clicked already
        trace.marks.push_back(std::move(mark));
        const auto start = std::chrono::steady_clock::now();
        const Region region = selector.select({.marks = trace.marks, .box = {}}, options.selector);
        trace.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        found = region.mask(cv::Rect({}, truth.size()));
        trace.iou.push_back(maskIou(truth, found, counted));
        if (trace.iou.back() >= options.enough) break;
    }
    return trace;
}

std::vector<ClickTruth> clickTruths(const cv::Mat& label, const std::vector<int>& classes, ClickTarget target,
                                    std::int64_t smallest)
{
    std::vector<ClickTruth> truths;
    const auto add = [&](int k, const cv::Mat& mask) {
        if (const int pixels = cv::countNonZero(mask); pixels > 0 && pixels >= smallest)
            truths.push_back({k, mask, pixels});
    };
    for (const int k : classes) {
        const cv::Mat mask = label == k;
        if (target == ClickTarget::Class) {
            add(k, mask);
            continue;
        }
        cv::Mat numbers;
        const int count = cv::connectedComponents(mask, numbers, 8, CV_32S);
        for (int i = 1; i < count; ++i)
            add(k, numbers == i);
    }
    return truths;
}

ClickReport scoreClicks(const std::vector<ClickTrace>& traces, const ClassList& classes, int mostClicks)
{
    const auto score = [&](const std::string& name, int classIndex) { // −1: all
        ClickScore result;
        result.name = name;
        result.iou.assign(std::size_t(mostClicks), 0);
        std::size_t clicks = 0;
        double seconds = 0;
        for (const ClickTrace& trace : traces) {
            if ((classIndex >= 0 && trace.classIndex != classIndex) || trace.iou.empty()) continue;
            ++result.objects;
            clicks += trace.iou.size();
            seconds += trace.seconds;
            for (std::size_t goal = 0; goal < kClickGoals.size(); ++goal) {
                const auto reached = std::find_if(trace.iou.begin(), trace.iou.end(),
                                                  [&](double iou) { return iou >= kClickGoals[goal]; });
                const bool failed = reached == trace.iou.end();
                result.failures[goal] += failed;
                result.clicks[goal] += failed ? mostClicks : double(reached - trace.iou.begin() + 1);
            }
            for (std::size_t k = 0; k < result.iou.size(); ++k)
                result.iou[k] += trace.iou[std::min(k, trace.iou.size() - 1)];
        }
        if (result.objects > 0) {
            for (double& value : result.clicks)
                value /= result.objects;
            for (double& value : result.iou)
                value /= result.objects;
            result.secondsPerClick = seconds / double(clicks);
        }
        return result;
    };
    ClickReport report;
    report.all = score("all", -1);
    for (std::size_t k = 0; k < classes.size(); ++k)
        if (auto one = score(classes[k].name, int(k)); one.objects > 0) report.classes.push_back(std::move(one));
    return report;
}

} // namespace sdw
