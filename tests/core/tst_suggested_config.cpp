// What is suggested can be trained with, and grows with the data.
#include "core/config/run_description.h"
#include "core/config/suggested_config.h"
#include "core/training/config_check.h"

#include <QtTest/QtTest>

using namespace sdw;

class TestSuggestedConfig : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void canBeTrainedWith_data()
    {
        QTest::addColumn<int>("train");
        QTest::addColumn<int>("val");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        for (const bool gpu : {false, true})
            for (const int count : {1, 5, 367, 100'000})
                for (const auto& [h, w] : {std::pair(360, 480), std::pair(3000, 2000), std::pair(20, 10)})
                    QTest::addRow("%d images of %dx%d%s", count, h, w, gpu ? " gpu" : "")
                        << count << count / 4 << h << w;
    }
    void canBeTrainedWith()
    {
        QFETCH(int, train);
        QFETCH(int, val);
        QFETCH(int, height);
        QFETCH(int, width);
        const bool gpu = QByteArray(QTest::currentDataTag()).endsWith("gpu");
        const RunConfig config =
            suggestConfig({.trainImages = train, .valImages = val, .height = height, .width = width, .gpu = gpu});
        const auto problems = checkRunDocument(writeRunConfig(config));
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().message.c_str());
        QCOMPARE(config.data.val.empty(), val == 0);
        QVERIFY(config.train.warmup < config.train.iterations);
        QVERIFY(config.eval.every > 0 && config.eval.every <= config.train.iterations);
        QVERIFY(config.data.crop[0] % 16 == 0 && config.data.crop[1] % 16 == 0);
    }
    void aCpuGetsSmallCropsOfTheImagesShape()
    {
        const RunConfig config =
            suggestConfig({.trainImages = 367, .valImages = 101, .height = 720, .width = 960, .gpu = false});
        const std::vector<std::int64_t> crop = {176, 240}; // three quarters of 240×320, in steps of 16
        QCOMPARE(config.data.crop, crop);
        QCOMPARE(config.data.shortSide, 240);
        QCOMPARE(config.train.iterations, 2000);
        QCOMPARE(config.train.precision, std::string("fp32"));
    }
    void moreLabelsTrainLonger()
    {
        std::int64_t before = 0;
        for (const int count : {4, 20, 60, 100}) {
            const auto config = suggestConfig({.trainImages = count, .valImages = 2, .height = 360, .width = 480});
            QVERIFY(config.train.iterations >= before);
            before = config.train.iterations;
        }
        QVERIFY(before > 1000);
    }
};

QTEST_GUILESS_MAIN(TestSuggestedConfig)
#include "tst_suggested_config.moc"
