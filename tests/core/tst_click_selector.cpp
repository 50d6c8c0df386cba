// Every way of selecting by clicks, on a picture of two squares and with features that tell them apart.
#include "core/base/error.h"
#include "core/interactive/consistency_selector.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

const cv::Size kSize(64, 48), kMap(16, 12);
const cv::Rect kLeft(8, 8, 16, 16), kRight(40, 8, 16, 16);

cv::Mat picture() // two squares of one colour on the ground
{
    cv::Mat image(kSize, CV_8UC3, cv::Scalar(40, 60, 50));
    image(kLeft) = cv::Scalar(200, 90, 30);
    image(kRight) = cv::Scalar(200, 90, 30);
    return image;
}

/// Features and classes as a good model would have them: 0 ground, 1 left square, 2 right square. The feature of the
/// right square is nearer to the left one's than to the ground's; `classes` false: a classifier that knows nothing.
/// `known`: classes that it has, those of the picture among them.
class Squares : public ExplainedImage {
public:
    explicit Squares(bool classes, int known = 3)
        : m_directions(kMap.area(), 3, CV_32FC1, cv::Scalar(0))
        , m_logits(kMap.area(), known, CV_32FC1, cv::Scalar(0))
    {
        for (int i = 0; i < kMap.area(); ++i) {
            const cv::Point pixel(i % kMap.width * 4 + 2, i / kMap.width * 4 + 2);
            const int k = kLeft.contains(pixel) ? 1 : kRight.contains(pixel) ? 2 : 0;
            m_directions.at<float>(i, k) = 1;
            if (k == 2) m_directions.at<float>(i, 1) = 0.6f, m_directions.at<float>(i, 2) = 0.8f;
            if (classes) m_logits.at<float>(i, k) = 6;
        }
    }
    cv::Size imageSize() const override { return kSize; }
    cv::Mat labels() const override { return {}; }
    cv::Mat midLabels() const override { return {}; }
    std::vector<FeatureStage> stages() const override { return {FeatureStage::Augmented}; }
    cv::Size mapSize(FeatureStage stage) const override
    {
        if (stage != FeatureStage::Augmented) throw Error("No such stage.");
        return kMap;
    }
    cv::Point position(FeatureStage, cv::Point pixel) const override { return {pixel.x / 4, pixel.y / 4}; }
    cv::Mat consistency(FeatureStage stage, cv::Point pixel) const override
    {
        const cv::Point at = position(stage, pixel);
        cv::Mat all = m_directions * m_directions.row(at.y * kMap.width + at.x).t();
        return all.reshape(1, kMap.height);
    }
    cv::Mat classLogits() const override { return m_logits; }
    bool hasContext(ContextKind) const override { return false; }
    cv::Mat attention(ContextKind, cv::Point) const override { return {}; }
    int tokens() const override { return 0; }
    cv::Mat tokenMap(int) const override { return {}; }
    std::vector<float> tokenActivations() const override { return {}; }
    std::vector<float> tokenShares(cv::Point) const override { return {}; }
    std::vector<ClassScoreParts> scores(cv::Point) const override { return {}; }

private:
    cv::Mat m_directions, m_logits;
};

SelectorContext context(bool classes = true, int known = 3)
{
    return {.image = picture(), .features = std::make_shared<Squares>(classes, known), .model = {}};
}

/// Those that do with features or less; live_fit needs a whole model (tst_live_fit).
std::vector<SelectorEntry> selectors()
{
    std::vector<SelectorEntry> all;
    for (const SelectorEntry& entry : selectorCatalog())
        if (std::string(entry.id) != "live_fit") all.push_back(entry);
    return all;
}

double iou(const Region& region, const cv::Rect& area)
{
    const auto both = combine(region, Region(area), SetOperation::Intersect).area();
    return double(both) / double(combine(region, Region(area), SetOperation::Unite).area());
}

