#include "core/annotation/history.h"

#include <atomic>

namespace sdw {

std::uint64_t newStepId()
{
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

HistoryStep::HistoryStep(std::string name, std::int64_t timeMs, Edit edit)
    : m_name(std::move(name))
    , m_timeMs(timeMs)
    , m_edit(std::make_shared<const Edit>(std::move(edit)))
{
}

HistoryStep::HistoryStep(std::string name, std::int64_t timeMs, std::string bytes)
    : m_name(std::move(name))
    , m_timeMs(timeMs)
    , m_bytes(std::move(bytes))
{
}

const std::string& HistoryStep::bytes() const
{
    const std::scoped_lock lock(m_mutex);
    if (!m_bytes) m_bytes = encodeEdit(*m_edit);
    return *m_bytes;
}

std::size_t HistoryStep::tileBytes() const
{
    const std::scoped_lock lock(m_mutex);
    return m_edit ? m_edit->bytes() : 0;
}

std::size_t HistoryStep::packedBytes() const
{
    const std::scoped_lock lock(m_mutex);
    return m_bytes ? m_bytes->size() : 0;
}

void HistoryStep::dropTiles()
{
    bytes();
    const std::scoped_lock lock(m_mutex);
    m_edit.reset();
}

Edit HistoryStep::edit(Direction direction, const LabelMap& map) const
{
    std::shared_ptr<const Edit> edit;
    {
        const std::scoped_lock lock(m_mutex);
        edit = m_edit;
    }
    if (edit) return direction == Direction::Forwards ? *edit : reversed(*edit);
    return decodeEdit(bytes(), direction, map);
}

void History::push(StepPtr step)
{
    steps.resize(position);
    steps.push_back(std::move(step));
    position = steps.size();
}

} // namespace sdw
