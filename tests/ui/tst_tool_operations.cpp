// Operations on the class and on chosen shapes.
#include "core/annotation/fill.h"
#include "core/annotation/morphology.h"
#include "core/annotation/outline.h"
#include "core/annotation/rasterise.h"
#include "tests/support/fake_tool_context.h"
#include "ui/tools/edit_run.h"

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

/// Of class 1: a ring, a blot, and a bar with a rough edge.
void addBlots(FakeToolContext& context)
{
    const auto size = context.picture.size();
    context.fill(combine(ellipsePixels({{30, 30}, {40, 40}}, size), ellipsePixels({{30, 30}, {14, 10}}, size),
                         SetOperation::Subtract),
                 {1});
    context.fill(Region(cv::Rect(70, 10, 30, 30)), {1});
    context.fill(Region(cv::Rect(80, 20, 8, 8)), {2});
    for (int x = 10; x < 110; x += 4)
        context.fill(Region(cv::Rect(x, 65 - x % 3, 2, 12)), {1});
}

using Make = std::function<void(EditBuilder&, const cv::Rect&)>;

cv::Mat made(const FakeToolContext& context, const Make& make, const cv::Rect& area)
{
    EditBuilder edit(context.document.labels(), context.overwrite);
    make(edit, area);
    return edit.read(context.document.labels().grid().image());
}

Region pixelsOfClass(const FakeToolContext& context, std::uint16_t label)
{
    return pixelsWith(context.labels(), label, {{}, context.picture.size()});
}

} // namespace

