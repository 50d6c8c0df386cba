#include "ui/explain/side_models.h"

#include "ui/explain/model_side.h"
#include "ui/explain/models_panel.h"
#include "ui/project/project_session.h"

#include <QFileDialog>

namespace sdw::ui {

SideModels::SideModels(ProjectSession& session, const std::array<ModelSide*, 2>& sides, ModelsPanel& panel,
                       QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_sides(sides)
    , m_panel(panel)
    , m_keys(session)
{
    connect(&panel, &ModelsPanel::modelChosen, this, &SideModels::choose);
    connect(&panel, &ModelsPanel::openWanted, this, &SideModels::fileWanted);
    connect(&session, &ProjectSession::openedProject, this, [this] {
        m_keys.projectOpened();
        m_opened = false;
        show();
    });
    connect(&session, &ProjectSession::modelChanged, this, [this] {
        if (m_keys.projectModelChanged()) m_opened = false;
        show();
        Q_EMIT changed();
    });
    show();
}

void SideModels::openAll()
{
    if (std::exchange(m_opened, true)) return;
    for (int side = 0; side < 2; ++side)
        open(side);
}

void SideModels::open(int side)
{
    m_sides[std::size_t(side)]->setModel(
        [key = m_keys.key(side), own = m_session.modelPath()] { return openForExplaining(modelPathOf(key, own)); });
}

void SideModels::swap()
{
    m_keys.swap();
    m_opened = false;
    show();
    Q_EMIT changed();
}

void SideModels::choose(int side, const QString& key)
{
    m_keys.choose(side, key);
    open(side);
    show();
}

void SideModels::askForFile(int side, QWidget* window)
{
    const QString file = QFileDialog::getOpenFileName(window, side == 0 ? tr("Open model A") : tr("Open model B"), {},
                                                      tr("Weights (*.safetensors *.pth *.pt)"));
    if (!file.isEmpty()) choose(side, file);
}

std::function<std::filesystem::path()> SideModels::path(int side) const
{
    return [key = m_keys.key(side), own = m_session.modelPath()] { return modelPathOf(key, own); };
}

void SideModels::show()
{
    for (int side = 0; side < 2; ++side)
        m_panel.setChosen(side, m_keys.key(side), m_keys.recent());
}

} // namespace sdw::ui
