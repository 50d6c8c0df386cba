// The command line, run as people run it.
#pragma once

#include "tests/support/test_files.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>

namespace sdw::test {

/// The command line under test.
inline QString program()
{
    return qEnvironmentVariable("SDW_PROGRAM", QStringLiteral("build/release/bin/segdeformer"));
}

constexpr int kTimeoutMs = 240000;

/// What a command left behind.
struct Outcome {
    int status = -1; ///< exit status; -1: it crashed, or was ended for taking too long
    QString out, err;
    /// The last line of standard output, as --json promises it.
    QJsonObject json() const { return QJsonDocument::fromJson(out.trimmed().section('\n', -1).toUtf8()).object(); }
};

/// One thread: small models gain nothing from more, and tests run side by side.
inline void startProgram(QProcess& process, const QString& command, const QStringList& arguments)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("OMP_NUM_THREADS"), QStringLiteral("1"));
    process.setProcessEnvironment(environment);
    process.start(command, arguments);
}

/// @param folder to run in; empty: where the test runs.
inline Outcome runCommand(const QString& command, const QStringList& arguments, const QString& folder = {})
{
    QProcess process;
    if (!folder.isEmpty()) process.setWorkingDirectory(folder);
    startProgram(process, command, arguments);
    if (!process.waitForFinished(kTimeoutMs)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

inline Outcome runProgram(const QStringList& arguments, const QString& folder = {})
{
    return runCommand(program(), arguments, folder);
}

} // namespace sdw::test
