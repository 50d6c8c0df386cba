#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/training/confusion_file.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <nlohmann/json.hpp>

using namespace sdw;

class TestConfusionFile : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    std::filesystem::path file() const { return m_dir.filePath("confusion.json").toStdString(); }

private Q_SLOTS:
    void readsBack()
    {
        writeConfusion(file(), {.step = 400, .images = 7, .counts = ConfusionMatrix(2, {10, 3, 0, 6'000'000'000})});
        const ConfusionRecord record = readConfusion(file());
        QCOMPARE(record.step, std::int64_t(400));
        QCOMPARE(record.images, std::int64_t(7));
        QCOMPARE(record.counts.classes(), 2);
        QCOMPARE(record.counts.count(0, 1), std::int64_t(3));
        QCOMPARE(record.counts.count(1, 1), std::int64_t(6'000'000'000));
        // Other programs find what they expect.
        const auto document = nlohmann::json::parse(readFileWhole(file()));
        QVERIFY(document["counts"] == nlohmann::json({{10, 3}, {0, 6'000'000'000}}));
    }
    void manyClassesStayCompact()
    {
        constexpr int kClasses = 171;
        std::vector<std::int64_t> counts(kClasses * kClasses);
        for (std::size_t i = 0; i < counts.size(); ++i)
            counts[i] = i % 3 == 0 ? std::int64_t(i % 100'000) : 0;
        writeConfusion(file(), {.step = 1, .images = 1, .counts = ConfusionMatrix(kClasses, counts)});
        QVERIFY(std::filesystem::file_size(file()) < 200'000);
        QCOMPARE(readConfusion(file()).counts.count(170, 168), std::int64_t(counts[170 * kClasses + 168]));
    }
    void noClasses()
    {
        writeConfusion(file(), {});
        QCOMPARE(readConfusion(file()).counts.classes(), 0);
        QVERIFY(confusionPicture(ConfusionMatrix(0)).empty());
    }
    void brokenFilesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("torn") << QByteArray(R"({"step": 1, "images": 2, "counts": [[1, 2], [3)");
        QTest::newRow("no object") << QByteArray("[1, 2]");
        QTest::newRow("not square") << QByteArray(R"({"step": 1, "images": 2, "counts": [[1, 2], [3]]})");
        QTest::newRow("words") << QByteArray(R"({"step": 1, "images": 2, "counts": [["many"]]})");
        QTest::newRow("below zero") << QByteArray(R"({"step": 1, "images": 2, "counts": [[-4]]})");
        QTest::newRow("no step") << QByteArray(R"({"images": 2, "counts": [[4]]})");
    }
    void brokenFilesAreNamed()
    {
        QFETCH(QByteArray, text);
        writeFileWhole(file(), text.toStdString());
        try {
            readConfusion(file());
            QFAIL("was read");
        } catch (const Error& error) {
            QVERIFY2(std::string(error.what()).find("confusion.json") != std::string::npos, error.what());
        }
    }
    void thePictureShowsSharesOfTheTruth()
    {
        // Of the first class a half is found, of the second all; the third occurs nowhere.
        const cv::Mat picture = confusionPicture(ConfusionMatrix(3, {5, 5, 0, 0, 1000, 0, 0, 0, 0}));
        QCOMPARE(picture.size(), cv::Size(96, 96));
        const auto at = [&](int row, int column) { return picture.at<cv::Vec3b>(row * 32 + 16, column * 32 + 16); };
        QVERIFY(at(0, 0) == at(0, 1) && at(0, 0) != at(1, 1) && at(0, 2) == at(1, 0) && at(0, 0) != at(0, 2));
        QVERIFY(at(2, 0) == cv::Vec3b(128, 128, 128));
    }
};

QTEST_GUILESS_MAIN(TestConfusionFile)
#include "tst_confusion_file.moc"
