// Which models can be looked into: those that come with the program, the project's own, its runs, and files.
#pragma once

#include <QList>
#include <QString>

#include <filesystem>

namespace sdw::ui {

class ProjectSession;

/// A key is "project", "segdeformer", "segformer" (with the program), or a path.
struct ModelEntry {
    QString key, text;
};

inline const QString kProjectModel = QStringLiteral("project");
inline const QString kShippedSegDeformer = QStringLiteral("segdeformer");
inline const QString kShippedSegFormer = QStringLiteral("segformer");

/// What can be chosen while this is open, runs of the project included. @param more paths that were chosen before.
QList<ModelEntry> modelEntries(const ProjectSession& session, const QStringList& more);
/// @throws Error when a file that comes with the program is missing.
std::filesystem::path modelPathOf(const QString& key, const QString& projectModel);

} // namespace sdw::ui
