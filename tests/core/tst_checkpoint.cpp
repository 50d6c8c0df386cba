#include "core/model/checkpoint.h"

#include "core/base/error.h"
#include "core/model/class_rows.h"
#include "core/model/key_layouts.h"

#include <QtTest/QtTest>

using namespace sdw;

namespace {

constexpr const char* kFamilies[] = {"mit", "swin", "vit"};

/// Thin encoders of one family each under SegDeformer: some ten thousand parameters.
ModelConfig tiny(const std::string& family, std::int64_t classes = 3)
{
    ModelConfig config;
    config.classes = classes;
    config.decoder.channels = 16;
    EncoderConfig& encoder = config.encoder;
    if (family == "mit") {
        encoder.name = "mit_b0";
        encoder.width = 8;
        encoder.depths = {1, 1, 1, 1};
        encoder.heads = {1, 1, 2, 2};
    } else if (family == "swin") {
        encoder.name = "swin_t";
        encoder.width = 8;
        encoder.depths = {2, 1, 1, 1};
        encoder.heads = {1, 2, 2, 2};
        encoder.window = 4;
        config.decoder.form = "official";
    } else {
        encoder.name = "vit_s";
        encoder.width = 16;
        encoder.depths = {4};
        encoder.heads = {2};
        encoder.outputs = {0, 1, 2, 3};
        encoder.imageSize = 64;
    }
    return config;
}

/// A model in which no two tensors are alike, norms and running statistics included.
Segmenter scrambled(const ModelConfig& config, std::uint64_t seed)
{
    torch::manual_seed(seed);
    Segmenter model(config);
    torch::NoGradGuard noGrad;
    for (auto& parameter : model->parameters())
        parameter.add_(torch::randn_like(parameter) * 0.1);
    for (auto& buffer : model->named_buffers()) {
        if (buffer.key().ends_with("running_mean")) buffer.value().normal_(0, 0.1);
        if (buffer.key().ends_with("running_var")) buffer.value().uniform_(0.5, 1.5);
        if (buffer.key().ends_with("num_batches_tracked")) buffer.value().fill_(std::int64_t(seed));
    }
    model->eval();
    return model;
}

TensorMap stateOf(const Segmenter& model)
{
    TensorMap state;
    for (const auto& item : model->named_parameters())
        state[item.key()] = item.value().detach().clone();
    for (const auto& item : model->named_buffers())
        state[item.key()] = item.value().detach().clone();
    return state;
}

/// First name whose tensors differ; empty where both are the same, bit for bit.
QString differenceOf(const TensorMap& got, const TensorMap& expected)
{
    for (const auto& [name, tensor] : expected)
        if (!got.count(name) || !torch::equal(got.at(name), tensor)) return QString::fromStdString(name);
    return got.size() == expected.size() ? QString() : QStringLiteral("the number of tensors");
}

torch::Tensor logitsOf(Segmenter& model)
{
    torch::NoGradGuard noGrad;
    torch::manual_seed(5);
    return model->forward(torch::randn({1, 3, 70, 64})).logits;
}

template <typename Call>
QString problemOf(Call call)
{
    try {
        call();
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

bool mentions(const std::vector<std::string>& list, const std::string& text)
{
    return std::any_of(list.begin(), list.end(),
                       [&](const std::string& line) { return line.find(text) != std::string::npos; });
}

bool isEncoder(const std::string& name)
{
    return name.starts_with("backbone.");
}

} // namespace

class TestCheckpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void everyLayoutComesBack_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("layout");
        for (const char* family : kFamilies) {
            Segmenter model(tiny(family));
            for (const std::string& layout : writableLayouts())
                if (problemOf([&] { exportWeights(model, layout); }).isEmpty())
                    QTest::newRow(qPrintable(QString("%1 %2").arg(family, layout.c_str())))
                        << QString(family) << QString::fromStdString(layout);
        }
    }
    void everyLayoutComesBack()
    {
        QFETCH(QString, family);
        QFETCH(QString, layout);
        const ModelConfig config = tiny(family.toStdString());
        Segmenter model = scrambled(config, 1), other = scrambled(config, 2);
        QVERIFY(!torch::equal(logitsOf(other), logitsOf(model)));

        TensorFile file;
        if (layout == "timm") { // has no names for decoders: that part comes first
            for (const auto& [name, tensor] : exportWeights(model, "mmseg"))
                if (!isEncoder(name)) file.tensors[name] = tensor;
            const LoadReport heads = loadWeights(other, file);
            QVERIFY(heads.layout.empty() && heads.matched.size() == file.tensors.size());
            QVERIFY(std::all_of(heads.missing.begin(), heads.missing.end(), isEncoder));
        }
        file.tensors = exportWeights(model, layout.toStdString());
        const LoadReport report = loadWeights(other, file);
        const bool paper = layout == "mmseg" && config.decoder.form == "paper";
        QCOMPARE(QString::fromStdString(report.layout), paper ? QString("paper") : layout);
        QVERIFY2(report.unexpected.empty() && report.reset.empty(), file.tensors.begin()->first.c_str());
        if (layout == "timm") {
            QVERIFY(!report.missing.empty() && std::none_of(report.missing.begin(), report.missing.end(), isEncoder));
            QVERIFY(mentions(report.notes, "an encoder alone"));
        } else {
            QVERIFY(report.missing.empty());
        }
        QCOMPARE(differenceOf(stateOf(other), stateOf(model)), QString());
        QVERIFY(torch::equal(logitsOf(other), logitsOf(model)));
    }
    void everyDecoderComesBack_data()
    {
        QTest::addColumn<QString>("decoder");
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("layout");
        for (const char* layout : {"mmseg", "nvlabs", "huggingface"}) {
            const auto row = [&](const char* decoder, const char* form) {
                QTest::newRow(qPrintable(QString("%1 %2 %3").arg(decoder, form, layout)))
                    << QString(decoder) << QString(form) << QString(layout);
            };
            row("all_mlp", "huggingface");
            row("all_mlp", "official");
            row("segdeformer", "official");
            row("upernet", "paper");
        }
    }
    void everyDecoderComesBack()
    {
        QFETCH(QString, decoder);
        QFETCH(QString, form);
        QFETCH(QString, layout);
        ModelConfig config = tiny("mit");
        config.decoder.name = decoder.toStdString();
        config.decoder.form = form.toStdString();
        config.auxiliary = {.enabled = true, .channels = 8};
        Segmenter model = scrambled(config, 1), other = scrambled(config, 2);
        TensorFile file;
        file.tensors = exportWeights(model, layout.toStdString());
        const LoadReport report = loadWeights(other, file);
        QVERIFY(report.missing.empty() && report.unexpected.empty());
        QCOMPARE(differenceOf(stateOf(other), stateOf(model)), QString());
    }
    void unknownLayoutsAreRefused()
    {
        Segmenter model(tiny("mit"));
        const QString problem = problemOf([&] { exportWeights(model, "timm"); });
        QVERIFY2(problem.contains("timm") && problem.contains("huggingface"), qPrintable(problem));
    }

