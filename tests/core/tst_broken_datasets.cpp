// Data sets that a generator beside the test data makes, each with a known fault: opened, inspected and read for
// training.
#include "core/datasets/loader.h"
#include "tests/support/dataset_files.h"
#include "tests/support/test_files.h"
#include "tests/support/test_python.h"

#include <nlohmann/json.hpp>

#include <unistd.h>

using namespace sdw;
using namespace sdw::test;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

/// What the report, or the error of opening, has to contain.
const std::map<std::string, QStringList> kNamed = {
    {"label_size_mismatch", {"labels/pic_001.png", "labels/pic_004.png", "48×32", "96×64"}},
    {"label_transposed", {"labels/pic_002.png", "64×96"}},
    {"label_out_of_range",
     {"labels/pic_000.png", "labels/pic_003.png", "5 (200 pixels)", "77 (200 pixels)", "254 (12 pixels)"}},
    {"label_missing", {"images/pic_002.jpg: It has no label", "images/pic_005.jpg: It has no label"}},
    {"image_missing", {"labels/pic_000.png: The label has no image", "labels/pic_001.png: The label has no image"}},
    {"duplicate_stems", {"'images/pic_001.jpg', 'images/pic_001.png'"}},
    {"symlink_loop", {"images/broken.jpg: The link leads nowhere", "images/up: Links to folders"}},
    {"symlink_outside", {"images/outside: The link leads out of the data set"}},
    {"empty_files", {"images/pic_001.jpg': the file is empty", "labels/pic_004.png': the file is empty"}},
    {"empty_folders", {"No images were found in", "empty_folders/images"}},
    {"no_label_folder", {"No image has a label"}},
    {"truncated_files", {"images/pic_000.jpg", "labels/pic_002.png", "labels/pic_005.png"}},
    {"wrong_content", {"images/pic_001.jpg", "labels/pic_003.png"}},
    {"not_files",
     {"images/pic_009.jpg: It is a folder", "images/pipe.jpg: It is named like a picture but is no regular"}},
    {"label_rgb", {"labels/pic_002.png", "(1,2,3) (40 pixels)"}},
    {"label_16bit", {"labels/pic_001.png", "256 (25 pixels)"}},
    {"label_stretched", {"labels/pic_000.png", "expected 0..4", "63 ("}},
    {"label_jpeg", {"labels/pic_000.jpg", "JPEG"}},
    {"one_class_only", {"Classes 'road', 'tree', 'car', 'person' have no pixel in any label"}},
    {"exif_rotated", {"labels/pic_A.png", "64×96"}},
    {"split_lists", {"train.txt: The entry 'pic_404' names no image", "train.txt: The entry 'pic_001' occurs twice"}},
    {"split_overlap", {"share 2 images"}},
    {"split_traversal",
     {"'../_outside_target/secret' is refused", "'/no/such/place' is refused", "'C:\\no\\place.jpg' is refused"}},
    {"class_only_in_val", {"Class 'person' has no pixel in the split 'train', only in 'val'"}},
    {"classes_bad_json", {"classes.json", "line 1, column"}},
    {"classes_conflicts", {"both have the id 0", "'a' occurs twice", "same colour", "unusable id -1"}},
    {"classes_empty", {"classes.json", "it has no classes"}},
    {"ignore_is_class", {"ignore_index is 2", "class 'tree'"}},
    {"voc_faults", {"The entry 'pic_404' names no image", "SegmentationClass/pic_001.png", "200 (88 pixels)"}},
    {"cityscapes_faults",
     {"aachen_000001_000019_gtFine_color.png: The frame has a colour picture only",
      "aachen_000002_000019_leftImg8bit.png: It has no label", "emptycity: The city has no images"}},
    {"ade20k_faults", {"ADE_train_00000003.png", "151 (60 pixels)"}},
};

/// Layouts of the generator that are not read: opening them says so.
bool isRead(const std::string& layout)
{
    return layout != "coco" && layout != "labelme" && layout != "yolo";
}

