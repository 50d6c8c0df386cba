// Click to mask on drawn scenes whose truth is known, with the weights that come with the program and without any.
#include "core/base/program_files.h"
#include "core/demo/demo_dataset.h"
#include "core/explanation/explainer.h"
#include "core/interactive/click_simulator.h"
#include "tests/support/fake_tool_context.h"
#include "ui/tools/working_copy.h"

using namespace sdw;
using namespace sdw::test;
using namespace sdw::ui;

namespace {

ImageFeatures featuresBy(const char* model, const cv::Mat& image)
{
    Explainer explainer(needShippedFile(std::string("models/") + model));
    return {.state = ImageFeatures::State::Ready,
            .explained = explainer.explain(image),
            .classes = std::make_shared<const ClassList>(explainer.classes()),
            .version = QLatin1String(model),
            .problem = {}};
}

cv::Mat maskOf(const FakeToolContext& context, std::uint16_t label)
{
    return context.labelsNow() == label;
}

QPointF middle(cv::Point pixel)
{
    return {pixel.x + 0.5, pixel.y + 0.5};
}

/// The disc of testPicture().
cv::Mat discOf(cv::Size size)
{
    cv::Mat disc = cv::Mat::zeros(size, CV_8UC1);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const double dx = x - size.width * 0.3, dy = y - size.height * 0.5;
            if (dx * dx + dy * dy < size.height * size.height / 16.0) disc.at<uchar>(y, x) = 255;
        }
    return disc;
}

} // namespace

