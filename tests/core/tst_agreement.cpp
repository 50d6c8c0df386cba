// Where two predictions differ: against confusion matrices and a flood fill that is easy to believe.
#include "core/base/class_list.h"
#include "core/base/error.h"
#include "core/comparison/agreement.h"

#include <QtTest/QtTest>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <functional>

using namespace sdw;

namespace {

constexpr int kClasses = 4;

/// Blots of classes, and some pixels without one where `gaps`.
cv::Mat blots(cv::RNG& random, cv::Size size, bool gaps)
{
    cv::Mat map(size, CV_16UC1, cv::Scalar(random.uniform(0, kClasses)));
    for (int i = 0; i < 12; ++i) {
        const cv::Point centre(random.uniform(0, size.width), random.uniform(0, size.height));
        cv::circle(map, centre, random.uniform(1, 9), cv::Scalar(random.uniform(0, kClasses)), cv::FILLED);
    }
    if (gaps)
        cv::circle(map, {random.uniform(0, size.width), random.uniform(0, size.height)}, 5, cv::Scalar(kIgnoreLabel),
                   cv::FILLED);
    return map;
}

std::int64_t at(const std::array<std::int64_t, kAgreements>& counts, Agreement agreement)
{
    return counts[std::size_t(agreement)];
}

std::int64_t diagonal(const ConfusionMatrix& confusion)
{
    std::int64_t sum = 0;
    for (int k = 0; k < confusion.classes(); ++k)
        sum += confusion.intersection(k);
    return sum;
}

/// The pixels of the region that `start` belongs to.
std::vector<cv::Point> flood(cv::Mat& mask, cv::Point start)
{
    std::vector<cv::Point> found = {start};
    mask.at<std::uint8_t>(start) = 0;
    for (std::size_t i = 0; i < found.size(); ++i)
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx) {
                const cv::Point next = found[i] + cv::Point(dx, dy);
                if (!cv::Rect({0, 0}, mask.size()).contains(next) || !mask.at<std::uint8_t>(next)) continue;
                mask.at<std::uint8_t>(next) = 0;
                found.push_back(next);
            }
    return found;
}

int mostFrequent(const cv::Mat& map, const std::vector<cv::Point>& points, const cv::Mat& counted = {})
{
    std::map<int, int> counts;
    for (const cv::Point& point : points)
        if (counted.empty() || counted.at<std::uint16_t>(point) != kIgnoreLabel) ++counts[map.at<std::uint16_t>(point)];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? -1 : most->first;
}

} // namespace

