// Polygon, freehand and scissors: outlines made of many points.
#include "core/annotation/fill.h"
#include "core/annotation/rasterise.h"
#include "core/annotation/scissors.h"
#include "tests/support/fake_tool_context.h"

using namespace sdw;
using namespace sdw::test;
using namespace sdw::ui;

namespace {

const std::vector<QPointF> kCorners{{20, 20}, {80, 25}, {60, 70}};

Region wanted(const FakeToolContext& context, const std::vector<QPointF>& corners)
{
    Ring ring;
    for (const QPointF& corner : corners)
        ring.emplace_back(corner.x(), corner.y());
    return polygonPixels({{ring, {}}}, context.picture.size());
}

Region pixelsOfClass(const FakeToolContext& context, std::uint16_t label)
{
    return pixelsWith(context.labels(), label, {{}, context.picture.size()});
}

void clickAll(Hand& hand, const std::vector<QPointF>& points)
{
    for (const QPointF& point : points)
        hand.click(point);
}

} // namespace

class TestOutlineTools : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void polygonCloses_data()
    {
        QTest::addColumn<QString>("how");
        for (const char* how : {"enter", "double click", "first corner"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }

    void polygonCloses()
    {
        QFETCH(QString, how);
        FakeToolContext context(testPicture());
        context.painted = {2, 5};
        Hand hand(context, "polygon");
        if (how == QLatin1String("double click")) {
            clickAll(hand, {kCorners[0], kCorners[1]});
            hand.doubleClick(kCorners[2]);
        } else {
            clickAll(hand, kCorners);
            QCOMPARE(context.steps(), std::size_t(0));
            how == QLatin1String("enter") ? void(hand.tool().finish()) : hand.click(kCorners[0] + QPointF(0.5, 0.5));
        }
        QCOMPARE(context.steps(), std::size_t(1));
        QCOMPARE(context.lastStep(), QStringLiteral("Polygon"));
        QVERIFY(pixelsOfClass(context, 2) == wanted(context, kCorners));
        const ShapePtr shape = context.shapes().all().front();
        QCOMPARE(shape->parts.front().outer.size(), std::size_t(3));
        QCOMPARE(shape->instance, 5u);
        QVERIFY(!hand.tool().finish()); // it is done
        context.document.undo();
        QCOMPARE(context.labels().count(2), std::int64_t(0));
        QCOMPARE(context.shapes().size(), std::size_t(0));
    }

    void polygonTakesCornersBack()
    {
        FakeToolContext context(testPicture());
        Hand hand(context, "polygon");
        clickAll(hand, {kCorners[0], kCorners[1], {100, 80}});
        QVERIFY(hand.tool().undoPart());
        clickAll(hand, {{110, 10}});
        QVERIFY(hand.key(Qt::Key_Backspace));
        clickAll(hand, {kCorners[2]});
        hand.tool().finish();
        QVERIFY(pixelsOfClass(context, 1) == wanted(context, kCorners));
        // To the very last corner, and no further.
        clickAll(hand, {kCorners[0]});
        QVERIFY(hand.tool().undoPart());
        QVERIFY(!hand.tool().undoPart());
        QVERIFY(!hand.key(Qt::Key_Backspace));
        QCOMPARE(context.steps(), std::size_t(1));
    }

    void polygonNeedsThreeCorners()
    {
        FakeToolContext context(testPicture());
        Hand hand(context, "polygon");
        clickAll(hand, {kCorners[0], kCorners[1]});
        QVERIFY(hand.tool().finish());
        QVERIFY(!context.hinted.isEmpty());
        QCOMPARE(context.steps(), std::size_t(0));
        clickAll(hand, {kCorners[2]}); // it goes on
        hand.tool().finish();
        QVERIFY(pixelsOfClass(context, 1) == wanted(context, kCorners));
    }

    void polygonWithShiftKeepsToEighths()
    {
        FakeToolContext context(testPicture());
        Hand hand(context, "polygon");
        hand.click({20, 20});
        hand.modifiers = Qt::ShiftModifier;
        hand.click({60, 22}); // nearly level
        hand.click({81, 60}); // down and to the right, between
        hand.modifiers = {};
        hand.tool().finish();
        const Ring ring = context.shapes().all().front()->parts.front().outer;
        QCOMPARE(ring[1].y, 20.0);
        QCOMPARE(ring[1].x, 60.0);
        const cv::Point2d way = ring[2] - ring[1];
        QVERIFY(std::abs(std::abs(way.x) - std::abs(way.y)) < 1e-9);
    }

    void cornerFollowsWhileTheButtonIsHeld()
    {
        FakeToolContext context(testPicture());
        Hand hand(context, "polygon");
        clickAll(hand, {kCorners[0], kCorners[1]});
        hand.drag({{90, 80}, {70, 75}, kCorners[2]});
        hand.tool().finish();
        QVERIFY(pixelsOfClass(context, 1) == wanted(context, kCorners));
    }

    void polygonEscapeLeavesNothing()
    {
        FakeToolContext context(testPicture());
        Hand hand(context, "polygon");
        clickAll(hand, kCorners);
        QVERIFY(hand.tool().cancel());
        QVERIFY(!hand.tool().cancel());
        QVERIFY(!hand.tool().finish());
        QCOMPARE(context.steps(), std::size_t(0));
    }

    void altCutsAHole_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::newRow("polygon") << QStringLiteral("polygon");
        QTest::newRow("freehand") << QStringLiteral("freehand");
    }

    void altCutsAHole()
    {
        QFETCH(QString, tool);
        FakeToolContext context(testPicture());
        context.options[QStringLiteral("smoothing")] = 0;
        Hand(context, "rectangle").drag({{10, 10}, {100, 80}});
        const std::vector<QPointF> hole{{30, 30}, {60, 30}, {60, 60}, {30, 60}};
        context.fill(Region(cv::Rect(35, 35, 5, 5)), {6}); // another class inside stays
        Hand hand(context, qPrintable(tool));
        hand.modifiers = Qt::AltModifier;
        if (tool == QLatin1String("polygon")) {
            hand.click(hole[0]);
            hand.modifiers = {};
            clickAll(hand, {hole[1], hole[2], hole[3]});
            hand.tool().finish();
        } else {
            hand.drag(hole);
        }
        QCOMPARE(context.lastStep(), QStringLiteral("Cut hole"));
        QCOMPARE(context.labels().count(1), std::int64_t(90 * 70 - 900));
        QCOMPARE(context.labels().count(6), std::int64_t(25));
        QCOMPARE(context.labels().at(50, 50), kUnlabelled);
        const ShapePtr shape = context.shapes().all().front();
        QCOMPARE(shape->parts.front().holes.size(), std::size_t(1));
        QCOMPARE(pixelsOf(*shape, context.picture.size()).area(), std::int64_t(90 * 70 - 900));
        context.document.undo();
        QVERIFY(context.shapes().all().front()->kind == ShapeKind::Rectangle);
        QCOMPARE(context.labels().at(50, 50), std::uint16_t(1));
    }

    void freehandFollowsTheHand()
    {
        FakeToolContext context(testPicture());
        context.options[QStringLiteral("smoothing")] = 0;
        const std::vector<QPointF> way{{20, 20}, {50, 15}, {90, 40}, {70, 80}, {30, 70}};
        Hand hand(context, "freehand");
        hand.drag(way);
        QCOMPARE(context.steps(), std::size_t(1));
        QVERIFY(pixelsOfClass(context, 1) == wanted(context, way));
        hand.click({60, 60}); // a click is no outline
        QCOMPARE(context.steps(), std::size_t(1));
        hand.press({20, 20});
        hand.move({80, 20});
        hand.move({80, 80});
        QVERIFY(hand.tool().cancel());
        hand.release({80, 80});
        QCOMPARE(context.steps(), std::size_t(1));
    }

    void freehandPaintsWhatItsSmoothedShapeCovers()
    {
        FakeToolContext context(testPicture());
        context.options[QStringLiteral("smoothing")] = 3.0;
        std::vector<QPointF> way;
        for (int i = 0; i < 60; ++i)
            way.emplace_back(60 + 30 * std::cos(i * 0.1047), 45 + 30 * std::sin(i * 0.1047));
        Hand(context, "freehand").drag(way);
        const ShapePtr shape = context.shapes().all().front();
        QVERIFY(shape->parts.front().outer.size() < 30);
        QVERIFY(pixelsOfClass(context, 1) == pixelsOf(*shape, context.picture.size()));
    }

    void scissorsFollowTheEngine()
    {
        FakeToolContext context(testPicture());
        const std::vector<cv::Point> anchors{{36, 23}, {58, 45}, {36, 67}, {14, 45}};
        Hand hand(context, "scissors");
        for (const cv::Point& anchor : anchors) {
            hand.click({anchor.x + 0.5, anchor.y + 0.5});
            QVERIFY(context.waitForJob());
        }
        QVERIFY(hand.tool().finish());
        QVERIFY(context.waitForJob());
        QCOMPARE(context.steps(), std::size_t(1));
        Ring ring;
        for (std::size_t i = 0; i < anchors.size(); ++i) {
            Scissors scissors(context.picture);
            scissors.anchor(anchors[i]);
            const auto path = scissors.pathTo(anchors[(i + 1) % anchors.size()]);
            for (std::size_t k = 0; k + 1 < path.size(); ++k)
                ring.emplace_back(path[k].x + 0.5, path[k].y + 0.5);
        }
        QVERIFY(pixelsOfClass(context, 1) == polygonPixels(simplified({{ring, {}}}, 0.5), context.picture.size()));
        // The disc of the picture is what has been cut out, but for its edge.
        const double area = 3.14159 * 22.5 * 22.5;
        QVERIFY(std::abs(double(context.labels().count(1)) - area) < 0.12 * area);
    }

    void scissorsDoNotWaitForAFastHand()
    {
        FakeToolContext context(testPicture());
        Hand hand(context, "scissors");
        for (const QPointF& point : {QPointF(36.5, 23.5), QPointF(58.5, 45.5), QPointF(36.5, 67.5)})
            hand.click(point); // no ways are known yet
        hand.doubleClick({14.5, 45.5});
        QCOMPARE(context.steps(), std::size_t(0));
        QVERIFY(context.waitForJob());
        QCOMPARE(context.steps(), std::size_t(1));
        const auto fast = context.labelsNow();
        context.document.undo();
        for (const QPointF& point :
             {QPointF(36.5, 23.5), QPointF(58.5, 45.5), QPointF(36.5, 67.5), QPointF(14.5, 45.5)}) {
            hand.click(point);
            QVERIFY(context.waitForJob());
        }
        hand.tool().finish();
        QVERIFY(context.waitForJob());
        QVERIFY(samePixels(context.labelsNow(), fast)); // the same outline
    }

    void scissorsTakeBackAndDrop()
    {
        FakeToolContext context(testPicture());
        Hand hand(context, "scissors");
        hand.click({36.5, 23.5});
        hand.click({100.5, 80.5});
        QVERIFY(hand.tool().undoPart());
        QVERIFY(hand.tool().finish()); // one point only: it says so, and goes on
        QCOMPARE(context.steps(), std::size_t(0));
        QVERIFY(hand.key(Qt::Key_Backspace));
        QVERIFY(!hand.tool().undoPart());
        hand.click({36.5, 23.5});
        hand.click({58.5, 45.5});
        hand.click({14.5, 45.5});
        hand.tool().finish();
        QVERIFY(hand.tool().cancel()); // before the ways are found
        QVERIFY(context.waitForJob());
        QCOMPARE(context.steps(), std::size_t(0));
    }
};

QTEST_MAIN(TestOutlineTools)
#include "tst_outline_tools.moc"
