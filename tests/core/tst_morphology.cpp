#include "core/annotation/morphology.h"
#include "core/base/error.h"
#include "core/base/random.h"

#include <opencv2/imgproc.hpp>

#include <QtTest/QtTest>

#include <cmath>

using namespace sdw;

namespace {

const cv::Rect kAll(0, 0, 90, 1100); // taller than a band of rows

LabelMap patchesMap(std::uint64_t seed)
{
    cv::Mat image(kAll.size(), CV_8UC1), labels;
    cv::RNG random(seed);
    random.fill(image, cv::RNG::UNIFORM, 0, 256);
    cv::GaussianBlur(image, image, {}, 3);
    cv::normalize(image, labels, 0, 3, cv::NORM_MINMAX, CV_16U);
    return LabelMap(labels);
}

bool equal(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && cv::countNonZero(a != b) == 0;
}

/// Whether a pixel that passes `wanted` lies within `radius` inside the image.
template <typename Wanted>
cv::Mat reach(const cv::Mat& labels, double radius, Wanted wanted)
{
    cv::Mat result = cv::Mat::zeros(labels.size(), CV_8UC1);
    const int r = int(radius);
    for (int y = 0; y < labels.rows; ++y)
        for (int x = 0; x < labels.cols; ++x)
            for (int dy = -r; dy <= r; ++dy)
                for (int dx = -r; dx <= r; ++dx) {
                    const int u = x + dx, v = y + dy;
                    if (dx * dx + dy * dy <= radius * radius && u >= 0 && v >= 0 && u < labels.cols &&
                        v < labels.rows && wanted(labels.at<std::uint16_t>(v, u)))
                        result.at<std::uint8_t>(y, x) = 255;
                }
    return result;
}

} // namespace

class TestMorphology : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void growsByDistance()
    {
        const LabelMap map = patchesMap(1);
        for (const double radius : {1.0, 1.5, 3.0, 5.0}) {
            EditBuilder edit(map);
            grow(edit, 2, radius, kAll);
            cv::Mat expected = map.read();
            expected.setTo(2, reach(map.read(), radius, [](int label) { return label == 2; }));
            QVERIFY(equal(edit.read(kAll), expected));
        }
    }
    void shrinksByDistance()
    {
        const LabelMap map = patchesMap(2);
        for (const double radius : {1.0, 2.5, 4.0}) {
            EditBuilder edit(map);
            shrink(edit, 1, radius, {kUnlabelled}, kAll);
            cv::Mat expected = map.read();
            expected.setTo(kUnlabelled,
                           (expected == 1) & reach(map.read(), radius, [](int label) { return label != 1; }));
            QVERIFY(equal(edit.read(kAll), expected));
        }
        EditBuilder whole(LabelMap(50, 50, 1)); // the border of the image takes nothing away
        QVERIFY(shrink(whole, 1, 5, {kUnlabelled}, {0, 0, 50, 50}).empty());
    }
    void changesInsideTheAreaOnlyButLooksAround()
    {
        const LabelMap map = patchesMap(3);
        const cv::Rect part(20, 500, 40, 100);
        EditBuilder some(map), all(map);
        grow(some, 0, 4, part);
        grow(all, 0, 4, kAll);
        cv::Mat expected = map.read();
        all.read(part).copyTo(expected(part));
        QVERIFY(equal(some.read(kAll), expected));
    }
    void smoothsByMajority()
    {
        const LabelMap map = patchesMap(4);
        const int radius = 2;
        EditBuilder edit(map);
        smooth(edit, 1, radius, kAll);
        const cv::Mat before = map.read(), after = edit.read(kAll);
        for (int y = 0; y < before.rows; ++y)
            for (int x = 0; x < before.cols; ++x) {
                int counts[4] = {}, all = 0;
                for (int v = std::max(0, y - radius); v <= std::min(before.rows - 1, y + radius); ++v)
                    for (int u = std::max(0, x - radius); u <= std::min(before.cols - 1, x + radius); ++u)
                        ++counts[before.at<std::uint16_t>(v, u)], ++all;
                int expected = before.at<std::uint16_t>(y, x);
                if (2 * counts[1] > all) {
                    expected = 1;
                } else if (2 * counts[1] < all && expected == 1) {
                    expected = 0;
                    for (const int other : {2, 3})
                        if (counts[other] > counts[expected]) expected = other;
                }
                QCOMPARE(int(after.at<std::uint16_t>(y, x)), expected);
            }
    }
    void fillsWhatTheClassEncloses()
    {
        cv::Mat labels(100, 100, CV_16UC1, cv::Scalar(0));
        labels(cv::Rect(10, 10, 60, 60)) = 1;
        labels(cv::Rect(20, 20, 5, 5)) = 0;   // a hole
        labels(cv::Rect(30, 30, 20, 20)) = 2; // a hole of several labels
        labels(cv::Rect(35, 35, 4, 4)) = 0;
        labels(cv::Rect(60, 60, 10, 3)) = 0;  // a bay
        labels.at<std::uint16_t>(10, 10) = 0; // open by its sides
        labels.at<std::uint16_t>(11, 11) = 0; // touches the one above by a corner only: a hole
        const LabelMap map(labels);
        const cv::Rect all(0, 0, 100, 100);
        EditBuilder edit(map), small(map), locked(map, {OverwritePolicy::Mode::Everything, 0, {2}});
        fillHoles(edit, 1, all);
        cv::Mat expected = labels.clone();
        expected(cv::Rect(20, 20, 5, 5)) = 1;
        expected(cv::Rect(30, 30, 20, 20)) = 1;
        expected.at<std::uint16_t>(11, 11) = 1;
        QVERIFY(equal(edit.read(all), expected));
        fillHoles(small, 1, all, 25);
        expected(cv::Rect(30, 30, 20, 20)) = 2;
        expected(cv::Rect(35, 35, 4, 4)) = 0;
        QVERIFY(equal(small.read(all), expected));
        fillHoles(locked, 1, all);
        expected(cv::Rect(35, 35, 4, 4)) = 1;
        QVERIFY(equal(locked.read(all), expected));
    }
    void unusableRadiiAreRefusedAndWorkCanBeStopped()
    {
        EditBuilder edit(patchesMap(5));
        QVERIFY_THROWS_EXCEPTION(Error, smooth(edit, 1, 0, kAll));
        QVERIFY_THROWS_EXCEPTION(Error, smooth(edit, 1, 65, kAll));
        QVERIFY_THROWS_EXCEPTION(Error, grow(edit, 1, 0, kAll));
        QVERIFY_THROWS_EXCEPTION(Error, shrink(edit, 1, NAN, {}, kAll));
        try {
            grow(edit, 1, 3, kAll, [](int done, int) { return done == 0; });
            QFAIL("it went on");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Interrupted);
        }
    }
};

QTEST_GUILESS_MAIN(TestMorphology)
#include "tst_morphology.moc"
