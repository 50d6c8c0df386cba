#include "core/base/error.h"
#include "core/encoders/packed_attention.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace sdw;

class TestPackedAttention : public QObject {
    Q_OBJECT
private:
    /// The formula, head by head.
    static torch::Tensor plain(torch::nn::Module& module, const torch::Tensor& queries, const torch::Tensor& keys,
                               std::int64_t heads)
    {
        const auto p = module.named_parameters();
        const auto c = queries.size(2), d = c / heads;
        const auto project = [&](const torch::Tensor& x, std::int64_t part) {
            return x.matmul(p["in_proj_weight"].narrow(0, part * c, c).t()) + p["in_proj_bias"].narrow(0, part * c, c);
        };
        const auto q = project(queries, 0), k = project(keys, 1), v = project(keys, 2);
        std::vector<torch::Tensor> mixed;
        for (std::int64_t h = 0; h < heads; ++h) {
            const auto part = [&](const torch::Tensor& x) { return x.narrow(2, h * d, d); };
            const auto scores = part(q).matmul(part(k).transpose(1, 2)) / std::sqrt(double(d));
            mixed.push_back(scores.softmax(-1).matmul(part(v)));
        }
        return torch::cat(mixed, 2).matmul(p["out_proj.weight"].t()) + p["out_proj.bias"];
    }
private Q_SLOTS:
    void init() { torch::manual_seed(0); }

    void isTheFormula()
    {
        PackedAttention attention(12, 3);
        const auto x = torch::randn({2, 7, 12}), y = torch::randn({2, 5, 12});
        QVERIFY(torch::allclose(attention->forward(x), plain(*attention, x, x, 3), 1e-5, 1e-6));
        QVERIFY(torch::allclose(attention->between(x, y), plain(*attention, x, y, 3), 1e-5, 1e-6));
        QVERIFY(torch::allclose(attention->between(x, x), attention->forward(x), 1e-5, 1e-6));
    }
    void headsStayApart()
    {
        const auto parts = splitHeads(torch::arange(12).view({1, 1, 12}), 3, 2);
        QCOMPARE(parts.size(), std::size_t(3));
        QVERIFY(torch::equal(parts[1], torch::tensor({4, 5, 6, 7}, torch::kLong).view({1, 2, 1, 2})));
        for (const auto& part : parts)
            QVERIFY(part.is_contiguous());
    }
    void headsMustDivideTheChannels() { QVERIFY_THROWS_EXCEPTION(Error, PackedAttention(10, 3)); }
};

QTEST_GUILESS_MAIN(TestPackedAttention)
#include "tst_packed_attention.moc"
