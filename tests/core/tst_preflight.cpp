#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/model/segmenter.h"
#include "core/training/preflight.h"
#include "tests/support/drawn_dataset.h"
#include "tests/support/test_files.h"

#include <QTemporaryDir>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

bool mentions(const std::vector<std::string>& notes, const std::string& word)
{
    return std::any_of(notes.begin(), notes.end(),
                       [&](const std::string& note) { return note.find(word) != std::string::npos; });
}

} // namespace

class TestPreflight : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_root;
    fs::path root() const { return m_root->path().toStdString(); }
    RunConfig config(const nlohmann::json& changes = nlohmann::json::object()) const
    {
        auto document = test::tinyConfig(root());
        document.merge_patch(changes);
        RunConfig settings = readRunConfig(document);
        if (settings.model.classes == 0) settings.model.classes = 3;
        settings.model = resolveModel(settings.model);
        return settings;
    }
    void writeLabel(const char* name, const cv::Mat& label) const
    {
        cv::imwrite((root() / "labels/train" / name).string(), label);
    }

private Q_SLOTS:
    void init()
    {
        torch::manual_seed(0);
        m_root = std::make_unique<QTemporaryDir>();
        test::drawDataset(root(), 6, 2);
    }
    void soundDataHasNoNotes()
    {
        const auto dataset = openDataset(root());
        const auto checked = checkBeforeTraining(config(), *dataset);
        QCOMPARE(checked.survey.usable, std::size_t(6));
        QVERIFY2(checked.notes.empty(), checked.notes.empty() ? "" : checked.notes.front().c_str());
        QVERIFY(checked.classWeights.empty());
        std::int64_t pixels = checked.survey.counts.ignored;
        for (const auto count : checked.survey.counts.pixels)
            pixels += count;
        QCOMPARE(pixels, std::int64_t(6 * 48 * 64));
        QCOMPARE(checked.survey.counts.ignored, std::int64_t(6 * (2 * 64 + 2 * 46)));
    }
    void countsDoNotDependOnThreads()
    {
        const auto dataset = openDataset(root());
        const auto one = surveyLabels(*dataset, "train", 0, 100, 1), four = surveyLabels(*dataset, "train", 0, 100, 4);
        QCOMPARE(one.counts.pixels, four.counts.pixels);
        QCOMPARE(one.counts.imagePixels, four.counts.imagePixels);
        QCOMPARE(surveyLabels(*dataset, "train", 0, 3, 2).looked, std::size_t(3));
        QCOMPARE(surveyLabels(*dataset, "train", 2, 100, 2).samples, std::size_t(2));
    }
    void valueOutOfRangeIsNamed()
    {
        cv::Mat label(48, 64, CV_8UC1, cv::Scalar(0));
        label.at<std::uint8_t>(5, 9) = 77;
        writeLabel("train_2.png", label);
        const auto dataset = openDataset(root());
        const auto checked = checkBeforeTraining(config(), *dataset);
        QCOMPARE(checked.survey.usable, std::size_t(5));
        QVERIFY(mentions(checked.notes, "train_2"));
        QVERIFY(mentions(checked.notes, "77"));
    }
    void otherSizeAndUnreadableAreNamed()
    {
        writeLabel("train_1.png", cv::Mat(20, 20, CV_8UC1, cv::Scalar(0)));
        writeFileWhole(root() / "images/train/train_3.png", "not a picture");
        const auto dataset = openDataset(root());
        const auto checked = checkBeforeTraining(config(), *dataset);
        QCOMPARE(checked.survey.usable, std::size_t(4));
        QVERIFY(mentions(checked.notes, "train_1"));
        QVERIFY(mentions(checked.notes, "train_3"));
    }
    void nothingToLearnFromIsRefused()
    {
        for (int i = 0; i < 6; ++i)
            writeLabel(("train_" + std::to_string(i) + ".png").c_str(), cv::Mat(48, 64, CV_8UC1, cv::Scalar(255)));
        const auto dataset = openDataset(root());
        QVERIFY_THROWS_EXCEPTION(Error, checkBeforeTraining(config(), *dataset));
    }
    void validationIsLookedAtToo()
    {
        for (int i = 0; i < 2; ++i) {
            const auto label = root() / "labels/val" / ("val_" + std::to_string(i) + ".png");
            QVERIFY(fs::exists(label));
            cv::imwrite(label.string(), cv::Mat(48, 64, CV_8UC1, cv::Scalar(i == 0 ? 255 : 99)));
        }
        const auto dataset = openDataset(root());
        try {
            checkBeforeTraining(config(), *dataset);
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains("data.val") && QString(error.what()).contains("99"), error.what());
        }
        cv::imwrite((root() / "labels/val/val_0.png").string(), cv::Mat(48, 64, CV_8UC1, cv::Scalar(1)));
        QVERIFY(mentions(checkBeforeTraining(config(), *dataset).notes, "Validation sample 'val_1'"));
        QVERIFY(checkBeforeTraining(config({{"data", {{"val", ""}}}}), *dataset).notes.empty());
    }
    void unknownValidationSplitIsNamed()
    {
        const auto dataset = openDataset(root());
        try {
            checkBeforeTraining(config({{"data", {{"val", "vall"}}}}), *dataset);
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains("data.val") && QString(error.what()).contains("'vall'"),
                     error.what());
        }
    }
    void absentClassIsSaid()
    {
        for (int i = 0; i < 6; ++i)
            writeLabel(("train_" + std::to_string(i) + ".png").c_str(), cv::Mat(48, 64, CV_8UC1, cv::Scalar(1)));
        const auto dataset = openDataset(root());
        QVERIFY(mentions(checkBeforeTraining(config(), *dataset).notes, "disc"));
    }
    void classWeightsComeFromTheLabels()
    {
        const auto dataset = openDataset(root());
        const auto checked = checkBeforeTraining(config({{"train", {{"class_weights", "inverse"}}}}), *dataset);
        QCOMPARE(checked.classWeights.size(), std::size_t(3));
        QVERIFY(checked.classWeights[2] > checked.classWeights[0]);
    }
    void stopIsHeard()
    {
        const auto dataset = openDataset(root());
        QVERIFY_THROWS_EXCEPTION(Error, checkBeforeTraining(config(), *dataset, [](int, int) { return false; }));
    }
    void smallestImages()
    {
        QCOMPARE(smallestImage(resolveEncoder({.name = "mit_b0"})), std::int64_t(29));
        QCOMPARE(smallestImage(resolveEncoder({.name = "swin_t"})), std::int64_t(1));
    }
    void diskSpace()
    {
        requireDiskSpace(root(), 1000, "the tests");
        limitDiskForTests(500);
        ErrorKind kind = ErrorKind::Usage;
        try {
            requireDiskSpace(root(), 1000, "the tests");
        } catch (const Error& error) {
            kind = error.kind();
        }
        limitDiskForTests(-1);
        QCOMPARE(kind, ErrorKind::Resources);
    }
};

QTEST_GUILESS_MAIN(TestPreflight)
#include "tst_preflight.moc"
