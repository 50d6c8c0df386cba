#include "core/base/error.h"
#include "core/encoders/position_embedding.h"

#include <QtTest/QtTest>

using namespace sdw;

class TestPositionEmbedding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { torch::manual_seed(0); }

    void onlyTheNumberOfTokensDecides()
    {
        const auto embedding = torch::randn({1, 17, 3});
        QVERIFY(fitPositionEmbedding(embedding, 4, 4).is_same(embedding));
        QVERIFY(fitPositionEmbedding(embedding, 2, 8).is_same(embedding));
    }
    void theGridIsResizedAndTheClassEntryKept()
    {
        const auto embedding = torch::randn({1, 17, 2});
        const auto out = fitPositionEmbedding(embedding, 8, 6);
        QVERIFY(out.sizes() == torch::IntArrayRef({1, 49, 2}));
        QVERIFY(torch::equal(out[0][0], embedding[0][0]));
        const auto map = embedding.slice(1, 1).view({4, 4, 2}).permute({2, 0, 1}).unsqueeze(0);
        const auto expected = at::upsample_bicubic2d(map.contiguous(), {8, 6}, false);
        QVERIFY(torch::allclose(out.slice(1, 1).view({8, 6, 2}).permute({2, 0, 1}), expected[0], 1e-5, 1e-5));
    }
    void noSquareGridIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, fitPositionEmbedding(torch::zeros({1, 13, 2}), 4, 4));
        QVERIFY_THROWS_EXCEPTION(Error, fitPositionEmbedding(torch::zeros({1, 0, 2}), 4, 4));
        QVERIFY_THROWS_EXCEPTION(Error, fitPositionEmbedding(torch::zeros({17, 2}), 4, 4));
    }
};

QTEST_GUILESS_MAIN(TestPositionEmbedding)
#include "tst_position_embedding.moc"
