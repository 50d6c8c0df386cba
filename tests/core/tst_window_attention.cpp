#include "core/base/error.h"
#include "core/encoders/window_attention.h"

#include <QtTest/QtTest>

using namespace sdw;

class TestWindowAttention : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { torch::manual_seed(0); }

    void indexCountsRelativePositions()
    {
        const auto index = relativePositionIndex(2).view({4, 4}); // tokens (0,0) (0,1) (1,0) (1,1); table 3×3
        QVERIFY(
            torch::equal(index, torch::tensor({{4, 3, 1, 0}, {5, 4, 2, 1}, {7, 6, 4, 3}, {8, 7, 5, 4}}, torch::kLong)));
    }
    void maskPartsTheRolledRegions()
    {
        const auto mask = shiftedWindowMask(4, 2, 2, 1, torch::kCPU); // two windows below each other
        QVERIFY(mask.sizes() == torch::IntArrayRef({2, 4, 4}));
        // Above, the columns belong to two regions; below, all four tokens differ.
        const auto columns =
            torch::tensor({{0, 1, 0, 1}, {1, 0, 1, 0}, {0, 1, 0, 1}, {1, 0, 1, 0}}, torch::kFloat) * -100;
        QVERIFY(torch::equal(mask[0], columns));
        QVERIFY(torch::equal(mask[1], (1 - torch::eye(4)) * -100));
    }
    void windowsDoNotSeeEachOther()
    {
        WindowAttention attention(4, 2, 3, 0);
        torch::NoGradGuard noGrad;
        auto map = torch::randn({1, 6, 6, 4});
        const auto before = attention->forward(map, {});
        map.index_put_({0, 5, 5}, 9.0);
        const auto changed = (attention->forward(map, {}) - before).abs().sum(3)[0].gt(1e-6);
        QVERIFY(changed.slice(0, 3, 6).slice(1, 3, 6).all().item<bool>());
        QCOMPARE(changed.sum().item<int>(), 9);
    }
    void shiftedWindowsSeeTheirNeighboursButNotAcrossTheEdge()
    {
        WindowAttention attention(4, 2, 4, 2);
        torch::NoGradGuard noGrad;
        auto map = torch::randn({1, 8, 8, 4});
        const auto mask = shiftedWindowMask(8, 8, 4, 2, torch::kCPU);
        const auto before = attention->forward(map, mask);
        map.index_put_({0, 0, 0}, 9.0); // a corner: after the roll its window holds all four corners
        const auto changed = (attention->forward(map, mask) - before).abs().sum(3)[0].gt(1e-6);
        QVERIFY(changed.slice(0, 0, 2).slice(1, 0, 2).all().item<bool>());
        QCOMPARE(changed.sum().item<int>(), 4);
    }
    void paddedMapsKeepTheirSize()
    {
        WindowAttention attention(4, 1, 4, 2);
        const auto out = attention->forward(torch::randn({2, 5, 3, 4}), shiftedWindowMask(5, 3, 4, 2, torch::kCPU));
        QVERIFY(out.sizes() == torch::IntArrayRef({2, 5, 3, 4}));
    }
    void misfitsAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, WindowAttention(4, 3, 4, 0));
        QVERIFY_THROWS_EXCEPTION(Error, WindowAttention(4, 2, 4, 4));
    }
};

QTEST_GUILESS_MAIN(TestWindowAttention)
#include "tst_window_attention.moc"
