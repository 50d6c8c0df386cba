#include "core/annotation/fill.h"
#include "core/annotation/shape_edits.h"
#include "tests/support/fake_tool_context.h"

using namespace sdw;
using namespace sdw::test;
using namespace sdw::ui;

namespace {

Shape square(std::uint64_t id, double x, double y, double side, std::uint16_t label)
{
    Shape shape;
    shape.id = id;
    shape.order = std::int64_t(id);
    shape.label = label;
    shape.parts = {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, {}}};
    return shape;
}

/// Two squares that overlap, and one apart.
struct Scene : FakeToolContext {
    Scene()
        : FakeToolContext(testPicture())
        , start((add(square(1, 10, 10, 30, 3)), add(square(2, 30, 20, 30, 4)), add(square(3, 80, 50, 20, 5)), steps()))
    {
    }
    std::size_t start; ///< steps before the test does anything

    ShapePtr shape(std::uint64_t id) const { return shapes().find(id); }
    /// The labels after these changes.
    cv::Mat after(const std::vector<ShapeChange>& changes) const
    {
        EditBuilder edit(document.labels(), overwrite);
        changeShapes(edit, document.shapes(), changes, overwrite);
        return edit.read(document.labels().grid().image());
    }
};

using Ids = std::vector<std::uint64_t>;

} // namespace

