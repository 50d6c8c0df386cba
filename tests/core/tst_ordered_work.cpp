#include "core/base/ordered_work.h"

#include <QtTest/QtTest>

#include <atomic>
#include <stdexcept>

using namespace sdw;

class TestOrderedWork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void resultsComeInTheirOrder_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("threads");
        for (const int count : {0, 1, 2, 7, 200})
            for (const int threads : {0, 1, 2, 8})
                QTest::addRow("%d on %d", count, threads) << count << threads;
    }
    void resultsComeInTheirOrder()
    {
        QFETCH(int, count);
        QFETCH(int, threads);
        std::vector<std::size_t> taken;
        std::atomic<int> made = 0;
        const auto here = std::this_thread::get_id();
        workInOrder(
            std::size_t(count), unsigned(threads),
            [&](std::size_t i) {
                ++made;
                if (i % 3 == 0) std::this_thread::yield(); // later ones may overtake
                return i * i;
            },
            [&](std::size_t i, WorkOutcome<std::size_t>& outcome) {
                QVERIFY(std::this_thread::get_id() == here);
                QCOMPARE(outcome.take(), i * i);
                taken.push_back(i);
            });
        QCOMPARE(made.load(), count);
        QCOMPARE(taken.size(), std::size_t(count));
        QVERIFY(std::is_sorted(taken.begin(), taken.end()));
    }
    void fewResultsWait()
    {
        std::atomic<int> made = 0;
        int taken = 0;
        workInOrder(
            100, 4,
            [&](std::size_t i) {
                ++made;
                return i;
            },
            [&](std::size_t, WorkOutcome<std::size_t>&) { QVERIFY(made - taken++ <= 10); });
    }
    void aFailureReachesItsTaker()
    {
        int failed = 0;
        workInOrder(
            20, 3,
            [](std::size_t i) {
                if (i % 5 == 0) throw std::runtime_error(std::to_string(i));
                return i;
            },
            [&](std::size_t i, WorkOutcome<std::size_t>& outcome) {
                try {
                    QCOMPARE(outcome.take(), i);
                } catch (const std::runtime_error& error) {
                    QCOMPARE(error.what(), std::to_string(i));
                    ++failed;
                }
            });
        QCOMPARE(failed, 4);
    }
    void aTakerEndsEverything()
    {
        std::atomic<int> made = 0;
        QVERIFY_THROWS_EXCEPTION(std::logic_error, workInOrder(
                                                       1000, 4,
                                                       [&](std::size_t i) {
                                                           ++made;
                                                           return i;
                                                       },
                                                       [](std::size_t i, WorkOutcome<std::size_t>&) {
                                                           if (i == 3) throw std::logic_error("enough");
                                                       }));
        QVERIFY(made < 20);
    }
};

QTEST_GUILESS_MAIN(TestOrderedWork)
#include "tst_ordered_work.moc"
