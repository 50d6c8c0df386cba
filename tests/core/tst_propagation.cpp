// Regions that flip as a correction did.
#include "core/annotation/label_map.h"
#include "core/base/error.h"
#include "core/interactive/propagation.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

const cv::Size kSize(40, 30);
constexpr int kWindow = 1, kDoor = 2;
const cv::Rect kLeft(2, 2, 10, 10), kRight(20, 4, 12, 16);

cv::Mat mapWith(const std::vector<std::pair<cv::Rect, int>>& areas)
{
    cv::Mat map(kSize, CV_16UC1, cv::Scalar(0));
    for (const auto& [area, label] : areas)
        map(area) = label;
    return map;
}

Propagation windowToDoor()
{
    return Propagation({{.from = kWindow, .to = kDoor, .area = 50}},
                       {.smallest = 0, .mostPerImage = 0, .leastShare = 0});
}

} // namespace

class TestPropagation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStepIsItsCorrections()
    {
        const cv::Mat before = mapWith({{kLeft, kWindow}, {kRight, kDoor}});
        cv::Mat after = before.clone();
        after(kLeft) = kDoor;
        after(cv::Rect(20, 4, 2, 2)) = 0;
        after(cv::Rect(0, 28, 5, 1)) = kUnlabelled; // no class: no correction
        const auto corrections = correctionsOf(before, after, 3);
        QCOMPARE(corrections.size(), std::size_t(2));
        QCOMPARE(corrections[0].from, kWindow);
        QCOMPARE(corrections[0].to, kDoor);
        QCOMPARE(corrections[0].area, std::int64_t(100));
        QCOMPARE(corrections[1].from, kDoor);
        QCOMPARE(corrections[1].to, 0);
    }
    void movedBordersAreLeftOut()
    {
        const cv::Mat before = mapWith({{kLeft, kWindow}, {kRight, kWindow}});
        cv::Mat after = before.clone();
        after(cv::Rect(2, 2, 10, 8)) = kDoor;  // most of the left one
        after(cv::Rect(20, 4, 12, 7)) = kDoor; // not half of the right one
        Propagation propagation({{.from = kWindow, .to = kDoor, .area = 50}}, {.smallest = 0, .mostPerImage = 0});
        propagation.addImage("a", before, after);
        QCOMPARE(propagation.regions(), std::size_t(1));
        QVERIFY(propagation.ranked()[0].region == Region(cv::Rect(2, 2, 10, 8)));
    }
    void findsWhatFlipsAlike()
    {
        const cv::Mat before = mapWith({{kLeft, kWindow}, {kRight, kWindow}});
        cv::Mat after = before.clone();
        after(kLeft) = kDoor;                  // wholly
        after(cv::Rect(20, 4, 12, 4)) = kDoor; // a quarter of the right one
        after(cv::Rect(20, 10, 4, 4)) = 0;     // another flip
        Propagation propagation = windowToDoor();
        propagation.addImage("b", before, after);
        propagation.addImage("a", before, before);
        QCOMPARE(propagation.images(), std::size_t(2));
        QCOMPARE(propagation.regions(), std::size_t(2));
        const auto ranked = propagation.ranked();
        QVERIFY(ranked[0].image == "b" && ranked[0].region == Region(kLeft) && ranked[0].bounds == kLeft);
        QCOMPARE(ranked[0].share, 1.0);
        QCOMPARE(ranked[0].label, -1);
        QVERIFY(kLeft.contains(ranked[0].inside));
        QCOMPARE(ranked[1].area, std::int64_t(48));
        QCOMPARE(ranked[1].share, 0.25);
        QCOMPARE(propagation.ranked(1).size(), std::size_t(1));
        propagation.addImage("b", before, before);
        QCOMPARE(propagation.regions(), std::size_t(0));
    }
    void whatPeopleSaidStays()
    {
        const cv::Mat before = mapWith({{kLeft, kWindow}, {kRight, kWindow}}),
                      after = mapWith({{kLeft, kDoor}, {kRight, kDoor}});
        cv::Mat labels(kSize, CV_16UC1, cv::Scalar(kUnlabelled));
        labels(kLeft) = kWindow; // the same error: asked about
        labels(kRight) = kDoor;  // right already
        Propagation propagation = windowToDoor();
        propagation.addImage("a", before, after, labels);
        const auto ranked = propagation.ranked();
        QCOMPARE(ranked.size(), std::size_t(1));
        QVERIFY(ranked[0].region == Region(kLeft));
        QCOMPARE(ranked[0].label, kWindow);
        for (const int said : {0, int(kIgnoreLabel), int(kBackground)}) {
            labels(kLeft) = said;
            propagation.addImage("a", before, after, labels);
            QCOMPARE(propagation.regions(), std::size_t(0));
        }
    }
    void refuses()
    {
        const cv::Mat map = mapWith({});
        QVERIFY_THROWS_EXCEPTION(Error, Propagation({{.from = 1, .to = 1}}));
        QVERIFY_THROWS_EXCEPTION(Error, Propagation({{.from = -1, .to = 1}}));
        QVERIFY_THROWS_EXCEPTION(Error, windowToDoor().addImage("a", map, cv::Mat(2, 2, CV_16UC1, cv::Scalar(0))));
        QVERIFY_THROWS_EXCEPTION(Error, windowToDoor().addImage("a", map, map, cv::Mat(kSize, CV_8UC1)));
        QVERIFY_THROWS_EXCEPTION(Error, correctionsOf(map, cv::Mat(2, 2, CV_16UC1, cv::Scalar(0)), 3));
    }
};

QTEST_GUILESS_MAIN(TestPropagation)
#include "tst_propagation.moc"
