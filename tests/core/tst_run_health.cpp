#include "core/training/run_health.h"
#include "tests/support/run_files.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <cmath>

using namespace sdw;

class TestRunHealth : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_runs = 0;

    test::RunFolderWriter newRun()
    {
        return test::RunFolderWriter(m_dir.filePath(QStringLiteral("run%1").arg(m_runs++)).toStdString());
    }
    static std::vector<HealthFinding> check(const test::RunFolderWriter& run,
                                            const std::vector<std::string>& names = {"road", "car", "pole"})
    {
        RunLog log(run.folder());
        log.poll();
        return checkHealth(log, names);
    }
    /// A loss that falls from 2 towards 0.4, with noise that repeats.
    static double healthyLoss(int step) { return 0.4 + 1.6 / (1 + step / 500.0) + 0.1 * std::sin(step * 12.9898); }

private Q_SLOTS:
    void healthyRunsGetNoAdvice()
    {
        auto run = newRun();
        run.status("started", 0);
        for (int step = 20; step <= 4000; step += 20) {
            run.train(step, healthyLoss(step), 10, 0.5);
            if (step % 500 == 0) run.val(step, 0.2 + step / 20000.0, {0.5, 0.3, 0.01});
        }
        QVERIFY(check(run).empty());
        QVERIFY(check(newRun()).empty()); // nothing there at all
    }
    void lossThatIsNoNumber()
    {
        auto run = newRun();
        run.train(20, 1.25);
        run.event("train", {{"step", 40}, {"loss", nullptr}, {"loss_seg", nullptr}, {"lr", 6e-5}});
        run.event("train", {{"step", 60}, {"loss", nullptr}, {"loss_seg", nullptr}, {"lr", 6e-5}});
        const auto findings = check(run);
        QCOMPARE(findings.size(), std::size_t(1));
        QCOMPARE(findings[0].rule, HealthRule::NotANumber);
        QVERIFY(findings[0].severe);
        QCOMPARE(findings[0].step, std::int64_t(40));
        QCOMPARE(findings[0].evidence,
                 std::string("loss_seg has no value from iteration 40 on; the last one was 0.9375 at iteration 20."));
    }
    void trainingThatEndedItself()
    {
        auto run = newRun();
        run.train(20, 1.25);
        run.event("error", {{"step", 33}, {"message", "In iteration 33 loss_attn is no number; the batch was 'a'."}});
        run.status("failed", 33);
        const auto findings = check(run);
        QCOMPARE(findings.size(), std::size_t(1));
        QCOMPARE(findings[0].rule, HealthRule::NotANumber);
        QVERIFY(findings[0].evidence.find("loss_attn") != std::string::npos);
    }
    void divergence()
    {
        auto run = newRun();
        for (int step = 20; step <= 2000; step += 20)
            run.train(step, healthyLoss(step));
        for (int step = 2020; step <= 2400; step += 20)
            run.train(step, 3 + step / 1000.0);
        const auto findings = check(run);
        QCOMPARE(findings.size(), std::size_t(1));
        QCOMPARE(findings[0].rule, HealthRule::Divergence);
        QVERIFY2(findings[0].evidence.starts_with("Mean loss of the last 6 entries 5."), findings[0].evidence.c_str());
    }
    void aClassThatIsNeverFound()
    {
        auto run = newRun();
        for (int step = 100; step <= 300; step += 100)
            run.val(step, 0.3, {0.6, nullptr, 0.0});
        auto findings = check(run);
        QCOMPARE(findings.size(), std::size_t(1));
        QCOMPARE(findings[0].rule, HealthRule::ClassNeverPredicted);
        QVERIFY(findings[0].sentence.find("'pole'") != std::string::npos);
        QVERIFY(findings[0].sentence.find("'car'") == std::string::npos); // absent is not missed
        QVERIFY(!findings[0].severe);
        findings = check(run, {});
        QVERIFY(findings[0].sentence.find("'2'") != std::string::npos);
        run.val(400, 0.31, {0.6, nullptr, 0.001});
        QVERIFY(check(run).empty());
    }
    void aLoaderThatIsSlow()
    {
        auto run = newRun();
        run.status("started", 0);
        for (int step = 10; step <= 400; step += 10)
            run.train(step, 1, 10, 4);
        const auto findings = check(run);
        QCOMPARE(findings.size(), std::size_t(1));
        QCOMPARE(findings[0].rule, HealthRule::SlowLoader);
        QCOMPARE(findings[0].evidence, std::string("Waited 80 s of the last 200 s (40.0 %)."));
    }
    void learningByHeart()
    {
        auto run = newRun();
        for (int step = 20; step <= 4000; step += 20) {
            run.train(step, healthyLoss(step));
            if (step % 500 == 0) run.val(step, step <= 2000 ? 0.1 + step / 10000.0 : 0.3 - (step - 2000) / 50000.0);
        }
        const auto findings = check(run);
        QCOMPARE(findings.size(), std::size_t(1));
        QCOMPARE(findings[0].rule, HealthRule::Overfitting);
        QVERIFY2(findings[0].evidence.starts_with("mIoU 30.0 % at iteration 2000, 27.0 %"),
                 findings[0].evidence.c_str());
    }
    void aWorseScoreWithAWorseLossIsNot()
    {
        auto run = newRun();
        for (int step = 20; step <= 4000; step += 20) {
            run.train(step, 0.5 + step / 8000.0);
            if (step % 500 == 0) run.val(step, step <= 2000 ? 0.3 : 0.2);
        }
        for (const auto& finding : check(run))
            QVERIFY(finding.rule != HealthRule::Overfitting);
    }
};

QTEST_GUILESS_MAIN(TestRunHealth)
#include "tst_run_health.moc"
