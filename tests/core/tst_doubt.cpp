// Where a model is not sure: numbers worked out by hand, and the demo's model on a scene of its own kind.
#include "core/annotation/label_map.h"
#include "core/base/error.h"
#include "core/base/program_files.h"
#include "core/demo/demo_dataset.h"
#include "core/interactive/doubt.h"
#include "tests/support/drawn_shares.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace sdw;

namespace {

const cv::Size kSize(40, 30);
const std::vector<float> kSure = {0.98f, 0.01f, 0.01f};
const cv::Rect kTorn(4, 4, 10, 8), kHazy(22, 10, 12, 14);

/// Sure of class 0, but torn between 1 and 2 in a small rectangle and between 2 and 0 in a larger one.
ClassShares drawn()
{
    return test::drawShares(kSize, kSure, {{kTorn, {0.02f, 0.50f, 0.48f}}, {kHazy, {0.40f, 0.15f, 0.45f}}});
}

const DoubtOptions kPlain{.measure = DoubtMeasure::Margin, .least = 0.5, .smallest = 0, .smoothing = 0, .most = 0};

} // namespace

class TestDoubt : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mapsAreWhatTheirNamesSay()
    {
        const DoubtMaps maps = doubtMaps(drawn(), {}, kSize);
        QVERIFY(!maps.hasMid() && maps.disagreement.empty() && maps.midLabels.empty());
        const cv::Point torn(8, 7), sure(0, 29);
        QCOMPARE(maps.labels.at<std::uint16_t>(torn), std::uint16_t(1));
        QCOMPARE(maps.second.at<std::uint16_t>(torn), std::uint16_t(2));
        QVERIFY(std::abs(maps.margin.at<float>(torn) - 0.02f) < 1e-5f);
        const double entropy = -(0.02 * std::log(0.02) + 0.5 * std::log(0.5) + 0.48 * std::log(0.48)) / std::log(3.0);
        QVERIFY(std::abs(double(maps.entropy.at<float>(torn)) - entropy) < 1e-5);
        QCOMPARE(maps.labels.at<std::uint16_t>(sure), std::uint16_t(0));
        QVERIFY(std::abs(maps.margin.at<float>(sure) - 0.97f) < 1e-5f);
    }
    void twoOpinionsDisagree()
    {
        const ClassShares certain = test::drawShares({4, 4}, {1, 0}), other = test::drawShares({4, 4}, {0, 1}),
                          half = test::drawShares({4, 4}, {0.5f, 0.5f});
        const auto disagreement = [](const ClassShares& a, const ClassShares& b) {
            return doubtMaps(a, b, {8, 8}).disagreement.at<float>(3, 3);
        };
        QVERIFY(std::abs(disagreement(certain, other) - 1) < 1e-5f);
        QVERIFY(std::abs(disagreement(certain, certain)) < 1e-5f);
        // ½·KL(certain, mean) + ½·KL(half, mean), mean = (¾, ¼), as a part of ln 2
        const double expected =
            (std::log(4.0 / 3) + 0.5 * std::log(0.5 / 0.75) + 0.5 * std::log(0.5 / 0.25)) / 2 / std::log(2.0);
        QVERIFY(std::abs(double(disagreement(certain, half)) - expected) < 1e-5);
        QCOMPARE(doubtMaps(certain, other, {8, 8}).midLabels.at<std::uint16_t>(0, 0), std::uint16_t(1));
    }
    void regionsComeLargestDoubtFirst()
    {
        const auto regions = doubtRegions(doubtMaps(drawn(), {}, kSize), kPlain);
        QCOMPARE(regions.size(), std::size_t(2));
        QVERIFY(regions[0].region == Region(kHazy) && regions[0].bounds == kHazy);
        QCOMPARE(regions[0].area, std::int64_t(kHazy.area()));
        QCOMPARE(regions[0].label, 2);
        QCOMPARE(regions[0].second, 0);
        QCOMPARE(regions[0].midLabel, -1);
        QVERIFY(std::abs(regions[0].margin - 0.05) < 1e-5 && std::abs(regions[0].doubt - 0.95) < 1e-5);
        QVERIFY(std::abs(regions[0].score - 0.95 * std::sqrt(168.0 / 1200)) < 1e-5);
        QVERIFY(cv::Rect(26, 14, 4, 6).contains(regions[0].inside)); // the middle
        QVERIFY(regions[1].region == Region(kTorn));
        QCOMPARE(regions[1].label, 1);
        QCOMPARE(regions[1].second, 2);
    }
    void labelledAndSmallRegionsAreLeftOut()
    {
        const DoubtMaps maps = doubtMaps(drawn(), {}, kSize);
        cv::Mat open(kSize, CV_8UC1, cv::Scalar(255));
        open(kHazy) = 0;
        const auto rest = doubtRegions(maps, kPlain, open);
        QCOMPARE(rest.size(), std::size_t(1));
        QVERIFY(rest[0].region == Region(kTorn));
        DoubtOptions large = kPlain;
        large.smallest = 0.1; // of 1200 pixels: 80 are too few, 168 are not
        QCOMPARE(doubtRegions(maps, large).size(), std::size_t(1));
        DoubtOptions few = kPlain;
        few.most = 1;
        QCOMPARE(doubtRegions(maps, few).size(), std::size_t(1));
    }
    void bordersBetweenClassesAreNoRegions()
    {
        // Sure on both sides of a border, and unsure on the border itself.
        const ClassShares shares = test::drawShares(
            kSize, kSure, {{{20, 0, 20, 30}, {0.01f, 0.98f, 0.01f}}, {{19, 0, 2, 30}, {0.5f, 0.49f, 0.01f}}});
        DoubtOptions smooth = kPlain;
        QCOMPARE(doubtRegions(doubtMaps(shares, {}, kSize), smooth).size(), std::size_t(1));
        smooth.smoothing = 0.08; // of 40 pixels
        QCOMPARE(doubtRegions(doubtMaps(shares, {}, kSize), smooth).size(), std::size_t(0));
    }
    void mapsStayAsTheyAreWhenAskedForRegions()
    {
        const DoubtMaps maps = doubtMaps(drawn(), {}, kSize);
        const cv::Mat before = maps.entropy.clone();
        doubtRegions(maps, {.measure = DoubtMeasure::Entropy, .least = 0.2});
        QCOMPARE(cv::countNonZero(before != maps.entropy), 0);
    }
    void signaturesTellWhatIsThere()
    {
        const DoubtMaps maps = doubtMaps(drawn(), drawn(), kSize);
        const auto torn = signatureOf(maps, Region(kTorn)), again = signatureOf(maps, Region(cv::Rect(5, 5, 3, 3))),
                   sure = signatureOf(maps, Region(cv::Rect(0, 26, 10, 3)));
        QCOMPARE(torn.size(), std::size_t(6));
        QVERIFY(std::abs(signatureLikeness(torn, again) - 1) < 1e-6);
        QVERIFY(signatureLikeness(torn, sure) < 0.1);
        QVERIFY(signatureOf(maps, {}).empty());
        QCOMPARE(signatureLikeness(torn, {}), 0.0);
    }
    void demoModelIsWrongWhereItDoubts()
    {
        const auto scene = demo::drawDemoScene({}, "val", 3);
        Explainer explainer(needShippedFile("models/demo_segdeformer.safetensors"), {.device = "cpu", .shortSide = {}});
        const auto explained = explainer.explain(scene.image);
        const DoubtMaps maps = doubtMaps(*explained);
        QVERIFY(maps.hasMid());
        QCOMPARE(cv::countNonZero(maps.labels != explained->labels()), 0);
        QCOMPARE(cv::countNonZero(maps.midLabels != explained->midLabels()), 0);
        cv::Mat truth;
        scene.label.convertTo(truth, CV_16U);
        const cv::Mat wrong = maps.labels != truth, right = maps.labels == truth;
        QVERIFY(cv::countNonZero(wrong) > 0);
        for (const auto measure :
             {DoubtMeasure::Combined, DoubtMeasure::Entropy, DoubtMeasure::Margin, DoubtMeasure::Disagreement}) {
            const cv::Mat doubt = doubtOf(maps, measure);
            QVERIFY2(cv::mean(doubt, wrong)[0] > 1.5 * cv::mean(doubt, right)[0], doubtMeasureId(measure));
            QVERIFY(findDoubtMeasure(doubtMeasureId(measure)) == measure);
        }
        const auto regions = doubtRegions(maps, {.least = 0.3, .smallest = 1e-4});
        QVERIFY(!regions.empty());
        for (const DoubtRegion& region : regions) {
            QVERIFY(region.region.contains(region.inside) && region.second != region.label && region.midLabel >= 0);
            QCOMPARE(int(maps.labels.at<std::uint16_t>(region.inside)), region.label);
        }
    }
    void aPlainDecoderHasOneOpinion()
    {
        const auto scene = demo::drawDemoScene({}, "val", 3);
        Explainer explainer(needShippedFile("models/demo_segformer.safetensors"), {.device = "cpu", .shortSide = {}});
        const DoubtMaps maps = doubtMaps(*explainer.explain(scene.image));
        QVERIFY(!maps.hasMid() && maps.disagreement.empty());
        QCOMPARE(cv::countNonZero(doubtOf(maps, DoubtMeasure::Disagreement) != maps.entropy), 0);
    }
    void refuses()
    {
        const ClassShares shares = drawn();
        const DoubtMaps maps = doubtMaps(shares, {}, kSize);
        QVERIFY_THROWS_EXCEPTION(Error, doubtMaps({cv::Mat(5, 3, CV_32FC1), kSize}, {}, kSize));
        QVERIFY_THROWS_EXCEPTION(Error, doubtMaps(shares, test::drawShares({4, 4}, kSure), kSize));
        QVERIFY_THROWS_EXCEPTION(Error, doubtMaps(shares, {}, kSize, cv::Mat(3, 3, CV_16UC1, cv::Scalar(0))));
        QVERIFY_THROWS_EXCEPTION(Error, doubtMaps(shares, {}, kSize, cv::Mat(kSize, CV_16UC1, cv::Scalar(3))));
        QVERIFY_THROWS_EXCEPTION(Error, doubtMaps(shares, {}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, softmaxShares(cv::Mat(4, 2, CV_32FC1, cv::Scalar(0)), {3, 2}));
        QVERIFY_THROWS_EXCEPTION(Error, doubtRegions(maps, {}, cv::Mat(2, 2, CV_8UC1)));
        QVERIFY_THROWS_EXCEPTION(Error, findDoubtMeasure("mood"));
        try {
            doubtMaps(shares, {}, kSize, {}, {}, [](int, int) { return false; });
            QFAIL("it went on");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::Interrupted);
        }
    }
};

QTEST_GUILESS_MAIN(TestDoubt)
#include "tst_doubt.moc"
