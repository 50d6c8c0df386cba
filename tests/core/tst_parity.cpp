#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/model/tensor_file.h"
#include "core/parity/parity.h"
#include "tests/support/test_files.h"

using namespace sdw;
namespace fs = std::filesystem;

class TestParity : public QObject {
    Q_OBJECT
private:
    static void addCases(const fs::path& folder)
    {
        QTest::addColumn<QString>("folder");
        for (const auto& path : findParityCases({folder}))
            QTest::newRow(path.filename().c_str()) << QString::fromStdString(path.string());
    }
    static void requirePassed(const QString& folder)
    {
        const auto report = runParity(folder.toStdString());
        QVERIFY2(report.passed(), parityText(report).c_str());
    }
    static QString messageOf(const std::function<void()>& action)
    {
        try {
            action();
        } catch (const Error& error) {
            return QString::fromUtf8(error.what());
        }
        return {};
    }
    /// A case folder with this meta.json and these tensors.
    static fs::path makeCase(const QTemporaryDir& place, const std::string& meta,
                             const std::map<std::string, torch::Tensor>& tensors)
    {
        const fs::path folder = place.path().toStdString();
        writeFileWhole(folder / "meta.json", meta);
        TensorFile file;
        file.tensors = tensors;
        writeSafetensors(folder / "tensors.safetensors", file);
        return folder;
    }
    static fs::path golden() { return test::ownFile("golden/parity"); }

private Q_SLOTS:
    void goldenValuesAreReproduced_data() { addCases(golden()); }
    void goldenValuesAreReproduced()
    {
        QFETCH(QString, folder);
        requirePassed(folder);
    }
    void allReferenceValuesAreReproduced_data()
    {
        const auto folder = test::testFiles() / "parity";
        if (!test::testFiles().empty() && fs::is_directory(folder)) return addCases(folder);
        QTest::addColumn<QString>("folder");
        QTest::newRow("none") << "";
    }
    void allReferenceValuesAreReproduced()
    {
        SDW_NEED_TEST_FILES(parity, "parity");
        QFETCH(QString, folder);
        requirePassed(folder);
    }
    void aWrongValueFailsAlone()
    {
        QTemporaryDir place;
        auto file = readTensorFile(golden() / "metrics" / "tensors.safetensors");
        file.tensors["IoU"] = file.tensors["IoU"].clone();
        file.tensors["IoU"][0] += 0.001;
        const auto folder = makeCase(place, readFileWhole(golden() / "metrics" / "meta.json"), file.tensors);
        const auto report = runParity(folder);
        QVERIFY(!report.passed());
        for (const auto& value : report.values)
            QCOMPARE(value.passed(), value.name != "IoU");
        QVERIFY(parityText(report).find("FAIL metrics") != std::string::npos);
        QCOMPARE(parityJson(report)["passed"].get<bool>(), false);
    }
    void anExpectedValueThatNothingComputesFails()
    {
        QTemporaryDir place;
        auto file = readTensorFile(golden() / "metrics" / "tensors.safetensors");
        file.tensors["panopticQuality"] = torch::ones({1});
        const auto report = runParity(makeCase(place, readFileWhole(golden() / "metrics" / "meta.json"), file.tensors));
        QVERIFY(!report.passed());
        QVERIFY(parityJson(report).dump().find(R"("error":null)") != std::string::npos);
    }
    void brokenCasesAreNamed()
    {
        QTemporaryDir place;
        const fs::path folder = place.path().toStdString();
        QVERIFY(messageOf([&] { runParity(folder); }).contains("holds no meta.json"));
        QVERIFY(messageOf([&] { findParityCases({folder}); }).contains("is no parity case and holds none"));
        const auto source = std::filesystem::path(qgetenv("SDW_SOURCE_DIR").toStdString()),
                   golden = source / "tests/golden/parity";
        QCOMPARE(findParityCases({golden / "README.md", golden}).size(), findParityCases({golden}).size());
        QVERIFY(messageOf([&] { findParityCases({source / "README.md", source / "LICENSE"}); }).contains("folders"));
        QVERIFY(messageOf([&] {
                    runParity(makeCase(place, R"({"case": "odd"})", {{"x", torch::zeros({1})}}));
                }).contains("'odd'"));
        QVERIFY(messageOf([&] {
                    runParity(makeCase(place, "[1]", {{"x", torch::zeros({1})}}));
                }).contains("expected a JSON object"));
        QVERIFY(messageOf([&] {
                    runParity(makeCase(place, R"({"base_lr": "x"})",
                                       {{"iteration", torch::zeros({1})}, {"lr_base_x1e6", torch::zeros({1})}}));
                }).contains("meta.json"));
        QVERIFY(messageOf([&] {
                    runParity(makeCase(place, R"({"num_classes": 2})",
                                       {{"pred", torch::zeros({1, 2, 2})}, {"label", torch::zeros({1, 3, 2})}}));
                }).contains("Tensor 'label'"));
    }
};

QTEST_GUILESS_MAIN(TestParity)
#include "tst_parity.moc"
