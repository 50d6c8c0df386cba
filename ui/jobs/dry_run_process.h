// A dry run of a configuration, in a process of its own: it may take all memory there is, and shows how much it takes.
// Unlike a training it goes with whoever asked for it.
#pragma once

#include <nlohmann/json.hpp>

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace sdw::ui {

/// What `segdeformer train --dry-run` says; see core/training/dry_run.h.
struct DryRunFigures {
    QString device, precision;
    qint64 parameters = 0, iterations = 0, evaluations = 0;
    qint64 trainImages = 0, valImages = 0;
    double secondsPerIteration = 0, totalSeconds = 0;
    double memoryMb = 0, deviceMemoryMb = 0, diskMb = 0;
    QStringList notes;
};

class DryRunProcess : public QObject {
    Q_OBJECT
public:
    explicit DryRunProcess(QObject* parent = nullptr);
    ~DryRunProcess() override;

    /// One that still runs is ended first, and not heard of again. @throws Error when it cannot be started.
    void start(const nlohmann::json& document);
    /// @post not running; nothing is sent.
    void cancel();
    bool isRunning() const { return m_process != nullptr; }

Q_SIGNALS:
    void finished(const sdw::ui::DryRunFigures& figures);
    void failed(const QString& message);

private:
    void end(int exitCode, QProcess::ExitStatus status);

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcess* m_process = nullptr;
};

} // namespace sdw::ui
