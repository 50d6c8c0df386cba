// Regions of several images in the order in which they are worth labelling.
#include "core/annotation/label_map.h"
#include "core/base/error.h"
#include "core/interactive/label_queue.h"
#include "tests/support/drawn_shares.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

const cv::Size kSize(40, 30);
const std::vector<float> kSure = {0.97f, 0.01f, 0.01f, 0.01f};
const std::vector<float> kOneOrTwo = {0.02f, 0.48f, 0.48f, 0.02f}, kThreeOrNone = {0.45f, 0.02f, 0.05f, 0.48f};

DoubtMaps mapsWith(const std::vector<test::DrawnShares>& drawn)
{
    return doubtMaps(test::drawShares(kSize, kSure, drawn), {}, kSize);
}

QueueOptions plain(double novelty)
{
    QueueOptions options;
    options.doubt = {.measure = DoubtMeasure::Margin, .least = 0.5, .smallest = 0, .smoothing = 0};
    options.noveltyWeight = novelty;
    return options;
}

const cv::Rect kLarge(2, 2, 12, 12), kMiddle(20, 4, 11, 11), kSmall(20, 18, 10, 10);

std::vector<cv::Rect> boundsOf(const std::vector<QueueRegion>& regions)
{
    std::vector<cv::Rect> bounds;
    for (const QueueRegion& one : regions)
        bounds.push_back(one.region.bounds);
    return bounds;
}

} // namespace

class TestLabelQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void regionsOfAllImagesInOneOrder()
    {
        LabelQueue queue(plain(0));
        queue.addImage("b", mapsWith({{kLarge, kOneOrTwo}}));
        QCOMPARE(queue.ranked().size(), std::size_t(1)); // there from the first on
        queue.addImage("a", mapsWith({{kMiddle, kOneOrTwo}, {kSmall, kThreeOrNone}}));
        QCOMPARE(queue.images(), std::size_t(2));
        QCOMPARE(queue.regions(), std::size_t(3));
        const auto ranked = queue.ranked();
        QVERIFY((boundsOf(ranked) == std::vector{kLarge, kMiddle, kSmall}));
        QCOMPARE(ranked[0].image, std::string("b"));
        QCOMPARE(ranked[2].image, std::string("a"));
        QCOMPARE(queue.ranked(2).size(), std::size_t(2));
        LabelQueue other(plain(0)); // in another order
        other.addImage("a", mapsWith({{kMiddle, kOneOrTwo}, {kSmall, kThreeOrNone}}));
        other.addImage("b", mapsWith({{kLarge, kOneOrTwo}}));
        QVERIFY(boundsOf(other.ranked()) == boundsOf(ranked));
    }
    void whatIsNewComesBeforeMoreOfTheSame()
    {
        LabelQueue queue(plain(1));
        queue.addImage("a", mapsWith({{kLarge, kOneOrTwo}, {kMiddle, kOneOrTwo}, {kSmall, kThreeOrNone}}));
        const auto ranked = queue.ranked();
        QVERIFY((boundsOf(ranked) == std::vector{kLarge, kSmall, kMiddle}));
        QVERIFY(ranked[1].novelty > 0.8 && ranked[2].novelty < 0.01);
    }
    void whatIsLabelledIsKnownAndNotAskedAbout()
    {
        const auto maps = mapsWith({{kLarge, kOneOrTwo}, {kMiddle, kThreeOrNone}});
        cv::Mat labels(kSize, CV_16UC1, cv::Scalar(kUnlabelled));
        labels(kLarge) = 2;
        LabelQueue queue(plain(1));
        queue.addImage("a", maps, labels);
        queue.addImage("b", mapsWith({{kLarge, kOneOrTwo}})); // like what was labelled in the other
        const auto ranked = queue.ranked();
        QCOMPARE(ranked.size(), std::size_t(2));
        QVERIFY(ranked[0].image == "a" && ranked[0].region.bounds == kMiddle);
        QVERIFY(ranked[1].novelty < 0.01);
        for (const std::uint16_t answer : {kIgnoreLabel, kBackground}) { // answers, too
            labels(kMiddle) = answer;
            queue.addImage("a", maps, labels);
            QCOMPARE(queue.regions(), std::size_t(1));
        }
    }
    void dismissedRegionsAreGone()
    {
        LabelQueue queue(plain(0));
        queue.addImage("a", mapsWith({{kLarge, kOneOrTwo}, {kSmall, kOneOrTwo}}));
        QVERIFY(queue.dismiss("a", Region(kLarge)));
        QVERIFY(!queue.dismiss("a", Region(kLarge)) && !queue.dismiss("b", Region(kSmall)));
        QVERIFY(boundsOf(queue.ranked()) == std::vector{kSmall});
        queue.removeImage("a");
        QVERIFY(!queue.hasImage("a") && queue.ranked().empty());
    }
    void fewOfEachImage()
    {
        QueueOptions options = plain(0);
        options.mostPerImage = 1;
        LabelQueue queue(options);
        queue.addImage("a", mapsWith({{kLarge, kOneOrTwo}, {kSmall, kOneOrTwo}}));
        QVERIFY(boundsOf(queue.ranked()) == std::vector{kLarge});
    }
    void refusesLabelsOfAnotherSize()
    {
        LabelQueue queue;
        QVERIFY_THROWS_EXCEPTION(Error, queue.addImage("a", mapsWith({}), cv::Mat(3, 3, CV_16UC1, cv::Scalar(0))));
        QCOMPARE(queue.images(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestLabelQueue)
#include "tst_label_queue.moc"