class TestSelectTool : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clicksChoose()
    {
        Scene scene;
        Hand hand(scene, "select");
        hand.click({15, 15});
        QVERIFY(scene.chosenShapes.ids() == Ids({1}));
        hand.click({35, 30}); // the topmost one
        QVERIFY(scene.chosenShapes.ids() == Ids({2}));
        hand.modifiers = Qt::ShiftModifier;
        hand.click({90, 60});
        QVERIFY(scene.chosenShapes.ids() == Ids({2, 3}));
        hand.click({50, 40});
        QVERIFY(scene.chosenShapes.ids() == Ids({3}));
        hand.modifiers = {};
        hand.click({110, 5});
        QVERIFY(scene.chosenShapes.isEmpty());
        QCOMPARE(scene.steps(), scene.start);
    }

    void aBandChoosesWhatItHolds()
    {
        Scene scene;
        Hand hand(scene, "select");
        hand.drag({{5, 5}, {30, 40}, {65, 60}});
        QVERIFY(scene.chosenShapes.ids() == Ids({1, 2}));
        hand.modifiers = Qt::ShiftModifier;
        hand.drag({{75, 45}, {115, 85}});
        QVERIFY(scene.chosenShapes.ids() == Ids({1, 2, 3}));
    }

    void dragMovesShapesAndPixelsInOneStep()
    {
        Scene scene;
        const cv::Mat before = scene.labelsNow();
        const auto to = std::make_shared<Shape>(moved(*scene.shape(2), {25, -5}));
        const cv::Mat wanted = scene.after({{scene.shape(2), to}});
        Hand hand(scene, "select");
        hand.press({55, 45});
        hand.move({55.3, 45.2}); // not yet meant
        QVERIFY(!scene.isPreviewing());
        hand.move({70, 30});
        QVERIFY(scene.isPreviewing());
        hand.move({80, 40});
        QVERIFY(samePixels(scene.shown(), wanted));
        QVERIFY(scene.isCanvasRight());
        QVERIFY(samePixels(scene.labelsNow(), before));
        hand.release({80, 40});
        QVERIFY(!scene.isPreviewing());
        QVERIFY(samePixels(scene.labelsNow(), wanted));
        QVERIFY(*scene.shape(2) == *to);
        QCOMPARE(scene.steps(), scene.start + 1);
        QVERIFY(scene.chosenShapes.ids() == Ids({2}));
        QCOMPARE(scene.labels().at(35, 30), std::uint16_t(3)); // handed to the shape below
        scene.document.undo();
        QVERIFY(samePixels(scene.labelsNow(), before));
        QCOMPARE(boundsOf(*scene.shape(2)).x, 30.0);
    }

    void severalMoveTogether()
    {
        Scene scene;
        scene.chosenShapes.set({1, 3});
        Hand hand(scene, "select");
        hand.drag({{90, 60}, {95, 65}});
        QCOMPARE(boundsOf(*scene.shape(1)).x, 15.0);
        QCOMPARE(boundsOf(*scene.shape(3)).y, 55.0);
        QCOMPARE(boundsOf(*scene.shape(2)).x, 30.0);
        QCOMPARE(scene.steps(), scene.start + 1);
    }

    void chosenShapesCanBeDraggedFromBelow()
    {
        Scene scene;
        scene.chosenShapes.set({1});
        Hand hand(scene, "select");
        hand.drag({{35, 30}, {40, 30}}); // shape 2 lies above here
        QCOMPARE(boundsOf(*scene.shape(1)).x, 15.0);
        hand.click({37, 35}); // a click chooses what is on top
        QVERIFY(scene.chosenShapes.ids() == Ids({2}));
    }

    void altDragCopies()
    {
        Scene scene;
        Hand hand(scene, "select");
        hand.modifiers = Qt::AltModifier;
        hand.drag({{90, 60}, {100, 20}});
        QCOMPARE(scene.shapes().size(), std::size_t(4));
        QCOMPARE(boundsOf(*scene.shape(3)).x, 80.0);
        QCOMPARE(boundsOf(*scene.shape(4)).x, 90.0);
        QCOMPARE(scene.labels().count(5), std::int64_t(800));
        QVERIFY(scene.chosenShapes.ids() == Ids({4}));
        QCOMPARE(scene.steps(), scene.start + 1);
        QVERIFY(scene.shape(4)->order > scene.shape(3)->order);
    }

    void cornersArePulled()
    {
        Scene scene;
        Hand hand(scene, "select");
        hand.click({90, 60});
        hand.drag({{100.3, 70.2}, {105, 75}, {110, 80}}); // within reach of the corner
        const Shape wanted = [&] {
            Shape shape = square(3, 80, 50, 20, 5);
            shape.parts[0].outer[2] = {110, 80};
            return shape;
        }();
        QVERIFY(scene.shape(3)->parts == wanted.parts);
        QVERIFY(pixelsWith(scene.labels(), 5, {{}, scene.picture.size()}) == pixelsOf(wanted, scene.picture.size()));
        QVERIFY(scene.chosenShapes.corner() == ShapeCorner({3, 0, 0, 2}));
        // Delete takes that corner away, then the shape.
        QVERIFY(hand.key(Qt::Key_Delete));
        QCOMPARE(scene.shape(3)->parts[0].outer.size(), std::size_t(3));
        QVERIFY(hand.key(Qt::Key_Delete));
        QVERIFY(!scene.shape(3));
        QCOMPARE(scene.labels().count(5), std::int64_t(0));
        QCOMPARE(scene.steps(), scene.start + 3);
    }

    void aTriangleKeepsItsCorners()
    {
        Scene scene;
        Shape triangle = square(8, 70, 5, 20, 6);
        triangle.parts[0].outer.pop_back();
        scene.add(triangle);
        scene.chosenShapes.set({8});
        scene.chosenShapes.setCorner(ShapeCorner{8, 0, 0, 1});
        Hand hand(scene, "select");
        hand.key(Qt::Key_Delete);
        QCOMPARE(scene.shape(8)->parts[0].outer.size(), std::size_t(3));
        QVERIFY(scene.hinted.contains(QLatin1String("three")));
    }

    void aClickOnAnEdgeAddsACorner()
    {
        Scene scene;
        Hand hand(scene, "select");
        hand.click({90, 60});
        const cv::Mat before = scene.labelsNow();
        hand.click({90, 50});
        QCOMPARE(scene.shape(3)->parts[0].outer.size(), std::size_t(5));
        QVERIFY(scene.shape(3)->parts[0].outer[1] == cv::Point2d(90, 50));
        QVERIFY(samePixels(scene.labelsNow(), before)); // on the line: no pixel changes
        QCOMPARE(scene.steps(), scene.start + 1);
        hand.drag({{100, 60}, {110, 60}}); // or pulls it out at once
        QCOMPARE(scene.shape(3)->parts[0].outer.size(), std::size_t(6));
        QCOMPARE(scene.labels().at(105, 60), std::uint16_t(5));
    }

    void boxesArePulledByTheirCorners_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("rectangle") << int(ShapeKind::Rectangle);
        QTest::newRow("ellipse") << int(ShapeKind::Ellipse);
    }

    void boxesArePulledByTheirCorners()
    {
        QFETCH(int, kind);
        FakeToolContext context(testPicture());
        Shape shape;
        shape.id = 1;
        shape.kind = ShapeKind(kind);
        shape.label = 2;
        shape.centre = {40, 40};
        shape.size = {20, 30};
        context.add(shape);
        Hand hand(context, "select");
        hand.click({40, 40});
        hand.drag({{50, 55}, {60, 60}, {70, 65}});
        const ShapePtr now = context.shapes().find(1);
        QVERIFY(now->kind == ShapeKind(kind));
        QVERIFY(cv::norm(now->centre - cv::Point2d(50, 45)) < 1e-9);
        QVERIFY(std::abs(now->size.width - 40) < 1e-9 && std::abs(now->size.height - 40) < 1e-9);
        QVERIFY(pixelsWith(context.labels(), 2, {{}, context.picture.size()}) ==
                pixelsOf(*now, context.picture.size()));
        context.document.undo();
        QVERIFY(*context.shapes().find(1) == shape);
        // Turned ones keep the opposite corner, too.
        Shape turnedShape = shape;
        turnedShape.angle = 30;
        context.document.undo();
        context.add(turnedShape);
        hand.click({40, 40});
        const auto corners = [](Shape box) {
            box.kind = ShapeKind::Rectangle;
            return polygonOf(box).front().outer;
        };
        const Ring was = corners(turnedShape);
        hand.drag({{was[1].x, was[1].y}, {was[1].x + 12, was[1].y - 3}});
        const Ring is = corners(*context.shapes().find(1));
        QVERIFY(cv::norm(is[3] - was[3]) < 1e-6);
        QVERIFY(cv::norm(is[1] - was[1] - cv::Point2d(12, -3)) < 1e-6);
    }

    void arrowsMoveByAPixel()
    {
        Scene scene;
        Hand hand(scene, "select");
        QVERIFY(!hand.key(Qt::Key_Left)); // nothing chosen: the key is free
        hand.click({90, 60});
        QVERIFY(hand.key(Qt::Key_Left));
        QVERIFY(hand.key(Qt::Key_Down));
        QCOMPARE(boundsOf(*scene.shape(3)).x, 79.0);
        QCOMPARE(boundsOf(*scene.shape(3)).y, 51.0);
        QCOMPARE(scene.labels().count(5), std::int64_t(400));
        hand.modifiers = Qt::ShiftModifier;
        hand.key(Qt::Key_Right);
        QCOMPARE(boundsOf(*scene.shape(3)).x, 89.0);
        QCOMPARE(scene.steps(), scene.start + 3);
    }

    void escapeDropsTheDragThenTheChoice()
    {
        Scene scene;
        const cv::Mat before = scene.labelsNow();
        Hand hand(scene, "select");
        hand.press({90, 60});
        hand.move({50, 50});
        QVERIFY(hand.tool().cancel());
        QVERIFY(!scene.isPreviewing());
        QVERIFY(scene.isCanvasRight());
        hand.move({60, 60});
        hand.release({60, 60});
        QVERIFY(samePixels(scene.labelsNow(), before));
        QCOMPARE(scene.steps(), scene.start);
        QVERIFY(!hand.tool().cancel()); // as before operations: they work on what is chosen
        QVERIFY(scene.chosenShapes.ids() == Ids({3}));
        QVERIFY(hand.key(Qt::Key_Escape));
        QVERIFY(scene.chosenShapes.isEmpty());
        QVERIFY(!hand.key(Qt::Key_Escape));
        // Another tool for a moment leaves what is chosen to the operations.
        hand.click({90, 60});
        hand.tool().deactivated();
        QVERIFY(scene.chosenShapes.ids() == Ids({3}));
    }

    void lockedShapesStay()
    {
        Scene scene;
        scene.overwrite.locked = {5};
        Hand hand(scene, "select");
        hand.drag({{90, 60}, {60, 20}});
        QCOMPARE(boundsOf(*scene.shape(3)).x, 80.0);
        QCOMPARE(scene.steps(), scene.start);
        QVERIFY(scene.hinted.contains(QLatin1String("class 5")));
        hand.key(Qt::Key_Delete);
        QVERIFY(scene.shape(3));
    }

    void aDoubleClickMakesAShapeOfPixels()
    {
        FakeToolContext context(testPicture());
        const Region blob =
            combine(Region(cv::Rect(20, 20, 30, 20)), Region(cv::Rect(25, 25, 5, 5)), SetOperation::Subtract);
        context.fill(blob, {6});
        context.fill(Region(cv::Rect(80, 20, 10, 10)), {6});
        const cv::Mat before = context.labelsNow();
        Hand hand(context, "select");
        hand.doubleClick({40.5, 30.5});
        QCOMPARE(context.shapes().size(), std::size_t(1));
        const ShapePtr shape = context.shapes().all().front();
        QVERIFY(pixelsOf(*shape, context.picture.size()) == blob);
        QCOMPARE(shape->parts.front().holes.size(), std::size_t(1));
        QVERIFY(samePixels(context.labelsNow(), before));
        QVERIFY(context.chosenShapes.contains(shape->id));
        hand.doubleClick({5.5, 5.5}); // unlabelled
        QCOMPARE(context.shapes().size(), std::size_t(1));
    }

    void largeShapesAreMovedAside()
    {
        FakeToolContext context(cv::Mat(2200, 2200, CV_8UC3, cv::Scalar(9, 9, 9)), 0.25);
        context.add(square(1, 10, 10, 2100, 2));
        Hand hand(context, "select");
        hand.press({1000, 1000});
        hand.move({1050, 1050});
        QVERIFY(!context.isPreviewing()); // the outline alone moves
        hand.release({1050, 1050});
        QCOMPARE(context.steps(), std::size_t(1));
        QVERIFY(context.waitForJob());
        QCOMPARE(context.steps(), std::size_t(2));
        QCOMPARE(boundsOf(*context.shapes().find(1)).x, 60.0);
        QCOMPARE(context.labels().at(59, 1000), kUnlabelled);
        QCOMPARE(context.labels().at(60, 1000), std::uint16_t(2));
    }
};

QTEST_MAIN(TestSelectTool)
#include "tst_select_tool.moc"
