#include "ui/jobs/training_process.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/training/run_folder.h"
#include "ui/jobs/process_control.h"
#include "ui/project/project_session.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

namespace sdw::ui {
namespace {

constexpr qint64 kConsoleTail = 16 << 10; ///< bytes of the console's end that are looked at

} // namespace

TrainingProcess::TrainingProcess(QString folder)
    : m_folder(std::move(folder))
{
}

QString TrainingProcess::program()
{
    const QString other = qEnvironmentVariable("SDW_PROGRAM");
    if (!other.isEmpty()) return other;
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("segdeformer"));
}

QStringList TrainingProcess::besideTheWindow()
{
    return {QStringLiteral("--spare-cores"), QStringLiteral("1")};
}

QString TrainingProcess::file(const char* name) const
{
    return QDir(m_folder).filePath(QLatin1String(name));
}

void TrainingProcess::start(const nlohmann::json& document, bool evaluateFirst)
{
    if (QFile::exists(file("config.json")) || QFile::exists(file("events.jsonl")))
        throw Error("Run folder '" + m_folder.toStdString() + "' already holds a run; choose another name.");
    makeFolder(toPath(m_folder));
    writeFileWhole(toPath(file("launch.json")), document.dump(2) + "\n");
    QStringList arguments{QStringLiteral("train"), QStringLiteral("--config"), file("launch.json"),
                          QStringLiteral("--run"), m_folder};
    if (evaluateFirst) arguments << QStringLiteral("--evaluate-first");
    launch(arguments);
}

void TrainingProcess::resume(std::optional<std::int64_t> iterations)
{
    if (isAlive()) throw Error("A process already trains in '" + m_folder.toStdString() + "'.");
    if (storedConfig(toPath(m_folder)).empty())
        throw Error("There is no run to go on with in '" + m_folder.toStdString() + "'.");
    QStringList arguments{QStringLiteral("train"), QStringLiteral("--run"), m_folder, QStringLiteral("--resume")};
    if (iterations) arguments << QStringLiteral("--set") << QStringLiteral("train.iterations=%1").arg(*iterations);
    launch(arguments);
}

void TrainingProcess::launch(const QStringList& arguments)
{
    const QString program = TrainingProcess::program();
    if (!QFileInfo(program).isExecutable())
        throw Error("Cannot start the training: there is no program '" + program.toStdString() +
                    "'; it belongs beside the window's own program.");
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments + besideTheWindow());
    process.setWorkingDirectory(m_folder);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(file("console.txt"));
    process.setStandardErrorFile(file("console.txt"), QIODevice::Append);
    qint64 pid = 0;
    if (!process.startDetached(&pid)) // in a session of its own: no terminal and no window takes it along
        throw Error("Cannot start '" + program.toStdString() + "': " + process.errorString().toStdString() + ".");
    giveWay(pid);
    m_started = pid;
}

bool TrainingProcess::isAlive() const
{
    // The lock and not the process number says so: numbers are given anew.
    return isTraining(toPath(m_folder)) || isProcessAlive(m_started);
}

bool TrainingProcess::isStarting() const
{
    return isAlive() && !QFile::exists(file("config.json"));
}

qint64 TrainingProcess::pid() const
{
    if (!isTraining(toPath(m_folder))) return isProcessAlive(m_started) ? m_started : 0;
    QFile stored(file("pid"));
    return stored.open(QIODevice::ReadOnly) ? stored.read(32).trimmed().toLongLong() : 0;
}

void TrainingProcess::command(const char* word)
{
    writeFileWhole(toPath(file("control")), std::string(word) + "\n");
}

bool TrainingProcess::isPausing() const
{
    QFile control(file("control"));
    return control.open(QIODevice::ReadOnly) && control.read(32).trimmed() == "pause" && isAlive();
}

void TrainingProcess::stop()
{
    command("stop"); // for a process of another machine that shares the folder, too
    askToEnd(pid());
}

void TrainingProcess::pause()
{
    command("pause");
}

void TrainingProcess::goOn()
{
    command("resume");
}

QString TrainingProcess::lastWords() const
{
    QFile console(file("console.txt"));
    if (!console.open(QIODevice::ReadOnly)) return {};
    console.seek(std::max<qint64>(0, console.size() - kConsoleTail));
    const QStringList lines = QString::fromUtf8(console.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    const QString mark = QStringLiteral("segdeformer: ");
    for (auto line = lines.crbegin(); line != lines.crend(); ++line)
        if (line->startsWith(mark)) return line->mid(mark.size()).trimmed();
    return {};
}

QString freeRunFolder(const QString& runs, const QString& name)
{
    const QDir folder(runs);
    QString free = name;
    for (int number = 2; folder.exists(free); ++number)
        free = QStringLiteral("%1-%2").arg(name).arg(number);
    return folder.filePath(free);
}

} // namespace sdw::ui
