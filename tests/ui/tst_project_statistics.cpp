// Figures about labels: added up by hand here, for all images and for each split, and told with what they stand on.
#include "core/base/error.h"
#include "ui/project/class_statistics_model.h"
#include "ui/project/project_session.h"

#include <QAbstractItemModelTester>
#include <QSortFilterProxyModel>
#include <QtTest/QtTest>

using namespace sdw;
using namespace sdw::ui;

class TestProjectStatistics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        auto opened = std::make_shared<Opened>();
        opened->project.classes = {{.uuid = "r", .id = 5, .name = "road, wet", .colour = {1, 2, 3}},
                                   {.uuid = "c", .id = 2, .name = "car"},
                                   {.uuid = "t", .id = 9, .name = "tree"}};
        std::vector<ImageItem> items;
        for (const char* split : {"train", "train", "val", "val", ""})
            items.push_back({.name = "photos/" + std::to_string(items.size()) + ".jpg", .split = split});
        opened->images = ImageItems(std::move(items));
        const auto facts = [](std::vector<ClassCount> pixels) {
            return std::make_shared<const ImageFacts>(
                ImageFacts{.height = 10, .width = 10, .counted = true, .pixels = std::move(pixels)});
        };
        const auto damaged = std::make_shared<const ImageFacts>(ImageFacts{.problem = QStringLiteral("damaged")});
        m_index = {opened,
                   {facts({{2, 30}, {5, 50}, {kBackground, 5}, {kUnlabelled, 15}}), facts({{5, 90}, {7, 10}}),
                    facts({{2, 60}, {kUnlabelled, 30}, {kIgnoreLabel, 10}}), damaged, facts({})},
                   {ImageState::Done, ImageState::Reviewed, ImageState::InProgress, ImageState::New, ImageState::New}};
    }

    void everythingIsAddedUp()
    {
        const ImageStatistics all = computeStatistics(m_index).all;
        QCOMPARE(all.images, 5);
        QCOMPARE(all.counted, 4);
        QCOMPARE(all.labelled, 3);
        QCOMPARE(all.unreadable, 1);
        QCOMPARE(all.done(), 2);
        QCOMPARE(all.states, (std::array<int, 4>{2, 1, 1, 1}));
        QCOMPARE(all.pixels, std::int64_t(400));
        QCOMPARE(all.unlabelled, std::int64_t(145)); // the image without labels is unlabelled all over
        QCOMPARE(all.background, std::int64_t(5));
        QCOMPARE(all.ignored, std::int64_t(10));
        QCOMPARE(all.unknown, std::int64_t(10));
        QCOMPARE(all.ofClasses(), std::int64_t(230));
        QCOMPARE(all.labelledShare().value(), 255.0 / 400);
        QCOMPARE(all.classes.size(), std::size_t(3));
        QCOMPARE(all.classes[0].name, std::string("road, wet")); // in the order of the project
        QCOMPARE(all.classes[0].pixels, std::int64_t(140));
        QCOMPARE(all.classes[0].images, 2);
        QCOMPARE(all.classes[1].pixels, std::int64_t(90));
        QCOMPARE(all.classes[2].pixels, std::int64_t(0));
        QCOMPARE(all.classes[2].images, 0);
    }

    void eachSplitIsAddedUp()
    {
        const auto splits = computeStatistics(m_index).splits;
        QCOMPARE(splits.size(), std::size_t(3));
        QCOMPARE(splits[0].first, std::string());
        QCOMPARE(splits[1].first, std::string("train"));
        QCOMPARE(splits[1].second.images, 2);
        QCOMPARE(splits[1].second.classes[0].pixels, std::int64_t(140));
        QCOMPARE(splits[2].second.counted, 1);
        QCOMPARE(splits[2].second.classes[0].pixels, std::int64_t(0));
    }

    void nothingKnownIsNotZero()
    {
        for (SharedFacts& facts : m_index.facts)
            facts = nullptr;
        const ImageStatistics all = computeStatistics(m_index).all;
        QCOMPARE(all.images, 5);
        QCOMPARE(all.counted, 0);
        QVERIFY(!all.labelledShare());
        ClassStatisticsModel model;
        model.setStatistics(all);
        for (int column = ClassStatisticsModel::Pixels; column < ClassStatisticsModel::ColumnCount; ++column)
            QCOMPARE(model.index(0, column).data().toString(), QStringLiteral("–"));
        QVERIFY(computeStatistics({}).splits.empty()); // nothing is open
    }

    void theTableIsSorted()
    {
        ClassStatisticsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setStatistics(computeStatistics(m_index).all);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(names(model), QStringLiteral("road, wet|car|tree"));
        QCOMPARE(model.percentOfPixels(0).value(), 100.0 * 140 / 230);
        QCOMPARE(model.percentOfImages(0).value(), 100.0 * 2 / 3);
        const QPersistentModelIndex car = model.index(1, 0);
        model.sort(ClassStatisticsModel::Pixels, Qt::AscendingOrder);
        QCOMPARE(names(model), QStringLiteral("tree|car|road, wet"));
        model.sort(ClassStatisticsModel::Name, Qt::AscendingOrder);
        QCOMPARE(names(model), QStringLiteral("car|road, wet|tree"));
        QCOMPARE(car.data().toString(), QStringLiteral("car"));
        QCOMPARE(car.row(), 0);
        model.sort(-1, Qt::AscendingOrder);
        QCOMPARE(names(model), QStringLiteral("road, wet|car|tree"));
    }

    void theTableForOtherProgramsHoldsAll()
    {
        const QStringList lines =
            QString::fromStdString(statisticsCsv(computeStatistics(m_index))).split(QLatin1Char('\n'));
        QCOMPARE(lines[0], QStringLiteral("split,id,class,pixels,images,counted_images,all_images"));
        QCOMPARE(lines[1], QStringLiteral("(all),5,\"road, wet\",140,2,4,5"));
        QVERIFY(lines.contains(QStringLiteral("(all),,(unlabelled),145,,4,5")));
        QVERIFY(lines.contains(QStringLiteral("train,,(no class of the project),10,,2,2")));
        QVERIFY(lines.contains(QStringLiteral("val,2,car,60,1,1,2")));
    }

    void addingUpCanBeStopped()
    {
        try {
            computeStatistics(m_index, [](int, int) { return false; });
            QFAIL("it went on");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::Interrupted);
        }
    }

private:
    static QString names(const ClassStatisticsModel& model)
    {
        QStringList list;
        for (int row = 0; row < model.rowCount(); ++row)
            list << model.index(row, 0).data().toString();
        return list.join(QLatin1Char('|'));
    }

    IndexSnapshot m_index;
};

QTEST_GUILESS_MAIN(TestProjectStatistics)
#include "tst_project_statistics.moc"
