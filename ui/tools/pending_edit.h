// Pixels that are still being painted: shown as a preview, then applied as one step or dropped.
#pragma once

#include "ui/tools/tool_context.h"

#include <memory>

namespace sdw::ui {

class PendingEdit {
public:
    explicit PendingEdit(ToolContext& context)
        : m_context(context)
    {
    }

    bool isActive() const { return m_edit != nullptr; }
    EditBuilder& edit() const { return *m_edit; }

    /// A new edit on the labels as they are, under the policy of the person.
    EditBuilder& begin();
    /// Shows what was painted since the last call.
    void show(const cv::Rect& changed);
    /// Another edit in place of the one shown.
    void replace(std::unique_ptr<EditBuilder> edit);
    /// @return whether there was something to drop.
    bool drop();
    /// One step. Where the labels have changed meanwhile, by work that came back from aside, what was painted is put
    /// onto what they are now. @pre no shapes are changed in it.
    void commit(const QString& name);

private:
    void hide(const EditBuilder& edit);

    ToolContext& m_context;
    std::unique_ptr<EditBuilder> m_edit;
};

} // namespace sdw::ui
