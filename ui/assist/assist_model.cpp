#include "ui/assist/assist_model.h"

#include "core/base/error.h"
#include "core/demo/demo_classes.h"
#include "ui/project/model_file.h"
#include "ui/project/project_session.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace sdw::ui {
namespace {

/// Whether the weights that come with the program know every class of the project; or the project has every class that
/// they know, and somebody has added others.
bool isDemo(const Project& project)
{
    const ClassList& known = demo::demoClasses();
    const auto isKnown = [&](const ProjectClass& one) {
        return std::ranges::any_of(known, [&](const ClassInfo& other) { return other.name == one.name; });
    };
    const auto shared = std::ranges::count_if(project.classes, isKnown);
    return shared > 0 && (shared == std::ssize(project.classes) || shared == std::ssize(known));
}

} // namespace

AssistModel::AssistModel(ProjectSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &ProjectSession::modelChanged, this, &AssistModel::refresh);
    connect(&session, &ProjectSession::openedProject, this, &AssistModel::refresh);
    connect(&session, &ProjectSession::projectChanged, this, &AssistModel::refresh);
    connect(&session, &ProjectSession::closed, this, &AssistModel::refresh);
    connect(&session, &ProjectSession::openedProject, this, [this] { m_previous.clear(); });
    refresh();
}

QString AssistModel::name() const
{
    const QFileInfo file(fromPath(m_file));
    // Runs keep their weights under the same names: "best" says nothing.
    const QFileInfo run(file.path() + QStringLiteral("/../events.jsonl"));
    return run.exists() ? QFileInfo(run.canonicalPath()).fileName() : file.completeBaseName();
}

std::filesystem::path AssistModel::previous() const
{
    std::error_code code;
    return m_previous.empty() || !std::filesystem::exists(m_previous, code) ? std::filesystem::path() : m_previous;
}

void AssistModel::refresh()
{
    std::filesystem::path file;
    if (m_session.isOpen() && (!m_session.modelPath().isEmpty() || isDemo(m_session.opened()->project))) {
        try {
            file = modelFile(m_session.modelPath());
        } catch (const Error&) {
            // Without the shipped weights the demo has no model, like any other project.
        }
    }
    QString version;
    if (!file.empty()) {
        const QFileInfo info(fromPath(file));
        version = info.filePath();
        // The time of a folder changes with everything that is put into it.
        if (info.isFile()) version += QLatin1Char('@') + QString::number(info.lastModified().toMSecsSinceEpoch());
    }
    if (version == m_version) return;
    m_previous = std::exchange(m_file, std::move(file));
    if (m_previous == m_file) m_previous.clear(); // other weights took its place
    m_version = version;
    Q_EMIT changed();
}

} // namespace sdw::ui
