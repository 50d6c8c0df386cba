#include "core/annotation/edit.h"
#include "core/base/error.h"
#include "tests/support/random_edits.h"

#include <opencv2/imgproc.hpp>

#include <QtTest/QtTest>

using namespace sdw;

namespace {

bool equal(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && cv::countNonZero(a != b) == 0;
}

cv::Mat noise(cv::Size size, std::uint64_t seed)
{
    cv::Mat_<std::uint16_t> mat(size);
    Random random(seed);
    for (auto& value : mat)
        value = random.coin(0.3) ? kUnlabelled : std::uint16_t(random.below(5));
    return mat;
}

/// A map with noise, smooth parts and tiles of one value.
LabelMap mixedMap(std::uint64_t seed)
{
    cv::Mat labels(700, 900, CV_16UC1, cv::Scalar(kUnlabelled));
    labels(cv::Rect(0, 0, 300, 700)) = 2;
    noise({200, 300}, seed).copyTo(labels(cv::Rect(400, 100, 200, 300)));
    return LabelMap(labels);
}

} // namespace

class TestEdit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paintsWhatThePolicyAllows_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("locked");
        for (int mode = 0; mode < 3; ++mode)
            for (const bool locked : {false, true})
                QTest::addRow("mode %d%s", mode, locked ? ", locked" : "") << mode << locked;
    }
    void paintsWhatThePolicyAllows()
    {
        QFETCH(int, mode);
        QFETCH(bool, locked);
        OverwritePolicy policy{OverwritePolicy::Mode(mode), 3, {}};
        if (locked) policy.locked = {2, 4};
        const LabelMap map = mixedMap(1);
        const Region regions[] = {Region(cv::Rect(0, 0, 900, 700)), Region(cv::Rect(250, 50, 300, 290)),
                                  polygonPixels({{{{10, 10}, {800, 300}, {100, 650}}, {}}}, {900, 700})};
        for (const Region& region : regions) {
            EditBuilder edit(map, policy);
            const cv::Rect changed = edit.paint(region, {7, 12});
            const cv::Mat before = map.read();
            cv::Mat allowed =
                mode == 0 ? cv::Mat(before.size(), CV_8UC1, cv::Scalar(255)) : before == (mode == 1 ? kUnlabelled : 3);
            if (locked) allowed &= (before != 2) & (before != 4);
            allowed &= region.mask({0, 0, 900, 700});
            cv::Mat expected = before.clone();
            expected.setTo(7, allowed);
            QVERIFY(equal(edit.read({0, 0, 900, 700}), expected));
            QVERIFY(equal(edit.read({333, 77, 400, 300}), expected(cv::Rect(333, 77, 400, 300))));

            LabelMap after = map;
            ShapeLayer shapes;
            const Edit step = edit.finish();
            apply(step, after, shapes);
            QVERIFY(equal(after.read(), expected));
            QVERIFY(equal(after.instances().read({0, 0, 900, 700}) == 12, allowed));
            const cv::Rect differs = cv::boundingRect(expected != before);
            QCOMPARE(differs & step.changed, differs);
            QCOMPARE(differs & changed, differs);
            apply(reversed(step), after, shapes);
            QVERIFY(after == map);
        }
    }
    void wholeTilesAreNotTouchedPixelByPixel()
    {
        EditBuilder edit(LabelMap(2560, 2560));
        edit.paint(Region(cv::Rect(100, 100, 2000, 2000)), {1});
        const Edit step = edit.finish();
        int uniform = 0;
        for (const auto& change : step.labels)
            uniform += change.after.uniform();
        QCOMPARE(int(step.labels.size()), 9 * 9);
        QCOMPARE(uniform, 7 * 7);
    }
    void whatHoldsThePaintAlreadyHasNotChanged()
    {
        const LabelMap map(700, 900);
        EditBuilder edit(map);
        QCOMPARE(edit.paint(Region(cv::Rect(100, 100, 500, 400)), {3}), cv::Rect(100, 100, 500, 400));
        QVERIFY(edit.paint(Region(cv::Rect(120, 130, 300, 200)), {3}).empty());
        // a brush that moves on by some pixels, to either side
        QCOMPARE(edit.paint(Region(cv::Rect(120, 100, 500, 400)), {3}), cv::Rect(600, 100, 20, 400));
        QCOMPARE(edit.paint(Region(cv::Rect(90, 100, 500, 400)), {3}), cv::Rect(90, 100, 10, 400));
        QCOMPARE(edit.paint(Region(cv::Rect(100, 50, 500, 400)), {3}), cv::Rect(100, 50, 500, 50));
        // the number of the object counts, too
        QCOMPARE(edit.paint(Region(cv::Rect(200, 200, 30, 40)), {3, 9}), cv::Rect(200, 200, 30, 40));
        QVERIFY(edit.paint(Region(cv::Rect(200, 200, 30, 40)), {3, 9}).empty());
        const cv::Mat labels = edit.read({0, 0, 900, 700});
        QCOMPARE(cv::countNonZero(labels == 3), 530 * 400 + 500 * 50);
    }
    void nothingChangedIsNoEdit()
    {
        const LabelMap map = mixedMap(2);
        EditBuilder same(map);
        same.paste(map.read(), {0, 0});
        QVERIFY(same.finish().empty());
        EditBuilder back(map);
        back.paint(Region(cv::Rect(0, 0, 100, 100)), {9});
        back.paint(Region(cv::Rect(0, 0, 100, 100)), {2});
        const Edit step = back.finish();
        QVERIFY(step.empty());
        QVERIFY(step.changed.empty());
        EditBuilder outside(map);
        QVERIFY(outside.paint(Region(cv::Rect(-50, -50, 20, 2000)), {9}).empty());
        QVERIFY(outside.paste(noise({10, 10}, 1), {2000, 0}).empty());
        QVERIFY(outside.finish().empty());
    }
    void pasteObeysMaskAndBorder()
    {
        const LabelMap map = mixedMap(3);
        const cv::Mat values = noise({300, 300}, 8), mask = noise({300, 300}, 9) == 1;
        for (const cv::Point at : {cv::Point(-100, -120), cv::Point(700, 500), cv::Point(240, 200)}) {
            EditBuilder edit(map);
            edit.paste(values, at, mask);
            cv::Mat expected = map.read();
            const cv::Rect target = cv::Rect(at, values.size()) & cv::Rect(0, 0, 900, 700), source = target - at;
            values(source).copyTo(expected(target), mask(source));
            QVERIFY(equal(edit.read({0, 0, 900, 700}), expected));
        }
    }
    void replacesOneClassByAnother()
    {
        const LabelMap map = mixedMap(4);
        EditBuilder edit(map);
        edit.replace(2, {5}, {0, 0, 900, 700});
        edit.replace(3, {kUnlabelled}, {0, 0, 500, 700});
        cv::Mat expected = map.read();
        expected.setTo(5, expected == 2);
        cv::Mat left = expected(cv::Rect(0, 0, 500, 700));
        left.setTo(kUnlabelled, left == 3);
        QVERIFY(equal(edit.read({0, 0, 900, 700}), expected));
        EditBuilder locked(map, {OverwritePolicy::Mode::Everything, 0, {2}});
        QVERIFY(locked.replace(2, {5}, {0, 0, 900, 700}).empty());
    }
    void copiesFromAnotherImageWhatItHas()
    {
        const LabelMap map = mixedMap(5), other = mixedMap(6);
        EditBuilder edit(map, {OverwritePolicy::Mode::OnlyUnlabelled, 0, {}});
        edit.copyFrom(other, {0, 0, 900, 700});
        cv::Mat expected = map.read();
        other.read().copyTo(expected, (expected == kUnlabelled) & (other.read() != kUnlabelled));
        QVERIFY(equal(edit.read({0, 0, 900, 700}), expected));
        QVERIFY_THROWS_EXCEPTION(Error, edit.copyFrom(LabelMap(5, 5), {0, 0, 5, 5}));
    }
    void thePolicyAsksWhatTheBuilderHolds()
    {
        EditBuilder edit(LabelMap(300, 300), {OverwritePolicy::Mode::OnlyUnlabelled, 0, {}});
        edit.paint(Region(cv::Rect(0, 0, 300, 150)), {1});
        edit.paint(Region(cv::Rect(0, 0, 300, 300)), {2});
        QCOMPARE(edit.read({5, 5, 1, 1}).at<std::uint16_t>(0), std::uint16_t(1));
        QCOMPARE(edit.read({5, 200, 1, 1}).at<std::uint16_t>(0), std::uint16_t(2));
    }
    void differenceLeadsFromOneMapToTheOther()
    {
        LabelMap map = mixedMap(7);
        const LabelMap goal = mixedMap(8);
        ShapeLayer shapes;
        apply(difference(map, goal), map, shapes);
        QVERIFY(map == goal);
        QCOMPARE(map.counts(), goal.counts());
        QVERIFY(difference(map, goal).empty());
    }
};

QTEST_GUILESS_MAIN(TestEdit)
#include "tst_edit.moc"
