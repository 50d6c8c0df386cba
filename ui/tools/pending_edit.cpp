#include "ui/tools/pending_edit.h"

namespace sdw::ui {

EditBuilder& PendingEdit::begin()
{
    drop();
    m_edit = std::make_unique<EditBuilder>(m_context.labels(), m_context.policy());
    return *m_edit;
}

void PendingEdit::show(const cv::Rect& changed)
{
    m_context.preview(m_edit.get(), changed);
}

void PendingEdit::replace(std::unique_ptr<EditBuilder> edit)
{
    const cv::Rect changed = edit->changed() | (m_edit ? m_edit->changed() : cv::Rect());
    m_context.preview(edit.get(), changed);
    m_edit = std::move(edit);
}

bool PendingEdit::drop()
{
    if (!m_edit) return false;
    const auto edit = std::move(m_edit);
    m_context.preview(nullptr, edit->changed());
    return true;
}

void PendingEdit::commit(const QString& name)
{
    if (!m_edit) return;
    const auto edit = std::move(m_edit);
    Edit result = edit->finish();
    m_context.preview(nullptr, edit->changed()); // an empty edit changes nothing, and would leave the preview
    m_context.apply(std::move(result), name);
}

} // namespace sdw::ui
