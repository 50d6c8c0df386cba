#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/training/events.h"
#include "tests/support/test_files.h"

#include <QTemporaryDir>

#include <fstream>

using namespace sdw;

class TestEvents : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::filesystem::path file(const char* name) const { return m_folder.filePath(name).toStdString(); }

private Q_SLOTS:
    void oneObjectALine()
    {
        const EventLog log(file("a.jsonl"));
        log.write("status", {{"status", "started"}, {"step", 0}});
        log.write("train", {{"step", 50}, {"loss", 1.25}, {"text", "a\nb"}});
        const std::string text = readFileWhole(file("a.jsonl"));
        QCOMPARE(std::count(text.begin(), text.end(), '\n'), std::ptrdiff_t(2));
        const auto events = readEvents(file("a.jsonl"));
        QCOMPARE(events.size(), std::size_t(2));
        QCOMPARE(events[1].at("loss").get<double>(), 1.25);
        QCOMPARE(events[1].at("type").get<std::string>(), std::string("train"));
        QVERIFY(events[0].at("time").get<double>() > 1.6e9);
    }
    void tornLineNeitherBlocksNorSwallows()
    {
        const EventLog log(file("b.jsonl"));
        log.write("train", {{"step", 1}});
        std::ofstream(file("b.jsonl"), std::ios::app) << "{\"type\":\"train\",\"st";
        log.write("train", {{"step", 2}});
        const auto events = readEvents(file("b.jsonl"));
        QCOMPARE(events.size(), std::size_t(2));
        QCOMPARE(events[1].at("step").get<int>(), 2);
    }
    void laterEventsAreDropped()
    {
        const EventLog log(file("c.jsonl"));
        log.write("status", {{"status", "started"}, {"step", 0}});
        for (int step = 10; step <= 50; step += 10)
            log.write("train", {{"step", step}});
        std::ofstream(file("c.jsonl"), std::ios::app) << "{\"torn";
        QCOMPARE(dropEventsAfter(file("c.jsonl"), 30), 3);
        const auto events = readEvents(file("c.jsonl"));
        QCOMPARE(events.size(), std::size_t(4));
        QCOMPARE(events.back().at("step").get<int>(), 30);
        QCOMPARE(dropEventsAfter(file("c.jsonl"), 30), 0);
        QCOMPARE(dropEventsAfter(file("absent.jsonl"), 30), 0);
    }
    void fullDiskIsAnErrorOfResources()
    {
        const EventLog log(file("d.jsonl"));
        limitDiskForTests(3);
        ErrorKind kind = ErrorKind::Usage;
        try {
            log.write("train", {{"step", 1}});
        } catch (const Error& error) {
            kind = error.kind();
        }
        limitDiskForTests(-1);
        QCOMPARE(kind, ErrorKind::Resources);
    }
};

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_events.moc"
