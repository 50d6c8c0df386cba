#include "ui/jobs/dry_run_process.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "ui/jobs/training_process.h"
#include "ui/project/project_session.h"

namespace sdw::ui {
namespace {

DryRunFigures figuresOf(const nlohmann::json& json)
{
    DryRunFigures figures;
    figures.device = QString::fromStdString(json.at("device").get<std::string>());
    figures.precision = QString::fromStdString(json.at("precision").get<std::string>());
    figures.parameters = json.at("parameters").get<qint64>();
    figures.iterations = json.at("iterations").get<qint64>();
    figures.evaluations = json.at("evaluations").get<qint64>();
    figures.trainImages = json.at("train_images").get<qint64>();
    figures.valImages = json.at("val_images").get<qint64>();
    figures.secondsPerIteration = json.at("seconds_per_iteration").get<double>();
    figures.totalSeconds = json.at("total_seconds").get<double>();
    figures.memoryMb = json.at("memory_peak_mb").get<double>();
    figures.deviceMemoryMb = json.at("device_memory_peak_mb").get<double>();
    figures.diskMb = json.at("disk_mb").get<double>();
    for (const auto& note : json.at("notes"))
        figures.notes << QString::fromStdString(note.get<std::string>());
    return figures;
}

} // namespace

DryRunProcess::DryRunProcess(QObject* parent)
    : QObject(parent)
{
}

DryRunProcess::~DryRunProcess()
{
    cancel();
}

void DryRunProcess::start(const nlohmann::json& document)
{
    cancel();
    m_folder = std::make_unique<QTemporaryDir>();
    if (!m_folder->isValid())
        throw Error("Cannot make a folder for temporary files: " + m_folder->errorString().toStdString() + ".");
    const QString config = m_folder->filePath(QStringLiteral("config.json"));
    writeFileWhole(toPath(config), document.dump(2) + "\n");
    m_process = new QProcess(this);
    connect(m_process, &QProcess::finished, this, &DryRunProcess::end);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart) return; // of the others, finished() tells
        const QString message = tr("Cannot start “%1”: %2").arg(m_process->program(), m_process->errorString());
        cancel();
        Q_EMIT failed(message);
    });
    m_process->start(TrainingProcess::program(),
                     QStringList{QStringLiteral("--json"), QStringLiteral("train"), QStringLiteral("--dry-run"),
                                 QStringLiteral("--config"), config} +
                         TrainingProcess::besideTheWindow());
}

void DryRunProcess::cancel()
{
    if (!m_process) return;
    m_process->disconnect(this);
    m_process->kill(); // it has nothing to save
    m_process->waitForFinished(1000);
    m_process->deleteLater(); // it may be the one that is calling
    m_process = nullptr;
}

void DryRunProcess::end(int exitCode, QProcess::ExitStatus status)
{
    const QByteArray out = m_process->readAllStandardOutput(), said = m_process->readAllStandardError();
    m_process->deleteLater();
    m_process = nullptr;
    if (status == QProcess::CrashExit)
        return Q_EMIT failed(tr("The dry run was ended by the system, most likely because memory ran out. Lower the "
                                "batch or the crop."));
    if (exitCode != 0) {
        const QString last = QString::fromUtf8(said).trimmed().section(QLatin1Char('\n'), -1);
        const QString mark = QStringLiteral("segdeformer: ");
        return Q_EMIT failed(last.startsWith(mark) ? last.mid(mark.size()) : last);
    }
    DryRunFigures figures;
    try {
        figures = figuresOf(nlohmann::json::parse(out.trimmed().toStdString()));
    } catch (const nlohmann::json::exception&) {
        return Q_EMIT failed(tr("The dry run gave an answer that cannot be read; is “%1” of this version?")
                                 .arg(TrainingProcess::program()));
    }
    Q_EMIT finished(figures);
}

} // namespace sdw::ui
