#include "core/base/error.h"
#include "core/decoders/attention.h"
#include "core/decoders/context_attention.h"
#include "core/decoders/token_layout.h"
#include "tests/support/parity_fixture.h"

using namespace sdw;

class TestContextAttention : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { torch::manual_seed(0); }

    void attendIsTheFormulaPerHead()
    {
        const auto query = torch::randn({2, 5, 6}), key = torch::randn({2, 7, 6}), value = torch::randn({2, 7, 6});
        for (const std::int64_t heads : {1, 2, 3}) {
            const auto width = 6 / heads;
            std::vector<torch::Tensor> parts;
            for (std::int64_t h = 0; h < heads; ++h) {
                const auto q = query.narrow(2, h * width, width), k = key.narrow(2, h * width, width),
                           v = value.narrow(2, h * width, width);
                parts.push_back((q.matmul(k.transpose(1, 2)) / std::sqrt(double(width))).softmax(-1).matmul(v));
            }
            SDW_COMPARE_TENSORS(attend(query, key, value, heads), torch::cat(parts, 2), 1e-6, "attended");
        }
    }
    void mapsAndTokensAreTransposes()
    {
        const auto map = torch::arange(24).view({1, 2, 3, 4});
        const auto tokens = toTokens(map);
        QCOMPARE(tokens[0][5][1].item<int>(), 12 + 5);
        QVERIFY(torch::equal(toMap(tokens, 3, 4), map));
    }
    void linearFormIsThePrintedEquation()
    {
        const auto attention = makeContextAttention("paper", {.channels = 4});
        const auto weights = attention->named_parameters();
        QCOMPARE(weights.size(), std::size_t(6));
        const auto x = torch::randn({1, 4, 3, 5}), y = torch::randn({1, 4, 3, 5});
        const auto project = [&](const torch::Tensor& map, const std::string& name) {
            return torch::linear(toTokens(map), weights[name + ".weight"], weights[name + ".bias"]);
        };
        const auto rows = (project(x, "q").matmul(project(y, "k").transpose(1, 2)) / 2.0).softmax(-1); // √4 = 2
        SDW_COMPARE_TENSORS(attention->forward(x, y), toMap(rows.matmul(project(y, "v")), 3, 5), 1e-6, "context");
    }
    void aMixtureOfFewRowsIsTheSameWithLessWork()
    {
        const auto attention = makeContextAttention("paper", {.channels = 16});
        QVERIFY(!attention->canMix(5)); // gradients are wanted: training keeps to the printed form
        const torch::NoGradGuard noGradients;
        QVERIFY(attention->canMix(5) && !attention->canMix(16));
        for (const auto& other : {makeContextAttention("official", {.channels = 16}),
                                  makeContextAttention("paper", {.channels = 16, .ratio = 2}),
                                  makeContextAttention("paper", {.channels = 16, .heads = 2})})
            QVERIFY(!other->canMix(5));
        for (auto& parameter : attention->named_parameters()) // biases count, too
            parameter.value().normal_(0, 0.7);
        const auto x = torch::randn({2, 16, 6, 7}), rows = torch::randn({5, 16});
        const auto shares = (4 * torch::randn({2, 42, 5})).softmax(-1);
        Trace plain, mixed;
        const auto expected = attention->forward(x, toMap(shares.matmul(rows), 6, 7), &plain, "external");
        SDW_COMPARE_TENSORS(attention->forwardMixed(x, shares, rows, &mixed, "external"), expected, 1e-5, "context");
        QCOMPARE(mixed.size(), plain.size());
        for (const auto& [name, tensor] : plain)
            SDW_COMPARE_TENSORS(mixed.at(name), tensor, 1e-5, name.c_str());
    }
    void traceGivesTheAttentionRow()
    {
        const auto attention = makeContextAttention("official", {.channels = 4});
        attention->eval();
        Trace trace;
        attention->forward(torch::randn({2, 4, 3, 5}), torch::randn({2, 4, 3, 5}), &trace, "external");
        QVERIFY(trace.at("external_query").sizes() == torch::IntArrayRef({2, 15, 4}));
        QVERIFY(trace.at("external_key").sizes() == torch::IntArrayRef({2, 15, 4}));
        QVERIFY(trace.at("external_value").sizes() == torch::IntArrayRef({2, 15, 4}));
        QVERIFY(trace.at("external_key").min().item<float>() >= 0); // behind a ReLU
    }
    void ratioShrinksKeysAndDropsTheRemainder()
    {
        for (const char* form : {"paper", "official"}) {
            const auto attention = makeContextAttention(form, {.channels = 4, .ratio = 2});
            QVERIFY(attention->named_parameters().contains(std::string(form) == "paper" ? "sr.weight"
                                                                                        : "key_downsample.weight"));
            Trace trace;
            const auto x = torch::randn({1, 4, 5, 7});
            QVERIFY(attention->forward(x, x, &trace, "internal").sizes() == x.sizes());
            QCOMPARE(trace.at("internal_key").size(1), 2 * 3);
            QVERIFY_THROWS_EXCEPTION(Error, attention->forward(torch::zeros({1, 4, 1, 7}), torch::zeros({1, 4, 1, 7})));
        }
    }
    void wrongWidthIsRefused()
    {
        const auto attention = makeContextAttention("paper", {.channels = 4});
        QVERIFY_THROWS_EXCEPTION(Error, attention->forward(torch::zeros({1, 3, 2, 2}), torch::zeros({1, 4, 2, 2})));
    }
};

QTEST_GUILESS_MAIN(TestContextAttention)
#include "tst_context_attention.moc"
