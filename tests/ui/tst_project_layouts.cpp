// Real data sets of every layout that the engine reads, made projects by the form: opened, and their labels read as
// the window's parts read them.
#include "core/datasets/dataset.h"
#include "tests/support/test_files.h"
#include "tests/support/window_test.h"
#include "ui/actions/action_registry.h"
#include "ui/project/label_store.h"
#include "ui/settings/ui_settings.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <set>

using namespace sdw::ui;
using sdw::test::settle;
namespace fs = std::filesystem;

class TestProjectLayouts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        m_window = std::make_unique<MainWindow>(m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QApplication::setActiveWindow(m_window.get());
    }
    void cleanup() { m_window.reset(); }

    void everyLayoutHasARow()
    {
        std::set<std::string> known;
        for (const sdw::DatasetEntry& entry : sdw::datasetCatalog())
            known.insert(entry.id);
        for (const Row& row : kRows)
            known.erase(row.layout);
        known.erase("project"); // a project is opened as it is
        QVERIFY2(known.empty(), known.empty() ? "" : known.begin()->c_str());
    }

    void aDataSetBecomesAProject_data()
    {
        QTest::addColumn<int>("row");
        for (int i = 0; i < int(std::size(kRows)); ++i)
            QTest::newRow(kRows[i].data) << i;
    }
    void aDataSetBecomesAProject()
    {
        QFETCH(int, row);
        const Row& wanted = kRows[row];
        SDW_NEED_TEST_FILES(data, "data");
        const fs::path set = data / wanted.data;
        if (!fs::exists(set)) QSKIP(qPrintable(QStringLiteral("needs ") + fromPath(set)));

        m_window->actions().find(QStringLiteral("project.new"))->trigger();
        edit("newProjectData")->setText(fromPath(set));
        QVERIFY(settle(*m_window));
        auto* found = m_window->findChild<QLabel*>(QStringLiteral("newProjectFound"));
        auto* layout = m_window->findChild<QComboBox*>(QStringLiteral("newProjectLayout"));
        if (wanted.layout == std::string("folder")) { // a layout that is not read yet: its images can be opened
            QVERIFY2(found->text().contains(QStringLiteral("choose the layout 'folder'")), qPrintable(found->text()));
            layout->setCurrentIndex(layout->findData(QStringLiteral("folder")));
            QVERIFY(settle(*m_window));
        }
        const QString title = layout->itemText(layout->findData(QLatin1String(wanted.layout)));
        QVERIFY2(found->text().startsWith(title), qPrintable(found->text()));
        QVERIFY2(found->text().contains(QStringLiteral("%1 images").arg(wanted.images)) || wanted.images == 1,
                 qPrintable(found->text()));
        edit("newProjectName")->setText(QLatin1String(wanted.layout));
        edit("newProjectFolder")->setText(m_home.file(QStringLiteral("project %1").arg(row)));
        auto* create = m_window->findChild<QPushButton*>(QStringLiteral("newProjectCreate"));
        QVERIFY(create->isEnabled());
        QTest::mouseClick(create, Qt::LeftButton);
        QVERIFY(settle(*m_window));

        const auto opened = m_window->session().opened();
        QVERIFY(opened && opened->isSaved());
        QCOMPARE(opened->project.sources.front().layout, std::string(wanted.layout));
        QCOMPARE(int(opened->images.size()), wanted.images);
        QCOMPARE(int(opened->labelled()), wanted.labelled);
        QCOMPARE(int(opened->project.classes.size()), wanted.classes);
        std::set<std::string> names;
        for (const ImageItem& item : opened->images)
            names.insert(item.name);
        QCOMPARE(names.size(), opened->images.size()); // each image once

        constexpr std::size_t kLooked = 4;
        std::size_t looked = 0;
        for (std::size_t i = 0; i < opened->images.size() && looked < kLooked; ++i) {
            if (!opened->images[i].labelled) continue;
            ++looked;
            const auto map = m_window->labels().reader(int(i))();
            QVERIFY2(map, opened->images[i].name.c_str());
            compare(*opened, i, map->read());
        }
        QCOMPARE(looked, std::min(kLooked, opened->labelled()));

        // the same on the way that tools take: an open document, which begins with the labels of the data set
        QSignalSpy ready(&m_window->labels(), &LabelStore::opened);
        m_window->labels().open(0);
        QTRY_VERIFY(m_window->labels().document(0));
        const auto first = m_window->labels().reader(0)();
        if (opened->images[0].labelled)
            QVERIFY(first && *first == m_window->labels().document(0)->labels());
        else
            QCOMPARE(m_window->labels().document(0)->labels().count(sdw::kUnlabelled),
                     std::int64_t(m_window->labels().document(0)->labels().read().total()));
    }

private:
    struct Row {
        const char *data, *layout;
        int images, labelled, classes;
    };
    static constexpr Row kRows[] = {{"camvid", "pairs", 468, 468, 11},
                                    {"nuclei", "pairs", 136, 136, 2},
                                    {"samples/ade20k/ADEChallengeData2016", "ade20k", 3, 3, 150},
                                    {"samples/cityscapes", "cityscapes", 1, 1, 19},
                                    {"samples/coco_stuff", "coco_stuff", 2, 2, 171},
                                    {"samples/pascal_voc/VOCdevkit/VOC2012", "pascal_voc", 3, 3, 21},
                                    {"samples/pascal_voc", "pascal_voc", 3, 3, 21},
                                    {"samples/labelme/primitives", "folder", 1, 0, 0}};

    /// Every pixel has the class of the data set by name, or is ignored where that ignores it.
    static void compare(const Opened& opened, std::size_t image, const cv::Mat& labels)
    {
        const cv::Mat given = opened.label(image);
        const sdw::ClassList classes = opened.classesOf(image);
        QCOMPARE(labels.size(), given.size());
        std::map<int, std::string> names;
        for (const sdw::ProjectClass& one : opened.project.classes)
            names[one.id] = one.name;
        std::map<std::pair<int, int>, int> pairs;
        for (int y = 0; y < labels.rows; ++y)
            for (int x = 0; x < labels.cols; ++x)
                ++pairs[{given.at<std::uint16_t>(y, x), labels.at<std::uint16_t>(y, x)}];
        QVERIFY(!pairs.empty());
        for (const auto& [pair, pixels] : pairs) {
            const auto [theirs, ours] = pair;
            if (theirs == sdw::kIgnoreLabel)
                QCOMPARE(ours, int(sdw::kIgnoreLabel));
            else
                QVERIFY2(names[ours] == classes[std::size_t(theirs)].name ||
                             names[ours] == classes[std::size_t(theirs)].name + " 2", // ADE20K's second "screen"
                         names[ours].c_str());
        }
    }
    QLineEdit* edit(const char* name) const { return m_window->findChild<QLineEdit*>(QLatin1String(name)); }

    sdw::test::OwnHome m_home;
    UiSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestProjectLayouts)
#include "tst_project_layouts.moc"
