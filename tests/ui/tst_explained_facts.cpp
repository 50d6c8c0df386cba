// What is gathered about an image: classes, tokens, and how well they fit the labels.
#include "tests/support/fake_explained.h"
#include "ui/explain/explain_input.h"
#include "ui/explain/explained_facts.h"

#include <QtTest/QtTest>

using namespace sdw;
using namespace sdw::ui;
using sdw::test::FakeExplained;

namespace {

ExplainedFacts gather(const TrueLabels& truth, bool tokens = true)
{
    auto image = std::make_shared<FakeExplained>();
    image->withTokens = tokens;
    return gatherFacts(image, sdw::test::fakeClasses(), truth, ColourMap::Viridis);
}

} // namespace

class TestExplainedFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsAgainstTheLabels()
    {
        // Labelled is the left half, all of it "sky". M is right there; M_mid says "tree" in its upper quarter.
        const ExplainedFacts facts = gather(sdw::test::fakeInput()->truth);
        QCOMPARE(facts.agreement, std::optional(1.0));
        QCOMPARE(facts.midAgreement, std::optional(0.75));
        QCOMPARE(facts.differingShare, 0.25);
        QCOMPARE(facts.tokens.size(), std::size_t(sdw::test::kFakeClasses));
        QCOMPARE(facts.tokens[0].iou, std::optional(0.75));
        QVERIFY(!facts.tokens[1].iou); // nothing is labelled "road"
        QCOMPARE(facts.tokens[1].activation, 0.4f);
        QVERIFY(!facts.tokens[1].thumbnail.isNull());
    }

    void differingIsEmptyWhereBothAgree()
    {
        const ExplainedFacts facts = gather({});
        QCOMPARE(facts.differing->labels.at<std::uint16_t>(0, 0), std::uint16_t(2));
        QCOMPARE(facts.differing->labels.at<std::uint16_t>(23, 0), kIgnoreLabel);
        const auto shares = classShares(*facts.differing);
        QCOMPARE(shares, (std::vector<double>{0, 0, 0.25, 0}));
    }

    void unlabelledImagesHaveNoScores()
    {
        const ExplainedFacts facts = gather({});
        QVERIFY(!facts.agreement && !facts.midAgreement);
        for (const TokenFacts& token : facts.tokens)
            QVERIFY(!token.iou);
    }

    void classesInAnotherOrderAreMatchedByName()
    {
        TrueLabels truth = sdw::test::fakeInput()->truth;
        std::ranges::reverse(truth.classes);
        truth.labels.setTo(3, truth.labels == 0);
        QCOMPARE(gather(truth).agreement, std::optional(1.0));
    }

    void otherClassesAreNotScored()
    {
        TrueLabels truth = sdw::test::fakeInput()->truth;
        truth.classes[0].name = "heaven";
        QVERIFY(!gather(truth).agreement);
        truth.classes.pop_back();
        QVERIFY(!gather(truth).agreement);
    }

    void aModelWithoutTokensHasItsPredictionAlone()
    {
        const ExplainedFacts facts = gather(sdw::test::fakeInput()->truth, false);
        QVERIFY(facts.prediction && !facts.mid && !facts.differing);
        QVERIFY(facts.tokens.empty());
        QCOMPARE(facts.agreement, std::optional(1.0));
    }

    void labelIdsBecomeIndices()
    {
        auto classes = makeProjectClasses(sdw::test::fakeClasses());
        classes[0].id = 40; // "sky"
        const cv::Mat ids = (cv::Mat_<std::uint16_t>(1, 4) << 40, 1, kUnlabelled, 7);
        const cv::Mat labels = indexLabels(ids, classes);
        QCOMPARE(labels.at<std::uint16_t>(0, 0), std::uint16_t(0));
        QCOMPARE(labels.at<std::uint16_t>(0, 1), std::uint16_t(1));
        QCOMPARE(labels.at<std::uint16_t>(0, 2), kIgnoreLabel);
        QCOMPARE(labels.at<std::uint16_t>(0, 3), kIgnoreLabel);
        const cv::Mat nothing(2, 2, CV_16UC1, cv::Scalar(kUnlabelled));
        QVERIFY(indexLabels(nothing, classes).empty());
    }
};

QTEST_GUILESS_MAIN(TestExplainedFacts)
#include "tst_explained_facts.moc"
