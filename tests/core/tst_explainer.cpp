// The explainer as programs use it: a model from a file, pictures in, torch nowhere to be seen.
#include "core/base/error.h"
#include "core/base/program_files.h"
#include "core/explanation/explainer.h"
#include "core/inference/predictor.h"
#include "tests/support/test_files.h"

#include <cmath>

using namespace sdw;

namespace {

cv::Mat picture()
{
    cv::Mat image(120, 180, CV_8UC3), noise(12, 18, CV_8UC3);
    cv::RNG(4).fill(noise, cv::RNG::UNIFORM, 0, 255);
    for (int y = 0; y < image.rows; ++y)
        for (int x = 0; x < image.cols; ++x)
            image.at<cv::Vec3b>(y, x) = noise.at<cv::Vec3b>(y / 10, x / 10);
    return image;
}

Explainer demoModel(const char* name, std::int64_t shortSide = 96)
{
    return Explainer(needShippedFile(std::string("models/demo_") + name + ".safetensors"),
                     {.device = "cpu", .shortSide = shortSide});
}

} // namespace

class TestExplainer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePredictionIsThePredictors()
    {
        Explainer explainer = demoModel("segdeformer");
        Predictor predictor(needShippedFile("models/demo_segdeformer.safetensors"), {.device = "cpu", .shortSide = 96});
        const cv::Mat image = picture();
        const auto explained = explainer.explain(image);
        QVERIFY(explained->imageSize() == image.size());
        QCOMPARE(cv::countNonZero(explained->labels() != predictor.labels(image)), 0);
        QCOMPARE(explained->tokens(), int(explainer.classes().size()));
        QVERIFY(explained->midLabels().size() == image.size());
        QVERIFY(explained->mapSize(FeatureStage::Fused) == cv::Size(36, 24)); // 144×96 pixels, a quarter of each side
    }

    void tokensAreComparedAndLaidOut()
    {
        const Explainer explainer = demoModel("segdeformer");
        QVERIFY(explainer.hasTokens());
        QCOMPARE(explainer.decoderTitle(), std::string("SegDeformer"));
        QCOMPARE(explainer.name(), std::string("demo_segdeformer"));
        const int classes = int(explainer.classes().size());
        const cv::Mat similarity = explainer.tokenSimilarity();
        QVERIFY(similarity.type() == CV_32FC1 && similarity.size() == cv::Size(classes, classes));
        for (int i = 0; i < classes; ++i) {
            QVERIFY(std::abs(similarity.at<float>(i, i) - 1) < 1e-5);
            for (int j = 0; j < i; ++j)
                QVERIFY(std::abs(similarity.at<float>(i, j)) < 1 &&
                        std::abs(similarity.at<float>(i, j) - similarity.at<float>(j, i)) < 1e-6);
        }
        double share = -1;
        const cv::Mat places = explainer.tokenProjection(&share);
        QVERIFY(places.type() == CV_32FC1 && places.size() == cv::Size(2, classes));
        QVERIFY(share > 2.0 / classes && share < 1);
        QVERIFY(std::abs(cv::mean(places.col(0))[0]) < 1e-4);
        QVERIFY(cv::norm(places.col(0)) > cv::norm(places.col(1)));
    }

    void aBaselineHasNoTokens()
    {
        const Explainer explainer = demoModel("segformer");
        QVERIFY(!explainer.hasTokens());
        QCOMPARE(explainer.decoderTitle(), std::string("SegFormer head"));
        double share = -1;
        QVERIFY(explainer.tokenSimilarity().empty());
        QVERIFY(explainer.tokenProjection(&share).empty());
        QCOMPARE(share, 0.0);
    }

    void resultsOutliveTheModelAndTheNextImage()
    {
        std::shared_ptr<const ExplainedImage> first;
        cv::Mat before;
        {
            Explainer explainer = demoModel("segdeformer");
            first = explainer.explain(picture());
            before = first->consistency(FeatureStage::Augmented, {90, 60});
            explainer.explain(cv::Mat(64, 64, CV_8UC3, cv::Scalar(9, 200, 30)));
        }
        QCOMPARE(cv::norm(before, first->consistency(FeatureStage::Augmented, {90, 60}), cv::NORM_INF), 0.0);
        QCOMPARE(first->scores({90, 60}).size(), std::size_t(first->tokens()));
    }

    void whatCannotBeOpenedOrExplainedIsNamed()
    {
        QVERIFY_THROWS_EXCEPTION(Error, Explainer("/nowhere/model.safetensors"));
        Explainer explainer = demoModel("segformer");
        QVERIFY_THROWS_EXCEPTION(Error, explainer.explain(cv::Mat()));
        QVERIFY_THROWS_EXCEPTION(Error, explainer.explain(cv::Mat(9, 9, CV_8UC1)));
    }
};

QTEST_GUILESS_MAIN(TestExplainer)
#include "tst_explainer.moc"
