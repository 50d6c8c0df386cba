// The two models that are compared with each other: chosen here, and what is known of them.
#pragma once

#include "ui/explain/model_choice.h"
#include "ui/explain/model_side.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLabel;

namespace sdw::ui {

class IconLabel;

class ModelsPanel : public QWidget {
    Q_OBJECT
public:
    /// @param session, sides outlive the panel.
    ModelsPanel(const ProjectSession& session, const std::array<ModelSide*, 2>& sides, QWidget* parent = nullptr);

    /// Shows what is chosen, as modelEntries() names it; nothing is reported. @param more paths chosen before.
    void setChosen(int side, const QString& key, const QStringList& more);
    QString chosen(int side) const;

Q_SIGNALS:
    /// A person chose it.
    void modelChosen(int side, const QString& key);
    void openWanted(int side);

private:
    void showFacts();

    struct Line {
        QComboBox* box = nullptr;
        IconLabel* icon = nullptr;
        QLabel* facts = nullptr;
        int before = 0; ///< index that was chosen, for when "Open…" is
    };
    const ProjectSession& m_session;
    std::array<ModelSide*, 2> m_sides;
    std::array<Line, 2> m_lines;
};

} // namespace sdw::ui
