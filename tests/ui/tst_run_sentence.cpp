// How a run is doing, in words.
#include "core/base/file_io.h"
#include "tests/support/window_test.h"
#include "ui/training/run_sentence.h"

using namespace sdw;
using namespace sdw::ui;

class TestRunSentence : public QObject {
    Q_OBJECT
    sdw::test::OwnHome m_home;
    RunLog log(const char* lines)
    {
        const auto folder = toPath(m_home.file(QString::fromLatin1(QTest::currentTestFunction())));
        makeFolder(folder);
        writeFileWhole(folder / "events.jsonl", lines);
        RunLog log(folder);
        while (log.poll()) {
        }
        return log;
    }
    static constexpr const char* kTwo =
        R"({"type":"status","time":100,"status":"running","step":0})"
        "\n"
        R"({"type":"train","time":110,"step":10000,"loss":1,"eta_s":11400})"
        "\n"
        R"({"type":"val","time":112,"step":10000,"mIoU":0.419,"mAcc":0.5,"aAcc":0.6,"iou":[]})"
        "\n"
        R"({"type":"train","time":120,"step":12400,"loss":1,"eta_s":11400})"
        "\n"
        R"({"type":"val","time":121,"step":12400,"mIoU":0.413,"mAcc":0.5,"aAcc":0.6,"iou":[]})"
        "\n";

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); } // with groups of digits
    void running()
    {
        QCOMPARE(runSentence(log(kTwo), RunState::Running, 40000, {}),
                 QStringLiteral("Iteration 12,400 of 40,000 · 41.3 % mIoU, best 41.9 % at 10,000 · 3 h 10 min left · "
                                "healthy"));
    }
    void whatIsNotKnownIsNotSaid()
    {
        const RunLog begun = log(R"({"type":"status","time":100,"status":"running","step":0})"
                                 "\n");
        QCOMPARE(runSentence(begun, RunState::Running, 0, {}), QStringLiteral("Iteration 0"));
        QVERIFY(runSentence(begun, RunState::Waiting, 10, {}).startsWith(QStringLiteral("Being prepared")));
        QVERIFY(runSentence(log(""), RunState::NotBegun, 10, {}).startsWith(QStringLiteral("Not begun")));
    }
    void findingsTakeThePlaceOfHealth()
    {
        const std::vector<HealthFinding> one = {{.rule = HealthRule::Divergence, .sentence = "x", .evidence = "y"}};
        const QString sentence = runSentence(log(kTwo), RunState::Running, 40000, one);
        QVERIFY2(!sentence.contains(QStringLiteral("healthy")), qPrintable(sentence));
    }
    void endsAreNamed()
    {
        const RunLog two = log(kTwo);
        QVERIFY(
            runSentence(two, RunState::Stopped, 40000, {}).startsWith(QStringLiteral("Stopped at iteration 12,400")));
        QVERIFY(runSentence(two, RunState::Orphaned, 40000, {}).startsWith(QStringLiteral("Ended without a word")));
        QVERIFY(!runSentence(two, RunState::Stopped, 40000, {}).contains(QStringLiteral("left")));
    }
};

QTEST_MAIN(TestRunSentence)
#include "tst_run_sentence.moc"
