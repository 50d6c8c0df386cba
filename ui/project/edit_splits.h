// Other splits for the project, in a step that can be taken back.
#pragma once

#include "ui/project/split_assignment.h"
#include "ui/shell/app_context.h"

#include <QUndoCommand>

namespace sdw::ui {

class EditSplits : public QUndoCommand {
public:
    EditSplits(AppContext& context, const QString& text, Splits before, Splits after);
    void redo() override { apply(m_after); }
    void undo() override { apply(m_before); }

private:
    void apply(const Splits& splits);

    AppContext& m_context;
    Splits m_before, m_after;
};

} // namespace sdw::ui
