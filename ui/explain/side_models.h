// Which models the two sides look with: chosen by people, remembered, and opened when somebody comes to look.
#pragma once

#include "ui/explain/model_keys.h"

#include <QObject>

#include <array>
#include <filesystem>
#include <functional>

class QWidget;

namespace sdw::ui {

class ModelSide;
class ModelsPanel;
class ProjectSession;

class SideModels : public QObject {
    Q_OBJECT
public:
    /// All outlive this. Follows the session: what it opens (who shows it calls openAll()), and the project's model.
    SideModels(ProjectSession& session, const std::array<ModelSide*, 2>& sides, ModelsPanel& panel,
               QObject* parent = nullptr);

    /// Opens what is chosen, unless it is open.
    void openAll();
    void swap();
    /// Lets a person choose a file for a side; `window` carries the dialog.
    void askForFile(int side, QWidget* window);
    /// Finds the weights of a side, from any thread. Throws Error when a file that comes with the program is missing.
    std::function<std::filesystem::path()> path(int side) const;

Q_SIGNALS:
    /// Others are chosen than those that are open: whoever looks calls openAll().
    void changed();
    /// A person wants to choose a file.
    void fileWanted(int side);

private:
    void choose(int side, const QString& key);
    void open(int side);
    void show();

    ProjectSession& m_session;
    std::array<ModelSide*, 2> m_sides;
    ModelsPanel& m_panel;
    ModelKeys m_keys;
    bool m_opened = false;
};

} // namespace sdw::ui
