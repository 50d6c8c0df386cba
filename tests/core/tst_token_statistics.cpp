// Statistics of class tokens, with tokens whose answers can be worked out by hand.
#include "core/explanation/token_statistics.h"
#include "tests/support/test_files.h"

#include <cmath>

using namespace sdw;

class TestTokenStatistics : public QObject {
    Q_OBJECT
private:
    static ModelConfig config(const char* form, const char* tokens)
    {
        ModelConfig config;
        config.encoder.name = "mit_b0";
        config.encoder.width = 8;
        config.encoder.depths = {1, 1, 1, 1};
        config.decoder.form = form;
        config.decoder.channels = 16;
        config.decoder.external.tokens = tokens;
        config.decoder.external.decoupled = config.decoder.external.tokens != "momentum"; // means are never split
        config.classes = 3;
        return config;
    }

private Q_SLOTS:
    void tokensOfEveryKindAreFound_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("tokens");
        QTest::addColumn<QString>("name");
        QTest::newRow("paper") << "paper"
                               << "learned"
                               << "decode_head.token_class";
        QTest::newRow("official") << "official"
                                  << "learned"
                                  << "decode_head.class_token.cls_token";
        QTest::newRow("momentum") << "paper"
                                  << "momentum"
                                  << "decode_head.token_class";
    }
    void tokensOfEveryKindAreFound()
    {
        QFETCH(QString, form);
        QFETCH(QString, tokens);
        QFETCH(QString, name);
        Segmenter model(config(qPrintable(form), qPrintable(tokens)));
        const torch::NoGradGuard noGrad;
        const auto own = tokens == "learned" ? model->named_parameters()[name.toStdString()]
                                             : model->named_buffers()[name.toStdString()];
        own.copy_(torch::arange(48).view(own.sizes()));
        QVERIFY(torch::equal(classTokens(model), torch::arange(48, torch::kFloat).view({3, 16})));
    }

    void aModelWithoutTokensHasNone()
    {
        auto without = config("paper", "learned");
        without.decoder.external.enabled = false;
        Segmenter model(without);
        QVERIFY(!classTokens(model).defined());
    }

    void similarityIsTheCosine()
    {
        const cv::Mat similarity =
            tokenSimilarity(torch::tensor({{2.0f, 0.0f}, {0.0f, 3.0f}, {-4.0f, 0.0f}, {1.0f, 1.0f}, {0.0f, 0.0f}}));
        const float half = std::sqrt(0.5f);
        const float expected[5][5] = {
            {1, 0, -1, half, 0}, {0, 1, 0, half, 0}, {-1, 0, 1, -half, 0}, {half, half, -half, 1, 0}, {0, 0, 0, 0, 0}};
        for (int i = 0; i < 5; ++i)
            for (int j = 0; j < 5; ++j)
                QVERIFY(std::abs(similarity.at<float>(i, j) - expected[i][j]) < 1e-6f);
    }

    void projectionShowsTheTwoLargestAxes()
    {
        // A rectangle of 6 by 2 in the plane of the first and third coordinate, off the origin, and a little depth.
        const auto tokens =
            torch::tensor({{8.0f, 5.1f, 2.0f}, {8.0f, 4.9f, 0.0f}, {2.0f, 4.9f, 2.0f}, {2.0f, 5.1f, 0.0f}});
        double share = 0;
        const cv::Mat places = tokenProjection(tokens, &share);
        const float expected[4][2] = {{3, 1}, {3, -1}, {-3, 1}, {-3, -1}};
        for (int i = 0; i < 4; ++i)
            for (int axis = 0; axis < 2; ++axis)
                QVERIFY(std::abs(places.at<float>(i, axis) - expected[i][axis]) < 1e-5f);
        QVERIFY(std::abs(share - (36 + 4) / (36 + 4 + 0.04)) < 1e-6);
    }

    void oneTokenLiesInTheMiddle()
    {
        double share = -1;
        const cv::Mat places = tokenProjection(torch::tensor({{3.0f, 4.0f, 5.0f}}), &share);
        QVERIFY(places.size() == cv::Size(2, 1));
        QVERIFY(places.at<float>(0, 0) == 0 && places.at<float>(0, 1) == 0);
        QCOMPARE(share, 1.0);
    }
};

QTEST_GUILESS_MAIN(TestTokenStatistics)
#include "tst_token_statistics.moc"
