// Trainings in processes of their own that are killed at a moment that is known exactly, and the look at what is left.
//
// Two things hold a process, neither of them a clock: the hook of train() that is called after every iteration and when
// an evaluation begins, and the system's limit on the size of a file, which ends a process in the middle of writing one
// that is too large (SIGXFSZ: like SIGKILL, it leaves no time to tidy up).
#pragma once

#include "core/base/error.h"
#include "core/training/resume_point.h"
#include "core/training/run_folder.h"
#include "core/training/train.h"
#include "tests/support/drawn_dataset.h"
#include "tests/support/program.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <QtTest/QtTest>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <numeric>
#include <sys/resource.h>

namespace sdw::test {

/// The other life of a test program: `PROGRAM --train CONFIG RUN MOMENT` trains, and at that moment says "held" and
/// waits for a line. MOMENT: the number of an iteration, "evaluating", or "finished".
inline int trainAndHold(int argc, char** argv)
{
    if (argc != 5 || std::strcmp(argv[1], "--train") != 0) return -1;
    const std::string moment = argv[4];
    const auto hold = [] {
        std::puts("held");
        std::fflush(stdout);
        while (std::getchar() != '\n' && !std::feof(stdin)) {
        }
    };
    TrainHooks hooks;
    bool held = false;
    hooks.watch = [&](const TrainStatus& status) {
        const bool now = status.evaluating ? moment == "evaluating" : std::to_string(status.step) == moment;
        if (now && !held) held = true, hold();
    };
    try {
        train(loadRunConfig(argv[2], {}), argv[3], true, hooks);
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    if (moment == "finished") hold();
    return 0;
}

/// A limit on the size of the files that a process writes, without a core file beside the test.
inline void limitFileSize(pid_t process, std::uintmax_t bytes)
{
    const rlimit size{rlim_t(bytes), rlim_t(bytes)}, core{0, 0};
    ::prlimit(process, RLIMIT_FSIZE, &size, nullptr);
    ::prlimit(process, RLIMIT_CORE, &core, nullptr);
}

inline QByteArray bytesOf(const std::filesystem::path& file)
{
    QFile stream(QString::fromStdString(file.string()));
    return stream.open(QIODevice::ReadOnly) ? stream.readAll() : QByteArray();
}

/// One run that is trained, killed and resumed, beside one that was left alone.
class KilledTraining {
public:
    static constexpr int kIterations = 12, kCheckpointEvery = 4, kEvaluateEvery = 6; // as in tinyConfig()

    explicit KilledTraining(std::filesystem::path root)
        : m_root(std::move(root))
    {
        drawDataset(m_root / "data");
        Outcome outcome;
        prepare("whole");
        outcome = resume();
        if (outcome.status != 0) qFatal("%s", qPrintable(outcome.err));
        m_whole = run();
    }
    ~KilledTraining() { kill(); }

    /// A new run folder, as a window leaves it before it starts the training.
    void prepare(const std::string& name)
    {
        m_run = m_root / name;
        makeFolder(m_run);
        writeFileWhole(m_run / "launch.json", tinyConfig(m_root / "data").dump());
    }
    const std::filesystem::path& run() const { return m_run; }
    const std::filesystem::path& whole() const { return m_whole; }
    std::uintmax_t sizeInWhole(const char* file) const { return std::filesystem::file_size(m_whole / file); }

    /// The real program, which dies as soon as it writes a file of more than so many bytes. @return whether it did.
    bool diesWriting(std::uintmax_t bytes)
    {
        m_process = std::make_unique<QProcess>();
        m_process->setChildProcessModifier([bytes] { limitFileSize(0, bytes); });
        startProgram(*m_process, program(), arguments());
        return diesOfALargeFile();
    }
    /// Trains until it is held. @return whether it was.
    bool hold(const char* moment)
    {
        m_process = std::make_unique<QProcess>();
        startProgram(*m_process, QCoreApplication::applicationFilePath(),
                     {"--train", QString::fromStdString((m_run / "launch.json").string()),
                      QString::fromStdString(m_run.string()), moment});
        while (!m_process->canReadLine() && m_process->waitForReadyRead(kTimeoutMs)) {
        }
        return m_process->readLine() == "held\n";
    }
    /// Lets one that is held go on, until it writes a file of more than so many bytes. @return whether it died of that.
    bool goesOnAndDiesWriting(std::uintmax_t bytes)
    {
        limitFileSize(pid_t(m_process->processId()), bytes);
        m_process->write("\n");
        return diesOfALargeFile();
    }
    void order(const char* word) const { writeFileWhole(m_run / "control", std::string(word) + "\n"); }
    /// Lets one that is held go on, until its journal says so.
    bool goesOnUntil(const char* status)
    {
        m_process->write("\n");
        while (lastStatus() != status && !m_process->waitForFinished(2)) {
        }
        return lastStatus() == status;
    }
    void kill()
    {
        if (!m_process) return;
        if (m_process->state() != QProcess::NotRunning) ::kill(pid_t(m_process->processId()), SIGKILL);
        m_process->waitForFinished(kTimeoutMs);
        m_process.reset();
    }
    Outcome resume() const { return runProgram(arguments()); }

    std::vector<QJsonObject> events(const char* type) const
    {
        std::vector<QJsonObject> found;
        for (const QByteArray& line : bytesOf(m_run / "events.jsonl").split('\n'))
            if (const auto event = QJsonDocument::fromJson(line).object(); event["type"] == QLatin1String(type))
                found.push_back(event);
        return found;
    }
    QString lastStatus() const
    {
        const auto statuses = events("status");
        return statuses.empty() ? QString() : statuses.back()["status"].toString();
    }
    std::vector<int> steps(const char* type) const
    {
        std::vector<int> found;
        for (const QJsonObject& event : events(type))
            found.push_back(event["step"].toInt());
        return found;
    }
    /// Temporary files of writes that did not end.
    int halfWritten() const
    {
        int count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_run))
            count += entry.path().filename().string().find(".tmp") != std::string::npos;
        return count;
    }

