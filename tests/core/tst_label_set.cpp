// A folder of label maps that takes part in a comparison: where its files may lie, and what their values mean.
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/comparison/label_set.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace sdw;
namespace fs = std::filesystem;

namespace {

const ClassList kClasses = {{"sky", {0, 0, 255}, 7}, {"road", {90, 90, 90}, 9}}; // values in the data set's own files
const std::vector<std::string> kImages = {"a", "b", "c"};

std::string messageOf(const std::function<void()>& work)
{
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

class TestLabelSet : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;

    fs::path root() const { return m_dir->path().toStdString(); }
    void write(const fs::path& file, const std::vector<int>& values) const
    {
        cv::Mat picture(1, int(values.size()), CV_8UC1);
        for (std::size_t i = 0; i < values.size(); ++i)
            picture.at<std::uint8_t>(int(i)) = std::uint8_t(values[i]);
        makeFolder((root() / file).parent_path());
        writePng(root() / file, picture);
    }
    std::vector<int> read(const LabelSet& set, const std::string& image) const
    {
        const cv::Mat labels = set.read(image);
        return {labels.begin<std::uint16_t>(), labels.end<std::uint16_t>()};
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void findsFilesWhereverTheyLie_data()
    {
        QTest::addColumn<QString>("folder");
        for (const char* folder : {"", "val", "labels/val", "labels", "masks/val", "masks"})
            QTest::newRow(*folder ? folder : "the folder itself") << folder;
    }
    void findsFilesWhereverTheyLie()
    {
        QFETCH(QString, folder);
        const fs::path place = folder.toStdString();
        for (const std::string& image : kImages)
            write(place / (image + ".png"), {0, 1, 255});
        write("other/a.png", {1, 1, 1});
        const LabelSet set(root(), "val", kClasses, kImages);
        QCOMPARE(read(set, "b"), (std::vector<int>{0, 1, kIgnoreLabel})); // places in the list, not the files' values
        QVERIFY(set.note().empty());
    }
    void theFolderWithMostFilesWins()
    {
        write("val/a.png", {1, 1});
        for (const std::string& image : kImages)
            write("labels/" + image + ".png", {0, 0});
        QCOMPARE(read(LabelSet(root(), "val", kClasses, kImages), "a"), (std::vector<int>{0, 0}));
    }
    void aClassFileSaysWhatValuesMean()
    {
        write("a.png", {0, 1});
        writeFileWhole(root() / "classes.txt", "road\nsky\n"); // the other way round
        QCOMPARE(read(LabelSet(root(), "val", kClasses, kImages), "a"), (std::vector<int>{1, 0}));
    }
    void saysWhatCannotBeUsed()
    {
        const auto make = [this] { LabelSet(root(), "val", kClasses, kImages); };
        QVERIFY(messageOf(make).find("'a.png'") != std::string::npos); // what would be expected
        write("a.png", {0, 5});
        const LabelSet set(root(), "val", kClasses, kImages);
        QVERIFY(messageOf([&] { set.read("a"); }).find("a.png") != std::string::npos); // 5 is no class
        QVERIFY(messageOf([&] { set.read("c"); }).find("c.png") != std::string::npos); // there is no such file
        writeFileWhole(root() / "classes.txt", "one\ntwo\nthree\n");
        QVERIFY(messageOf(make).find("3 classes") != std::string::npos);
        QVERIFY(messageOf([&] { LabelSet(root() / "nowhere", "val", kClasses, kImages); }).find("nowhere") !=
                std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestLabelSet)
#include "tst_label_set.moc"