/// Every file below a folder with its size, the time of its last change and, for links, their target.
QStringList stateOf(const fs::path& folder)
{
    QStringList files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        QString line = QString::fromStdString(entry.path().string());
        if (entry.is_symlink())
            line += " -> " + QString::fromStdString(fs::read_symlink(entry.path()).string());
        else if (entry.is_regular_file())
            line += QString(" %1 %2").arg(entry.file_size()).arg(entry.last_write_time().time_since_epoch().count());
        files << line;
    }
    files.sort();
    return files;
}

DataConfig tinyCrops()
{
    DataConfig config;
    config.crop = {32, 32};
    config.shortSide = 48;
    config.longSide = 96;
    config.workers = 2;
    return config;
}

} // namespace

class TestBrokenDatasets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        SDW_NEED_TEST_FILES(generator, "data/make_broken_dataset.py");
        QVERIFY(m_folder.isValid());
        m_root = fs::path(m_folder.path().toStdString()) / "sets";
        QString why;
        const QString python = testPython(why);
        if (python.isEmpty()) QSKIP(qPrintable("needs Pillow and numpy from PyPI: " + why));
        const auto made = callPython(python, {QString::fromStdString(generator.string()),
                                              QString::fromStdString(m_root.string()), "--many", "60"});
        QVERIFY2(made.status == 0, qPrintable(made.text));
        m_cases = json::parse(readFileWhole(m_root / "EXPECT.json"));
        QVERIFY(m_cases.size() >= 59);
        std::set<std::string> names;
        for (const json& one : m_cases)
            names.insert(one["name"]);
        for (const auto& [name, parts] : kNamed)
            QVERIFY2(names.contains(name), name.c_str());
    }

    void everyFaultIsNamed_data()
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < m_cases.size(); ++i)
            QTest::newRow(m_cases[i]["name"].get<std::string>().c_str()) << int(i);
    }
    void everyFaultIsNamed()
    {
        QFETCH(int, number);
        const json& facts = m_cases[std::size_t(number)];
        const std::string name = facts["name"], expect = facts["expect"], layout = facts["layout"];
        const fs::path folder = m_root / name;
        const QStringList before = stateOf(folder);
        const auto compareState = qScopeGuard([&] { QCOMPARE(stateOf(folder), before); });

        std::unique_ptr<Dataset> data;
        const QString refusal = messageOf([&] { data = openDataset(folder); });
        QString told = refusal;
        if (!data) {
            QVERIFY2(refusal.endsWith('.') && !refusal.contains('\n'), qPrintable(refusal));
            SDW_CONTAINS(refusal, QString::fromStdString(name));
            if (!isRead(layout)) {
                SDW_CONTAINS(refusal, "a layout that is not read yet");
                inspectAsFolder(folder);
                return;
            }
            QVERIFY2(expect == "reject" || expect == "either", qPrintable(refusal));
        } else {
            QVERIFY(isRead(layout));
            if (layout != "plain") QCOMPARE(data->layout(), std::string(layout == "voc" ? "pascal_voc" : layout));
            told = checkContent(*data, facts);
        }
        if (const auto named = kNamed.find(name); named != kNamed.end())
            for (const QString& part : named->second)
                SDW_CONTAINS(told, part);
        else
            QVERIFY2(expect == "ok" || expect == "either" || name == "unreadable",
                     "no words are expected of this case");
    }

    void anEpochGoesAroundTheFaults_data() { everyFaultIsNamed_data(); }
    void anEpochGoesAroundTheFaults()
    {
        QFETCH(int, number);
        const fs::path folder = m_root / m_cases[std::size_t(number)]["name"].get<std::string>();
        std::unique_ptr<Dataset> data;
        try {
            data = openDataset(folder);
        } catch (const Error&) {
            return; // everyFaultIsNamed judges whether that was right
        }
        std::map<std::string, bool> readable; // by name, of the labelled samples
        for (std::size_t i = 0; i < data->size("train"); ++i)
            if (data->hasLabel("train", i))
                readable[data->name("train", i)] = messageOf([&] { data->get("train", i); }).isEmpty();
        const auto sound = std::count_if(readable.begin(), readable.end(), [](const auto& one) { return one.second; });
        const auto readEpoch = [&] {
            Loader loader(*data, "train", tinyCrops(), 1, 11);
            std::set<std::string> seen;
            for (std::size_t step = 0; step < readable.size(); ++step) {
                const Batch batch = loader.next();
                QVERIFY2(readable.at(batch.names.at(0)), batch.names[0].c_str());
                seen.insert(batch.names[0]);
                const torch::Tensor labels = batch.labels;
                QVERIFY(labels.ge(kIgnoreTarget).all().item<bool>());
                QVERIFY(labels.lt(std::int64_t(data->classes().size())).all().item<bool>());
                QVERIFY(batch.images.isfinite().all().item<bool>());
            }
            QCOMPARE(std::int64_t(seen.size()), std::int64_t(sound));
            const auto skipped = loader.skipped();
            QCOMPARE(skipped.size(), readable.size() - std::size_t(sound));
            for (const auto& problem : skipped)
                QVERIFY2(fs::exists(folder / problem.file), problem.file.c_str());
        };
        const QString message = messageOf(readEpoch);
        if (readable.empty())
            SDW_CONTAINS(message, "no labelled one; there is nothing to train on");
        else if (sound == 0)
            SDW_CONTAINS(message, "labelled images of split 'train' can be read; the first fault: ");
        else
            QVERIFY2(message.isEmpty(), qPrintable(message));
    }