    /// Resumes and looks at everything. @param step that the run must go on from; 0: it begins again.
    void endsAsIfNothingHadBeen(int step)
    {
        kill();
        QVERIFY(!isTraining(m_run));
        const ResumePoint point = findResumePoint(m_run / "checkpoints", CheckpointCheck::Content);
        QCOMPARE(point.step, std::int64_t(step));
        QCOMPARE(point.beginsAgain(), step == 0);
        QVERIFY(point.unusable.empty());

        const Outcome outcome = resume();
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QVERIFY(outcome.json()["finished"].toBool());
        QCOMPARE(outcome.json()["step"].toInt(), kIterations);
        QCOMPARE(lastStatus(), QStringLiteral("finished"));
        const auto statuses = events("status");
        const auto begun = std::find_if(statuses.rbegin(), statuses.rend(), [](const QJsonObject& event) {
            return event["status"] == QStringLiteral("resumed") || event["status"] == QStringLiteral("started");
        });
        QVERIFY(begun != statuses.rend());
        QCOMPARE((*begun)["status"].toString(), step == 0 ? QStringLiteral("started") : QStringLiteral("resumed"));
        QCOMPARE((*begun)["step"].toInt(), step);

        for (const char* file : {"checkpoints/last.safetensors", "checkpoints/best.safetensors"}) {
            const QByteArray bytes = bytesOf(m_run / file);
            QVERIFY2(!bytes.isEmpty() && bytes == bytesOf(m_whole / file), file);
        }
        std::vector<int> every(kIterations);
        std::iota(every.begin(), every.end(), 1);
        QCOMPARE(steps("train"), every); // each once, none twice
        QCOMPARE(steps("val"), (std::vector<int>{6, 12}));
        QCOMPARE(halfWritten(), 0);
        for (const char* left : {"pid", "control"})
            QVERIFY2(!std::filesystem::exists(m_run / left), left);
        std::filesystem::remove_all(m_run);
    }

private:
    QStringList arguments() const
    {
        return {"--json", "train", "--run", QString::fromStdString(m_run.string()), "--resume"};
    }
    bool diesOfALargeFile()
    {
        m_process->waitForFinished(kTimeoutMs);
        return m_process->state() == QProcess::NotRunning && m_process->exitStatus() == QProcess::CrashExit &&
               m_process->exitCode() == SIGXFSZ;
    }

    std::filesystem::path m_root, m_run, m_whole;
    std::unique_ptr<QProcess> m_process;
};

} // namespace sdw::test
