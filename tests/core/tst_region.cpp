#include "core/annotation/region.h"
#include "core/base/random.h"

#include <opencv2/imgproc.hpp>

#include <QtTest/QtTest>

#include <set>

using namespace sdw;

namespace {

cv::Mat randomMask(cv::Size size, double share, std::uint64_t seed)
{
    cv::Mat_<std::uint8_t> mask(size);
    Random random(seed);
    for (auto& value : mask)
        value = random.coin(share) ? 255 : 0;
    return mask;
}

bool equal(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && cv::countNonZero(a != b) == 0;
}

} // namespace

class TestRegion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void maskAndBack()
    {
        for (const double share : {0.0, 0.05, 0.5, 0.95, 1.0})
            for (const int width : {1, 7, 8, 9, 64, 133}) {
                const cv::Mat mask = randomMask({width, 21}, share, 5);
                const Region region(mask, {10, -3});
                const cv::Rect area({10, -3}, mask.size());
                QVERIFY(equal(region.mask(area), mask));
                QCOMPARE(region.area(), std::int64_t(cv::countNonZero(mask)));
                QVERIFY((region.bounds() & area) == region.bounds());
                QVERIFY(region.contains({14, 2}) == (width > 4 && mask.at<std::uint8_t>(5, 4) != 0));
            }
    }
    void touchingRunsAreOne()
    {
        Region region;
        region.add(3, 1, 4);
        region.add(3, 4, 6);
        region.add(3, 5, 9);
        region.add(3, 11, 11);
        region.add(3, 12, 13);
        QCOMPARE(region.spans(), (std::vector<Span>{{3, 1, 9}, {3, 12, 13}}));
    }
    void setOperationsAreThoseOfMasks()
    {
        const cv::Rect area(0, 0, 97, 60);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const cv::Mat a = randomMask(area.size(), seed % 2 ? 0.9 : 0.4, seed),
                          b = randomMask(area.size(), 0.6, seed + 100);
            const Region left(a), right(b);
            QCOMPARE(combine(left, right, SetOperation::Unite), Region(a | b));
            QCOMPARE(combine(left, right, SetOperation::Intersect), Region(a & b));
            QCOMPARE(combine(left, right, SetOperation::Subtract), Region(a & ~b));
            QCOMPARE(combine(left, right, SetOperation::Exclude), Region(a ^ b));
        }
        const Region some(cv::Rect(3, 4, 5, 6));
        QCOMPARE(combine(some, {}, SetOperation::Unite), some);
        QCOMPARE(combine({}, some, SetOperation::Unite), some);
        QVERIFY(combine(some, some, SetOperation::Subtract).empty());
    }
    void clippingAndMoving()
    {
        const cv::Mat mask = randomMask({50, 50}, 0.5, 9);
        const cv::Rect part(10, 20, 15, 17);
        QVERIFY(equal(Region(mask).clipped(part).mask(part), mask(part)));
        QVERIFY(equal(Region(mask).moved({100, 7}).mask({100, 7, 50, 50}), mask));
    }
    void connectedSetsAreThoseOfOpenCv()
    {
        for (const int neighbours : {4, 8})
            for (std::uint64_t seed = 0; seed < 30; ++seed) {
                const cv::Mat mask = randomMask({64, 48}, 0.2 + 0.02 * double(seed), seed);
                cv::Mat numbers;
                const int count = cv::connectedComponents(mask, numbers, neighbours) - 1;
                const Region region(mask);
                const auto sets = connectedSets(region, neighbours);
                std::set<std::pair<int, int>> pairs;
                for (std::size_t i = 0; i < sets.size(); ++i)
                    pairs.insert({sets[i], numbers.at<int>(region.spans()[i].y, region.spans()[i].x0)});
                std::set<int> own(sets.begin(), sets.end());
                QCOMPARE(int(own.size()), count);
                QCOMPARE(int(pairs.size()), count); // one to one
            }
    }
};

QTEST_GUILESS_MAIN(TestRegion)
#include "tst_region.moc"
