// Steps of work in the order in which they were done, and how far they are undone.
#pragma once

#include "core/annotation/edit_codec.h"

#include <mutex>
#include <string>

namespace sdw {

/// A number that no other step of this run of the program has; never 0.
std::uint64_t newStepId();

/// One step. It holds its edit as tiles, as bytes, or both: tiles are quick, bytes are small. Safe to use from several
/// threads.
class HistoryStep {
public:
    HistoryStep(std::string name, std::int64_t timeMs, Edit edit);
    /// @param bytes of encodeEdit().
    HistoryStep(std::string name, std::int64_t timeMs, std::string bytes);

    std::uint64_t id() const { return m_id; }
    const std::string& name() const { return m_name; }
    std::int64_t timeMs() const { return m_timeMs; } ///< since 1970, UTC
    /// Encoded when first asked for.
    const std::string& bytes() const;
    /// Bytes of memory that the tiles take; 0 without them.
    std::size_t tileBytes() const;
    /// Bytes of bytes(); 0 as long as nobody asked for them.
    std::size_t packedBytes() const;
    /// From now on the bytes must do.
    void dropTiles();
    /// The edit that does the step again, or undoes it. @param map as it is now.
    /// @throws Error when the bytes do not fit the map.
    Edit edit(Direction direction, const LabelMap& map) const;

private:
    const std::uint64_t m_id = newStepId();
    const std::string m_name;
    const std::int64_t m_timeMs;
    mutable std::mutex m_mutex;
    mutable std::optional<std::string> m_bytes; // never changes once it is there
    std::shared_ptr<const Edit> m_edit;
};

using StepPtr = std::shared_ptr<HistoryStep>;

/// The steps before `position` are done, the others undone.
struct History {
    std::vector<StepPtr> steps;
    std::size_t position = 0;

    /// Steps that were undone give way to the new one.
    void push(StepPtr step);
};

} // namespace sdw
