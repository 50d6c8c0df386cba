#include "core/annotation/brush.h"
#include "core/base/random.h"

#include <opencv2/imgproc.hpp>

#include <QtTest/QtTest>

#include <cmath>

using namespace sdw;

namespace {

const cv::Size kImage(120, 90);

/// Smallest (distance to the disc's middle − its radius) over the discs between two samples.
double depth(cv::Point2d p, const BrushSample& a, const BrushSample& b)
{
    double smallest = HUGE_VAL;
    for (int i = 0; i <= 1500; ++i) {
        const double t = i / 1500.0;
        const double radius = std::max(a.radius, std::sqrt(0.5)) * (1 - t) + std::max(b.radius, std::sqrt(0.5)) * t;
        smallest = std::min(smallest, cv::norm(p - ((1 - t) * a.position + t * b.position)) - radius);
    }
    return smallest;
}

} // namespace

class TestBrush : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void discHoldsThePixelsWithinItsRadius()
    {
        Random random(1);
        for (int i = 0; i < 200; ++i) {
            const BrushSample sample{{random.uniform(-10, 130), random.uniform(-10, 100)}, random.uniform(0.8, 30)};
            const cv::Mat mask = discPixels(sample, kImage).mask({{}, kImage});
            for (int y = 0; y < kImage.height; ++y)
                for (int x = 0; x < kImage.width; ++x) {
                    const double distance = cv::norm(cv::Point2d(x + 0.5, y + 0.5) - sample.position);
                    if (std::abs(distance - sample.radius) > 1e-9)
                        QCOMPARE(mask.at<std::uint8_t>(y, x) != 0, distance < sample.radius);
                }
        }
    }
    void borderOfWholeNumbersIsInside()
    {
        const Region disc = discPixels({{50.5, 50.5}, 5}, {200, 200});
        QVERIFY(disc.contains({55, 50}) && disc.contains({50, 45}) && disc.contains({53, 54})); // 3, 4, 5
        QVERIFY(!disc.contains({56, 50}));
    }
    void capsuleHoldsTheDiscsBetween()
    {
        Random random(2);
        for (int i = 0; i < 25; ++i) {
            const BrushSample a{{random.uniform(0, 120), random.uniform(0, 90)}, random.uniform(0.5, 20)};
            const BrushSample b{{random.uniform(0, 120), random.uniform(0, 90)}, random.uniform(0.5, 20)};
            const cv::Mat mask = capsulePixels(a, b, kImage).mask({{}, kImage});
            for (int y = 0; y < kImage.height; y += 2)
                for (int x = 0; x < kImage.width; x += 2) {
                    const double d = depth({x + 0.5, y + 0.5}, a, b);
                    if (std::abs(d) > 3e-3) QCOMPARE(mask.at<std::uint8_t>(y, x) != 0, d < 0);
                }
        }
    }
    void aDiscInsideTheOtherAddsNothing()
    {
        const BrushSample large{{50, 40}, 20}, small{{55, 42}, 3};
        QCOMPARE(capsulePixels(large, small, kImage), discPixels(large, kImage));
        QCOMPARE(capsulePixels(small, large, kImage), discPixels(large, kImage));
    }
    void theThinnestBrushLeavesAnUnbrokenLine()
    {
        Random random(3);
        for (int i = 0; i < 100; ++i) {
            const BrushSample a{{random.uniform(0, 120), random.uniform(0, 90)}, 0},
                b{{random.uniform(0, 120), random.uniform(0, 90)}, 0};
            const Region line = capsulePixels(a, b, kImage);
            QVERIFY(line.contains({int(a.position.x), int(a.position.y)}) &&
                    line.contains({int(b.position.x), int(b.position.y)}));
            const auto sets = connectedSets(line, 8);
            QVERIFY(std::ranges::all_of(sets, [&](int set) { return set == sets[0]; }));
        }
        QCOMPARE(discPixels({{7.5, 8.5}, 0.1}, kImage), Region(cv::Rect(7, 8, 1, 1)));
    }
    void pressureThins()
    {
        QCOMPARE(pressedRadius(10, 1), 10.0);
        QCOMPARE(pressedRadius(10, 0), 2.0);
        QCOMPARE(pressedRadius(10, 0.5, 0), 5.0);
        QCOMPARE(pressedRadius(10, 7), 10.0);
    }
    void samplesThatAreNoPlaceAreLeftOut()
    {
        QVERIFY(discPixels({{NAN, 3}, 5}, kImage).empty());
        QVERIFY(discPixels({{3, 3}, NAN}, kImage).empty());
        QVERIFY(capsulePixels({{3, 3}, 1}, {{1e300, 3}, 5}, kImage).empty());
        QVERIFY(discPixels({{-500, -500}, 5}, kImage).empty());
    }
    void aStrokeIsTheUnionOfItsCapsules()
    {
        const LabelMap map(90, 120);
        EditBuilder edit(map);
        BrushStroke stroke(edit, {4});
        const BrushSample samples[] = {{{10, 10}, 3}, {{60, 30}, 8}, {{100, 80}, 1}};
        Region expected;
        cv::Rect changed;
        for (int i = 0; i < 3; ++i) {
            changed |= stroke.add(samples[i]);
            expected =
                combine(expected, capsulePixels(samples[std::max(i - 1, 0)], samples[i], kImage), SetOperation::Unite);
        }
        QCOMPARE(Region(edit.read({{}, kImage}) == 4), expected);
        QCOMPARE(changed, expected.bounds());
    }
};

QTEST_GUILESS_MAIN(TestBrush)
#include "tst_brush.moc"
