#include "ui/tools/pending_edit.h"

namespace sdw::ui {
namespace {

/// What the edit has changed, on other labels than those it began with.
Edit rebased(const EditBuilder& edit, const LabelMap& labels, const OverwritePolicy& policy)
{
    EditBuilder onto(labels, policy);
    const cv::Rect area = edit.changed();
    if (area.empty()) return onto.finish();
    const cv::Mat painted = edit.read(area), objects = edit.readInstances(area);
    cv::Mat mask = painted != edit.base().read(area);
    mask |= objects != edit.base().instances().read(area);
    onto.paste(painted, area.tl(), mask, objects);
    return onto.finish();
}

} // namespace

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

/// Ends the preview. Of labels that have changed under it the canvas has seen nothing yet.
void PendingEdit::hide(const EditBuilder& edit)
{
    const bool current = edit.base() == m_context.labels();
    m_context.preview(nullptr, current ? edit.changed() : edit.base().grid().image());
}

bool PendingEdit::drop()
{
    if (!m_edit) return false;
    const auto edit = std::move(m_edit);
    hide(*edit);
    return true;
}

void PendingEdit::commit(const QString& name)
{
    if (!m_edit) return;
    const auto edit = std::move(m_edit);
    const bool current = edit->base() == m_context.labels();
    Edit result = current ? edit->finish() : rebased(*edit, m_context.labels(), m_context.policy());
    hide(*edit); // an empty edit changes nothing, and would leave the preview
    m_context.apply(std::move(result), name);
}

} // namespace sdw::ui
