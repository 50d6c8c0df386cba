#include "ui/project/edit_splits.h"

#include "core/base/error.h"
#include "ui/project/project_session.h"

namespace sdw::ui {

EditSplits::EditSplits(AppContext& context, const QString& text, Splits before, Splits after)
    : QUndoCommand(text)
    , m_context(context)
    , m_before(std::move(before))
    , m_after(std::move(after))
{
}

void EditSplits::apply(const Splits& splits)
{
    Project project = m_context.session.opened()->project;
    project.splits = splits;
    try {
        m_context.session.update(project);
    } catch (const Error& error) { // nothing has changed, so there is nothing to take back
        m_context.shell.showNotice({.severity = Severity::Error, .text = QString::fromStdString(error.what())});
        setObsolete(true);
    }
}

} // namespace sdw::ui
