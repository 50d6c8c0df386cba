#include "core/model/python_weights.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "tests/support/test_files.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <fstream>
#include <random>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

fs::path sample(const char* name)
{
    return test::ownFile("data/checkpoints") / name;
}

QString problemOf(const fs::path& file)
{
    try {
        readTensorFile(file);
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

/// Without the flush to disk of writeFileWhole(), which thousands of files would wait for.
void writeQuickly(const fs::path& file, std::string_view bytes)
{
    std::ofstream(file, std::ios::binary).write(bytes.data(), std::streamsize(bytes.size()));
}

bool mentions(const std::vector<std::string>& list, const std::string& text)
{
    return std::any_of(list.begin(), list.end(),
                       [&](const std::string& line) { return line.find(text) != std::string::npos; });
}

} // namespace

class TestPythonWeights : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    fs::path file(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private Q_SLOTS:
    void everyKindOfTensorIsRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("zip, protocol 2") << "state_dict.pth";
        QTest::newRow("zip, protocol 4") << "protocol4.pth";
        QTest::newRow("legacy") << "legacy.pth";
    }
    void everyKindOfTensorIsRead()
    {
        QFETCH(QString, name);
        const TensorFile content = readTensorFile(sample(qPrintable(name)));
        const auto& tensors = content.tensors;
        QCOMPARE(tensors.size(), std::size_t(18));
        for (const auto& entry : tensors)
            QVERIFY2(entry.second.is_contiguous(), entry.first.c_str());

        const auto ramp = torch::arange(6, torch::kFloat64).view({2, 3}) / 4 - 0.5;
        for (const auto& [key, type] :
             {std::pair("float.f4", torch::kFloat32), {"float.f2", torch::kFloat16}, {"float.f8", torch::kFloat64}})
            QVERIFY2(torch::equal(tensors.at(key), ramp.to(type)), key);
        for (const auto& [key, type] : {std::pair("whole.i8", torch::kInt64),
                                        {"whole.i4", torch::kInt32},
                                        {"whole.i2", torch::kInt16},
                                        {"whole.i1", torch::kInt8}})
            QVERIFY2(torch::equal(tensors.at(key), torch::arange(-2, 4, type)), key);
        QVERIFY(torch::equal(tensors.at("whole.u1"), torch::tensor({0, 1, 255}, torch::kUInt8)));
        QVERIFY(torch::equal(tensors.at("flag"), torch::tensor({1, 0, 1}, torch::kInt32).to(torch::kBool)));
        QVERIFY(torch::equal(tensors.at("float.bf16"), torch::tensor({{1.5, -2.0, 0.25}}, torch::kBFloat16)));

        const auto shared = torch::arange(12, torch::kFloat32).view({3, 4});
        QVERIFY(torch::equal(tensors.at("shared.whole"), shared));
        QVERIFY(torch::equal(tensors.at("shared.transposed"), shared.t()));
        QVERIFY(torch::equal(tensors.at("shared.row"), shared[1]));
        QVERIFY(torch::equal(tensors.at("shared.column"), shared.select(1, 1)));
        QVERIFY(torch::equal(tensors.at("expanded"), torch::full({2, 3}, 7.0f)));
        QVERIFY(torch::equal(tensors.at("parameter"), torch::tensor({3.0f, 4.0f})));
        QVERIFY(torch::equal(tensors.at("scalar"), torch::tensor({42}, torch::kInt64)));
        QVERIFY(tensors.at("empty").sizes() == torch::IntArrayRef({0, 3}));
        QVERIFY(content.ignored.empty());

        const auto list = listTensors(sample(qPrintable(name)));
        QCOMPARE(list.size(), tensors.size());
        for (const TensorInfo& info : list)
            QVERIFY(tensors.at(info.name).sizes() == torch::IntArrayRef(info.shape));
        QCOMPARE(QString::fromStdString(list.front().type + " " + list.front().name), QString("F32 empty"));
    }

    void wrappersAreOpenedAndTheRestIsNamed()
    {
        const TensorFile trainer = readTensorFile(sample("mmengine.pth"));
        QCOMPARE(trainer.tensors.size(), std::size_t(2));
        QVERIFY(torch::equal(trainer.tensors.at("weight"), torch::ones({2, 2})));
        for (const char* text :
             {"'meta' (a dict)", "'optimizer' (a dict)", "mmengine.logging.history_buffer.HistoryBuffer", "numpy"})
            QVERIFY2(mentions(trainer.ignored, text), text);

        const TensorFile release = readTensorFile(sample("deit.pth"));
        QCOMPARE(release.tensors.size(), std::size_t(2));
        for (const char* text : {"'args' (an object)", "argparse.Namespace", "'epoch' (a number)", "'big' (a number)",
                                 "'nothing' (nothing)"})
            QVERIFY2(mentions(release.ignored, text), text);
    }

    void nothingInAFileIsRun()
    {
        const TensorFile content = readTensorFile(sample("planted_in_meta.pth"));
        QCOMPARE(content.tensors.size(), std::size_t(2));
        QVERIFY(mentions(content.ignored, "posix.system"));
        QVERIFY(problemOf(sample("planted_in_state.pth")).contains("posix.system"));
        QVERIFY(!fs::exists("planted_ran"));
    }

    void unusableFilesAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("code for a tensor") << "quantized.pth"
                                           << "'quantized' can only be made by running 'torch._utils._rebuild_qtensor'";
        QTest::newRow("view") << "beyond_storage.pth"
                              << "'wide' reaches beyond its storage";
        QTest::newRow("bomb") << "bomb.pth"
                              << "many times the file's length";
        QTest::newRow("big-endian") << "big_endian.pth"
                                    << "big-endian";
        QTest::newRow("compressed") << "compressed.pth"
                                    << "compressed";
        QTest::newRow("list") << "list.pth"
                              << "holds a list, but no state dict";
    }
    void unusableFilesAreRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, expected);
        const QString problem = problemOf(sample(qPrintable(name)));
        QVERIFY2(problem.contains(expected) && problem.contains(name), qPrintable(problem));
    }

    void truncatedFilesAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("zip") << "deit.pth";
        QTest::newRow("legacy") << "legacy.pth";
    }
    void truncatedFilesAreRefused()
    {
        QFETCH(QString, name);
        const std::string bytes = readFileWhole(sample(qPrintable(name)));
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            writeQuickly(file("cut.pth"), std::string_view(bytes).substr(0, length));
            const QString problem = problemOf(file("cut.pth"));
            QVERIFY2(problem.contains("cut.pth"), qPrintable(QString::number(length) + problem));
        }
    }

    void mutatedFilesNeverCrash_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"state_dict.pth", "protocol4.pth", "legacy.pth", "mmengine.pth"})
            QTest::newRow(name) << name;
    }
    void mutatedFilesNeverCrash()
    {
        QFETCH(QString, name);
        const std::string bytes = readFileWhole(sample(qPrintable(name)));
        // Pickles are small parts of the files: most mutations go there.
        const std::size_t pickle = std::min(bytes.find("\x80\x02"), bytes.find("\x80\x04"));
        std::mt19937 random(20);
        int refused = 0;
        for (int i = 0; i < 600; ++i) {
            std::string mutated = bytes;
            for (unsigned n = 1 + random() % 3; n > 0; --n) {
                const std::size_t start = i % 3 == 0 ? 0 : pickle,
                                  span = i % 3 == 0 ? mutated.size()
                                                    : std::min<std::size_t>(1500, mutated.size() - pickle);
                const std::size_t place = start + random() % span;
                switch (random() % 4) {
                case 0:
                    mutated[place] = char(random());
                    break;
                case 1:
                    mutated[place] = char(mutated[place] ^ (1 << random() % 8));
                    break;
                case 2:
                    mutated[place] = char(0xff);
                    break;
                case 3:
                    mutated[place] = mutated[random() % mutated.size()];
                    break;
                }
            }
            writeQuickly(file("mutated.pth"), mutated);
            try {
                std::size_t taken = 0;
                std::set<const void*> seen;
                for (const auto& entry : readTensorFile(file("mutated.pth")).tensors)
                    if (seen.insert(entry.second.storage().data()).second) taken += entry.second.storage().nbytes();
                QVERIFY2(taken <= 5 * mutated.size(), "more memory than a few times the file");
            } catch (const Error& error) {
                ++refused;
                QVERIFY(QString(error.what()).contains("mutated.pth"));
            }
        }
        QVERIFY(refused > 100);
    }

    void writtenFilesComeBack()
    {
        torch::manual_seed(0);
        TensorFile content;
        for (const auto type : {torch::kFloat64, torch::kFloat32, torch::kFloat16, torch::kBFloat16})
            content.tensors[std::string("float.") + torch::toString(type)] = torch::randn({3, 5}).to(type);
        for (const auto type : {torch::kInt64, torch::kInt32, torch::kInt16, torch::kInt8, torch::kUInt8, torch::kBool})
            content.tensors[std::string("whole.") + torch::toString(type)] = torch::randint(0, 2, {70000}).to(type);
        content.tensors["scalar"] = torch::tensor({42}, torch::kInt64);
        content.tensors["empty"] = torch::zeros({4, 0, 2});
        content.tensors["transposed"] = torch::randn({4, 3}).t();
        content.metadata = {{"format", "segdeformer"}, {"config", "{}"}};
        writePytorch(file("own.pth"), content);
        const TensorFile back = readTensorFile(file("own.pth"));
        QCOMPARE(back.metadata, content.metadata);
        QVERIFY(back.ignored.empty());
        QCOMPARE(back.tensors.size(), content.tensors.size());
        for (const auto& [name, tensor] : content.tensors) {
            QVERIFY2(back.tensors.at(name).scalar_type() == tensor.scalar_type(), name.c_str());
            QVERIFY2(torch::equal(back.tensors.at(name), tensor), name.c_str());
        }
        writePytorch(file("again.pth"), back);
        QVERIFY(readFileWhole(file("again.pth")) == readFileWhole(file("own.pth")));
    }

    void writtenDataAreAligned() // PyTorch maps them into memory
    {
        TensorFile content;
        for (const char* name : {"a", "b", "c"})
            content.tensors[name] = torch::full({3}, 1.5f);
        writePytorch(file("aligned.pth"), content);
        const std::string bytes = readFileWhole(file("aligned.pth"));
        const std::string data(reinterpret_cast<const char*>(content.tensors.at("a").data_ptr()), 12);
        int found = 0;
        for (std::size_t place = bytes.find(data); place != std::string::npos;
             place = bytes.find(data, place + 1), ++found)
            QCOMPARE(place % 64, std::size_t(0));
        QCOMPARE(found, 3);
    }

    void typesPytorchFilesLackAreRefused()
    {
        TensorFile content;
        content.tensors["complex"] = torch::ones({2}, torch::kComplexFloat);
        QVERIFY_THROWS_EXCEPTION(Error, writePytorch(file("complex.pth"), content));
        QVERIFY(!fs::exists(file("complex.pth")));
    }
};

QTEST_GUILESS_MAIN(TestPythonWeights)
#include "tst_python_weights.moc"
