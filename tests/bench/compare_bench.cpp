// What comparing costs: resampling as many images and classes as ADE20K has, and the maps of a Cityscapes image.
#include "core/comparison/agreement.h"
#include "core/evaluation/bootstrap.h"
#include "tests/support/bench_clock.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <random>

using namespace sdw;

namespace {

struct Seconds {
    double clock = 0, processor = 0;
};

/// Medians.
Seconds measure(int runs, const std::function<void()>& work)
{
    std::vector<double> clock, processor;
    for (int i = 0; i < runs; ++i) {
        const double start = test::nowMs(), workStart = test::processorMs();
        work();
        clock.push_back((test::nowMs() - start) / 1000);
        processor.push_back((test::processorMs() - workStart) / 1000);
    }
    std::sort(clock.begin(), clock.end());
    std::sort(processor.begin(), processor.end());
    return {clock[clock.size() / 2], processor[processor.size() / 2]};
}

/// Images that hold a tenth of the classes each.
EvaluationReport drawnReport(int images, int classes, unsigned seed)
{
    std::mt19937 random(seed);
    EvaluationReport report;
    report.confusion = ConfusionMatrix(classes);
    for (int i = 0; i < images; ++i) {
        const auto count = std::size_t(classes);
        ImageCounts counts{std::to_string(i), std::vector<std::int64_t>(count), {}, {}};
        counts.labelled = counts.predicted = counts.intersection;
        for (std::size_t k = 0; k < count; ++k) {
            if (random() % 10 != 0) continue;
            counts.labelled[k] = 1 + std::int64_t(random() % 50000);
            counts.intersection[k] = std::int64_t(random()) % counts.labelled[k];
            counts.predicted[k] = counts.intersection[k] + std::int64_t(random() % 5000);
        }
        report.images.push_back(std::move(counts));
    }
    return report;
}

/// A map of blots; `second` is the first with every blot's edge moved.
cv::Mat drawnMap(unsigned seed, int shift)
{
    cv::RNG random(seed);
    cv::Mat map(1024, 2048, CV_16UC1, cv::Scalar(0));
    for (int i = 0; i < 400; ++i) {
        const cv::Point centre(random.uniform(0, 2048), random.uniform(0, 1024));
        cv::circle(map, centre + cv::Point(shift, 0), random.uniform(8, 120), cv::Scalar(random.uniform(0, 19)),
                   cv::FILLED);
    }
    return map;
}

} // namespace

int main()
{
    for (const auto& [images, classes] : {std::pair(2000, 150), std::pair(500, 19), std::pair(101, 11)}) {
        const EvaluationReport first = drawnReport(images, classes, 1), second = drawnReport(images, classes, 2);
        const Seconds paired = measure(3, [&] { compareReports(first, second, 10000); });
        const Seconds intervals = measure(3, [&] { bootstrapIntervals(first.images, classes, 10000); });
        std::printf(
            "%4d images, %3d classes, 10000 resamples: paired bootstrap and permutation %.2f s (processor %.2f s), "
            "intervals of one model %.2f s (processor %.2f s)\n",
            images, classes, paired.clock, paired.processor, intervals.clock, intervals.processor);
    }
    const cv::Mat truth = drawnMap(3, 0), first = drawnMap(3, 2), second = drawnMap(3, -5);
    std::printf("2048x1024: agreement map %.1f ms\n",
                1000 * measure(9, [&] { agreementMap(first, second, truth); }).clock);
    std::size_t regions = 0;
    const double seconds = measure(9, [&] { regions = differenceRegions(first, second, truth).size(); }).clock;
    std::printf("2048x1024: %zu difference regions %.1f ms\n", regions, 1000 * seconds);
    const cv::Mat agreement = agreementMap(first, second, truth);
    std::printf("2048x1024: counting %.1f ms, painting %.1f ms\n",
                1000 * measure(9, [&] { countAgreement(agreement); }).clock,
                1000 * measure(9, [&] { paintAgreement(agreement); }).clock);
}
