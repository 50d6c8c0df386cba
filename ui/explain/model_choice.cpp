#include "ui/explain/model_choice.h"

#include "core/base/program_files.h"
#include "core/training/run_summary.h"
#include "ui/project/model_file.h"
#include "ui/project/project_session.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace sdw::ui {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("ModelChoice", text);
}

/// "b0-segdeformer" for PROJECT/runs/b0-segdeformer/checkpoints/best.safetensors
QString nameOf(const QString& path)
{
    const QFileInfo file(path);
    const QDir folder = file.dir();
    if (folder.dirName() == QLatin1String("checkpoints")) return QFileInfo(folder.path()).dir().dirName();
    return file.fileName();
}

} // namespace

QList<ModelEntry> modelEntries(const ProjectSession& session, const QStringList& more)
{
    QList<ModelEntry> entries;
    if (!session.modelPath().isEmpty())
        entries << ModelEntry{
            kProjectModel,
            words(QT_TRANSLATE_NOOP("ModelChoice", "%1 (the project's)")).arg(nameOf(session.modelPath()))};
    entries << ModelEntry{kShippedSegDeformer, words(QT_TRANSLATE_NOOP("ModelChoice", "SegDeformer of the demo"))}
            << ModelEntry{kShippedSegFormer, words(QT_TRANSLATE_NOOP("ModelChoice", "SegFormer of the demo"))};
    const auto add = [&](const QString& path) {
        for (const ModelEntry& known : entries)
            if (known.key == path) return;
        entries << ModelEntry{path, nameOf(path)};
    };
    if (session.isOpen() && session.opened()->isSaved()) {
        const QDir runs(fromPath(session.opened()->folder / "runs"));
        for (const QString& name : runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
            if (isRunFolder(toPath(runs.filePath(name)))) add(runs.filePath(name));
    }
    for (const QString& path : more)
        if (QFileInfo::exists(path)) add(path);
    return entries;
}

std::filesystem::path modelPathOf(const QString& key, const QString& projectModel)
{
    if (key == kShippedSegFormer) return needShippedFile("models/demo_segformer.safetensors");
    if (key == kShippedSegDeformer) return modelFile({});
    return key == kProjectModel ? modelFile(projectModel) : toPath(key);
}

} // namespace sdw::ui
