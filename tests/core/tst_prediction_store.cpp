// Predictions on the disk: kept for the same weights and image files, made again for others.
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/comparison/prediction_store.h"

#include <opencv2/core.hpp>

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

ClassList classes(std::size_t count)
{
    ClassList made;
    for (std::size_t k = 0; k < count; ++k)
        made.push_back({"class " + std::to_string(k), {std::uint8_t(k), 0, 0}, int(k)});
    return made;
}

cv::Mat labels(int last)
{
    cv::Mat made(3, 4, CV_16UC1, cv::Scalar(0));
    made.at<std::uint16_t>(2, 3) = std::uint16_t(last);
    return made;
}

} // namespace

class TestPredictionStore : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_image;

    fs::path folder() const { return fs::path(m_dir->path().toStdString()) / "store"; }
    std::size_t files() const
    {
        std::size_t count = 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder()))
            count += entry.path().extension() == ".png";
        return count;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_image = fs::path(m_dir->path().toStdString()) / "image.jpg";
        writeFileWhole(m_image, "one picture");
    }
    void keepsWhatItIsGiven_data()
    {
        QTest::addColumn<int>("classes");
        for (const int count : {2, 256, 257, 1000}) // a byte holds the index, and does not
            QTest::addRow("%d", count) << count;
    }
    void keepsWhatItIsGiven()
    {
        QFETCH(int, classes);
        {
            PredictionStore store(folder(), "weights 1", ::classes(std::size_t(classes)));
            QVERIFY(!store.has("val/a", m_image));
            store.put("val/a", m_image, labels(classes - 1));
            QVERIFY(store.has("val/a", m_image));
        }
        const PredictionStore again(folder(), "weights 1", ::classes(std::size_t(classes)));
        QVERIFY(again.has("val/a", m_image));
        const cv::Mat read = again.get("val/a");
        QCOMPARE(read.type(), CV_16UC1);
        QCOMPARE(cv::countNonZero(read != labels(classes - 1)), 0);
    }
    void otherWeightsMakeItAgain()
    {
        PredictionStore(folder(), "weights 1", classes(3)).put("a", m_image, labels(2));
        QCOMPARE(files(), std::size_t(1));
        const PredictionStore other(folder(), "weights 2", classes(3));
        QVERIFY(!other.has("a", m_image));
        QCOMPARE(files(), std::size_t(0)); // nobody can take it for the other's
    }
    void anotherImageFileMakesItAgain()
    {
        PredictionStore store(folder(), "weights", classes(3));
        store.put("a", m_image, labels(1));
        writeFileWhole(m_image, "another picture");
        QVERIFY(!store.has("a", m_image));
        QVERIFY(!store.has("a", m_image.parent_path() / "gone.jpg"));
    }
    void aTornJournalCostsOneLine()
    {
        PredictionStore(folder(), "weights", classes(3)).put("a", m_image, labels(1));
        appendLine(folder() / "predictions.jsonl", "{\"name\": \"b\", \"image_by");
        const PredictionStore store(folder(), "weights", classes(3));
        QVERIFY(store.has("a", m_image));
        QVERIFY(!store.has("b", m_image));
    }
    void aDamagedFileIsNamedAndMadeAgain()
    {
        PredictionStore store(folder(), "weights", classes(3));
        store.put("a", m_image, labels(1));
        writeFileWhole(folder() / "a.png", "no picture");
        QVERIFY(!store.has("a", m_image)); // it has another size
        try {
            store.get("a");
            QFAIL("a damaged file was read");
        } catch (const Error& error) {
            QVERIFY2(std::string(error.what()).find("a.png") != std::string::npos, error.what());
        }
    }
    void namesThatAreNoPathsStayInTheFolder()
    {
        PredictionStore store(folder(), "weights", classes(3));
        for (const std::string name : {"../outside", "/absolute", "a//b", ".hidden", "line\nbreak", ""}) {
            store.put(name, m_image, labels(1));
            QCOMPARE(cv::countNonZero(store.get(name) != labels(1)), 0);
        }
        QCOMPARE(files(), std::size_t(6));
        QVERIFY(!fs::exists(folder().parent_path() / "outside.png"));
    }
};

QTEST_GUILESS_MAIN(TestPredictionStore)
#include "tst_prediction_store.moc"