const ClickMark kOnLeft{.points = {{15, 15}}}, kOnRight{.points = {{47, 15}}}, kNotRight{{{47, 15}}, false};

} // namespace

class TestClickSelector : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClickSelectsTheSquare_data()
    {
        QTest::addColumn<QString>("method");
        for (const SelectorEntry& entry : selectors())
            if (std::string(entry.id) != "superpixel") QTest::newRow(entry.id) << entry.id;
    }
    void aClickSelectsTheSquare()
    {
        QFETCH(QString, method);
        const auto selector = makeSelector(method.toStdString(), context());
        const SelectorOptions together{.contiguous = true};
        const Region found = selector->select({.marks = {kOnLeft, {{{32, 40}}, false}}, .box = {}}, together);
        QVERIFY2(iou(found, kLeft) > 0.9, qPrintable(QString::number(iou(found, kLeft))));
        QVERIFY(selector->select({.marks = {kOnLeft, {{{32, 40}}, false}}, .box = {}}, together) == found);
    }
    void patchesComeAndGo()
    {
        const auto selector = makeSelector("superpixel", context());
        const Region one = selector->select({.marks = {kOnLeft}, .box = {}});
        QVERIFY(one.contains({15, 15}));
        const Region two = selector->select({.marks = {kOnLeft, kOnRight}, .box = {}});
        QVERIFY(two.area() > one.area());
        QVERIFY(selector->select({.marks = {kOnLeft, kOnRight, kNotRight}, .box = {}}) == one);
    }
    void negativeClicksTakeAway()
    {
        ConsistencySelector selector(context(false)); // nothing but features
        const cv::Mat before = selector.evidence({.marks = {kOnLeft}, .box = {}});
        const auto at = [](const cv::Mat& map, int x, int y) { return map.at<float>(y, x); };
        QVERIFY(at(before, 47, 15) > at(before, 32, 40)); // more like the left one than the ground is
        const cv::Mat after = selector.evidence({.marks = {kOnLeft, kNotRight}, .box = {}});
        QVERIFY(at(after, 15, 15) > 0 && at(after, 47, 15) < -0.5f && at(after, 47, 15) < at(before, 47, 15));
        const Region found = selector.select({.marks = {kOnLeft, kNotRight}, .box = {}});
        QVERIFY(found.contains({15, 15}) && !found.contains({47, 15}) && !found.contains({32, 40}));
    }
    void aFirstClickTakesTheWholeArea_data()
    {
        QTest::addColumn<int>("known");
        for (const int known : {3, 30, 150})
            QTest::addRow("%d classes", known) << known;
    }
    void aFirstClickTakesTheWholeArea()
    {
        QFETCH(int, known);
        ConsistencySelector selector(context(true, known));
        const ClickMark onGround{.points = {{2, 2}}};
        const Region ground = combine(combine(Region(cv::Rect({}, kSize)), Region(kLeft), SetOperation::Subtract),
                                      Region(kRight), SetOperation::Subtract);
        const Region found = selector.select({.marks = {onGround}, .box = {}}, {.contiguous = true});
        QVERIFY2(combine(found, ground, SetOperation::Intersect).area() > 0.9 * double(ground.area()),
                 qPrintable(QString::number(found.area())));
        QVERIFY(combine(found, ground, SetOperation::Subtract).area() < 0.05 * double(ground.area()));
    }
    void laterClicksDoNotUnsayTheFirst()
    {
        ConsistencySelector selector(context());
        const ClickMark onGround{.points = {{2, 2}}};
        // The second is ground to the classifier, too; so is the way to the third, of another class.
        for (const ClickMark& later : {ClickMark{{{60, 44}}, false}, kOnRight}) {
            const cv::Mat evidence = selector.evidence({.marks = {onGround, later}, .box = {}});
            QVERIFY(evidence.at<float>(4, 12) > 0);
            QVERIFY(evidence.at<float>(24, 2) > 0);
            QCOMPARE(evidence.at<float>(later.points[0]) > 0, later.positive);
        }
    }
    void correctionsOfDetailStayThere()
    {
        SelectorContext plain = context(false);
        const cv::Rect mark(30, 32, 4, 4); // to the features it is ground
        plain.image(mark) = cv::Scalar(40, 60, 120);
        const ClickMark onGround{.points = {{28, 30}}}, notMark{{{32, 34}}, false};
        const auto fall = [&](const ConsistencyOptions& options) { // of ground far away
            ConsistencySelector selector(plain, options);
            const cv::Mat after = selector.evidence({.marks = {onGround, notMark}, .box = {}});
            if (after.at<float>(33, 31) > 0 || after.at<float>(31, 29) < 0) return 1e9f;
            return selector.evidence({.marks = {onGround}, .box = {}}).at<float>(44, 60) - after.at<float>(44, 60);
        };
        const float with = fall({}), without = fall({.detail = 0});
        QVERIFY2(with < 0.7f * without, qPrintable(QStringLiteral("%1 and %2").arg(with).arg(without)));
    }
    void moreToleranceTakesMore_data()
    {
        QTest::addColumn<QString>("method");
        for (const SelectorEntry& entry : selectors())
            if (entry.usesTolerance) QTest::newRow(entry.id) << entry.id;
    }
    void moreToleranceTakesMore()
    {
        QFETCH(QString, method);
        const auto selector = makeSelector(method.toStdString(), context());
        std::int64_t last = 0;
        for (const double tolerance : {0.0, 0.3, 0.5, 0.7, 1.0}) {
            const auto area = selector->select({.marks = {kOnLeft}, .box = {}}, {.tolerance = tolerance}).area();
            QVERIFY(area >= last);
            last = area;
        }
        QVERIFY(last > 0);
    }
    void aBoxIsEnough()
    {
        for (const char* method : {"consistency", "grabcut"}) {
            const auto selector = makeSelector(method, context());
            const Region found = selector->select({.marks = {}, .box = cv::Rect(5, 5, 22, 22)});
            QVERIFY2(iou(found, kLeft) > 0.9, method);
        }
    }
    void strokesAreManyClicks()
    {
        ClickMark stroke;
        for (int x = 10; x < 22; ++x)
            stroke.points.push_back({x, 15});
        for (const SelectorEntry& entry : selectors())
            QVERIFY2(makeSelector(entry.id, context())->select({.marks = {stroke}, .box = {}}).contains({15, 15}),
                     entry.id);
    }
    void nothingSaidNothingFound()
    {
        for (const SelectorEntry& entry : selectors()) {
            QVERIFY(makeSelector(entry.id, context())->select({}).empty());
            QVERIFY(makeSelector(entry.id, context())->select({.marks = {kNotRight}, .box = {}}).empty());
        }
    }
    void whatCannotBeIsRefused()
    {
        SelectorContext plain = context();
        plain.features = nullptr;
        QVERIFY_THROWS_EXCEPTION(Error, makeSelector("consistency", plain));
        QVERIFY(makeSelector("grabcut", plain) != nullptr);
        QVERIFY_THROWS_EXCEPTION(Error, makeSelector("guess", plain));
        QVERIFY_THROWS_EXCEPTION(Error, makeSelector("live_fit", context()));
        QVERIFY_THROWS_EXCEPTION(Error, makeSelector("magic_wand", plain)->select({.marks = {{{{64, 0}}}}, .box = {}}));
        plain.image = cv::Mat(8, 8, CV_8UC1);
        QVERIFY_THROWS_EXCEPTION(Error, makeSelector("magic_wand", plain));
        QVERIFY_THROWS_EXCEPTION(Error, ConsistencySelector(context(), {.stage = FeatureStage::Fused}));
    }
};

QTEST_GUILESS_MAIN(TestClickSelector)
#include "tst_click_selector.moc"
