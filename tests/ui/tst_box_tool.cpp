#include "ui/tools/box_tool.h"

#include "core/annotation/fill.h"
#include "tests/support/fake_tool_context.h"

using namespace sdw;
using namespace sdw::test;
using namespace sdw::ui;

namespace {

Shape box(ShapeKind kind, double left, double top, double width, double height)
{
    Shape shape;
    shape.kind = kind;
    shape.centre = {left + width / 2, top + height / 2};
    shape.size = {width, height};
    return shape;
}

} // namespace

class TestBoxTool : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dragGivesShapeAndPixelsInOneStep_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::addColumn<int>("kind");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QRectF>("wanted");
        for (const auto& [tool, kind] :
             {std::pair("rectangle", ShapeKind::Rectangle), std::pair("ellipse", ShapeKind::Ellipse)}) {
            const auto row = [&](const char* how, Qt::KeyboardModifiers modifiers, const QRectF& wanted) {
                QTest::addRow("%s, %s", tool, how) << QString::fromLatin1(tool) << int(kind) << modifiers << wanted;
            };
            row("plain", Qt::NoModifier, {40, 30, 30, 20});
            row("square", Qt::ShiftModifier, {40, 30, 30, 30});
            row("from the centre", Qt::AltModifier, {10, 10, 60, 40});
            row("square from the centre", Qt::AltModifier | Qt::ShiftModifier, {10, 0, 60, 60});
        }
    }

    void dragGivesShapeAndPixelsInOneStep()
    {
        QFETCH(QString, tool);
        QFETCH(int, kind);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(QRectF, wanted);
        FakeToolContext context(testPicture());
        context.painted = {4, 17};
        Hand hand(context, qPrintable(tool));
        hand.modifiers = modifiers;
        hand.drag({{40.1, 30.1}, {50, 50}, {70.3, 49.8}});
        QCOMPARE(context.steps(), std::size_t(1));
        QCOMPARE(context.shapes().size(), std::size_t(1));
        const ShapePtr shape = context.shapes().all().front();
        const Shape outline = box(ShapeKind(kind), wanted.x(), wanted.y(), wanted.width(), wanted.height());
        QVERIFY(shape->kind == ShapeKind(kind));
        QCOMPARE(shape->label, std::uint16_t(4));
        QCOMPARE(shape->instance, 17u);
        QVERIFY(cv::norm(shape->centre - outline.centre) < 1e-9 && shape->size == outline.size);
        const Region pixels = pixelsOf(outline, context.picture.size());
        QCOMPARE(context.labels().count(4), pixels.area());
        QVERIFY(pixelsWith(context.labels(), 4, {{}, context.picture.size()}) == pixels);
        QVERIFY(context.chosenShapes.contains(shape->id));
        context.document.undo();
        QCOMPARE(context.labels().count(4), std::int64_t(0));
        QCOMPARE(context.shapes().size(), std::size_t(0));
        QVERIFY(context.chosenShapes.isEmpty());
    }

    void anyDirectionGivesTheSameBox()
    {
        FakeToolContext context(testPicture());
        Hand hand(context, "rectangle");
        hand.drag({{70, 50}, {40, 30}});
        QCOMPARE(context.labels().count(1), std::int64_t(600));
        QCOMPARE(context.labels().at(40, 30), std::uint16_t(1));
    }

    void staysInTheImage()
    {
        FakeToolContext context(testPicture());
        Hand(context, "rectangle").drag({{100, 80}, {400, 300}});
        QCOMPARE(context.labels().count(1), std::int64_t(20 * 10));
        const auto bounds = boundsOf(*context.shapes().all().front());
        QCOMPARE(bounds.x + bounds.width, 120.0);
        QCOMPARE(bounds.y + bounds.height, 90.0);
    }

    void nothingForAClickOrEscape()
    {
        FakeToolContext context(testPicture());
        Hand hand(context, "ellipse");
        hand.click({40, 40});
        hand.press({40, 40});
        hand.move({60, 60});
        QVERIFY(hand.tool().cancel());
        hand.move({70, 70});
        hand.release({70, 70});
        QVERIFY(!hand.tool().cancel());
        QCOMPARE(context.steps(), std::size_t(0));
    }

    void theThreeStatesGetNoShape()
    {
        FakeToolContext context(testPicture());
        context.painted = {kIgnoreLabel, 0};
        Hand(context, "rectangle").drag({{10, 10}, {20, 20}});
        QCOMPARE(context.labels().count(kIgnoreLabel), std::int64_t(100));
        QCOMPARE(context.shapes().size(), std::size_t(0));
    }

    void lockedClassesKeepTheirPixels()
    {
        FakeToolContext context(testPicture());
        context.fill(Region(cv::Rect(0, 0, 15, 90)), {8});
        context.overwrite.locked = {8};
        Hand(context, "rectangle").drag({{10, 10}, {20, 20}});
        QCOMPARE(context.labels().count(1), std::int64_t(50));
        QCOMPARE(context.shapes().size(), std::size_t(1)); // the outline is whole: it lies below what is locked
        context.overwrite.locked = {1};
        Hand(context, "rectangle").drag({{50, 10}, {60, 20}});
        QCOMPARE(context.shapes().size(), std::size_t(1));
        QVERIFY(context.hinted.contains(QLatin1String("class 1")));
    }
};

QTEST_MAIN(TestBoxTool)
#include "tst_box_tool.moc"
