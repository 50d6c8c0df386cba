// Bucket, magic wand, superpixels: pixels found by the engine.
#include "core/annotation/fill.h"
#include "core/annotation/superpixels.h"
#include "tests/support/fake_tool_context.h"
#include "ui/tools/edit_run.h"

using namespace sdw;
using namespace sdw::test;
using namespace sdw::ui;

namespace {

cv::Mat painted(const FakeToolContext& context, const Region& region, Paint paint)
{
    EditBuilder edit(context.document.labels(), context.overwrite);
    edit.paint(region, paint);
    return edit.read(context.document.labels().grid().image());
}

} // namespace

class TestRegionTools : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bucketFillsALabel_data()
    {
        QTest::addColumn<bool>("connected");
        QTest::newRow("connected") << true;
        QTest::newRow("everywhere") << false;
    }

    void bucketFillsALabel()
    {
        QFETCH(bool, connected);
        FakeToolContext context(testPicture());
        context.fill(Region(cv::Rect(10, 10, 20, 20)), {5});
        context.fill(Region(cv::Rect(60, 10, 20, 20)), {5});
        context.options[QStringLiteral("fill-connected")] = connected;
        context.painted = {2, 9};
        const cv::Mat wanted =
            painted(context, floodLabels(context.labels(), {15, 15}, {.contiguous = connected}), {2, 9});
        Hand hand(context, "bucket");
        hand.click({15.5, 15.5});
        QVERIFY(samePixels(context.labelsNow(), wanted));
        QCOMPARE(context.labels().count(2), connected ? std::int64_t(400) : std::int64_t(800));
        QCOMPARE(context.steps(), std::size_t(3));
        context.document.undo();
        QCOMPARE(context.labels().count(5), std::int64_t(800));
    }

    void bucketErasesAndPicks()
    {
        FakeToolContext context(testPicture());
        context.fill(Region(cv::Rect(10, 10, 20, 20)), {5});
        Hand hand(context, "bucket");
        hand.modifiers = Qt::AltModifier;
        hand.click({15, 15});
        QVERIFY(context.chosenLabel == std::uint16_t(5));
        QCOMPARE(context.steps(), std::size_t(1));
        hand.modifiers = {};
        hand.click({15, 15}, Qt::RightButton);
        QCOMPARE(context.labels().count(5), std::int64_t(0));
        hand.click({-5, 400}); // outside
        QCOMPARE(context.steps(), std::size_t(2));
    }

    void bucketObeysThePolicy()
    {
        FakeToolContext context(testPicture());
        context.fill(Region(cv::Rect(10, 10, 20, 20)), {5});
        context.overwrite.locked = {5};
        Hand(context, "bucket").click({15, 15});
        QCOMPARE(context.labels().count(5), std::int64_t(400));
        QCOMPARE(context.steps(), std::size_t(1));
        QVERIFY(!context.hinted.isEmpty()); // it says why nothing happened
    }

    void largeImagesAreFilledAside()
    {
        FakeToolContext context(cv::Mat(1100, 1000, CV_8UC3, cv::Scalar(9, 9, 9)), 1);
        QVERIFY(context.imageSize().area() > kAtOncePixels);
        Hand hand(context, "bucket");
        hand.click({500, 500});
        QCOMPARE(context.steps(), std::size_t(0));
        QVERIFY(context.waitForJob());
        QCOMPARE(context.labels().count(1), std::int64_t(1100) * 1000);

        // What was found for labels that are no longer there is dropped.
        context.painted = {2, 0};
        hand.click({500, 500});
        context.fill(Region(cv::Rect(0, 0, 10, 10)), {3});
        QVERIFY(context.waitForJob());
        QCOMPARE(context.labels().count(2), std::int64_t(0));
        QCOMPARE(context.labels().count(3), std::int64_t(100));
        QVERIFY(context.hinted.contains(QLatin1String("changed")));

        hand.click({500, 500});
        context.picture = context.picture.clone(); // another image
        QVERIFY(context.waitForJob());
        QCOMPARE(context.labels().count(2), std::int64_t(0));
    }

    void wandTakesWhatItShows()
    {
        FakeToolContext context(testPicture());
        context.options[QStringLiteral("tolerance")] = 12;
        const cv::Mat wanted = painted(context, magicWand(context.picture, {36, 45}, 12, {}), {1});
        Hand hand(context, "wand");
        hand.click({36.5, 45.5});
        QVERIFY(samePixels(context.labelsNow(), wanted));
        QVERIFY(std::abs(double(context.labels().count(1)) - 3.14159 * 22.5 * 22.5) < 60); // the disc
        QCOMPARE(context.steps(), std::size_t(1));
        hand.click({36.5, 45.5}, Qt::RightButton);
        QCOMPARE(context.labels().count(1), std::int64_t(0));
        context.options[QStringLiteral("wand-connected")] = false;
        context.options[QStringLiteral("tolerance")] = 255;
        hand.tool().settingsChanged();
        hand.click({36.5, 45.5});
        QCOMPARE(context.labels().count(1), std::int64_t(120 * 90));
    }

    void wandToleranceByWheel()
    {
        FakeToolContext context(testPicture());
        const QString id = QStringLiteral("tolerance");
        context.options[id] = 10;
        Hand hand(context, "wand");
        QVERIFY(hand.tool().wheel(3, Qt::AltModifier));
        QCOMPARE(context.options[id].toInt(), 13);
        QVERIFY(hand.tool().wheel(-500, Qt::AltModifier));
        QCOMPARE(context.options[id].toInt(), 0);
        QVERIFY(!hand.tool().wheel(1, Qt::ShiftModifier));
    }

    void hoveringIsNothingUnfinished()
    {
        FakeToolContext context(testPicture());
        for (const char* tool : {"wand", "superpixel"}) {
            Hand hand(context, tool);
            hand.hover({20, 20});
            QVERIFY(context.waitForJob());
            hand.hover({21, 20});
            QVERIFY(!hand.tool().finish());
            QVERIFY(!hand.tool().cancel()); // Escape is free for something else
        }
        QCOMPARE(context.steps(), std::size_t(0));
    }

    void superpixelsArePatchesOfTheEngine_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<int>("size");
        QTest::newRow("small") << 0 << 12;
        QTest::newRow("medium") << 1 << 24;
        QTest::newRow("large") << 2 << 48;
    }

    void superpixelsArePatchesOfTheEngine()
    {
        QFETCH(int, choice);
        QFETCH(int, size);
        FakeToolContext context(testPicture());
        context.options[QStringLiteral("patch-size")] = choice;
        const Superpixels patches(context.picture, {.size = size});
        Hand hand(context, "superpixel");
        hand.hover({30.5, 40.5});
        QVERIFY(context.waitForJob());
        const cv::Mat one = painted(context, patches.pixels(patches.at({30, 40})), {1});
        hand.click({30.5, 40.5});
        QVERIFY(samePixels(context.labelsNow(), one));
        context.document.undo();

        // A drag takes every patch that it passes over, as one step.
        EditBuilder edit(context.labels());
        for (int x = 10; x <= 110; ++x)
            edit.paint(patches.pixels(patches.at({x, 40})), {1});
        const cv::Mat many = edit.read(context.labels().grid().image());
        hand.press({10.5, 40.5});
        hand.move({60.5, 40.5});
        QVERIFY(context.isPreviewing());
        hand.move({110.5, 40.5});
        QVERIFY(samePixels(context.shown(), many));
        QVERIFY(context.isCanvasRight());
        hand.release({110.5, 40.5});
        QVERIFY(samePixels(context.labelsNow(), many));
        QCOMPARE(context.steps(), std::size_t(1));

        hand.drag({{110.5, 40.5}, {10.5, 40.5}}, Qt::RightButton);
        QCOMPARE(context.labels().count(1), std::int64_t(0));
        hand.press({10.5, 40.5});
        hand.move({60.5, 40.5});
        QVERIFY(hand.tool().cancel());
        QVERIFY(!context.isPreviewing());
        QCOMPARE(context.labels().count(1), std::int64_t(0));
    }

    void otherWorkMayTakeThePlaceOfTheSearch()
    {
        FakeToolContext context(testPicture());
        Hand hand(context, "superpixel");
        hand.hover({30.5, 40.5});
        context.start({}, [](const Progress&) { return Job::Deliver(); });
        QVERIFY(context.waitForJob());
        hand.hover({31.5, 40.5});
        QVERIFY(context.waitForJob());
        hand.click({31.5, 40.5});
        QVERIFY(context.labels().count(1) > 0);
    }

    void superpixelsAreFoundInViewOnly()
    {
        FakeToolContext context(testPicture(400, 300), 4);
        context.viewport.setWidgetSize({400, 320}); // 100 × 80 pixels of the image
        context.viewport.centreOn({200, 150});
        Hand hand(context, "superpixel");
        hand.hover({200.5, 150.5});
        QVERIFY(context.waitForJob());
        const cv::Rect area(150, 110, 100, 80);
        const Superpixels patches(context.picture(area), {.size = 24});
        hand.click({200.5, 150.5});
        QCOMPARE(context.labels().count(1), patches.pixels(patches.at(cv::Point(200, 150) - area.tl())).area());
        // Another place is looked at when the pointer gets there.
        context.viewport.centreOn({60, 60});
        hand.hover({60.5, 60.5});
        QVERIFY(context.job.isRunning());
        QVERIFY(context.waitForJob());
        hand.click({60.5, 60.5});
        QCOMPARE(context.labels().at(60, 60), std::uint16_t(1));
        // What is known is not looked for again.
        hand.hover({200.5, 150.5});
        QVERIFY(!context.job.isRunning());
    }
};

QTEST_MAIN(TestRegionTools)
#include "tst_region_tools.moc"
