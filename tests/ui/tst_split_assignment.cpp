// Images are put into splits by hand and by chance: each into one, and by the same seed alike.
#include "ui/project/project_session.h"
#include "ui/project/split_assignment.h"

#include <QtTest/QtTest>

#include <numeric>
#include <set>

using namespace sdw;
using namespace sdw::ui;

namespace {

ImageItems someImages(int count)
{
    std::vector<ImageItem> items;
    for (int i = 0; i < count; ++i)
        items.push_back({.name = "photos/" + std::to_string(i), .split = "all", .datasetSplit = "all"});
    return ImageItems(std::move(items));
}

std::vector<int> all(int count)
{
    std::vector<int> images(std::size_t(count), 0);
    std::iota(images.begin(), images.end(), 0);
    return images;
}

} // namespace

class TestSplitAssignment : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byHand()
    {
        const ImageItems images = someImages(4);
        Splits splits = assignSplit({}, images, {3, 1}, "val");
        QCOMPARE(splits, (Splits{{"val", {"photos/1", "photos/3"}}}));
        splits = assignSplit(splits, images, {3, 0}, "train"); // out of the other split
        QCOMPARE(splits, (Splits{{"train", {"photos/0", "photos/3"}}, {"val", {"photos/1"}}}));
        splits = assignSplit(splits, images, {1}, ""); // as the data set has it
        QCOMPARE(splits, (Splits{{"train", {"photos/0", "photos/3"}}}));
        QCOMPARE(assignSplit(splits, images, {}, "val"), splits);
    }

    void namesThatAreNoImageStay()
    {
        const Splits splits{{"test", {"photos/gone", "photos/2"}}};
        QCOMPARE(assignSplit(splits, someImages(3), {2}, "train"),
                 (Splits{{"test", {"photos/gone"}}, {"train", {"photos/2"}}}));
    }

    void anImageListedTwiceIsInOneSplit()
    {
        const ImageItems images(std::vector<ImageItem>{{.name = "a", .datasetSplit = "train"},
                                                       {.name = "b", .datasetSplit = "train"},
                                                       {.name = "a", .datasetSplit = "trainval"}});
        QCOMPARE(assignSplit({}, images, {0, 2}, "val"), (Splits{{"val", {"a"}}}));
        const Splits dealt = assignAtRandom({}, images, {0, 1, 2}, {100, 0, 0}, 1);
        QCOMPARE(dealt, (Splits{{"train", {"a", "b"}}}));
    }

    void byChance_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QList<int>>("percent");
        QTest::addColumn<QList<int>>("parts");
        QTest::newRow("even") << 10 << QList<int>{80, 10, 10} << QList<int>{8, 1, 1};
        QTest::newRow("rest to the largest remainder") << 11 << QList<int>{70, 15, 15} << QList<int>{8, 2, 1};
        QTest::newRow("some stay") << 10 << QList<int>{50, 20, 0} << QList<int>{5, 2, 0};
        QTest::newRow("one image") << 1 << QList<int>{80, 20, 0} << QList<int>{1, 0, 0};
        QTest::newRow("none") << 0 << QList<int>{80, 20, 0} << QList<int>{0, 0, 0};
        QTest::newRow("thirds") << 100 << QList<int>{33, 33, 34} << QList<int>{33, 33, 34};
        QTest::newRow("many") << 100'000 << QList<int>{80, 15, 5} << QList<int>{80'000, 15'000, 5000};
    }
    void byChance()
    {
        QFETCH(int, count);
        QFETCH(QList<int>, percent);
        QFETCH(QList<int>, parts);
        const ImageItems images = someImages(count);
        const SplitShares shares{percent[0], percent[1], percent[2]};
        const Splits splits = assignAtRandom({}, images, all(count), shares, 7);
        std::set<std::string> seen;
        const char* names[] = {"train", "val", "test"};
        for (int i = 0; i < 3; ++i) {
            const auto found = splits.find(names[i]);
            QCOMPARE(found == splits.end() ? 0 : int(found->second.size()), parts[i]);
            if (found != splits.end()) seen.insert(found->second.begin(), found->second.end());
        }
        QCOMPARE(int(seen.size()), parts[0] + parts[1] + parts[2]); // each in one split only
        QCOMPARE(assignAtRandom({}, images, all(count), shares, 7), splits);
        if (count == 100) QVERIFY(assignAtRandom({}, images, all(count), shares, 8) != splits);
    }

    void onlyTheChosenAreDealtOut()
    {
        const ImageItems images = someImages(6);
        const Splits before = assignSplit({}, images, {0, 1, 2}, "test");
        const Splits after = assignAtRandom(before, images, {3, 4, 5}, {0, 100, 0}, 3);
        QCOMPARE(after, (Splits{{"test", {"photos/0", "photos/1", "photos/2"}},
                                {"val", {"photos/3", "photos/4", "photos/5"}}}));
    }

    void theListFollows()
    {
        const ImageItems images = someImages(3);
        Project project;
        project.splits = assignSplit({}, images, {1}, "val");
        const ImageItems changed = images.withSplits(project);
        QCOMPARE(changed[0].split, std::string("all"));
        QCOMPARE(changed[1].split, std::string("val"));
        QVERIFY(changed.isSame(images));
        QVERIFY(!someImages(3).isSame(images));
        QCOMPARE(images[1].split, std::string("all")); // whoever has the old list keeps it
        QCOMPARE(changed.find("photos/2"), 2);
        QCOMPARE(changed.find("photos/9"), -1);
    }
};

QTEST_GUILESS_MAIN(TestSplitAssignment)
#include "tst_split_assignment.moc"
