#include "ui/assist/model_offer.h"

#include "core/training/run_summary.h"
#include "ui/actions/action_registry.h"
#include "ui/annotate/annotate_notices.h"
#include "ui/project/model_file.h"
#include "ui/project/project_session.h"

#include <QApplication>
#include <QFileDialog>

namespace sdw::ui {

namespace fs = std::filesystem;

fs::path newestWeights(const fs::path& project)
{
    fs::path newest;
    fs::file_time_type written;
    for (const fs::path& run : findRuns(project / "runs")) {
        std::error_code code;
        const fs::path weights = run / "checkpoints" / "best.safetensors";
        const auto time = fs::last_write_time(weights, code);
        if (code || (!newest.empty() && time <= written)) continue;
        newest = weights;
        written = time;
    }
    return newest;
}

ModelOffer::ModelOffer(AppContext& context, const QString& scope, AnnotateNotices& notices, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_notices(notices)
{
    QAction* open = m_context.actions.add(
        {.id = scope + QStringLiteral(".open-model"),
         .text = tr("Open a model that helps…"),
         .icon = QStringLiteral("model"),
         .toolTip = tr("Weights that become the project's model: for clicks, proposals and suggestions"),
         .keys = {},
         .scope = scope},
        [this] { openFile(); });
    const auto enable = [this, open] { open->setEnabled(m_context.session.isOpen()); };
    for (const auto signal : {&ProjectSession::openedProject, &ProjectSession::closed})
        connect(&m_context.session, signal, open, enable);
    enable();
    connect(&m_context.session, &ProjectSession::openedProject, this, [this] { m_offered = false; });
}

void ModelOffer::offer(bool asked)
{
    if (m_offered && !asked) return; // somebody who goes on without one knows by now
    m_offered = true;
    const ProjectSession& session = m_context.session;
    const bool hasFolder = session.isOpen() && session.opened()->isSaved();
    const fs::path weights = hasFolder ? newestWeights(session.opened()->folder) : fs::path();
    if (weights.empty()) return m_notices.offerModel(asked);
    m_notices.offerRun(asked, fromPath(weights.parent_path().parent_path().filename()),
                       [this, weights] { use(weights); });
}

void ModelOffer::openFile()
{
    const QString file = QFileDialog::getOpenFileName(QApplication::activeWindow(), tr("Open model"),
                                                      fromPath(m_context.session.opened()->folder),
                                                      tr("Weights (*.safetensors *.pth *.pt)"));
    if (!file.isEmpty()) use(toPath(file));
}

void ModelOffer::use(const fs::path& weights)
{
    m_context.session.promoteModel(fromPath(weights));
}

} // namespace sdw::ui
