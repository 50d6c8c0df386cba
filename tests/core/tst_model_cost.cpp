#include "core/config/run_config.h"
#include "core/model/model_cost.h"
#include "core/model/segmenter.h"

#include <ATen/record_function.h>

#include <QtTest/QtTest>

using namespace sdw;

namespace {

std::int64_t counted = 0;

std::int64_t product(at::IntArrayRef sizes)
{
    std::int64_t all = 1;
    for (const auto size : sizes)
        all *= size;
    return all;
}

std::int64_t convolutionCost(c10::ArrayRef<const c10::IValue> inputs)
{
    const auto map = inputs[0].toTensor().sizes(), weight = inputs[1].toTensor().sizes();
    const auto stride = inputs[3].toIntVector(), padding = inputs[4].toIntVector();
    std::int64_t pixels = map[0];
    for (std::size_t axis = 0; axis < 2; ++axis)
        pixels *=
            (map[2 + axis] + 2 * padding[axis % padding.size()] - weight[2 + axis]) / stride[axis % stride.size()] + 1;
    return pixels * product(weight);
}

/// Multiply-adds of the operators that a forward pass really calls.
std::unique_ptr<at::ObserverContext> countCall(const at::RecordFunction& call)
{
    const std::string name = call.name();
    const auto inputs = call.inputs();
    const auto sizes = [&](std::size_t i) { return inputs[i].toTensor().sizes(); };
    if (name == "aten::addmm")
        counted += product(sizes(1)) * sizes(2)[1];
    else if (name == "aten::mm")
        counted += product(sizes(0)) * sizes(1)[1];
    else if (name == "aten::bmm")
        counted += product(sizes(0)) * sizes(1)[2];
    else if (name == "aten::baddbmm")
        counted += product(sizes(1)) * sizes(2)[2];
    else if (name == "aten::convolution")
        counted += convolutionCost(inputs);
    else if (name == "aten::_scaled_dot_product_flash_attention_for_cpu")
        counted += 2 * product(sizes(0)) * sizes(1)[2];
    return nullptr;
}

std::int64_t countForward(const ModelConfig& model, std::int64_t height, std::int64_t width)
{
    torch::NoGradGuard noGrad;
    Segmenter segmenter(model);
    segmenter->eval();
    const auto image = torch::zeros({1, 3, height, width});
    counted = 0;
    const auto handle = at::addThreadLocalCallback(
        at::RecordFunctionCallback(countCall).needsInputs(true).scopes({at::RecordScope::FUNCTION}));
    segmenter->forward(image);
    at::removeCallback(handle);
    return counted;
}

} // namespace

class TestModelCost : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalsWhatAForwardPassCalls_data()
    {
        QTest::addColumn<QString>("model");
        const char* mit = R"("encoder": {"name": "mit_b0", "width": 8})";
        const char* vit =
            R"("encoder": {"name": "deit_s", "width": 24, "heads": [2], "depths": [4], "outputs": [0, 1, 2, 3], "image_size": 96})";
        const char* swin =
            R"("encoder": {"name": "swin_t", "width": 12, "heads": [1, 2, 4, 8], "depths": [2, 2, 2, 2]})";
        const auto row = [](const char* name, const QString& text) {
            QTest::newRow(name) << QString("{%1}").arg(text);
        };
        row("mit all_mlp", QString(mit) + R"(, "decoder": {"name": "all_mlp", "form": "official", "channels": 16})");
        row("mit all_mlp deeper",
            QString(mit) + R"(, "decoder": {"name": "all_mlp", "form": "huggingface", "channels": 16, "depth": 5})");
        row("mit paper", QString(mit) + R"(, "decoder": {"channels": 16})");
        row("mit paper R",
            QString(mit) +
                R"(, "decoder": {"channels": 16, "efficient_ratio": 3, "internal": {"depth": 2, "mlp": true}})");
        row("mit official",
            QString(mit) + R"(, "decoder": {"channels": 16, "form": "official", "external": {"mid_channels": 4}})");
        row("mit official R",
            QString(mit) + R"(, "decoder": {"channels": 16, "form": "official", "efficient_ratio": 2})");
        row("vit upernet neck",
            QString(vit) + R"(, "neck": {"name": "multi_level"}, "decoder": {"name": "upernet", "channels": 8})");
        row("vit segdeformer",
            QString(vit) + R"(, "decoder": {"channels": 8, "external": {"second_attention": false}})");
        row("swin upernet",
            QString(swin) + R"(, "decoder": {"name": "upernet", "channels": 8}, "auxiliary": {"enabled": true})");
        row("swin upernet segdeformer",
            QString(swin) + R"(, "decoder": {"fusion": "upernet", "channels": 8, "form": "official"})");
    }
    void equalsWhatAForwardPassCalls()
    {
        QFETCH(QString, model);
        auto config = readRunConfig({{"model", nlohmann::json::parse(model.toStdString())}}).model;
        config.classes = 5;
        for (const auto& [height, width] : {std::pair<std::int64_t, std::int64_t>{96, 128}, {97, 131}})
            QCOMPARE(modelCost(resolveModel(config), height, width).total(), countForward(config, height, width));
    }
    void segformerB1IsWhatItsAuthorsPublish() // 15.9 G at 512x512 with the concatenating head; this head needs less
    {
        ModelConfig config;
        config.encoder.name = "mit_b1";
        config.decoder = {.name = "all_mlp", .form = "official"};
        config.classes = 150;
        const auto cost = modelCost(resolveModel(config), 512, 512);
        QVERIFY2(cost.total() > 11e9 && cost.total() < 15.9e9, qPrintable(QString::number(double(cost.total()) / 1e9)));
        QCOMPARE(cost.neck, 0);
    }
};

QTEST_GUILESS_MAIN(TestModelCost)
#include "tst_model_cost.moc"
