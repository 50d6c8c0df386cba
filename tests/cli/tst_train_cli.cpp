// The real program: trains, is killed at random moments, goes on, and ends with the same bytes.
#include "tests/support/drawn_dataset.h"
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <csignal>

using namespace sdw;
using test::kTimeoutMs;
using test::Outcome;
using test::runProgram;
namespace fs = std::filesystem;

namespace {

QByteArray bytesOf(const fs::path& file)
{
    QFile stream(QString::fromStdString(file.string()));
    return stream.open(QIODevice::ReadOnly) ? stream.readAll() : QByteArray();
}

/// Steps of the journal's `train` events, in the order in which they stand.
std::vector<int> stepsOf(const fs::path& run)
{
    std::vector<int> steps;
    for (const QByteArray& line : bytesOf(run / "events.jsonl").split('\n')) {
        const auto event = QJsonDocument::fromJson(line).object();
        if (event["type"] == QStringLiteral("train")) steps.push_back(event["step"].toInt());
    }
    return steps;
}

} // namespace

class TestTrainCli : public QObject {
    Q_OBJECT
    QTemporaryDir m_root;
    fs::path root() const { return m_root.path().toStdString(); }
    QString path(const char* name) const { return m_root.filePath(name); }
    QStringList command(const char* run) const
    {
        return {"--json", "train", "--config", path("config.json"), "--run", path(run)};
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::drawDataset(root() / "data");
        auto config = test::tinyConfig(root() / "data");
        config["train"]["iterations"] = 40;
        config["train"]["checkpoint_every"] = 5;
        config["eval"]["every"] = 20;
        writeFileWhole(root() / "config.json", config.dump());
    }
    void trainsAndSaysSo()
    {
        const Outcome outcome = runProgram(command("whole"));
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.json()["step"].toInt(), 40);
        QVERIFY(outcome.json()["finished"].toBool());
        QVERIFY(outcome.json()["best_mIoU"].toDouble() > 0);
    }
    void aDryRunSaysWhatItWouldTake()
    {
        const Outcome outcome = runProgram({"--json", "train", "--dry-run", "--config", path("config.json")});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.json()["iterations"].toInt(), 40);
        QVERIFY(outcome.json()["seconds_per_iteration"].toDouble() > 0);
        QVERIFY(outcome.json()["memory_peak_mb"].toDouble() > 10);
    }
    void listsItsSettings()
    {
        const Outcome outcome = runProgram({"--json", "train", "--settings"});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.json()["settings"].toArray().size() > 80);
        QVERIFY(runProgram({"train", "--settings"}).out.contains("train.batch = 16"));
        QCOMPARE(runProgram({"train", "--config", path("config.json")}).status, 2); // no run folder
    }
    void survivesFiveKills()
    {
        const fs::path whole = root() / "whole", killed = root() / "killed";
        if (!fs::exists(whole / "checkpoints/last.safetensors")) QVERIFY(runProgram(command("whole")).status == 0);
        QRandomGenerator random(20240607);
        int kills = 0;
        for (int attempt = 0; kills < 5 && attempt < 40; ++attempt) {
            QProcess process;
            test::startProgram(process, test::program(), command("killed") << "--resume");
            // Wait until this process has written something new to its journal, then strike at a random moment.
            const auto before = bytesOf(killed / "events.jsonl").size();
            while (process.state() != QProcess::NotRunning && bytesOf(killed / "events.jsonl").size() == before)
                process.waitForFinished(5);
            process.waitForFinished(1 + int(random.bounded(150)));
            if (process.state() == QProcess::NotRunning) break; // it was through already
            ::kill(pid_t(process.processId()), SIGKILL);
            process.waitForFinished(kTimeoutMs);
            ++kills;
        }
        QCOMPARE(kills, 5);
        const Outcome last = runProgram(command("killed") << "--resume");
        QVERIFY2(last.status == 0, qPrintable(last.err));
        QVERIFY(!bytesOf(whole / "checkpoints/last.safetensors").isEmpty());
        QVERIFY(bytesOf(killed / "checkpoints/last.safetensors") == bytesOf(whole / "checkpoints/last.safetensors"));
        QVERIFY(bytesOf(killed / "checkpoints/best.safetensors") == bytesOf(whole / "checkpoints/best.safetensors"));
        const auto steps = stepsOf(killed);
        QCOMPARE(steps, stepsOf(whole)); // every step once, none twice
        QCOMPARE(steps.size(), std::size_t(40));
        for (const auto& entry : fs::directory_iterator(killed / "checkpoints")) // no torn writes lie about
            QVERIFY2(entry.path().extension() == ".safetensors", entry.path().c_str());
    }
    void terminationLeavesACheckpoint()
    {
        QProcess process;
        test::startProgram(process, test::program(),
                           command("stopped") << "--set"
                                              << "train.iterations=100000"
                                              << "--set"
                                              << "eval.every=0");
        while (process.state() != QProcess::NotRunning && stepsOf(root() / "stopped").size() < 3)
            process.waitForFinished(10);
        process.terminate();
        QVERIFY(process.waitForFinished(kTimeoutMs));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        const auto result =
            QJsonDocument::fromJson(process.readAllStandardOutput().trimmed().split('\n').last()).object();
        QVERIFY(!result["finished"].toBool());
        QVERIFY(result["step"].toInt() >= 3);
        QVERIFY(fs::exists(root() / "stopped/checkpoints/last.safetensors"));
    }
    void mistakesHaveTheirExitStatus()
    {
        QCOMPARE(runProgram({"train", "--run", path("x")}).status, 2);
        QCOMPARE(runProgram({"train", "--config", path("absent.json"), "--run", path("x")}).status, 3);
        const Outcome misspelt = runProgram(command("y") << "--set"
                                                         << "train.bacth=3");
        QCOMPARE(misspelt.status, 3);
        QVERIFY2(misspelt.err.contains("train.bacth"), qPrintable(misspelt.err));
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("SDW_FAULT_DISK_BYTES", "200000");
        QProcess full;
        full.setProcessEnvironment(environment);
        full.start(test::program(), command("full"));
        QVERIFY(full.waitForFinished(kTimeoutMs));
        QCOMPARE(full.exitCode(), 4);
    }
};

QTEST_GUILESS_MAIN(TestTrainCli)
#include "tst_train_cli.moc"
