#include "core/training/journal_reader.h"
#include "tests/support/run_files.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <cmath>

#include <sys/stat.h>

using namespace sdw;
namespace fs = std::filesystem;

class TestJournalReader : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_runs = 0;

    test::RunFolderWriter newRun()
    {
        return test::RunFolderWriter(m_dir.filePath(QStringLiteral("run%1").arg(m_runs++)).toStdString());
    }

private Q_SLOTS:
    void readsOnlyWhatWasAdded()
    {
        auto run = newRun();
        JournalReader reader(run.folder());
        QCOMPARE(reader.read().state, JournalState::Waiting);
        run.status("started", 0);
        run.train(10, 1.5);
        auto part = reader.read();
        QCOMPARE(part.state, JournalState::UpToDate);
        QCOMPARE(part.events.size(), std::size_t(2));
        QCOMPARE(part.events[0].text, std::string("started"));
        QCOMPARE(part.events[1].values[std::size_t(Measure::Loss)], 1.5f);
        QVERIFY(std::isnan(part.events[1].values[std::size_t(Measure::LossAttn)])); // was not written
        QCOMPARE(part.readBytes, part.allBytes);
        QVERIFY(reader.read().events.empty());
        run.val(10, 0.25, {0.5, nullptr, 0.0});
        part = reader.read();
        QCOMPARE(part.events.size(), std::size_t(1));
        QCOMPARE(part.events[0].values[0], 0.25f);
        QCOMPARE(part.events[0].iou.size(), std::size_t(3));
        QVERIFY(std::isnan(part.events[0].iou[1]));
        QVERIFY(!part.restarted);
    }
    void tornLastLineWaits()
    {
        auto run = newRun();
        run.train(10, 1);
        run.raw(R"({"type":"train","time":1700000020,"step":2)");
        JournalReader reader(run.folder());
        QCOMPARE(reader.read().events.size(), std::size_t(1));
        QCOMPARE(reader.read().state, JournalState::UpToDate);
        run.raw("0,\"loss\":0.5}\n");
        const auto part = reader.read();
        QCOMPARE(part.events.size(), std::size_t(1));
        QCOMPARE(*part.events[0].step, std::int64_t(20));
        QCOMPARE(part.garbageLines, std::int64_t(0));
    }
    void garbageIsCountedAndTheFirstNamed()
    {
        auto run = newRun();
        run.train(10, 1);
        run.raw("not json\n[1,2]\n{\"no\":\"type\"}\n\n{\"type\":\"train\",\"loss\":1}\n{\"type\":7}\n");
        run.raw(std::string("\0\0\0\xff", 4) + "\n");
        run.raw(std::string(3000, '[') + "\n");
        run.train(20, 2);
        JournalReader reader(run.folder());
        const auto part = reader.read();
        QCOMPARE(part.events.size(), std::size_t(2));
        QCOMPARE(part.garbageLines, std::int64_t(7));
        QCOMPARE(part.firstGarbage, std::string("line 2: not json"));
    }
    void strangeValuesAreNoNumbers()
    {
        auto run = newRun();
        run.raw("{\"type\":\"train\",\"step\":1,\"loss\":1e300,\"lr\":\"x\",\"loss_seg\":null}\r\n");
        run.raw("{\"type\":\"train\",\"step\":1.5,\"loss\":1}\n{\"type\":\"train\",\"step\":-1}\n");
        run.raw("{\"type\":\"train\",\"step\":1e99}\n{\"type\":\"later\",\"step\":3}\n{\"type\":\"val\",\"step\":1,"
                "\"iou\":5}\n");
        const auto part = JournalReader(run.folder()).read();
        QCOMPARE(part.garbageLines, std::int64_t(3)); // steps that are none
        QCOMPARE(part.events.size(), std::size_t(3));
        for (const Measure measure : {Measure::Loss, Measure::LearningRate, Measure::LossSeg})
            QVERIFY(std::isnan(part.events[0].values[std::size_t(measure)]));
        QVERIFY(std::isnan(part.events[0].time));
        QCOMPARE(part.events[1].type, RunEvent::Type::Other);
        QVERIFY(part.events[2].iou.empty());
    }
    void slicesAreBounded()
    {
        auto run = newRun();
        for (int step = 1; step <= 500; ++step)
            run.train(step, step);
        JournalReader reader(run.folder());
        std::int64_t last = 0;
        int parts = 0;
        for (JournalState state = JournalState::Behind; state == JournalState::Behind; ++parts) {
            const auto part = reader.read(4096);
            QVERIFY(part.events.size() < 40);
            for (const auto& event : part.events)
                QCOMPARE(*event.step, ++last);
            state = part.state;
        }
        QCOMPARE(last, std::int64_t(500));
        QVERIFY(parts > 10);
    }
    void aLineWithoutEndIsGivenUp()
    {
        auto run = newRun();
        run.raw("{\"type\":\"train\",\"x\":\"" + std::string(3 << 20, 'a'));
        JournalReader reader(run.folder());
        auto part = reader.read(1 << 20);
        QCOMPARE(part.state, JournalState::Behind);
        QCOMPARE(part.garbageLines, std::int64_t(1));
        while (part.state == JournalState::Behind)
            part = reader.read(1 << 20);
        run.raw("\"}\n");
        run.train(5, 1);
        part = reader.read();
        QCOMPARE(part.garbageLines, std::int64_t(0)); // it has been counted
        QCOMPARE(part.events.size(), std::size_t(1));
    }
    void cutAndReplacedFilesBeginAnew_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("cut") << QByteArray("{\"type\":\"train\",\"step\":7}\n");
        QTest::newRow("another one, longer")
            << QByteArray("{\"type\":\"train\",\"step\":7}\n") + QByteArray(2000, ' ') + "\n";
        QTest::newRow("empty") << QByteArray();
    }
    void cutAndReplacedFilesBeginAnew()
    {
        QFETCH(QByteArray, content);
        auto run = newRun();
        for (int step = 1; step <= 5; ++step)
            run.train(step, 1);
        JournalReader reader(run.folder());
        QCOMPARE(reader.read().events.size(), std::size_t(5));
        std::ofstream(run.journal(), std::ios::binary | std::ios::trunc) << content.toStdString();
        const auto part = reader.read();
        QVERIFY(part.restarted);
        QCOMPARE(part.events.size(), std::size_t(content.isEmpty() ? 0 : 1));
        QVERIFY(!reader.read().restarted);
    }
    void journalThatIsDroppedAfterAResumeIsReadAgain()
    {
        auto run = newRun();
        for (int step = 10; step <= 50; step += 10)
            run.train(step, 1);
        JournalReader reader(run.folder());
        reader.read();
        QCOMPARE(dropEventsAfter(run.journal(), 30), 2);
        run.train(40, 2);
        run.train(50, 2);
        run.train(60, 2); // as long as before, and longer
        const auto part = reader.read();
        QVERIFY(part.restarted);
        QCOMPARE(part.events.size(), std::size_t(6));
    }
    void foldersComeAndGo()
    {
        auto run = newRun();
        run.train(1, 1);
        const fs::path away = run.folder().string() + "-away";
        JournalReader reader(run.folder());
        QCOMPARE(reader.read().events.size(), std::size_t(1));
        fs::rename(run.folder(), away);
        auto part = reader.read();
        QCOMPARE(part.state, JournalState::Gone);
        QVERIFY(!part.restarted);
        fs::rename(away, run.folder());
        run.train(2, 1);
        part = reader.read();
        QCOMPARE(part.state, JournalState::UpToDate);
        QCOMPARE(part.events.size(), std::size_t(1)); // where it had stopped
        fs::remove(run.journal());
        part = reader.read();
        QCOMPARE(part.state, JournalState::Waiting);
        QVERIFY(part.restarted);
    }
    void aPipeIsNotWaitedFor()
    {
        auto run = newRun();
        QCOMPARE(::mkfifo(run.journal().c_str(), 0600), 0);
        const auto part = JournalReader(run.folder()).read();
        QCOMPARE(part.state, JournalState::Unreadable);
        QVERIFY(part.problem.find("events.jsonl") != std::string::npos);
    }
    void latestTrainEventsOnly()
    {
        auto run = newRun();
        run.status("started", 0);
        for (int step = 1; step <= 100; ++step)
            run.train(step, step);
        run.val(100, 0.5);
        for (int step = 101; step <= 120; ++step)
            run.train(step, step);
        const auto part = JournalReader(run.folder(), true).read();
        QCOMPARE(part.events.size(), std::size_t(4));
        QCOMPARE(*part.events[1].step, std::int64_t(100));
        QCOMPARE(part.events[2].type, RunEvent::Type::Val);
        QCOMPARE(*part.events[3].step, std::int64_t(120));
    }
};

QTEST_GUILESS_MAIN(TestJournalReader)
#include "tst_journal_reader.moc"