class TestToolOperations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void classOperationsAreTheEngines_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("area"); // of the option
        for (const char* id : {"fill-holes", "smooth", "grow", "shrink"})
            for (const int area : {0, 1, 2})
                QTest::addRow("%s in %d", id, area) << QString::fromLatin1(id) << area;
    }

    void classOperationsAreTheEngines()
    {
        QFETCH(QString, id);
        QFETCH(int, area);
        FakeToolContext context(testPicture());
        addBlots(context);
        context.add(square(5, 60, 40, 10, 3));
        context.chosenShapes.set({5});
        context.viewport.setWidgetSize({240, 400});
        context.viewport.centreOn({30, 45});
        const QRect seen = context.viewport.visible().toAlignedRect();
        const cv::Rect image({}, context.picture.size()),
            inView = cv::Rect(seen.x(), seen.y(), seen.width(), seen.height()) & image,
            aroundShape = cv::Rect(60 - 32, 40 - 32, 74, 74) & image;
        QVERIFY(inView.width < image.width);
        context.options[QStringLiteral("operation-area")] = area;
        context.options[QStringLiteral("smooth-radius")] = 2;
        context.options[QStringLiteral("grow-radius")] = 3;
        const QHash<QString, Make> makers = {
            {QStringLiteral("fill-holes"), [](EditBuilder& e, const cv::Rect& r) { fillHoles(e, 1, r); }},
            {QStringLiteral("smooth"), [](EditBuilder& e, const cv::Rect& r) { smooth(e, 1, 2, r); }},
            {QStringLiteral("grow"), [](EditBuilder& e, const cv::Rect& r) { grow(e, 1, 3, r); }},
            {QStringLiteral("shrink"), [](EditBuilder& e, const cv::Rect& r) { shrink(e, 1, 3, {}, r); }}};
        const cv::Mat before = context.labelsNow();
        const cv::Mat wanted = made(context, makers[id], area == 0 ? image : area == 1 ? inView : aroundShape);
        QVERIFY(!samePixels(before, wanted));
        const auto steps = context.steps();
        runOperation(context, qPrintable(id));
        QVERIFY(samePixels(context.labelsNow(), wanted));
        QCOMPARE(context.steps(), steps + 1);
        QVERIFY(context.isCanvasRight());
        context.document.undo();
        QVERIFY(samePixels(context.labelsNow(), before));
    }

    void theyNeedSomethingChosenForThatArea()
    {
        FakeToolContext context(testPicture());
        addBlots(context);
        context.options[QStringLiteral("operation-area")] = 2;
        const auto steps = context.steps();
        runOperation(context, "grow");
        QCOMPARE(context.steps(), steps);
        QVERIFY(!context.hinted.isEmpty());
    }

    void largestHole()
    {
        FakeToolContext context(testPicture());
        addBlots(context);
        context.options[QStringLiteral("largest-hole")] = 64;
        runOperation(context, "fill-holes");
        QCOMPARE(context.labels().count(2), std::int64_t(0)); // 64 pixels
        QCOMPARE(context.labels().at(30, 30), kUnlabelled);   // more
        context.overwrite.locked = {kUnlabelled};
        context.options[QStringLiteral("largest-hole")] = 0;
        runOperation(context, "fill-holes");
        QCOMPARE(context.labels().at(30, 30), kUnlabelled); // the policy holds
    }

    void largeImagesAreWorkedOnAside()
    {
        FakeToolContext context(cv::Mat(1100, 1000, CV_8UC3, cv::Scalar(9, 9, 9)), 0.5);
        context.fill(Region(cv::Rect(100, 100, 300, 300)), {1});
        const cv::Mat wanted =
            made(context, [](EditBuilder& e, const cv::Rect& r) { grow(e, 1, 2, r); }, {0, 0, 1000, 1100});
        runOperation(context, "grow");
        QVERIFY(samePixels(context.labelsNow(), wanted));
        QCOMPARE(context.steps(), std::size_t(2));
    }

    void copiesFromThePreviousImage()
    {
        FakeToolContext context(testPicture());
        context.fill(Region(cv::Rect(0, 0, 120, 20)), {6});
        runOperation(context, "copy-previous");
        QVERIFY(!context.hinted.isEmpty()); // there is none
        cv::Mat labels(90, 120, CV_16UC1, cv::Scalar(kUnlabelled));
        labels(cv::Rect(10, 10, 50, 50)) = 4;
        context.before = LabelMap(labels);
        runOperation(context, "copy-previous");
        QCOMPARE(context.labels().count(4), std::int64_t(2500));
        QCOMPARE(context.labels().count(6), std::int64_t(120 * 20 - 500)); // unlabelled pixels stay out
        QCOMPARE(context.steps(), std::size_t(2));
        context.document.undo();
        context.overwrite.mode = OverwritePolicy::Mode::OnlyUnlabelled;
        runOperation(context, "copy-previous");
        QCOMPARE(context.labels().count(6), std::int64_t(120 * 20));
    }

    void clearsAllButLockedClasses()
    {
        FakeToolContext context(testPicture());
        context.add(square(1, 10, 10, 20, 3));
        context.add(square(2, 50, 10, 20, 4));
        context.fill(Region(cv::Rect(0, 60, 30, 30)), {kIgnoreLabel});
        context.overwrite.locked = {4};
        context.overwrite.mode = OverwritePolicy::Mode::OnlyUnlabelled;
        runOperation(context, "clear-labels");
        QCOMPARE(context.labels().count(4), std::int64_t(400));
        QCOMPARE(context.labels().count(kUnlabelled), std::int64_t(120 * 90 - 400));
        QVERIFY(!context.shapes().find(1) && context.shapes().find(2));
        QCOMPARE(context.steps(), std::size_t(4));
        context.document.undo();
        QCOMPARE(context.labels().count(3), std::int64_t(400));
        QVERIFY(context.shapes().find(1));
    }

    void classBecomesShapes()
    {
        FakeToolContext context(testPicture());
        addBlots(context);
        context.add(square(1, 100, 70, 6, 1)); // goes into the new ones
        context.add(square(2, 5, 75, 6, 2));   // of another class: stays
        context.fill(Region(cv::Rect(115, 5, 2, 2)), {1});
        const cv::Mat before = context.labelsNow();
        context.options[QStringLiteral("smallest-shape")] = 5;
        runOperation(context, "class-to-shapes");
        QVERIFY(samePixels(context.labelsNow(), before));
        Region covered;
        for (const ShapePtr& shape : context.shapes().all()) {
            if (shape->label != 1) continue;
            QCOMPARE(shape->parts.size(), std::size_t(1));
            covered = combine(covered, pixelsOf(*shape, context.picture.size()), SetOperation::Unite);
        }
        QVERIFY(covered == combine(pixelsOfClass(context, 1), Region(cv::Rect(115, 5, 2, 2)), SetOperation::Subtract));
        QVERIFY(context.shapes().find(2) && context.shapes().find(2)->label == 2);
        context.painted = {kUnlabelled, 0};
        const auto steps = context.steps();
        runOperation(context, "class-to-shapes");
        QCOMPARE(context.steps(), steps);
    }

    void combinations_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("operation");
        QTest::newRow("unite") << QStringLiteral("unite") << int(SetOperation::Unite);
        QTest::newRow("subtract") << QStringLiteral("subtract") << int(SetOperation::Subtract);
        QTest::newRow("intersect") << QStringLiteral("intersect") << int(SetOperation::Intersect);
    }

    void combinations()
    {
        QFETCH(QString, id);
        QFETCH(int, operation);
        FakeToolContext context(testPicture());
        context.add(square(1, 10, 10, 40, 3));
        context.add(square(2, 30, 30, 40, 3));
        const auto size = context.picture.size();
        const Region wanted = combine(pixelsOf(*context.shapes().find(2), size),
                                      pixelsOf(*context.shapes().find(1), size), SetOperation(operation));
        context.chosenShapes.set({2, 1}); // the second was chosen first
        runOperation(context, qPrintable(id));
        QCOMPARE(context.shapes().size(), std::size_t(1));
        QVERIFY(pixelsOf(*context.shapes().find(2), size) == wanted);
        QVERIFY(pixelsOfClass(context, 3) == wanted);
        QVERIFY(context.chosenShapes.ids() == std::vector<std::uint64_t>({2}));
        QCOMPARE(context.steps(), std::size_t(3));
        context.document.undo();
        QCOMPARE(context.shapes().size(), std::size_t(2));
        QCOMPARE(context.labels().count(3), std::int64_t(2 * 1600 - 400));
        context.chosenShapes.set({1});
        runOperation(context, qPrintable(id)); // one alone: it says so
        QCOMPARE(context.shapes().size(), std::size_t(2));
        QVERIFY(!context.hinted.isEmpty());
    }

    void nothingIsLeft()
    {
        FakeToolContext context(testPicture());
        context.add(square(1, 10, 10, 10, 3));
        context.add(square(2, 50, 30, 10, 3));
        context.chosenShapes.set({1, 2});
        runOperation(context, "intersect");
        QCOMPARE(context.shapes().size(), std::size_t(2));
        QVERIFY(context.hinted.contains(QLatin1String("Nothing")));
    }

    void anotherClass()
    {
        FakeToolContext context(testPicture());
        context.add(square(1, 10, 10, 20, 3));
        context.add(square(2, 50, 10, 20, 4));
        context.chosenShapes.set({1, 2});
        context.painted = {4, 0};
        runOperation(context, "assign-class");
        QCOMPARE(context.labels().count(4), std::int64_t(800));
        QCOMPARE(context.shapes().find(1)->label, std::uint16_t(4));
        QCOMPARE(context.steps(), std::size_t(3));
    }

    void frontAndBack()
    {
        FakeToolContext context(testPicture());
        for (int i = 0; i < 4; ++i)
            context.add(square(std::uint64_t(i + 1), 10 + 5 * i, 10, 40, std::uint16_t(i)));
        QCOMPARE(context.labels().at(30, 20), std::uint16_t(3));
        context.chosenShapes.set({2, 1});
        runOperation(context, "bring-to-front");
        QCOMPARE(context.labels().at(30, 20), std::uint16_t(1)); // among each other they lie as before
        QCOMPARE(context.labels().at(12, 20), std::uint16_t(0));
        std::vector<std::uint64_t> order;
        for (const ShapePtr& shape : context.shapes().all())
            order.push_back(shape->id);
        QVERIFY(order == std::vector<std::uint64_t>({3, 4, 1, 2}));
        runOperation(context, "send-to-back");
        QCOMPARE(context.labels().at(30, 20), std::uint16_t(3));
        order.clear();
        for (const ShapePtr& shape : context.shapes().all())
            order.push_back(shape->id);
        QVERIFY(order == std::vector<std::uint64_t>({1, 2, 3, 4}));
        QCOMPARE(context.steps(), std::size_t(6));
    }

    void duplicateAndDelete()
    {
        FakeToolContext context(testPicture());
        Shape shape = square(1, 10, 10, 20, 3);
        shape.instance = 7;
        context.add(shape);
        context.painted = {3, 30};
        context.chosenShapes.set({1});
        runOperation(context, "duplicate");
        QCOMPARE(context.shapes().size(), std::size_t(2));
        const ShapePtr copy = context.shapes().find(2);
        QCOMPARE(boundsOf(*copy).x, 14.0); // 16 widget pixels at a zoom of 4
        QCOMPARE(copy->instance, 30u);     // another object
        QVERIFY(context.chosenShapes.ids() == std::vector<std::uint64_t>({2}));
        runOperation(context, "select-all");
        QVERIFY(context.chosenShapes.ids() == std::vector<std::uint64_t>({1, 2}));
        runOperation(context, "delete-shapes");
        QCOMPARE(context.shapes().size(), std::size_t(0));
        QCOMPARE(context.labels().count(3), std::int64_t(0));
        QVERIFY(context.chosenShapes.isEmpty());
        QCOMPARE(context.steps(), std::size_t(3));
        context.hinted.clear();
        runOperation(context, "delete-shapes");
        QVERIFY(!context.hinted.isEmpty());
    }

    void fewerCorners()
    {
        FakeToolContext context(testPicture());
        Shape rough = square(1, 10, 10, 60, 3);
        rough.parts = outlineOf(ellipsePixels({{50, 45}, {70, 60}}, context.picture.size()));
        context.add(rough);
        context.chosenShapes.set({1});
        context.options[QStringLiteral("simplify-tolerance")] = 1.0;
        runOperation(context, "simplify");
        const ShapePtr now = context.shapes().find(1);
        QVERIFY(now->parts == simplified(rough.parts, 1.0));
        QVERIFY(now->parts[0].outer.size() * 2 < rough.parts[0].outer.size());
        QVERIFY(pixelsOfClass(context, 3) == pixelsOf(*now, context.picture.size()));
        QCOMPARE(context.steps(), std::size_t(2));
    }
};

QTEST_MAIN(TestToolOperations)
#include "tst_tool_operations.moc"