class TestAgreement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyOutcomeOnce()
    {
        const cv::Mat first = (cv::Mat_<std::uint16_t>(1, 6) << 1, 1, 0, 0, 0, kIgnoreLabel);
        const cv::Mat second = (cv::Mat_<std::uint16_t>(1, 6) << 1, 0, 1, 0, 0, 1);
        const cv::Mat truth = (cv::Mat_<std::uint16_t>(1, 6) << 1, 1, 1, 1, kIgnoreLabel, 1);
        const auto row = [](const cv::Mat& map) {
            return std::vector<int>(map.ptr<std::uint8_t>(), map.ptr<std::uint8_t>() + map.cols);
        };
        const auto list = [](std::initializer_list<Agreement> values) {
            std::vector<int> numbers;
            for (const Agreement value : values)
                numbers.push_back(int(value));
            return numbers;
        };
        using enum Agreement;
        QCOMPARE(row(agreementMap(first, second, truth)),
                 list({BothRight, OnlyFirst, OnlySecond, BothWrong, Ignored, Ignored}));
        QCOMPARE(row(agreementMap(first, second, {})), list({Same, Different, Different, Same, Same, Ignored}));
    }

    /// What the second gains over the first are the pixels that only it has right less those that only the first has.
    void countsAreTheChangeOfTheConfusionMatrix()
    {
        cv::RNG random(3);
        for (int round = 0; round < 40; ++round) {
            const cv::Size size(random.uniform(1, 50), random.uniform(1, 40));
            const cv::Mat truth = blots(random, size, true), first = blots(random, size, false),
                          second = blots(random, size, false);
            ConfusionMatrix a(kClasses), b(kClasses);
            a.add(first, truth);
            b.add(second, truth);
            const auto counts = countAgreement(agreementMap(first, second, truth));
            QCOMPARE(at(counts, Agreement::OnlySecond) - at(counts, Agreement::OnlyFirst), diagonal(b) - diagonal(a));
            QCOMPARE(at(counts, Agreement::BothRight) + at(counts, Agreement::OnlyFirst), diagonal(a));
            QCOMPARE(at(counts, Agreement::BothRight) + at(counts, Agreement::OnlySecond), diagonal(b));
            QCOMPARE(at(counts, Agreement::Ignored), std::int64_t(size.area()) - a.total());
            QCOMPARE(at(counts, Agreement::BothWrong), a.total() - at(counts, Agreement::BothRight) -
                                                           at(counts, Agreement::OnlyFirst) -
                                                           at(counts, Agreement::OnlySecond));
            QCOMPARE(at(counts, Agreement::Same) + at(counts, Agreement::Different), std::int64_t(0));
        }
    }

    /// The same class by class: a class's diagonal changes by the pixels of that class that only one has right.
    void classByClass()
    {
        cv::RNG random(4);
        const cv::Size size(60, 45);
        const cv::Mat truth = blots(random, size, true), first = blots(random, size, false),
                      second = blots(random, size, false);
        ConfusionMatrix a(kClasses), b(kClasses);
        a.add(first, truth);
        b.add(second, truth);
        const cv::Mat map = agreementMap(first, second, truth);
        for (int k = 0; k < kClasses; ++k) {
            const auto pixels = [&](Agreement agreement) {
                return cv::countNonZero((map == int(agreement)) & (truth == k));
            };
            QCOMPARE(std::int64_t(pixels(Agreement::OnlySecond) - pixels(Agreement::OnlyFirst)),
                     b.intersection(k) - a.intersection(k));
        }
    }

    void withoutTruthPixelsAreTheSameOrDifferent()
    {
        cv::RNG random(5);
        const cv::Mat first = blots(random, {70, 30}, true), second = blots(random, {70, 30}, true);
        const auto counts = countAgreement(agreementMap(first, second, {}));
        const cv::Mat named = (first != kIgnoreLabel) & (second != kIgnoreLabel);
        QCOMPARE(at(counts, Agreement::Different), std::int64_t(cv::countNonZero((first != second) & named)));
        QCOMPARE(at(counts, Agreement::Same), std::int64_t(cv::countNonZero((first == second) & named)));
        QCOMPARE(at(counts, Agreement::Ignored), std::int64_t(70 * 30 - cv::countNonZero(named)));
    }

    void regionsAreThoseOfAFloodFill()
    {
        cv::RNG random(6);
        for (int round = 0; round < 25; ++round) {
            const cv::Size size(random.uniform(8, 70), random.uniform(8, 50));
            const cv::Mat first = blots(random, size, round % 2 == 0), second = blots(random, size, false),
                          truth = round % 3 == 0 ? cv::Mat() : blots(random, size, true);
            const auto regions = differenceRegions(first, second, truth, 1);
            cv::Mat mask = (first != second) & (first != kIgnoreLabel);
            const cv::Mat whole = mask.clone();
            std::int64_t pixels = 0, gain = 0;
            for (const DifferenceRegion& region : regions) {
                QVERIFY(mask.at<std::uint8_t>(region.inside)); // not in a region that came before
                const auto points = flood(mask, region.inside);
                QCOMPARE(region.pixels, std::int64_t(points.size()));
                QVERIFY(cv::boundingRect(points) == region.box);
                int firstRight = 0, secondRight = 0;
                for (const cv::Point& point : points) {
                    if (truth.empty() || truth.at<std::uint16_t>(point) == kIgnoreLabel) continue;
                    firstRight += first.at<std::uint16_t>(point) == truth.at<std::uint16_t>(point);
                    secondRight += second.at<std::uint16_t>(point) == truth.at<std::uint16_t>(point);
                }
                QCOMPARE(region.firstRight, std::int64_t(firstRight));
                QCOMPARE(region.secondRight, std::int64_t(secondRight));
                QCOMPARE(region.firstLabel, mostFrequent(first, points));
                QCOMPARE(region.secondLabel, mostFrequent(second, points));
                QCOMPARE(region.truthLabel, truth.empty() ? -1 : mostFrequent(truth, points, truth));
                pixels += region.pixels;
                gain += region.gain();
            }
            QCOMPARE(cv::countNonZero(mask), 0); // none was left out
            QCOMPARE(pixels, std::int64_t(cv::countNonZero(whole)));
            QVERIFY(std::is_sorted(regions.begin(), regions.end(),
                                   [](const auto& a, const auto& b) { return a.pixels > b.pixels; }));
            if (truth.empty()) continue;
            const auto counts = countAgreement(agreementMap(first, second, truth));
            QCOMPARE(gain, at(counts, Agreement::OnlySecond) - at(counts, Agreement::OnlyFirst));
        }
    }

    void insideIsFarFromTheRim()
    {
        const cv::Mat first(40, 60, CV_16UC1, cv::Scalar(0));
        cv::Mat second = first.clone();
        cv::rectangle(second, cv::Rect(10, 10, 21, 11), cv::Scalar(1), cv::FILLED); // 21 wide, 11 high
        cv::rectangle(second, cv::Rect(50, 0, 10, 40), cv::Scalar(2), cv::FILLED);  // ends at the picture's edge
        const auto regions = differenceRegions(first, second, {}, 1);
        QCOMPARE(regions.size(), std::size_t(2));
        QCOMPARE(regions[1].inside.y, 15);
        QVERIFY(regions[1].inside.x >= 15 && regions[1].inside.x <= 25);
        QVERIFY(regions[0].inside.x == 54 || regions[0].inside.x == 55);
        QVERIFY(regions[0].inside.y >= 4 && regions[0].inside.y <= 35);
    }

    void smallRegionsAreLeftOutAndEqualOnesKeepTheirOrder()
    {
        const cv::Mat first(20, 40, CV_16UC1, cv::Scalar(0));
        cv::Mat second = first.clone();
        for (const cv::Point corner : {cv::Point(30, 2), cv::Point(2, 2), cv::Point(2, 12)})
            cv::rectangle(second, cv::Rect(corner, cv::Size(4, 4)), cv::Scalar(1), cv::FILLED);
        second.at<std::uint16_t>(18, 20) = 1;
        const auto regions = differenceRegions(first, second, {});
        QCOMPARE(regions.size(), std::size_t(3));
        QVERIFY(regions[0].box.tl() == cv::Point(2, 2));
        QVERIFY(regions[1].box.tl() == cv::Point(30, 2));
        QVERIFY(regions[2].box.tl() == cv::Point(2, 12));
        QCOMPARE(differenceRegions(first, second, {}, 1).size(), std::size_t(4));
        QVERIFY(differenceRegions(first, first, {}, 1).empty());
    }

    void otherSizesAndTypesAreRefused()
    {
        const cv::Mat map(4, 4, CV_16UC1, cv::Scalar(0));
        QVERIFY_THROWS_EXCEPTION(Error, agreementMap(map, cv::Mat(4, 5, CV_16UC1), {}));
        QVERIFY_THROWS_EXCEPTION(Error, agreementMap(map, map, cv::Mat(5, 4, CV_16UC1)));
        QVERIFY_THROWS_EXCEPTION(Error, agreementMap(map, cv::Mat(4, 4, CV_8UC1), {}));
        QVERIFY_THROWS_EXCEPTION(Error, differenceRegions(map, map, cv::Mat(4, 4, CV_8UC1)));
        QVERIFY_THROWS_EXCEPTION(Error, countAgreement(map));
    }

    void coloursTellAllApart()
    {
        cv::Mat all(1, kAgreements, CV_8UC1);
        for (int i = 0; i < kAgreements; ++i)
            all.at<std::uint8_t>(i) = std::uint8_t(i);
        const cv::Mat painted = paintAgreement(all);
        const auto grey = [&](Agreement agreement) {
            const auto pixel = painted.at<cv::Vec3b>(int(agreement));
            return 0.114 * pixel[0] + 0.587 * pixel[1] + 0.299 * pixel[2];
        };
        using enum Agreement;
        const std::vector<Agreement> shown = {Ignored, BothRight, OnlyFirst, OnlySecond, BothWrong};
        for (std::size_t i = 0; i + 1 < shown.size(); ++i) // from light to dark, so that grey print tells them apart
            QVERIFY(grey(shown[i]) > grey(shown[i + 1]) + 30);
        QVERIFY(grey(Same) > grey(Different) + 30);
    }
};

QTEST_GUILESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