class TestClickMaskTool : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_scene = demo::drawDemoScene({}, "val", 3);
        m_scene.label.convertTo(m_truth, CV_16U);
    }

    void withoutAModelColoursCount()
    {
        FakeToolContext context(testPicture());
        context.painted = {2, 0};
        Hand hand(context, "click-mask");
        QVERIFY(context.hinted.contains(QStringLiteral("no model"))); // and what one would add
        hand.click({36, 45});
        hand.click({100, 20}, Qt::RightButton);
        QVERIFY(context.waitForJob());
        QCOMPARE(context.steps(), std::size_t(0)); // until Enter it is only shown
        QVERIFY(hand.tool().finish());
        QCOMPARE(context.steps(), std::size_t(1));
        QCOMPARE(context.lastStep(), QStringLiteral("Click to mask"));
        QVERIFY(maskIou(discOf(context.picture.size()), maskOf(context, 2), {}) > 0.9);
        QVERIFY(!hand.tool().finish());
        context.document.undo();
        QCOMPARE(context.labels().count(2), std::int64_t(0));
    }

    void eachMethodAnswers_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<QString>("id");
        QTest::newRow("grabcut") << 1 << QStringLiteral("grabcut");
        QTest::newRow("magic wand") << 2 << QStringLiteral("magic_wand");
        QTest::newRow("superpixels") << 3 << QStringLiteral("superpixel");
    }
    void eachMethodAnswers()
    {
        QFETCH(int, method);
        QFETCH(QString, id);
        FakeToolContext context(testPicture());
        context.options[QStringLiteral("click-method")] = method;
        const auto selector = makeSelector(id.toStdString(), {.image = context.picture, .features = {}, .model = {}});
        const Region wanted = selector->select({.marks = {{{{36, 45}}, true}}, .box = {}});
        QVERIFY(!wanted.empty());
        Hand hand(context, "click-mask");
        hand.click({36.5, 45.5});
        QVERIFY(context.waitForJob());
        QVERIFY(hand.tool().finish());
        QVERIFY(samePixels(maskOf(context, 1), wanted.mask({{}, context.picture.size()})));
    }

    /// A person who sees the truth needs some clicks; undo takes the object back in one step.
    void withTheModelFewClicksFindAClass()
    {
        FakeToolContext context(m_scene.image, 2);
        context.modelFeatures = featuresBy("demo_segdeformer.safetensors", m_scene.image);
        const auto truths =
            clickTruths(m_truth, {int(demo::DemoClass::Sky), int(demo::DemoClass::Meadow)}, ClickTarget::Class, 500);
        QVERIFY(!truths.empty());
        Hand hand(context, "click-mask");
        std::uint16_t label = 0;
        for (const ClickTruth& truth : truths) {
            context.painted = {++label, 0};
            std::vector<ClickMark> marks;
            cv::Mat found = cv::Mat::zeros(m_scene.image.size(), CV_8UC1);
            auto selector = makeSelector(
                "consistency", {.image = m_scene.image, .features = context.modelFeatures.explained, .model = {}});
            constexpr int kClicks = 3;
            for (int i = 0; i < kClicks; ++i) {
                const ClickMark next = nextClick(truth.mask, found, {}, marks);
                if (next.points.empty()) break;
                marks.push_back(next);
                hand.click(middle(next.points.front()), next.positive ? Qt::LeftButton : Qt::RightButton);
                QVERIFY(context.waitForJob());
                found = selector->select({.marks = marks, .box = {}}).mask({{}, m_scene.image.size()});
                if (maskIou(truth.mask, found, {}) > 0.9) break; // content
            }
            QVERIFY(hand.tool().finish());
            QCOMPARE(context.document.position(), std::size_t(1));
            QVERIFY(samePixels(maskOf(context, label), found)); // just what the engine finds
            const double iou = maskIou(truth.mask, found, {});
            QVERIFY2(iou > 0.85, qPrintable(QString::number(iou)));
            context.document.undo();
            QCOMPARE(context.labels().count(label), std::int64_t(0));
        }
    }

    void clicksWaitForTheModel()
    {
        FakeToolContext context(m_scene.image, 2);
        context.modelFeatures.state = ImageFeatures::State::Waiting;
        Hand hand(context, "click-mask");
        hand.click(m_sky);
        QVERIFY(!context.job.isRunning());
        QVERIFY(context.hinted.contains(QStringLiteral("looking")));
        QVERIFY(hand.tool().finish()); // Enter may come before the features
        QCOMPARE(context.steps(), std::size_t(0));
        context.modelFeatures = featuresBy("demo_segdeformer.safetensors", m_scene.image);
        hand.tool().featuresChanged();
        QVERIFY(context.waitForJob());
        QCOMPARE(context.steps(), std::size_t(1));
        const cv::Mat wanted = selected(context, {{{pixelOf(m_sky)}, true}});
        QVERIFY(samePixels(maskOf(context, 1), wanted));
    }

    void aMaskOfAnotherModelNeverStays()
    {
        FakeToolContext context(m_scene.image, 2);
        context.modelFeatures = featuresBy("demo_segdeformer.safetensors", m_scene.image);
        Hand hand(context, "click-mask");
        hand.click(m_sky);
        QVERIFY(context.waitForJob());
        const cv::Mat first = selected(context, {{{pixelOf(m_sky)}, true}});
        context.modelFeatures = {}; // it goes, and with it what it found
        context.modelFeatures.state = ImageFeatures::State::Waiting;
        hand.tool().featuresChanged();
        context.modelFeatures = featuresBy("demo_segformer.safetensors", m_scene.image);
        hand.tool().featuresChanged();
        QVERIFY(context.waitForJob());
        QVERIFY(hand.tool().finish());
        const cv::Mat second = selected(context, {{{pixelOf(m_sky)}, true}});
        QVERIFY(!samePixels(first, second));
        QVERIFY(samePixels(maskOf(context, 1), second));
    }

    void marksAreTakenBackOneByOne()
    {
        FakeToolContext context(m_scene.image, 2);
        context.modelFeatures = featuresBy("demo_segdeformer.safetensors", m_scene.image);
        Hand hand(context, "click-mask");
        hand.click(m_sky);
        hand.click({60.5, 200.5}, Qt::RightButton);
        hand.modifiers = Qt::ShiftModifier;
        hand.drag({{10, 10}, {60, 60}, {150, 120}});
        hand.modifiers = {};
        QVERIFY(context.waitForJob());
        QVERIFY(hand.key(Qt::Key_Backspace)); // the box
        QVERIFY(hand.tool().undoPart());      // the click on what is not meant
        QVERIFY(context.waitForJob());
        QVERIFY(hand.tool().finish());
        QVERIFY(samePixels(maskOf(context, 1), selected(context, {{{pixelOf(m_sky)}, true}})));
        hand.click(m_sky);
        QVERIFY(hand.tool().undoPart());
        QVERIFY(!hand.tool().finish()); // nothing is left of it
        QVERIFY(!hand.tool().undoPart());
        hand.click(m_sky);
        QVERIFY(hand.tool().cancel());
        QVERIFY(context.waitForJob());
        QVERIFY(!hand.tool().finish());
        QCOMPARE(context.steps(), std::size_t(1));
    }

    void aBoxBoundsAndAStrokeCounts()
    {
        FakeToolContext context(m_scene.image, 2);
        context.modelFeatures = featuresBy("demo_segdeformer.safetensors", m_scene.image);
        Hand hand(context, "click-mask");
        hand.drag({{20, 12}, {60, 12}, {110, 14}});
        hand.modifiers = Qt::ShiftModifier;
        hand.drag({{10, 5}, {60, 40}, {120, 50}});
        QVERIFY(context.waitForJob());
        QVERIFY(hand.tool().finish());
        const cv::Mat labelled = maskOf(context, 1);
        QVERIFY(cv::countNonZero(labelled) > 500);
        cv::Mat outside = labelled.clone();
        outside(cv::Rect(10, 5, 110, 45)) = 0;
        QCOMPARE(cv::countNonZero(outside), 0);
    }

    void theWheelWithAltChangesTheTolerance()
    {
        FakeToolContext context(m_scene.image, 2);
        context.modelFeatures = featuresBy("demo_segdeformer.safetensors", m_scene.image);
        Hand hand(context, "click-mask");
        QVERIFY(!hand.tool().wheel(1, Qt::ControlModifier)); // that zooms
        hand.click(m_sky);
        for (int i = 0; i < 4; ++i)
            QVERIFY(hand.key(Qt::Key_BracketLeft));
        QCOMPARE(context.option(QStringLiteral("click-tolerance")).toInt(), 30);
        QVERIFY(hand.tool().wheel(8, Qt::AltModifier));
        QCOMPARE(context.option(QStringLiteral("click-tolerance")).toInt(), 70);
        QVERIFY(context.waitForJob());
        QVERIFY(hand.tool().finish());
        QVERIFY(samePixels(maskOf(context, 1), selected(context, {{{pixelOf(m_sky)}, true}}, 0.7)));
        QVERIFY(cv::countNonZero(selected(context, {{{pixelOf(m_sky)}, true}}, 0.7)) >
                cv::countNonZero(selected(context, {{{pixelOf(m_sky)}, true}}, 0.3)));
    }

    void largeImagesAreLookedAtInACopy()
    {
        FakeToolContext context(testPicture(2400, 1800), 0.3);
        QVERIFY(workingSize(context.picture.size()).area() <= kWorkingPixels);
        context.options[QStringLiteral("click-method")] = 2;
        Hand hand(context, "click-mask");
        hand.click({720, 900});
        QVERIFY(context.waitForJob());
        QVERIFY(hand.tool().finish());
        QVERIFY(context.waitForJob()); // large steps are worked out aside
        QVERIFY(maskIou(discOf(context.picture.size()), maskOf(context, 1), {}) > 0.98);
    }

private:
    static cv::Point pixelOf(QPointF at) { return {int(at.x()), int(at.y())}; }
    cv::Mat selected(const FakeToolContext& context, const std::vector<ClickMark>& marks, double tolerance = 0.5) const
    {
        const auto selector = makeSelector(
            "consistency", {.image = context.picture, .features = context.modelFeatures.explained, .model = {}});
        return selector->select({.marks = marks, .box = {}}, {.tolerance = tolerance})
            .mask({{}, context.picture.size()});
    }

    demo::Scene m_scene;
    cv::Mat m_truth; ///< CV_16UC1
    const QPointF m_sky{40.5, 12.5};
};

QTEST_MAIN(TestClickMaskTool)
#include "tst_click_mask_tool.moc"
