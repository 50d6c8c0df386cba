// A Python with Pillow, numpy, pycocotools and labelme, in an environment of its own that is made once in the user's
// cache folder: other people's readers, and what makes data for tests.
#pragma once

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLockFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>

namespace sdw::test {

/// What a Python program left behind.
struct PythonOutcome {
    int status = -1;
    QString text;
};

inline PythonOutcome callPython(const QString& command, const QStringList& arguments, int timeoutMs = 120000)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PYTHONIOENCODING", "utf-8");
    process.setProcessEnvironment(environment);
    process.start(command, arguments);
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.errorString()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAll())};
}

/// The environment's Python; empty, with the reason in `why`, where it cannot be made.
inline QString testPython(QString& why)
{
    const QStringList check = {"-c", "import numpy, PIL, pycocotools.mask, loguru, tifffile, importlib.metadata as m; "
                                     "m.version('labelme')"};
    if (const QString own = qEnvironmentVariable("SDW_TEST_PYTHON"); !own.isEmpty()) {
        const PythonOutcome outcome = callPython(own, check);
        why = outcome.text;
        return outcome.status == 0 ? own : QString();
    }
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
                           "/segdeformer-workbench/test-readers-2";
    const QString python = folder + "/bin/python";
    QDir().mkpath(QFileInfo(folder).path());
    QLockFile lock(folder + ".lock"); // tests run side by side
    lock.lock();
    if (QFile::exists(python) && callPython(python, check).status == 0) return python;
    QDir(folder).removeRecursively();
    PythonOutcome outcome = callPython("python3", {"-m", "venv", folder});
    // pycocotools asks for matplotlib, which its masks do not need; labelme for Qt 5, which reading and drawing do not.
    if (outcome.status == 0)
        outcome = callPython(python, {"-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
                                      "--only-binary=:all:", "--retries", "1", "--timeout", "15", "numpy", "Pillow",
                                      "pycocotools", "labelme", "loguru", "tifffile"});
    if (outcome.status == 0) outcome = callPython(python, check);
    if (outcome.status == 0) return python;
    why = outcome.text.trimmed().section('\n', -1);
    QDir(folder).removeRecursively();
    return {};
}

} // namespace sdw::test
