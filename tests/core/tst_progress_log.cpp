// When work on images was done: what is written comes back, odd lines are left out, and days add up.
#include "core/project/progress_log.h"

#include "core/base/error.h"
#include "core/base/file_io.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace sdw;

namespace {

/// Quotation marks are written as apostrophes here.
QByteArray json(const char* text)
{
    return QByteArray(text).replace('\'', '"');
}

constexpr std::int64_t kHour = 3'600'000, kDay = 24 * kHour;
constexpr std::int64_t kStart = 20'000 * kDay; // midnight, UTC

ProgressEntry entry(std::int64_t timeMs, const char* image, ImageState state, std::optional<std::int64_t> labelled)
{
    return {timeMs, image, state, labelled};
}

} // namespace

class TestProgressLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(m_dir.isValid()); }

    void whatIsWrittenComesBack()
    {
        const auto folder = path("written");
        QVERIFY(readProgress(folder).empty());
        makeFolder(folder);
        appendProgress(folder, {entry(kStart + 90 * 60'000 + 5000, "photos/ä.jpg", ImageState::InProgress, 12)});
        appendProgress(folder, {entry(kStart + kDay, "photos/b.jpg", ImageState::Reviewed, 786432),
                                entry(kStart + kDay, "photos/c.jpg", ImageState::Done, {})});
        appendProgress(folder, {});
        const std::string text = readFileWhole(folder / "progress.jsonl");
        const QByteArray first = json("{'time':'2024-10-04T01:30:05Z','image':'photos/ä.jpg',"
                                      "'state':'in_progress','labelled':12}\n");
        QVERIFY2(text.starts_with(first.toStdString()), text.c_str());
        const auto entries = readProgress(folder);
        QCOMPARE(entries.size(), std::size_t(3));
        QCOMPARE(entries[0].timeMs, kStart + 90 * 60'000 + 5000);
        QCOMPARE(entries[0].image, std::string("photos/ä.jpg"));
        QVERIFY(entries[0].state == ImageState::InProgress);
        QCOMPARE(entries[0].labelled.value(), std::int64_t(12));
        QVERIFY(entries[1].state == ImageState::Reviewed);
        QVERIFY(entries[2].state == ImageState::Done && !entries[2].labelled);
    }

    void oddLinesAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("torn") << json("{'time':'2024-10-04T01:30:05Z','ima");
        QTest::newRow("no object") << QByteArray("[1, 2]");
        QTest::newRow("no time") << json("{'image':'a','state':'done','labelled':1}");
        QTest::newRow("no such day") << json("{'time':'2024-02-30T01:30:05Z','image':'a','state':'done'}");
        QTest::newRow("no such hour") << json("{'time':'2024-02-03T31:30:05Z','image':'a','state':'done'}");
        QTest::newRow("more than a time") << json("{'time':'2024-02-03T01:30:05Z!','image':'a','state':'done'}");
        QTest::newRow("unknown state") << json("{'time':'2024-10-04T01:30:05Z','image':'a','state':'lost'}");
        QTest::newRow("no image") << json("{'time':'2024-10-04T01:30:05Z','image':'','state':'done'}");
        QTest::newRow("negative") << json("{'time':'2024-10-04T01:30:05Z','image':'a','state':'done','labelled':-1}");
        QTest::newRow("beyond every picture")
            << json("{'time':'2024-10-04T01:30:05Z','image':'a','state':'done','labelled':18446744073709551615}");
        QTest::newRow("text") << json("{'time':'2024-10-04T01:30:05Z','image':'a','state':'done','labelled':'9'}");
    }
    void oddLinesAreLeftOut()
    {
        QFETCH(QByteArray, line);
        const auto folder = path(QTest::currentDataTag());
        makeFolder(folder);
        appendProgress(folder, {entry(kStart, "first", ImageState::Done, 1)});
        appendLine(folder / "progress.jsonl", line.toStdString());
        appendProgress(folder, {entry(kStart, "last", ImageState::Done, 2)});
        const auto entries = readProgress(folder);
        QCOMPARE(entries.size(), std::size_t(2));
        QCOMPARE(entries[0].image, std::string("first"));
        QCOMPARE(entries[1].image, std::string("last"));
    }

    void daysAddUp()
    {
        const std::vector<ProgressEntry> entries = {
            entry(kStart + 9 * kHour, "a", ImageState::InProgress, 100),
            entry(kStart + 10 * kHour, "a", ImageState::Done, 150),
            entry(kStart + 11 * kHour, "b", ImageState::InProgress, 40),
            entry(kStart + 2 * kDay, "b", ImageState::Reviewed, {}),            // the pixels stay what they were
            entry(kStart + 2 * kDay + kHour, "a", ImageState::InProgress, 120), // taken back
        };
        const auto days = progressByDay(entries);
        QCOMPARE(days.size(), std::size_t(2));
        QCOMPARE(days[0].day, std::int64_t(20'000));
        QCOMPARE(days[0].done, std::int64_t(1));
        QCOMPARE(days[0].labelled, std::int64_t(190));
        QCOMPARE(days[1].day, std::int64_t(20'002));
        QCOMPARE(days[1].done, std::int64_t(1));
        QCOMPARE(days[1].labelled, std::int64_t(160));
    }

    void theTimeCountsNotTheLine()
    {
        const auto days = progressByDay(
            {entry(kStart + kDay, "a", ImageState::Done, 10), entry(kStart, "a", ImageState::InProgress, 5)});
        QCOMPARE(days.size(), std::size_t(2));
        QCOMPARE(days[0].labelled, std::int64_t(5));
        QCOMPARE(days[1].labelled, std::int64_t(10));
        QCOMPARE(days[1].done, std::int64_t(1));
    }

    void aDayEndsByTheLocalClock()
    {
        const std::vector<ProgressEntry> entries = {entry(kStart + 23 * kHour, "a", ImageState::Done, 1)};
        QCOMPARE(progressByDay(entries, 2 * kHour)[0].day, std::int64_t(20'001));
        QCOMPARE(progressByDay(entries, -2 * kHour)[0].day, std::int64_t(20'000));
    }

    void aFullDiskIsTold()
    {
        const auto folder = path("full");
        makeFolder(folder);
        limitDiskForTests(10);
        bool told = false;
        try {
            appendProgress(folder, {entry(kStart, "a", ImageState::Done, 1)});
        } catch (const Error& error) {
            told = std::string(error.what()).find("progress.jsonl") != std::string::npos;
        }
        limitDiskForTests(-1);
        QVERIFY(told);
    }

private:
    std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_dir.filePath(QLatin1String(name)).toStdString());
    }
    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(TestProgressLog)
#include "tst_progress_log.moc"
