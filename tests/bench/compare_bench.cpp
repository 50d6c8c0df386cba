// What comparing costs: resampling as many images and classes as ADE20K has, and the maps of a Cityscapes image.
#include "core/comparison/agreement.h"
#include "core/evaluation/bootstrap.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <random>

using namespace sdw;

namespace {

double medianSeconds(int runs, const std::function<void()>& work)
{
    std::vector<double> seconds;
    for (int i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(seconds.begin(), seconds.end());
    return seconds[seconds.size() / 2];
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
        const double paired = medianSeconds(3, [&] { compareReports(first, second, 10000); });
        const double intervals = medianSeconds(3, [&] { bootstrapIntervals(first.images, classes, 10000); });
        std::printf("%4d images, %3d classes, 10000 resamples: paired bootstrap and permutation %.2f s, "
                    "intervals of one model %.2f s\n",
                    images, classes, paired, intervals);
    }
    const cv::Mat truth = drawnMap(3, 0), first = drawnMap(3, 2), second = drawnMap(3, -5);
    std::printf("2048x1024: agreement map %.1f ms\n",
                1000 * medianSeconds(9, [&] { agreementMap(first, second, truth); }));
    std::size_t regions = 0;
    const double seconds = medianSeconds(9, [&] { regions = differenceRegions(first, second, truth).size(); });
    std::printf("2048x1024: %zu difference regions %.1f ms\n", regions, 1000 * seconds);
    const cv::Mat agreement = agreementMap(first, second, truth);
    std::printf("2048x1024: counting %.1f ms, painting %.1f ms\n",
                1000 * medianSeconds(9, [&] { countAgreement(agreement); }),
                1000 * medianSeconds(9, [&] { paintAgreement(agreement); }));
}
