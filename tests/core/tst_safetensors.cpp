#include "core/model/safetensors.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "tests/support/test_files.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <nlohmann/json.hpp>

#include <random>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

std::string fileBytes(const std::string& header, std::size_t dataBytes)
{
    std::string bytes(8, '\0');
    const std::uint64_t length = header.size();
    std::memcpy(bytes.data(), &length, 8);
    return bytes + header + std::string(dataBytes, '\1');
}

/// The message of the Error that reading gives; empty where it succeeds.
QString problemOf(const fs::path& file)
{
    try {
        readTensorFile(file);
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    fs::path file(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private Q_SLOTS:
    void everyTypeComesBackAsItWas()
    {
        torch::manual_seed(0);
        TensorFile content;
        for (const auto type : {torch::kFloat64, torch::kFloat32, torch::kFloat16, torch::kBFloat16})
            content.tensors[std::string("float/") + torch::toString(type)] = torch::randn({3, 5}).to(type);
        for (const auto type : {torch::kInt64, torch::kInt32, torch::kInt16, torch::kInt8, torch::kUInt8, torch::kBool})
            content.tensors[std::string("whole.") + torch::toString(type)] = torch::randint(0, 2, {7}).to(type);
        content.tensors["scalar"] = torch::tensor(42, torch::kInt64);
        content.tensors["empty"] = torch::zeros({4, 0, 2});
        content.tensors["transposed"] = torch::randn({4, 3}).t();
        content.metadata = {{"format", "segdeformer"}, {"note", "quotes \" and ünïcode"}};
        writeSafetensors(file("a.safetensors"), content);

        const TensorFile back = readTensorFile(file("a.safetensors"));
        QCOMPARE(back.metadata, content.metadata);
        QCOMPARE(back.tensors.size(), content.tensors.size());
        for (const auto& [name, tensor] : content.tensors) {
            QVERIFY2(back.tensors.count(name), name.c_str());
            const auto& got = back.tensors.at(name);
            QVERIFY(got.scalar_type() == tensor.scalar_type() && got.is_contiguous());
            QVERIFY2(torch::equal(got, tensor), name.c_str());
        }
    }

    void headerIsAlignedAndStable()
    {
        TensorFile content;
        content.tensors["b"] = torch::ones({3}, torch::kUInt8);
        content.tensors["a"] = torch::ones({1}, torch::kUInt8);
        content.tensors["c"] = torch::ones({2}, torch::kFloat64);
        writeSafetensors(file("b"), content);
        const std::string bytes = readFileWhole(file("b"));
        std::uint64_t length = 0;
        std::memcpy(&length, bytes.data(), 8);
        QCOMPARE(length % 8, std::uint64_t(0));
        const auto header = nlohmann::json::parse(bytes.substr(8, length));
        QVERIFY(header["c"]["data_offsets"] == nlohmann::json({0, 16})); // the widest first, then by name
        QVERIFY(header["a"]["data_offsets"] == nlohmann::json({16, 17}));
        QVERIFY(header["b"]["data_offsets"] == nlohmann::json({17, 20}));
        QCOMPARE(bytes.size(), 8 + length + 20);
        writeSafetensors(file("b2"), readTensorFile(file("b")));
        QVERIFY(readFileWhole(file("b2")) == bytes);
    }

    void listingNeedsNoData()
    {
        TensorFile content;
        content.tensors["z"] = torch::ones({2, 3}, torch::kFloat16);
        content.tensors["y"] = torch::tensor(1, torch::kInt64);
        writeSafetensors(file("c"), content);
        const auto list = listTensors(file("c"));
        QCOMPARE(list.size(), std::size_t(2));
        QVERIFY(list[0].name == "y" && list[0].type == "I64" && list[0].shape.empty());
        QVERIFY(list[1].name == "z" && list[1].type == "F16" && list[1].shape == (std::vector<std::int64_t>{2, 3}));
    }

    void malformedFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("dataBytes");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* header, int bytes, const char* expected) {
            QTest::newRow(name) << QByteArray(header) << bytes << QString::fromUtf8(expected);
        };
        row("hole", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})", 2, "preceded by a hole");
        row("overlap",
            R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})",
            3, "overlaps");
        row("rest", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 2, "belong to no tensor");
        row("beyond", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 4, "beyond the end");
        row("backwards", R"({"a":{"dtype":"U8","shape":[0],"data_offsets":[1,0]}})", 1, "beyond the end");
        row("shape", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4, "does not fit its 4 bytes");
        row("overflow", R"({"a":{"dtype":"U8","shape":[4294967296,4294967296,4],"data_offsets":[0,0]}})", 0,
            "does not fit");
        row("overflowBesideZero", R"({"a":{"dtype":"U8","shape":[0,4294967296,4294967296,4],"data_offsets":[0,0]}})", 0,
            "does not fit");
        row("hugeSize", R"({"a":{"dtype":"U8","shape":[18446744073709551615],"data_offsets":[0,0]}})", 0,
            "beyond all bounds");
        row("negative", R"({"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,0]}})", 0, "negative");
        row("fraction", R"({"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,1]}})", 1, "not whole");
        row("type", R"({"a":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]}})", 1, "'F8_E4M3'");
        row("twice",
            R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
            1, "'a' twice");
        row("keyTwice", R"({"a":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 1, "twice");
        row("metadataTwice", R"({"__metadata__":{"x":"1","x":"2"}})", 0, "'x' twice");
        row("metadataNumber", R"({"__metadata__":{"x":1}})", 0, "metadata must be texts");
        row("lacks", R"({"a":{"dtype":"U8","shape":[1]}})", 0, "lacks one of");
        row("unknownKey", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"x":1}})", 1, "unknown key 'x'");
        row("offsets", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}})", 1, "fewer than two");
        row("offsets3", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}})", 1, "more than two");
        row("notAnObject", R"({"a":[1]})", 0, "a list");
        row("cutJson", R"({"a":{"dtype":)", 0, "not valid JSON");
        row("garbageBehind", R"({} x)", 0, "not valid JSON");
        row("deep", R"({"a":{"dtype":"U8","shape":[[[[[[1]]]]]],"data_offsets":[0,1]}})", 1, "a list");
        row("badUtf8", "{\"a\xff\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", 1, "not valid JSON");
    }
    void malformedFilesAreRefused()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, dataBytes);
        QFETCH(QString, expected);
        writeFileWhole(file("bad"), fileBytes(header.toStdString(), std::size_t(dataBytes)));
        const QString problem = problemOf(file("bad"));
        QVERIFY2(problem.contains(expected), qPrintable(problem));
        QVERIFY2(problem.contains("bad"), "the message names the file");
        QVERIFY_THROWS_EXCEPTION(Error, listTensors(file("bad")));
    }

    void headerLengthIsChecked()
    {
        std::string bytes = fileBytes("{}", 0);
        const std::uint64_t tooFar = 100, tooMuch = 100'000'001;
        std::memcpy(bytes.data(), &tooFar, 8);
        writeFileWhole(file("long"), bytes);
        QVERIFY(problemOf(file("long")).contains("beyond the end of the file"));
        std::memcpy(bytes.data(), &tooMuch, 8);
        writeFileWhole(file("long"), bytes);
        QVERIFY(problemOf(file("long")).contains("100 MB"));
    }

    void everyTruncationIsRefused()
    {
        TensorFile content;
        content.tensors["weight"] = torch::ones({4, 4});
        content.tensors["bias"] = torch::ones({4});
        writeSafetensors(file("whole"), content);
        const std::string bytes = readFileWhole(file("whole"));
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            writeFileWhole(file("cut"), std::string_view(bytes).substr(0, length));
            QVERIFY2(!problemOf(file("cut")).isEmpty(), qPrintable(QString::number(length)));
        }
    }

    void mutatedFilesNeverCrash() // an accepted mutation is one that changed a value or a name
    {
        TensorFile content;
        content.tensors["weight"] = torch::ones({4, 4});
        content.tensors["flag"] = torch::ones({3}, torch::kBool);
        content.metadata["format"] = "segdeformer";
        writeSafetensors(file("seed"), content);
        const std::string bytes = readFileWhole(file("seed"));
        std::mt19937 random(7);
        int refused = 0;
        for (int i = 0; i < 500; ++i) {
            std::string mutated = bytes;
            for (unsigned n = 1 + random() % 4; n > 0; --n)
                mutated[random() % mutated.size()] = char(random());
            writeFileWhole(file("mutated"), mutated);
            try {
                for (const auto& [name, tensor] : readTensorFile(file("mutated")).tensors)
                    QVERIFY(tensor.nbytes() <= mutated.size());
            } catch (const Error&) {
                ++refused;
            }
        }
        QVERIFY(refused > 100);
    }

    void boolsAreMadeClean()
    {
        writeFileWhole(file("bool"), fileBytes(R"({"a":{"dtype":"BOOL","shape":[2],"data_offsets":[0,2]}})", 0) +
                                         std::string("\x07\x00", 2));
        const auto tensor = readTensorFile(file("bool")).tensors.at("a");
        QCOMPARE(int(tensor.view(torch::kUInt8)[0].item<int>()), 1);
        QCOMPARE(int(tensor.view(torch::kUInt8)[1].item<int>()), 0);
    }

    void otherFilesAreNamedForWhatTheyAre()
    {
        writeFileWhole(file("lfs"), "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
        QVERIFY(problemOf(file("lfs")).contains("Git LFS"));
        writeFileWhole(file("page"), "<!DOCTYPE html><html></html>");
        QVERIFY(problemOf(file("page")).contains("web page"));
        writeFileWhole(file("none"), "");
        QVERIFY(problemOf(file("none")).contains("empty"));
        QVERIFY(problemOf(file("missing")).contains("no such file"));
        QVERIFY(problemOf(file(".")).contains("folder"));
    }

    void unwritableContentLeavesTheOldFile()
    {
        TensorFile content;
        content.tensors["a"] = torch::ones({2});
        writeSafetensors(file("old"), content);
        content.tensors["bad\xff"] = torch::ones({2});
        QVERIFY_THROWS_EXCEPTION(Error, writeSafetensors(file("old"), content));
        content.tensors.erase("bad\xff");
        content.tensors["complex"] = torch::ones({2}, torch::kComplexFloat);
        QVERIFY_THROWS_EXCEPTION(Error, writeSafetensors(file("old"), content));
        content.tensors.erase("complex");
        content.tensors["b"] = torch::ones({1000});
        limitDiskForTests(1000);
        QVERIFY_THROWS_EXCEPTION(Error, writeSafetensors(file("old"), content));
        limitDiskForTests(-1);
        QCOMPARE(readTensorFile(file("old")).tensors.size(), std::size_t(1));
    }

    void fixturesOpen()
    {
        SDW_NEED_TEST_FILES(folder, "parity/layouts_mit");
        const TensorFile content = readTensorFile(folder / "weights_mmseg.safetensors");
        QCOMPARE(content.tensors.size(), std::size_t(92));
        QVERIFY(content.tensors.at("layers.0.0.projection.weight").sizes() == torch::IntArrayRef({8, 3, 7, 7}));
    }
};

QTEST_GUILESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
