#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/config/run_config.h"
#include "core/model/checkpoint.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

const ClassList kClasses = {{"road", {1, 2, 3}, 7}, {"sky", {4, 5, 6}, 8}, {"Bäume", {7, 8, 9}, 9}};

RunConfig tinyRun()
{
    RunConfig config;
    config.model.encoder.name = "mit_b0";
    config.model.encoder.width = 8;
    config.model.encoder.depths = {1, 1, 1, 1};
    config.model.decoder.channels = 16;
    config.model.classes = 3;
    config.data.shortSide = 96;
    config.classes = kClasses;
    return config;
}

torch::Tensor logitsOf(Segmenter& model)
{
    torch::NoGradGuard noGrad;
    torch::manual_seed(5);
    return model->forward(torch::randn({1, 3, 64, 64})).logits;
}

QString problemOf(const fs::path& path)
{
    try {
        openModel(path, torch::kCPU);
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

} // namespace

class TestModelFile : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    Segmenter m_model{nullptr};

    fs::path file(const std::string& name) const { return fs::path(m_folder.path().toStdString()) / name; }
    /// The saved model with something changed.
    template <typename Change>
    fs::path changed(const std::string& name, Change change) const
    {
        TensorFile content = readTensorFile(file("model.safetensors"));
        change(content);
        makeFolder(file(name).parent_path());
        writeSafetensors(file(name), content);
        return file(name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        torch::set_num_threads(1);
        torch::manual_seed(1);
        m_model = Segmenter(tinyRun().model);
        m_model->eval();
        saveModel(file("model.safetensors"), m_model, kClasses, writeRunConfig(tinyRun()));
    }

    void aModelComesBack()
    {
        Model model = openModel(file("model.safetensors"), torch::kCPU);
        QVERIFY(!model.segmenter->is_training());
        QVERIFY(torch::equal(logitsOf(model.segmenter), logitsOf(m_model)));
        QCOMPARE(model.name, std::string("model"));
        QVERIFY(model.weights == file("model.safetensors"));
        QCOMPARE(model.run["data"]["short_side"].get<int>(), 96);
        QCOMPARE(model.classes.size(), kClasses.size());
        for (std::size_t i = 0; i < kClasses.size(); ++i) {
            QCOMPARE(model.classes[i].name, kClasses[i].name);
            QVERIFY(model.classes[i].colour == kClasses[i].colour);
            QCOMPARE(model.classes[i].fileValue, kClasses[i].fileValue);
        }
        saveModel(file("again.safetensors"), model.segmenter, model.classes, model.run);
        QVERIFY(readFileWhole(file("again.safetensors")) == readFileWhole(file("model.safetensors")));
    }
    void halfPrecisionHalvesTheFile()
    {
        torch::manual_seed(1);
        Segmenter model(tinyRun().model);
        model->eval();
        const std::string large = "decode_head.fuse.bias";
        {
            torch::NoGradGuard noGrad;
            model->named_parameters()[large].fill_(1e6); // beyond what 16 bits hold
        }
        saveModel(file("half.safetensors"), model, kClasses, writeRunConfig(tinyRun()), true);
        QVERIFY(fs::file_size(file("half.safetensors")) < 0.7 * double(fs::file_size(file("model.safetensors"))));
        for (const auto& [name, tensor] : readTensorFile(file("half.safetensors")).tensors)
            if (tensor.is_floating_point())
                QVERIFY2(tensor.scalar_type() == (name == large ? torch::kFloat : torch::kHalf), name.c_str());
        const auto stored = openModel(file("half.safetensors"), torch::kCPU).segmenter->named_parameters();
        for (const auto& item : model->named_parameters()) {
            const torch::Tensor expected =
                item.key() == large ? item.value() : item.value().to(torch::kHalf).to(torch::kFloat);
            QVERIFY2(torch::equal(stored[item.key()], expected), item.key().c_str());
        }
    }
    void otherLayoutsAndKindsOpenToo()
    {
        TensorFile content;
        content.metadata = modelMetadata(m_model, kClasses, writeRunConfig(tinyRun()));
        content.tensors = exportWeights(m_model, "huggingface");
        writePytorch(file("renamed.pth"), content);
        Model model = openModel(file("renamed.pth"), torch::kCPU);
        QVERIFY(torch::equal(logitsOf(model.segmenter), logitsOf(m_model)));
        QCOMPARE(model.classes[2].name, kClasses[2].name);
    }

    void aConfigurationBesideServesToo()
    {
        const auto bare = [](TensorFile& content) { content.metadata.clear(); };
        changed("beside/weights.safetensors", bare);
        writeFileWhole(file("beside/config.json"), writeRunConfig(tinyRun()).dump());
        Model model = openModel(file("beside/weights.safetensors"), torch::kCPU);
        QVERIFY(torch::equal(logitsOf(model.segmenter), logitsOf(m_model)));

        changed("bare/weights.safetensors", bare);
        const QString problem = problemOf(file("bare/weights.safetensors"));
        QVERIFY2(problem.contains("bare/weights.safetensors") && problem.contains("config.json"), qPrintable(problem));
    }
    void classesWithoutNamesAreNumbered()
    {
        saveModel(file("nameless.safetensors"), m_model, {}, nullptr);
        const ClassList classes = openModel(file("nameless.safetensors"), torch::kCPU).classes;
        QCOMPARE(classes.size(), std::size_t(3));
        QCOMPARE(classes[2].name, std::string("class 2"));
        QVERIFY(classes[0].colour != classes[1].colour && classes[1].colour != classes[2].colour);
    }
    void runFoldersOpenTheirBest()
    {
        const fs::path run = file("run");
        makeFolder(run / "checkpoints");
        writeFileWhole(run / "config.json", writeRunConfig(tinyRun()).dump());
        changed("run/checkpoints/last.safetensors", [](TensorFile& content) {
            content.tensors["state.m.decode_head.fuse.bias"] = torch::ones({16}); // a training's own
        });
        Model last = openModel(run, torch::kCPU);
        QCOMPARE(last.name, std::string("run"));
        QVERIFY(last.weights == run / "checkpoints/last.safetensors");
        changed("run/checkpoints/best.safetensors",
                [](TensorFile& content) { content.tensors.at("decode_head.fuse.bias").fill_(2); });
        for (const fs::path& path : {run, run / ""}) {
            Model best = openModel(path, torch::kCPU);
            QCOMPARE(best.name, std::string("run"));
            QVERIFY(best.weights.filename() == "best.safetensors");
            QVERIFY(best.segmenter->named_parameters()["decode_head.fuse.bias"].eq(2).all().item<bool>());
        }
        makeFolder(file("nothing/checkpoints"));
        const QString problem = problemOf(file("nothing"));
        QVERIFY2(problem.contains("nothing") && problem.contains("holds no model"), qPrintable(problem));
    }

    void unusableModelsAreNamed_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char* what, QStringList expected) {
            QTest::newRow(what) << QString(what) << expected;
        };
        row("absent", {"absent.safetensors"});
        row("truncated", {"truncated.safetensors", "cut off"});
        row("missing tensor", {"lack 1", "'decode_head.fuse.bias'"});
        row("unexpected tensor", {"does not know", "'decode_head.stranger'"});
        row("wrong shape", {"'decode_head.fuse.bias'", "[4]", "[16]"});
        row("wrong classes", {"4", "3 classes are listed"});
        row("no model", {"'model'"});
        row("no json", {"metadata 'config'"});
        row("unknown key", {"model.encoder", "colour"});
    }
    void unusableModelsAreNamed()
    {
        QFETCH(QString, what);
        QFETCH(QStringList, expected);
        const std::string name = what.toStdString() + ".safetensors";
        const auto configured = [&](auto change) {
            changed(name, [&](TensorFile& content) {
                auto config = nlohmann::json::parse(content.metadata.at("config"));
                change(config);
                content.metadata["config"] = config.dump();
            });
        };
        if (what == "truncated") {
            const std::string bytes = readFileWhole(file("model.safetensors"));
            writeFileWhole(file(name), std::string_view(bytes).substr(0, bytes.size() - 100));
        } else if (what == "missing tensor") {
            changed(name, [](TensorFile& content) { content.tensors.erase("decode_head.fuse.bias"); });
        } else if (what == "unexpected tensor") {
            changed(name, [](TensorFile& content) { content.tensors["decode_head.stranger"] = torch::ones({2}); });
        } else if (what == "wrong shape") {
            changed(name, [](TensorFile& content) { content.tensors["decode_head.fuse.bias"] = torch::ones({4}); });
        } else if (what == "wrong classes") {
            configured([](auto& config) { config["model"]["classes"] = 4; });
        } else if (what == "no model") {
            configured([](auto& config) { config.erase("model"); });
        } else if (what == "no json") {
            changed(name, [](TensorFile& content) { content.metadata["config"] = "{\"model\": "; });
        } else if (what == "unknown key") {
            configured([](auto& config) { config["model"]["encoder"]["colour"] = "red"; });
        }
        const QString problem = problemOf(file(name));
        for (const QString& text : expected << QString::fromStdString(name))
            QVERIFY2(problem.contains(text), qPrintable(problem));
        QVERIFY2(problem.endsWith('.') && !problem.contains('\n'), qPrintable(problem)); // one sentence
    }
};

QTEST_GUILESS_MAIN(TestModelFile)
#include "tst_model_file.moc"
