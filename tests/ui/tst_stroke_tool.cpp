#include "ui/tools/stroke_tool.h"

#include "tests/support/fake_tool_context.h"

#include <QPainter>

using namespace sdw;
using namespace sdw::test;
using namespace sdw::ui;

namespace {

/// What the engine's stroke makes of the same samples.
cv::Mat expected(const FakeToolContext& context, const std::vector<BrushSample>& samples, Paint paint,
                 const OverwritePolicy& policy = {})
{
    EditBuilder edit(context.document.labels(), policy);
    BrushStroke stroke(edit, paint);
    for (const auto& sample : samples)
        stroke.add(sample);
    return edit.read(context.document.labels().grid().image());
}

} // namespace

class TestStrokeTool : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paintsWhatTheEnginePaints_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::addColumn<int>("label");
        QTest::newRow("brush") << QStringLiteral("brush") << 3;
        QTest::newRow("eraser") << QStringLiteral("eraser") << int(kUnlabelled);
        QTest::newRow("ignore") << QStringLiteral("ignore") << int(kIgnoreLabel);
    }

    void paintsWhatTheEnginePaints()
    {
        QFETCH(QString, tool);
        QFETCH(int, label);
        FakeToolContext context(testPicture());
        context.fill(Region(cv::Rect(0, 0, 60, 90)), {7});
        context.painted = {3, tool == QLatin1String("brush") ? 12u : 0u};
        context.options[QStringLiteral("size")] = 9;
        Hand hand(context, qPrintable(tool));
        const cv::Mat start = context.labelsNow();
        const Paint paint{std::uint16_t(label), label == 3 ? 12u : 0u};
        const cv::Mat wanted = expected(context, {{{20.5, 20.5}, 4.5}, {{40, 30}, 4.5}, {{70, 12}, 4.5}}, paint);

        hand.hover({20.5, 20.5});
        hand.press({20.5, 20.5});
        hand.move({40, 30});
        QVERIFY(context.isPreviewing());
        QVERIFY(samePixels(context.labelsNow(), start)); // nothing is done before the button is let go
        hand.move({70, 12});
        QVERIFY(samePixels(context.shown(), wanted));
        QVERIFY(context.isCanvasRight());
        hand.release({70, 12});
        QVERIFY(!context.isPreviewing());
        QVERIFY(samePixels(context.labelsNow(), wanted));
        QVERIFY(context.isCanvasRight());
        QCOMPARE(context.steps(), std::size_t(2));
        if (label == 3) QCOMPARE(context.document.labels().instances().at(40, 30), 12u);

        context.document.undo();
        QVERIFY(samePixels(context.labelsNow(), start));
        context.document.redo();
        QVERIFY(samePixels(context.labelsNow(), wanted));
    }

    void rightButtonAndControlErase()
    {
        FakeToolContext context(testPicture());
        context.fill(Region(cv::Rect(0, 0, 120, 90)), {2});
        context.options[QStringLiteral("size")] = 6;
        const cv::Mat wanted = expected(context, {{{30, 30}, 3}, {{50, 30}, 3}}, {});
        Hand hand(context, "brush");
        hand.drag({{30, 30}, {50, 30}}, Qt::RightButton);
        QVERIFY(samePixels(context.labelsNow(), wanted));
        context.document.undo();
        hand.modifiers = Qt::ControlModifier;
        hand.drag({{30, 30}, {50, 30}});
        QVERIFY(samePixels(context.labelsNow(), wanted));
    }

    void shiftDrawsAStraightLineFromTheLastPoint()
    {
        FakeToolContext context(testPicture());
        context.options[QStringLiteral("size")] = 4;
        Hand hand(context, "brush");
        hand.click({20, 20});
        const cv::Mat wanted = expected(context, {{{20, 20}, 2}, {{80, 60}, 2}}, {1});
        hand.modifiers = Qt::ShiftModifier;
        hand.click({80, 60});
        QVERIFY(samePixels(context.labelsNow(), wanted));
        QCOMPARE(context.steps(), std::size_t(2));
    }

    void altPicksAndLeavesThePixels()
    {
        FakeToolContext context(testPicture());
        context.fill(Region(cv::Rect(10, 10, 20, 20)), {5});
        Hand hand(context, "brush");
        hand.modifiers = Qt::AltModifier;
        hand.click({15, 15});
        QVERIFY(context.chosenLabel == std::uint16_t(5));
        hand.click({100, 80});
        QVERIFY(context.chosenLabel == kUnlabelled);
        hand.click({-3, 5}); // outside: as before
        QVERIFY(context.chosenLabel == kUnlabelled);
        QCOMPARE(context.steps(), std::size_t(1));
    }

    void pressureNarrowsTheLine()
    {
        FakeToolContext context(testPicture());
        context.options[QStringLiteral("size")] = 20;
        Hand hand(context, "brush");
        hand.pressure = 0.5;
        const cv::Mat narrow = expected(context, {{{60, 45}, pressedRadius(10, 0.5)}}, {1});
        const cv::Mat full = expected(context, {{{60, 45}, 10}}, {1});
        hand.click({60, 45});
        QVERIFY(samePixels(context.labelsNow(), narrow));
        QVERIFY(!samePixels(narrow, full));
        context.document.undo();
        context.options[QStringLiteral("pressure")] = false;
        hand.click({60, 45});
        QVERIFY(samePixels(context.labelsNow(), full));
    }

    void policyHolds()
    {
        FakeToolContext context(testPicture());
        context.fill(Region(cv::Rect(0, 0, 60, 90)), {7});
        context.overwrite.mode = OverwritePolicy::Mode::OnlyUnlabelled;
        context.options[QStringLiteral("size")] = 10;
        const cv::Mat wanted = expected(context, {{{60, 40}, 5}}, {1}, context.overwrite);
        Hand(context, "brush").click({60, 40});
        QVERIFY(samePixels(context.labelsNow(), wanted));
        QCOMPARE(context.labels().at(58, 40), std::uint16_t(7));
        QCOMPARE(context.labels().at(61, 40), std::uint16_t(1));
        // Nothing may change: no step, and no preview is left.
        Hand(context, "brush").click({20, 40});
        QCOMPARE(context.steps(), std::size_t(2));
        QVERIFY(!context.isPreviewing());
    }

    void escapeDropsTheStroke()
    {
        FakeToolContext context(testPicture());
        Hand hand(context, "brush");
        hand.press({30, 30});
        hand.move({60, 30});
        QVERIFY(hand.tool().cancel());
        QVERIFY(!hand.tool().cancel());
        QVERIFY(!context.isPreviewing());
        QVERIFY(context.isCanvasRight());
        hand.move({80, 30}); // the button is still down
        hand.release({80, 30});
        QCOMPARE(context.steps(), std::size_t(0));
        QCOMPARE(context.labels().count(kUnlabelled), std::int64_t(120 * 90));
    }

    void undoInsideAStrokeTakesTheStroke()
    {
        FakeToolContext context(testPicture());
        Hand hand(context, "brush");
        hand.click({20, 20});
        QVERIFY(!hand.tool().undoPart()); // what is done is the document's
        hand.press({60, 60});
        QVERIFY(hand.tool().undoPart());
        QVERIFY(!context.isPreviewing());
        hand.release({60, 60});
        QCOMPARE(context.steps(), std::size_t(1));
    }

    void workFromAsideDoesNotGetLostUnderAStroke()
    {
        FakeToolContext context(testPicture());
        context.options[QStringLiteral("size")] = 10;
        context.painted = {1, 6};
        Hand hand(context, "brush");
        hand.press({30, 30});
        hand.move({60, 30});
        context.fill(Region(cv::Rect(0, 0, 45, 90)), {4}); // comes back while the button is held
        const cv::Mat wanted = expected(context, {{{30, 30}, 5}, {{60, 30}, 5}}, {1});
        hand.release({60, 30});
        QVERIFY(samePixels(context.labelsNow(), wanted));
        QVERIFY(context.isCanvasRight());
        QCOMPARE(context.labels().instances().at(50, 30), 6u);
        context.document.undo();
        QCOMPARE(context.labels().count(4), std::int64_t(45 * 90));
        QCOMPARE(context.labels().count(1), std::int64_t(0));
    }

    void sizeByKeysAndWheel()
    {
        FakeToolContext context(testPicture());
        const QString size = QStringLiteral("size");
        Hand hand(context, "brush");
        context.options[size] = 5;
        QVERIFY(hand.key(Qt::Key_BracketRight));
        QCOMPARE(context.options[size].toInt(), 6);
        QVERIFY(hand.key(Qt::Key_BracketLeft));
        QCOMPARE(context.options[size].toInt(), 5);
        QVERIFY(hand.tool().wheel(2, Qt::AltModifier));
        QCOMPARE(context.options[size].toInt(), 7);
        QVERIFY(!hand.tool().wheel(2, Qt::ControlModifier)); // that one belongs to the canvas
        QCOMPARE(steppedSize(1, -1), 1);
        QCOMPARE(steppedSize(kLargestBrush, 3), kLargestBrush);
        for (int start = 1; start < 1800; ++start) // every size that one key leaves can be come back to nearly
            QVERIFY(std::abs(steppedSize(steppedSize(start, 1), -1) - start) <= std::max(1, start / 50));
    }

    void ringIsTheFootprint()
    {
        FakeToolContext context(testPicture(40, 30), 12);
        context.options[QStringLiteral("size")] = 5;
        Hand hand(context, "brush");
        hand.hover({20.5, 15.5});
        QImage drawn(context.viewport.widgetSize(), QImage::Format_ARGB32_Premultiplied);
        drawn.fill(0);
        QPainter painter(&drawn);
        hand.tool().paint(painter, context.viewport);
        painter.end();
        const Region disc = discPixels({{20.5, 15.5}, 2.5}, context.picture.size());
        QVERIFY(disc.area() > 12);
        // Every edge between a pixel that would be painted and one that would not is marked.
        for (const Span& span : disc.spans())
            for (const int x : {span.x0, span.x1}) {
                const QPointF at = context.viewport.toWidget({double(x), span.y + 0.5});
                QVERIFY(qAlpha(drawn.pixel(at.toPoint())) > 200);
            }
        const QPointF middle = context.viewport.toWidget({20.5, 15.5});
        QCOMPARE(qAlpha(drawn.pixel(middle.toPoint())), 0);
        hand.leave();
        drawn.fill(0);
        QPainter again(&drawn);
        hand.tool().paint(again, context.viewport);
        again.end();
        QCOMPARE(qAlpha(drawn.pixel(context.viewport.toWidget({18, 15.5}).toPoint())), 0);
    }

    void pickToolFollowsTheDrag()
    {
        FakeToolContext context(testPicture());
        context.fill(Region(cv::Rect(0, 0, 60, 90)), {4});
        context.fill(Region(cv::Rect(60, 0, 60, 90)), {6});
        Hand hand(context, "pick");
        hand.press({10, 10});
        QVERIFY(context.chosenLabel == std::uint16_t(4));
        hand.move({80, 10});
        QVERIFY(context.chosenLabel == std::uint16_t(6));
        hand.release({80, 10});
        hand.hover({10, 10});
        QVERIFY(context.chosenLabel == std::uint16_t(6));
    }
};

QTEST_MAIN(TestStrokeTool)
#include "tst_stroke_tool.moc"
