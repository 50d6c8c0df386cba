// An edit that is still being made: shown as a preview, then applied as one step or dropped.
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
    void commit(const QString& name);

private:
    ToolContext& m_context;
    std::unique_ptr<EditBuilder> m_edit;
};

} // namespace sdw::ui
