#include "core/base/error.h"
#include "core/encoders/patch_embedding.h"

#include <QtTest/QtTest>

using namespace sdw;

class TestPatchEmbedding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { torch::manual_seed(0); }

    void overlappingRoundsUp()
    {
        PatchEmbedding embedding(PatchEmbeddingOptions{.channels = 5, .kernel = 7, .stride = 4, .normEps = 1e-6});
        const auto out = embedding->forward(torch::randn({2, 3, 97, 131}));
        QCOMPARE(out.height, std::int64_t(25));
        QCOMPARE(out.width, std::int64_t(33));
        QVERIFY(out.tokens.sizes() == torch::IntArrayRef({2, 825, 5}));
        QVERIFY(out.tokens.mean(2).abs().max().item<double>() < 1e-5); // normalised
    }
    void separatePatchesPadRightAndBottom()
    {
        PatchEmbedding embedding(
            PatchEmbeddingOptions{.in = 1, .channels = 1, .kernel = 2, .stride = 2, .overlapping = false});
        torch::NoGradGuard noGrad;
        embedding->projection->weight.fill_(1);
        embedding->projection->bias.zero_();
        const auto out = embedding->forward(torch::ones({1, 1, 3, 2}));
        QVERIFY(torch::equal(out.tokens.flatten(), torch::tensor({4.0f, 2.0f})));
        QVERIFY_THROWS_EXCEPTION(Error, embedding->forward(torch::ones({1, 3, 4, 4})));
    }
    void tokensAndMapsAreEachOther()
    {
        const auto map = torch::randn({2, 3, 4, 5});
        const auto tokens = tokensFromMap(map);
        QVERIFY(torch::equal(tokens[1][7], map.index({1, torch::indexing::Slice(), 1, 2})));
        QVERIFY(torch::equal(mapFromTokens(tokens, 4, 5), map));
        QVERIFY(tokensFromMap(mapFromTokens(tokens, 4, 5)).data_ptr() == tokens.data_ptr());
    }
};

QTEST_GUILESS_MAIN(TestPatchEmbedding)
#include "tst_patch_embedding.moc"
