// Probable label errors: by hand, and errors put into the labels of the demo's scenes.
#include "core/annotation/label_map.h"
#include "core/base/error.h"
#include "core/base/program_files.h"
#include "core/demo/demo_dataset.h"
#include "core/interactive/suspects.h"
#include "tests/support/drawn_shares.h"
#include "tests/support/label_errors.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

const cv::Size kSize(60, 40);
const std::vector<float> kGround = {0.96f, 0.02f, 0.02f};
const cv::Rect kFirst(5, 5, 12, 12), kSecond(30, 5, 12, 12);

ClassShares seen()
{
    return test::drawShares(kSize, kGround, {{kFirst, {0.02f, 0.96f, 0.02f}}, {kSecond, {0.10f, 0.20f, 0.70f}}});
}

} // namespace

class TestSuspects : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhatBothMapsDeny()
    {
        cv::Mat label(kSize, CV_16UC1, cv::Scalar(0)); // both objects were forgotten
        SuspectList list;
        list.addImage("a", doubtMaps(seen(), seen(), kSize), label);
        QVERIFY(list.usesMid());
        const auto ranked = list.ranked();
        QCOMPARE(ranked.size(), std::size_t(2));
        QVERIFY(ranked[0].region == Region(kFirst) && ranked[0].bounds == kFirst); // the model is surer there
        QCOMPARE(ranked[0].label, 0);
        QCOMPARE(ranked[0].predicted, 1);
        QVERIFY(std::abs(ranked[0].share - 0.96) < 1e-4 && std::abs(ranked[0].labelShare - 0.02) < 1e-4);
        QVERIFY(kFirst.contains(ranked[0].inside) && ranked[0].depth > 5);
        QVERIFY(ranked[0].score > ranked[1].score);
        QCOMPARE(ranked[0].verdictLabel(SuspectVerdict::Accept), 1);
        QCOMPARE(ranked[0].verdictLabel(SuspectVerdict::Keep), 0);
        QCOMPARE(ranked[0].verdictLabel(SuspectVerdict::Ignore), int(kIgnoreLabel));
    }
    void mapsThatDisagreeAreNoSuspicion()
    {
        const ClassShares mid =
            test::drawShares(kSize, kGround, {{kSecond, {0.10f, 0.20f, 0.70f}}}); // M_mid sees no first object
        SuspectList list;
        list.addImage("a", doubtMaps(seen(), mid, kSize), cv::Mat(kSize, CV_16UC1, cv::Scalar(0)));
        const auto ranked = list.ranked();
        QCOMPARE(ranked.size(), std::size_t(1));
        QVERIFY(ranked[0].region == Region(kSecond));
    }
    void withoutMidTheOneMapCounts()
    {
        SuspectList list;
        list.addImage("a", doubtMaps(seen(), {}, kSize), cv::Mat(kSize, CV_16UC1, cv::Scalar(0)));
        QVERIFY(!list.usesMid());
        QCOMPARE(list.suspects(), std::size_t(2));
    }
    void onlyClassesAreSuspected_data()
    {
        QTest::addColumn<int>("state");
        QTest::newRow("ignored") << int(kIgnoreLabel);
        QTest::newRow("unlabelled") << int(kUnlabelled);
        QTest::newRow("background") << int(kBackground);
        QTest::newRow("as predicted") << 1;
    }
    void onlyClassesAreSuspected()
    {
        QFETCH(int, state);
        cv::Mat label(kSize, CV_16UC1, cv::Scalar(0));
        label(kFirst) = state;
        SuspectList list;
        list.addImage("a", doubtMaps(seen(), seen(), kSize), label);
        QCOMPARE(list.suspects(), std::size_t(1));
    }
    void usualConfusionsAreLessSuspicious()
    {
        // The same evidence twice; but "2 where 0 is labelled" is seen all the time, "1 where 0 is labelled" once.
        const auto shares = test::drawShares(
            kSize, kGround,
            {{kFirst, {0.1f, 0.8f, 0.1f}}, {kSecond, {0.1f, 0.1f, 0.8f}}, {{0, 20, 60, 20}, {0, 1, 0}}});
        cv::Mat label(kSize, CV_16UC1, cv::Scalar(0));
        label(cv::Rect(0, 20, 60, 20)) = 1;
        SuspectList list;
        list.addImage("a", doubtMaps(shares, {}, kSize), label);
        const auto ranked = list.ranked();
        QCOMPARE(ranked.size(), std::size_t(2));
        QCOMPARE(ranked[0].predicted, 1);
        QVERIFY(std::abs(ranked[0].usual - 144.0 / (144 + 1200)) < 1e-9);
        QCOMPARE(ranked[1].usual, 1.0);
    }
    void dealtWithOnesAreGone()
    {
        SuspectList list;
        list.addImage("a", doubtMaps(seen(), {}, kSize), cv::Mat(kSize, CV_16UC1, cv::Scalar(0)));
        QVERIFY(list.dismiss("a", Region(kFirst)) && !list.dismiss("a", Region(kFirst)));
        QCOMPARE(list.ranked().size(), std::size_t(1));
        list.removeImage("a");
        QCOMPARE(list.images() + list.ranked().size(), std::size_t(0));
    }
    void findsErrorsInTheDemosLabels()
    {
        Explainer explainer(needShippedFile("models/demo_segdeformer.safetensors"), {.device = "cpu", .shortSide = {}});
        const int classes = int(explainer.classes().size());
        SuspectList list;
        std::vector<cv::Mat> wrong;
        std::size_t errors = 0;
        for (int i = 0; i < 6; ++i) {
            const auto scene = demo::drawDemoScene({}, "val", i);
            cv::Mat label;
            scene.label.convertTo(label, CV_16U);
            const auto made = test::injectErrors(label, classes, Random(5, std::uint64_t(i)), {.share = 0.3});
            errors += made.size();
            wrong.push_back(cv::Mat::zeros(label.size(), CV_8UC1));
            for (const test::LabelError& error : made)
                wrong.back() |= error.changed.mask(cv::Rect({}, label.size()));
            list.addImage(std::to_string(i), doubtMaps(*explainer.explain(scene.image)), label);
        }
        QVERIFY(errors >= 6);
        int hits = 0;
        const auto ranked = list.ranked(errors);
        for (const Suspect& one : ranked) {
            const cv::Mat mask = one.region.mask(one.bounds) & wrong[std::size_t(std::stoi(one.image))](one.bounds);
            hits += 2 * cv::countNonZero(mask) >= one.area;
        }
        QVERIFY2(2 * hits >= int(ranked.size()), qPrintable(QString::number(hits)));
    }
    /// An object that the model sees, if blurred, and whose edges are sharp; its label lies four pixels to the right.
    void labelsBesideWhatTheyMean()
    {
        const cv::Rect object(20, 12, 16, 16);
        cv::Mat picture(kSize, CV_8UC3, cv::Scalar(40, 40, 40)), label(kSize, CV_16UC1, cv::Scalar(0));
        picture(object) = cv::Scalar(200, 200, 200);
        const DoubtMaps maps = doubtMaps(test::drawShares(kSize, kGround, {{object, {0.1f, 0.8f, 0.1f}}}), {}, kSize);
        label(object) = 1;
        const auto moved = [&] {
            SuspectList list;
            list.addImage("a", maps, label, {.picture = picture, .confirmed = {}});
            auto all = list.ranked();
            std::erase_if(all, [](const Suspect& one) { return one.moved == cv::Point(); });
            return all;
        };
        QVERIFY(moved().empty()); // it lies right
        label.setTo(0);
        label(object + cv::Point(4, 0)) = 1;
        const auto found = moved();
        QCOMPARE(found.size(), std::size_t(1));
        QVERIFY(found[0].moved == cv::Point(-4, 0) && found[0].fit > 1 && found[0].image == "a");
        const Region lacking(cv::Rect(20, 12, 4, 16)), surplus(cv::Rect(36, 12, 4, 16));
        QVERIFY(found[0].predicted == 1 ? found[0].region == lacking && found[0].label == 0
                                        : found[0].region == surplus && found[0].label == 1);
        // All of it is to be taken over at once.
        QCOMPARE(found[0].movedClass, 1);
        QCOMPARE(found[0].changes.size(), std::size_t(2));
        for (const LabelChange& one : found[0].changes) {
            QVERIFY(one.becomes == 1 ? one.region == lacking && one.was == 0
                                     : one.region == surplus && one.was == 1 && one.becomes == 0);
        }
        // The contradiction at the same place is not listed twice.
        SuspectList list;
        list.addImage("a", maps, label, {.picture = picture, .confirmed = {}});
        QCOMPARE(list.ranked().size(), std::size_t(2));
        QCOMPARE(list.suspects(), std::size_t(3));

        picture.setTo(cv::Scalar(40, 40, 40)); // without edges it is the model's word against the label's
        QVERIFY(moved().empty());
    }
    void confirmedLabelsAreNoSuspicion()
    {
        const cv::Mat label(kSize, CV_16UC1, cv::Scalar(0));
        cv::Mat confirmed = cv::Mat::zeros(kSize, CV_8UC1);
        confirmed(cv::Rect(kFirst.x, kFirst.y, kFirst.width, kFirst.height / 2)) = 255; // half of it
        SuspectList list;
        list.addImage("a", doubtMaps(seen(), {}, kSize), label, {.picture = {}, .confirmed = confirmed});
        QCOMPARE(list.suspects(), std::size_t(1));
        QVERIFY(list.ranked()[0].region == Region(kSecond));
        confirmed.row(kFirst.y) = 0; // less than half
        list.addImage("a", doubtMaps(seen(), {}, kSize), label, {.picture = {}, .confirmed = confirmed});
        QCOMPARE(list.suspects(), std::size_t(2));
        QVERIFY_THROWS_EXCEPTION(Error, list.addImage("a", doubtMaps(seen(), {}, kSize), label,
                                                      {.picture = {}, .confirmed = cv::Mat(3, 3, CV_8UC1)}));
    }
    void refusesLabelsOfAnotherSize()
    {
        SuspectList list;
        QVERIFY_THROWS_EXCEPTION(
            Error, list.addImage("a", doubtMaps(seen(), {}, kSize), cv::Mat(3, 3, CV_16UC1, cv::Scalar(0))));
        QVERIFY_THROWS_EXCEPTION(
            Error, list.addImage("a", doubtMaps(seen(), {}, kSize), cv::Mat(kSize, CV_8UC1, cv::Scalar(0))));
    }
};

QTEST_GUILESS_MAIN(TestSuspects)
#include "tst_suspects.moc"
