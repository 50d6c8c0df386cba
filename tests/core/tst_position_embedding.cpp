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
        auto embedding = torch::zeros({1, 17, 2});
        embedding[0][0].fill_(7);
        // Values that rise linearly along the rows stay linear inside the grid.
        embedding.slice(1, 1).copy_(torch::arange(4).view({4, 1, 1}).expand({4, 4, 2}).reshape({1, 16, 2}));
        const auto out = fitPositionEmbedding(embedding, 8, 6);
        QVERIFY(out.sizes() == torch::IntArrayRef({1, 49, 2}));
        QVERIFY(torch::equal(out[0][0], torch::full({2}, 7.0)));
        const auto grid = out.slice(1, 1).view({8, 6, 2});
        QVERIFY(torch::allclose(grid.select(0, 3), torch::full({6, 2}, 1.25), 1e-4, 1e-4));
        QVERIFY(torch::allclose(grid.select(0, 4), torch::full({6, 2}, 1.75), 1e-4, 1e-4));
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