    void imagenetEncodersLoadUnderAnyDecoder_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("layout");
        QTest::addColumn<QString>("decoder");
        for (const char* decoder : {"segdeformer", "all_mlp", "upernet"}) {
            const auto row = [&](const char* family, const char* layout) {
                QTest::newRow(qPrintable(QString("%1 %2 %3").arg(family, layout, decoder)))
                    << QString(family) << QString(layout) << QString(decoder);
            };
            for (const char* layout : {"mmseg", "huggingface", "nvlabs"})
                row("mit", layout);
            for (const char* layout : {"mmseg", "huggingface", "timm", "microsoft"})
                row("swin", layout);
            for (const char* layout : {"mmseg", "huggingface", "timm"})
                row("vit", layout);
        }
    }
    void imagenetEncodersLoadUnderAnyDecoder()
    {
        QFETCH(QString, family);
        QFETCH(QString, layout);
        QFETCH(QString, decoder);
        ModelConfig config = tiny(family.toStdString());
        Segmenter source = scrambled(config, 1);
        // As published: no decoder, no norms behind the stages of a Swin, a classifier of a thousand classes.
        TensorMap encoder = stateOf(source);
        std::erase_if(encoder, [&](const auto& entry) {
            return !isEncoder(entry.first) || entry.first.starts_with("backbone.norm") ||
                   entry.first.ends_with("relative_position_index");
        });
        const std::size_t tensors = encoder.size();
        TensorFile file;
        file.tensors = fromOfficialKeys(encoder, family.toStdString(), layout.toStdString());
        const bool huggingface = layout == "huggingface";
        if (layout != "mmseg") file.tensors[huggingface ? "classifier.weight" : "head.weight"] = torch::ones({1000, 4});
        if (family == "vit")
            file.tensors[huggingface        ? "vit.layernorm.weight"
                         : layout == "timm" ? "norm.weight"
                                            : "ln1.weight"] = torch::ones({16});

        config.decoder.name = decoder.toStdString();
        if (decoder != "segdeformer") config.decoder.form = "official";
        Segmenter model = scrambled(config, 2);
        const TensorMap before = stateOf(model);
        const LoadReport report = loadWeights(model, file, {.encoderOnly = true});
        QCOMPARE(QString::fromStdString(report.layout), layout);
        QCOMPARE(report.matched.size(), tensors);
        QCOMPARE(report.missing.size(), std::size_t(family == "swin" ? 8 : 0));
        for (const std::string& name : report.missing)
            QVERIFY2(name.starts_with("backbone.norm"), name.c_str());
        QVERIFY(report.unexpected.empty());
        QCOMPARE(mentions(report.notes, "the model has no final norm"), family == "vit");
        for (const auto& [name, tensor] : stateOf(model))
            QVERIFY2(torch::equal(tensor, encoder.count(name) ? encoder.at(name) : before.at(name)), name.c_str());
    }

    void theReportNamesWhatDidNotFit()
    {
        Segmenter model(tiny("mit"));
        TensorFile file;
        file.tensors = exportWeights(model, "mmseg");
        const std::size_t all = file.tensors.size();
        file.tensors.erase("decode_head.unify.2.weight");
        file.tensors["decode_head.brand_new.weight"] = torch::ones({2});
        file.tensors["state.m.decode_head.fuse.weight"] = torch::ones({2}); // a training's own
        file.ignored = {"'optimizer' (a dict)"};
        const LoadReport report = loadWeights(model, file);
        QCOMPARE(report.missing, std::vector<std::string>{"decode_head.unify.2.weight"});
        QCOMPARE(report.unexpected, std::vector<std::string>{"decode_head.brand_new.weight"});
        QCOMPARE(report.matched.size(), all - 1);
        QVERIFY(mentions(report.notes, "'optimizer' (a dict)"));
    }
    void encoderOnlyLeavesTheRest()
    {
        Segmenter source = scrambled(tiny("mit"), 1), model = scrambled(tiny("mit", 7), 2);
        const TensorMap before = stateOf(model), theirs = stateOf(source);
        TensorFile file;
        file.tensors = exportWeights(source, "mmseg"); // classifier of three classes: not looked at
        const LoadReport report = loadWeights(model, file, {.encoderOnly = true});
        QVERIFY(report.missing.empty() && report.unexpected.empty() && report.reset.empty());
        QVERIFY(std::all_of(report.matched.begin(), report.matched.end(), isEncoder));
        QVERIFY(mentions(report.notes, "tensors beyond the encoder were left out"));
        for (const auto& [name, tensor] : stateOf(model))
            QVERIFY2(torch::equal(tensor, isEncoder(name) ? theirs.at(name) : before.at(name)), name.c_str());
    }

    void wrongTensorsAreNamedAndNothingIsLoaded_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("encoder's shape") << "backbone.layers.3.2.weight" << false << QStringList{"[5]", "[16]"};
        QTest::newRow("decoder's shape") << "decode_head.unify.3.bias" << false << QStringList{"[5]", "[16]"};
        QTest::newRow("type") << "decode_head.unify.3.bias" << true << QStringList{"Long", "Float"};
    }
    void wrongTensorsAreNamedAndNothingIsLoaded()
    {
        QFETCH(QString, name);
        QFETCH(bool, whole);
        QFETCH(QStringList, expected);
        Segmenter source = scrambled(tiny("mit"), 1), model = scrambled(tiny("mit"), 2);
        TensorFile file;
        file.tensors = exportWeights(source, "mmseg");
        torch::Tensor& tensor = file.tensors.at(name.toStdString());
        tensor = whole ? tensor.to(torch::kLong) : torch::ones({5});
        const TensorMap before = stateOf(model);
        const QString problem = problemOf([&] { loadWeights(model, file, {.resetClassifier = true}); });
        for (const QString& text : expected << "'" + name + "'")
            QVERIFY2(problem.contains(text), qPrintable(problem));
        QCOMPARE(differenceOf(stateOf(model), before), QString());
    }

    void anotherClassListResetsTheClassifier_data()
    {
        QTest::addColumn<QString>("decoder");
        QTest::addColumn<QString>("form");
        QTest::addColumn<bool>("momentum");
        QTest::newRow("segdeformer paper") << "segdeformer"
                                           << "paper" << false;
        QTest::newRow("segdeformer official") << "segdeformer"
                                              << "official" << false;
        QTest::newRow("momentum tokens") << "segdeformer"
                                         << "paper" << true;
        QTest::newRow("all_mlp official") << "all_mlp"
                                          << "official" << false;
        QTest::newRow("all_mlp huggingface") << "all_mlp"
                                             << "huggingface" << false;
        QTest::newRow("upernet") << "upernet"
                                 << "official" << false;
    }
    void anotherClassListResetsTheClassifier()
    {
        QFETCH(QString, decoder);
        QFETCH(QString, form);
        QFETCH(bool, momentum);
        ModelConfig config = tiny("mit");
        config.decoder.name = decoder.toStdString();
        config.decoder.form = form.toStdString();
        if (momentum) {
            config.decoder.external.tokens = "momentum";
            config.decoder.external.decoupled = false;
        }
        config.auxiliary = {.enabled = true, .channels = 8};
        Segmenter source = scrambled(config, 1);
        config.classes = 5;
        Segmenter model = scrambled(config, 2);
        TensorFile file;
        file.tensors = exportWeights(source, "mmseg");
        const TensorMap before = stateOf(model), theirs = stateOf(source);

        const QString problem = problemOf([&] { loadWeights(model, file); });
        QVERIFY2(problem.contains("the classifier has to be reset"), qPrintable(problem));
        QCOMPARE(differenceOf(stateOf(model), before), QString());

        const LoadReport report = loadWeights(model, file, {.resetClassifier = true});
        QVERIFY(report.missing.empty() && report.unexpected.empty());
        std::vector<std::string> expected; // all that has a row for each class, and nothing else
        for (const auto& [name, tensor] : before)
            if (tensor.sizes() != theirs.at(name).sizes()) expected.push_back(name);
        QVERIFY(expected.size() >= 4); // weight and bias, of the auxiliary head too
        QCOMPARE(report.reset, expected);
        for (const auto& [name, tensor] : stateOf(model)) {
            const bool reset = std::find(expected.begin(), expected.end(), name) != expected.end();
            QVERIFY2(torch::equal(tensor, reset ? before.at(name) : theirs.at(name)), name.c_str());
        }
    }

    void rowsGoByTheNamesOfClasses()
    {
        const auto list = [](std::initializer_list<const char*> names) {
            ClassList classes;
            for (const char* name : names)
                classes.push_back({name, {}, 0});
            return classes;
        };
        const ClassList three = list({"road", "car", "sky"});
        using Rows = std::vector<std::int64_t>;
        QCOMPARE(rowsByName(three, three), (Rows{0, 1, 2}));
        QCOMPARE(rowsByName(three, list({"sky", "road", "car"})), (Rows{2, 0, 1}));
        QCOMPARE(rowsByName(three, list({"car", "dog", "road", "sky"})), (Rows{1, -1, 0, 2}));
        QCOMPARE(rowsByName(three, list({"sky"})), (Rows{2}));
        QCOMPARE(rowsByName(three, list({"road", "vehicle", "sky"})), (Rows{0, 1, 2})); // renamed
        QCOMPARE(rowsByName(three, list({"car", "road", "dog"})), (Rows{1, 0, 2}));
        QCOMPARE(rowsByName(three, list({"dog", "sky", "road"})), (Rows{-1, 2, 0})); // its place is another's
        QCOMPARE(rowsByName({}, list({"a"})), (Rows{-1}));
    }
    void rowsOfClassesAreCarriedOver()
    {
        ModelConfig config = tiny("mit");
        config.auxiliary = {.enabled = true, .channels = 8};
        Segmenter source = scrambled(config, 1);
        config.classes = 4;
        Segmenter model = scrambled(config, 2);
        TensorFile file;
        file.tensors = exportWeights(source, "mmseg");
        const TensorMap before = stateOf(model), theirs = stateOf(source);
        const std::vector<std::int64_t> rows = {2, -1, 0, 1};
        const LoadReport report = loadWeights(model, file, {.classRows = rows});
        QVERIFY(report.missing.empty() && report.unexpected.empty() && report.reset.empty());
        int perClass = 0;
        for (const auto& [name, tensor] : stateOf(model)) {
            if (tensor.sizes() == theirs.at(name).sizes()) {
                QVERIFY2(torch::equal(tensor, theirs.at(name)), name.c_str());
                continue;
            }
            ++perClass;
            const std::int64_t along = classDimension(tensor);
            for (std::int64_t k = 0; k < 4; ++k) {
                const auto expected = rows[std::size_t(k)] < 0 ? before.at(name).select(along, k)
                                                               : theirs.at(name).select(along, rows[std::size_t(k)]);
                QVERIFY2(torch::equal(tensor.select(along, k), expected), name.c_str());
            }
        }
        QVERIFY(perClass >= 6); // classifier, auxiliary classifier, both sets of tokens

        const TensorMap now = stateOf(model);
        for (const std::vector<std::int64_t>& wrong : {std::vector<std::int64_t>{0, 1, 2}, {0, 1, 2, 3}}) {
            const QString problem = problemOf([&] { loadWeights(model, file, {.classRows = wrong}); });
            QVERIFY2(problem.contains("the model needs"), qPrintable(problem));
            QCOMPARE(differenceOf(stateOf(model), now), QString());
        }
    }
    void positionsAreResized()
    {
        ModelConfig config = tiny("vit");
        Segmenter source = scrambled(config, 1); // 4×4 places
        config.encoder.imageSize = 96;           // 6×6
        Segmenter model = scrambled(config, 2);
        TensorFile file;
        file.tensors = exportWeights(source, "timm");
        const LoadReport report = loadWeights(model, file, {.encoderOnly = true});
        QVERIFY(mentions(report.notes, "'backbone.pos_embed' was resized from 4×4 to 6×6"));
        const auto old = stateOf(source).at("backbone.pos_embed"), now = stateOf(model).at("backbone.pos_embed");
        QVERIFY(torch::equal(now.narrow(1, 0, 1), old.narrow(1, 0, 1))); // the class token's place
        const auto grid = old.narrow(1, 1, 16).transpose(1, 2).reshape({1, 16, 4, 4});
        const auto expected = torch::nn::functional::interpolate(grid, torch::nn::functional::InterpolateFuncOptions()
                                                                           .size(std::vector<std::int64_t>{6, 6})
                                                                           .mode(torch::kBicubic)
                                                                           .align_corners(false));
        QVERIFY(torch::allclose(now.narrow(1, 1, 36).transpose(1, 2).reshape({1, 16, 6, 6}), expected, 1e-5, 1e-6));
        QVERIFY(logitsOf(model).defined());
    }
    void positionsOfAnotherWidthAreRefused()
    {
        Segmenter model(tiny("vit"));
        TensorFile file;
        file.tensors = exportWeights(model, "timm");
        for (const torch::Tensor& bad : {torch::ones({1, 37, 8}), torch::ones({1, 36, 16}), torch::ones({37, 16})}) {
            file.tensors["pos_embed"] = bad;
            const QString problem = problemOf([&] { loadWeights(model, file, {.encoderOnly = true}); });
            QVERIFY2(problem.contains("'backbone.pos_embed'") && problem.contains("[1, 17, 16]"), qPrintable(problem));
        }
    }
    void biasTablesAreResized()
    {
        ModelConfig config = tiny("swin");
        Segmenter source = scrambled(config, 1); // window 4: 7×7 offsets
        config.encoder.window = 6;               // 11×11
        Segmenter model = scrambled(config, 2);
        const std::string name = "backbone.stages.1.blocks.0.attn.w_msa.relative_position_bias_table";
        {
            torch::NoGradGuard noGrad;
            torch::Tensor& table = source->named_parameters()[name];
            table.select(1, 0).fill_(0.25); // a head that likes all offsets equally goes on doing so
            table.select(1, 1).fill_(-3);
        }
        TensorFile file;
        file.tensors = exportWeights(source, "huggingface");
        const LoadReport report = loadWeights(model, file);
        QVERIFY(report.missing.empty());
        QVERIFY(mentions(report.notes, "'" + name + "' was resized from 7×7 to 11×11"));
        const torch::Tensor now = stateOf(model).at(name);
        QVERIFY(now.sizes() == torch::IntArrayRef({121, 2}));
        QVERIFY(torch::allclose(now.select(1, 0), torch::full({121}, 0.25)));
        QVERIFY(torch::allclose(now.select(1, 1), torch::full({121}, -3.0)));
        QVERIFY(logitsOf(model).isfinite().all().item<bool>());
    }

    void narrowTypesAreWidened()
    {
        Segmenter source = scrambled(tiny("mit"), 1), model = scrambled(tiny("mit"), 2);
        TensorFile file;
        for (const auto& [name, tensor] : exportWeights(source, "huggingface"))
            file.tensors[name] = tensor.is_floating_point() ? tensor.to(torch::kBFloat16) : tensor;
        loadWeights(model, file);
        const TensorMap theirs = stateOf(source);
        for (const auto& [name, tensor] : stateOf(model)) {
            QVERIFY2(tensor.scalar_type() == theirs.at(name).scalar_type(), name.c_str());
            if (tensor.is_floating_point())
                QVERIFY2(torch::equal(tensor, theirs.at(name).to(torch::kBFloat16).to(torch::kFloat)), name.c_str());
        }
    }
    void otherEpsilonsAreNoted()
    {
        ModelConfig config = tiny("mit");
        config.encoder.normEps = 1e-6;
        Segmenter model(config);
        TensorFile file;
        file.tensors = exportWeights(model, "huggingface");
        QVERIFY(mentions(loadWeights(model, file).notes, "norm_eps 1e-5"));
        file.tensors = exportWeights(model, "mmseg");
        QVERIFY(!mentions(loadWeights(model, file).notes, "norm_eps"));
    }
    void twoTensorsForOnePlaceAreRefused()
    {
        Segmenter model = scrambled(tiny("mit"), 1);
        TensorFile file;
        file.tensors = exportWeights(model, "mmseg");
        file.tensors["layers.0.2.weight"] = torch::ones({8}); // beside backbone.layers.0.2.weight
        QVERIFY(problemOf([&] { loadWeights(model, file); }).contains("'backbone.layers.0.2.weight'"));
        file.tensors = exportWeights(model, "nvlabs"); // query, and key with value: parts of one tensor
        file.tensors["block1.0.attn.q.weight"] = torch::ones({8, 8});
        const QString problem = problemOf([&] { loadWeights(model, file); });
        QVERIFY2(problem.contains("'block1.0.attn.q.weight'") && problem.contains("'backbone.block1.0.attn.q.weight'"),
                 qPrintable(problem));
    }
    void weightsOfOtherModelsAreRefused()
    {
        for (const char* family : kFamilies)
            for (const char* other : kFamilies) {
                if (std::string_view(family) == other) continue;
                Segmenter source(tiny(family)), model = scrambled(tiny(other), 2);
                const TensorMap before = stateOf(model);
                TensorFile file;
                file.tensors = exportWeights(source, "huggingface");
                const QString problem = problemOf([&] { loadWeights(model, file); });
                QVERIFY2(problem.contains(family) && problem.contains(other), qPrintable(problem));
                QCOMPARE(differenceOf(stateOf(model), before), QString());
            }
        Segmenter model(tiny("mit"));
        TensorFile strange;
        strange.tensors["conv1.weight"] = torch::ones({3});
        const QString problem = problemOf([&] { loadWeights(model, strange); });
        QVERIFY2(problem.contains("'conv1.weight'") && problem.contains("backbone."), qPrintable(problem));
        QVERIFY(problemOf([&] { loadWeights(model, TensorFile{}); }).contains("no tensors"));
    }
};

QTEST_GUILESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
