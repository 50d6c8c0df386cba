// Annotating without a model: what one would add, and the shortest way to it. That is the newest run of the project, a
// file, or training one.
#pragma once

#include "ui/shell/app_context.h"

#include <QObject>

#include <filesystem>

namespace sdw::ui {

class AnnotateNotices;

/// The best weights of the project's run that was written to last; empty where no run has any yet.
std::filesystem::path newestWeights(const std::filesystem::path& project);

class ModelOffer : public QObject {
    Q_OBJECT
public:
    ModelOffer(AppContext& context, const QString& scope, AnnotateNotices& notices, QObject* parent = nullptr);

    /// @param asked somebody wants just that model now, so that it is said in any case; else once for each project.
    void offer(bool asked);

private:
    void openFile();
    void use(const std::filesystem::path& weights);

    AppContext& m_context;
    AnnotateNotices& m_notices;
    bool m_offered = false; ///< in this project
};

} // namespace sdw::ui
