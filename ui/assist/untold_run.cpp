#include "ui/assist/untold_run.h"

#include "core/base/file_io.h"
#include "ui/project/project_session.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace sdw::ui {
namespace {

const QString kEnding = QStringLiteral(".untold");

/// Beside the folder: a new run takes none with other files in it.
QString markOf(const QString& folder)
{
    return QDir::cleanPath(folder) + kEnding;
}

} // namespace

void markUntold(const QString& folder)
{
    const QString mark = markOf(folder);
    makeFolder(toPath(QFileInfo(mark).path()));
    writeFileWhole(toPath(mark), "Somebody waits for this training and has not been told of its end yet.\n");
}

void markTold(const QString& folder)
{
    QFile::remove(markOf(folder));
}

QString findUntold(const QString& runs)
{
    QString newest;
    QDateTime begun;
    for (const QFileInfo& mark : QDir(runs).entryInfoList({QLatin1Char('*') + kEnding}, QDir::Files)) {
        const QString folder = mark.filePath().chopped(kEnding.size());
        if (!QFileInfo(folder).isDir() || (begun.isValid() && mark.lastModified() < begun)) continue;
        newest = folder;
        begun = mark.lastModified();
    }
    return newest;
}

} // namespace sdw::ui