private:
    /// Counts the pairs that can be read and compares with the generator's facts. @return all that was told.
    QString checkContent(const Dataset& data, const json& facts)
    {
        const std::string expect = facts["expect"];
        std::set<fs::path> pairs; // a picture may be in two splits
        for (const auto& split : data.splits())
            for (std::size_t i = 0; i < data.size(split); ++i) {
                const fs::path image = data.imagePath(split, i);
                const std::string inside = fs::canonical(image).string();
                if (!inside.starts_with(fs::canonical(m_root / facts["name"]).string() + "/"))
                    QTest::qFail(("outside the data set: " + inside).c_str(), __FILE__, __LINE__);
                if (data.hasLabel(split, i) && messageOf([&] { data.get(split, i); }).isEmpty()) pairs.insert(image);
            }
        const bool permitted = facts["name"] == "unreadable" && geteuid() == 0; // the superuser reads everything
        if (!permitted && facts["valid_pairs"] != int(pairs.size()))
            QTest::qFail(qPrintable(QString("%1 pairs can be read, %2 are sound")
                                        .arg(pairs.size())
                                        .arg(facts["valid_pairs"].get<int>())),
                         __FILE__, __LINE__);

        const DatasetReport report = inspectDataset(data);
        std::size_t unusable = 0;
        for (const auto& split : report.splits)
            unusable += split.unusable;
        if (expect == "ok" && unusable > 0) QTest::qFail("a sound file was refused", __FILE__, __LINE__);
        if ((expect == "partial" || expect == "reject") && !permitted && report.problems.empty())
            QTest::qFail("no problem was named", __FILE__, __LINE__);
        for (const auto& problem : report.problems)
            if (problem.message.empty() || problem.message.back() != '.' || problem.file.empty())
                QTest::qFail(qPrintable("no sentence: " + textOf({problem})), __FILE__, __LINE__);
        return textOf(report.problems);
    }
    void inspectAsFolder(const fs::path& folder)
    {
        const auto data = openDataset(folder, "folder");
        const DatasetReport report = inspectDataset(*data);
        QCOMPARE(report.layout, std::string("folder"));
        QVERIFY(report.splits.at(0).images > report.splits[0].unusable);
    }

    QTemporaryDir m_folder;
    fs::path m_root;
    json m_cases = json::array();
};

QTEST_GUILESS_MAIN(TestBrokenDatasets)
#include "tst_broken_datasets.moc"
