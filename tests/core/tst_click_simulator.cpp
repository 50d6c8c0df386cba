// The simulated person: where the next click goes, when it stops, and how clicks are counted.
#include "core/base/error.h"
#include "core/interactive/click_simulator.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

const cv::Size kSize(40, 30);

cv::Mat maskOf(const cv::Rect& area)
{
    cv::Mat mask = cv::Mat::zeros(kSize, CV_8UC1);
    mask(area) = 255;
    return mask;
}

/// Selects squares of a side around positive clicks, without those around negative ones.
class Stamp : public ClickSelector {
public:
    explicit Stamp(int side)
        : ClickSelector(kSize)
        , m_side(side)
    {
    }

private:
    Region find(const Clicks& clicks, const SelectorOptions&, const Progress&) override
    {
        cv::Mat mask = cv::Mat::zeros(kSize, CV_8UC1);
        for (const ClickMark& mark : clicks.marks) {
            const cv::Point at = mark.points.front();
            mask(cv::Rect(at.x - m_side / 2, at.y - m_side / 2, m_side, m_side) & cv::Rect({}, kSize)) =
                mark.positive ? 255 : 0;
        }
        return Region(mask);
    }
    int m_side;
};

} // namespace

class TestClickSimulator : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theClickIsInTheMiddleOfTheLargestError()
    {
        const cv::Mat truth = maskOf({4, 4, 9, 9}) | maskOf({20, 10, 11, 11}), nothing = maskOf({});
        const ClickMark first = nextClick(truth, nothing, {}, {});
        QVERIFY(first.positive);
        QCOMPARE(first.points.front(), cv::Point(25, 15));
        // The larger one is found, and too much beside it.
        const ClickMark second = nextClick(truth, maskOf({20, 10, 11, 11}) | maskOf({0, 20, 15, 9}), {}, {});
        QVERIFY(!second.positive);
        QVERIFY(cv::Rect(4, 24, 7, 1).contains(second.points.front()));
        // Pixels that do not count are no error.
        const ClickMark third =
            nextClick(truth, maskOf({20, 10, 11, 11}) | maskOf({0, 20, 15, 9}), ~maskOf({0, 20, 15, 9}), {});
        QVERIFY(third.positive);
        QCOMPARE(third.points.front(), cv::Point(8, 8));
    }
    void noErrorNoClick()
    {
        const cv::Mat truth = maskOf({4, 4, 1, 1});
        QVERIFY(nextClick(truth, truth, {}, {}).points.empty());
        QVERIFY(nextClick(truth, maskOf({}), {}, {{.points = {{4, 4}}}}).points.empty());
    }
    void iou()
    {
        QCOMPARE(maskIou(maskOf({0, 0, 10, 10}), maskOf({5, 0, 10, 10}), {}), 50.0 / 150);
        QCOMPARE(maskIou(maskOf({0, 0, 10, 10}), maskOf({5, 0, 10, 10}), maskOf({0, 0, 10, 10})), 0.5);
        QCOMPARE(maskIou(maskOf({}), maskOf({}), {}), 1.0);
    }
    void itStopsWhenItIsGoodEnough()
    {
        Stamp stamp(11);
        const ClickTrace trace = simulateClicks(stamp, maskOf({20, 10, 11, 11}), {});
        QCOMPARE(trace.iou, std::vector<double>{1.0});
        QCOMPARE(trace.pixels, std::int64_t(121));
        const ClickTrace two = simulateClicks(stamp, maskOf({2, 2, 11, 11}) | maskOf({20, 10, 11, 11}), {});
        QCOMPARE(two.iou, (std::vector<double>{0.5, 1.0}));
    }
    void itGivesUp()
    {
        Stamp stamp(1);
        const ClickSimulation few{.mostClicks = 3, .selector = {}};
        const ClickTrace trace = simulateClicks(stamp, maskOf({4, 4, 20, 20}), {}, few);
        QCOMPARE(trace.iou, (std::vector<double>{1 / 400.0, 2 / 400.0, 3 / 400.0}));
        QCOMPARE(simulateClicks(stamp, maskOf({4, 4, 20, 20}), {}, few).marks, trace.marks);
        QVERIFY_THROWS_EXCEPTION(Error, simulateClicks(stamp, maskOf({}), {}));
        QVERIFY_THROWS_EXCEPTION(
            Error, simulateClicks(stamp, maskOf({4, 4, 20, 20}), {}, few, [](int done, int) { return done < 1; }));
    }
    void truths()
    {
        cv::Mat label(kSize, CV_16UC1, cv::Scalar(kIgnoreLabel));
        label(cv::Rect(0, 0, 4, 4)).setTo(1);
        label(cv::Rect(10, 0, 5, 5)).setTo(1);
        label(cv::Rect(20, 20, 1, 1)).setTo(0);
        const auto classes = clickTruths(label, {0, 1}, ClickTarget::Class, 2);
        QCOMPARE(classes.size(), std::size_t(1));
        QCOMPARE(classes[0].pixels, std::int64_t(41));
        const auto pieces = clickTruths(label, {0, 1}, ClickTarget::Piece, 1);
        QCOMPARE(pieces.size(), std::size_t(3));
        QCOMPARE(pieces[1].pixels + pieces[2].pixels, std::int64_t(41));
    }
    void scores() // one object done in two clicks, one that never gets to 85 %
    {
        std::vector<ClickTrace> traces(2);
        traces[0].iou = {0.5, 0.95};
        traces[0].seconds = 0.5;
        traces[1].classIndex = 1;
        traces[1].iou = {0.82, 0.8, 0.8};
        const ClickReport report = scoreClicks(traces, {{.name = "a"}, {.name = "b"}, {.name = "c"}}, 4);
        QCOMPARE(report.classes.size(), std::size_t(2));
        QCOMPARE(report.all.objects, 2);
        QCOMPARE(report.all.clicks[0], 1.5);
        QCOMPARE(report.all.clicks[1], 3.0);
        QCOMPARE(report.all.failures[1], 1);
        QCOMPARE(report.all.secondsPerClick, 0.1);
        QCOMPARE(report.classes[0].iou, (std::vector<double>{0.5, 0.95, 0.95, 0.95}));
    }
};

QTEST_GUILESS_MAIN(TestClickSimulator)
#include "tst_click_simulator.moc"
