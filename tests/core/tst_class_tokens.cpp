#include "core/decoders/class_tokens.h"
#include "core/decoders/momentum_tokens.h"
#include "tests/support/parity_fixture.h"

using namespace sdw;

namespace {

class OwnerImpl : public torch::nn::Module {};

QStringList namesOf(const torch::OrderedDict<std::string, torch::Tensor>& tensors)
{
    QStringList names;
    for (const auto& item : tensors)
        names << QString::fromStdString(item.key());
    names.sort();
    return names;
}

} // namespace

class TestClassTokens : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { torch::manual_seed(0); }

    void namesFollowForm_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<bool>("decoupled");
        QTest::addColumn<bool>("momentum");
        QTest::addColumn<QStringList>("parameters");
        QTest::addColumn<QStringList>("buffers");
        const QStringList paper = {"mid_k.bias",   "mid_k.weight", "mid_q.bias",
                                   "mid_q.weight", "mid_v.bias",   "mid_v.weight"};
        const QStringList official = {"class_token.k.bias", "class_token.k.weight", "class_token.q.bias",
                                      "class_token.q.weight"};
        QTest::newRow("paper") << "paper" << true << false << paper + QStringList{"token_class", "token_info"}
                               << QStringList();
        QTest::newRow("paper coupled") << "paper" << false << false << paper + QStringList{"token_class"}
                                       << QStringList();
        QTest::newRow("paper momentum") << "paper" << false << true << paper << QStringList{"token_class"};
        QTest::newRow("official") << "official" << true << false
                                  << QStringList{"class_token.cls_token"} + official +
                                         QStringList{"class_token.prop_token"}
                                  << QStringList();
        QTest::newRow("official momentum")
            << "official" << false << true << official << QStringList{"class_token.cls_token"};
    }
    void namesFollowForm()
    {
        QFETCH(QString, form);
        QFETCH(bool, decoupled);
        QFETCH(bool, momentum);
        QFETCH(QStringList, parameters);
        QFETCH(QStringList, buffers);
        OwnerImpl owner;
        ClassTokens tokens(owner, {.form = form.toStdString(),
                                   .channels = 8,
                                   .classes = 3,
                                   .midChannels = 2,
                                   .decoupled = decoupled,
                                   .momentum = momentum});
        parameters.sort();
        QCOMPARE(namesOf(owner.named_parameters()), parameters);
        QCOMPARE(namesOf(owner.named_buffers()), buffers);
        const auto mid = tokens.forward(torch::randn({2, 8, 4, 5}));
        QVERIFY(mid.logits.sizes() == torch::IntArrayRef({2, 3, 4, 5}));
        QVERIFY(mid.context.sizes() == torch::IntArrayRef({2, 8, 4, 5}));
    }
    void equalInformationGivesThatEverywhere() // the classes' shares sum to one
    {
        OwnerImpl owner;
        ClassTokens tokens(owner, {.form = "official", .channels = 4, .classes = 3, .midChannels = 4});
        torch::NoGradGuard noGrad;
        owner.named_parameters()["class_token.prop_token"].fill_(0.5);
        SDW_COMPARE_TENSORS(tokens.forward(torch::randn({1, 4, 6, 6})).context, torch::full({1, 4, 6, 6}, 0.5), 1e-6,
                            "context");
    }
    void logitsAreScaledByTheWidthOfTheKeys()
    {
        OwnerImpl owner;
        ClassTokens tokens(owner, {.form = "official", .channels = 2, .classes = 1, .midChannels = 4});
        torch::NoGradGuard noGrad;
        for (auto& item : owner.named_parameters())
            item.value().fill_(item.key().ends_with("bias") ? 0 : 1);
        // Pixel (1, 2): q = 3 four times; token (1, 1): k = 2 four times; 4·6 / √4 = 12.
        const auto mid = tokens.forward(torch::tensor({1.0f, 2.0f}).view({1, 2, 1, 1}));
        QCOMPARE(mid.logits.item<float>(), 12.0f);
    }
    void momentumTokensFollowTheClasses()
    {
        auto memory = torch::zeros({3, 2});
        const auto features =
            torch::tensor({1.0f, 3.0f, 0.0f, 0.0f, /*second channel*/ 0.0f, 0.0f, 2.0f, 9.0f}).view({1, 2, 2, 2});
        const auto labels = torch::tensor({0L, 0L, 1L, -100L}).view({1, 2, 2});
        updateMomentumTokens(memory, features, labels, 0.9);
        SDW_COMPARE_TENSORS(memory, torch::tensor({2.0f, 0.0f, 0.0f, 2.0f, 0.0f, 0.0f}).view({3, 2}), 1e-6,
                            "first step"); // means; class 2 unseen

        // Class 0 now sees (4, 0), along its row, and (0, 5), at right angles to it: only the second counts.
        const auto next = torch::tensor({4.0f, 0.0f, 0.0f, 5.0f}).view({1, 2, 1, 2});
        updateMomentumTokens(memory, next, torch::tensor({0L, 0L}).view({1, 1, 2}), 0.9);
        SDW_COMPARE_TENSORS(memory[0], torch::tensor({1.8f, 0.5f}), 1e-6, "second step");
        SDW_COMPARE_TENSORS(memory[1], torch::tensor({0.0f, 2.0f}), 0, "untouched class");
    }
    void momentumTokensTakePixelsAlongTheirRowAlike()
    {
        auto memory = torch::tensor({1.0f, 0.0f}).view({1, 2});
        updateMomentumTokens(memory, torch::tensor({2.0f, 4.0f, 0.0f, 0.0f}).view({1, 2, 1, 2}),
                             torch::zeros({1, 1, 2}, torch::kLong), 0.5);
        SDW_COMPARE_TENSORS(memory[0], torch::tensor({2.0f, 0.0f}), 1e-6, "row"); // 0.5·1 + 0.5·3
    }
    void momentumLabelsAreResized() // labels are finer than features
    {
        auto memory = torch::zeros({2, 1});
        const auto labels = torch::tensor({0L, 0L, 1L, 1L, 0L, 0L, 1L, 1L}).view({1, 2, 4});
        updateMomentumTokens(memory, torch::tensor({5.0f, 7.0f}).view({1, 1, 1, 2}), labels, 0.9);
        SDW_COMPARE_TENSORS(memory, torch::tensor({5.0f, 7.0f}).view({2, 1}), 0, "memory");
    }
};

QTEST_GUILESS_MAIN(TestClassTokens)
#include "tst_class_tokens.moc"
