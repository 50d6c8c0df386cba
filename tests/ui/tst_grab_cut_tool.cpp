#include "core/annotation/brush.h"
#include "core/annotation/fill.h"
#include "core/annotation/grab_cut.h"
#include "tests/support/fake_tool_context.h"

using namespace sdw;
using namespace sdw::test;
using namespace sdw::ui;

namespace {

const cv::Rect kBox(8, 16, 56, 58);

void dragBox(Hand& hand)
{
    hand.drag({{8, 16}, {30, 40}, {64, 74}});
}

Region pixelsOfClass(const FakeToolContext& context, std::uint16_t label)
{
    return pixelsWith(context.labels(), label, {{}, context.picture.size()});
}

} // namespace

class TestGrabCutTool : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void enterLabelsWhatTheEngineFinds()
    {
        FakeToolContext context(testPicture());
        context.painted = {3, 4};
        const Region wanted = grabCut(context.picture, kBox);
        Hand hand(context, "grabcut");
        dragBox(hand);
        QVERIFY(context.waitForJob());
        QCOMPARE(context.steps(), std::size_t(0)); // until Enter it is only shown
        QVERIFY(hand.tool().finish());
        QCOMPARE(context.steps(), std::size_t(1));
        QVERIFY(pixelsOfClass(context, 3) == wanted);
        QVERIFY(wanted.area() > 1000);
        QVERIFY(!hand.tool().finish());
        context.document.undo();
        QCOMPARE(context.labels().count(3), std::int64_t(0));
    }

    void enterMayComeBeforeTheResult()
    {
        FakeToolContext context(testPicture());
        const Region wanted = grabCut(context.picture, kBox);
        Hand hand(context, "grabcut");
        dragBox(hand);
        QVERIFY(hand.tool().finish());
        QVERIFY(context.waitForJob());
        QVERIFY(pixelsOfClass(context, 1) == wanted);
        QCOMPARE(context.steps(), std::size_t(1));
    }

    void strokesCorrect()
    {
        FakeToolContext context(testPicture());
        context.options[QStringLiteral("size")] = 6;
        Hand hand(context, "grabcut");
        dragBox(hand);
        QVERIFY(context.waitForJob());
        const Region off = capsulePixels({{30, 45}, 3}, {{40, 45}, 3}, context.picture.size());
        const Region on = capsulePixels({{10, 20}, 3}, {{20, 20}, 3}, context.picture.size());
        hand.drag({{30, 45}, {40, 45}}, Qt::RightButton);
        QVERIFY(context.waitForJob());
        hand.drag({{10, 20}, {20, 20}});
        QVERIFY(context.waitForJob());
        hand.tool().finish();
        QVERIFY(pixelsOfClass(context, 1) == grabCut(context.picture, kBox, {on, off}));
        QVERIFY(combine(pixelsOfClass(context, 1), off, SetOperation::Intersect).empty());
        QVERIFY(combine(on, pixelsOfClass(context, 1), SetOperation::Subtract).empty());
    }

    void altTakesAwayAndUndoTakesStrokesBack()
    {
        FakeToolContext context(testPicture());
        context.options[QStringLiteral("size")] = 6;
        Hand hand(context, "grabcut");
        dragBox(hand);
        QVERIFY(context.waitForJob());
        hand.modifiers = Qt::AltModifier;
        hand.drag({{30, 45}, {40, 45}});
        hand.modifiers = {};
        QVERIFY(context.waitForJob());
        QVERIFY(hand.tool().undoPart());
        QVERIFY(context.waitForJob());
        hand.tool().finish();
        QVERIFY(pixelsOfClass(context, 1) == grabCut(context.picture, kBox));
        dragBox(hand);
        QVERIFY(hand.key(Qt::Key_Backspace)); // without strokes the box goes
        QVERIFY(!hand.tool().finish());
    }

    void escapeDropsIt()
    {
        FakeToolContext context(testPicture());
        Hand hand(context, "grabcut");
        dragBox(hand);
        QVERIFY(hand.tool().cancel()); // while it is looked for
        QVERIFY(context.waitForJob());
        QVERIFY(!hand.tool().finish());
        dragBox(hand);
        QVERIFY(context.waitForJob());
        QVERIFY(hand.tool().cancel());
        QVERIFY(!hand.tool().cancel());
        QCOMPARE(context.steps(), std::size_t(0));
        hand.drag({{8, 16}, {9, 17}}); // too small
        QVERIFY(!hand.tool().finish());
        QVERIFY(!context.hinted.isEmpty());
    }

    void otherWorkMayTakeItsPlace()
    {
        FakeToolContext context(testPicture());
        const Region wanted = grabCut(context.picture, kBox);
        Hand hand(context, "grabcut");
        dragBox(hand);
        context.start({}, [](const Progress&) { return Job::Deliver(); }); // an operation, say
        QVERIFY(context.waitForJob());
        QVERIFY(hand.tool().finish()); // looks for it again
        QVERIFY(context.waitForJob());
        QVERIFY(pixelsOfClass(context, 1) == wanted);
    }

    void policyHolds()
    {
        FakeToolContext context(testPicture());
        context.fill(Region(cv::Rect(0, 0, 36, 90)), {8});
        context.overwrite.mode = OverwritePolicy::Mode::OnlyUnlabelled;
        Hand hand(context, "grabcut");
        dragBox(hand);
        QVERIFY(context.waitForJob());
        hand.tool().finish();
        QVERIFY(context.labels().count(1) > 300);
        QCOMPARE(context.labels().count(8), std::int64_t(36 * 90));
    }
};

QTEST_MAIN(TestGrabCutTool)
#include "tst_grab_cut_tool.moc"
