// Which models are looked into, remembered from start to start.
#pragma once

#include "ui/explain/model_choice.h"

#include <QStringList>

#include <array>

namespace sdw::ui {

class ProjectSession;

class ModelKeys {
public:
    /// @param session outlives this.
    explicit ModelKeys(const ProjectSession& session);

    /// Of modelEntries(). @param side 0: model A, 1: model B
    const QString& key(int side) const { return m_keys[std::size_t(side)]; }
    /// A person chose it.
    void choose(int side, const QString& key);
    void swap();
    /// Files that were chosen, the latest first.
    QStringList recent() const;

    /// B is what was chosen for this project, else the project's own model, else the one of the program.
    void projectOpened();
    /// @return whether B is another model now: the project's, which somebody has just named.
    bool projectModelChanged();

private:
    QString project() const;

    const ProjectSession& m_session;
    std::array<QString, 2> m_keys;
};

} // namespace sdw::ui
