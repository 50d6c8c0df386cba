// Reads samples for training: keeps small sets decoded in memory, and remembers which files cannot be read.
#pragma once

#include "core/datasets/dataset.h"

#include <mutex>
#include <unordered_map>

namespace sdw {

/// Safe to use from several threads. What it gives does not depend on what it keeps.
class SampleCache {
public:
    /// @param indices the samples of the split that will be asked for, at least one. @param maxBytes 0: keeps nothing.
    SampleCache(const Dataset& dataset, std::string split, std::vector<std::size_t> indices, std::uint64_t maxBytes);

    std::size_t size() const { return m_indices.size(); }
    /// Sample number `position` of the order, or of the next one that can be read.
    /// @throws Error when none can.
    Sample get(const std::vector<std::uint32_t>& order, std::size_t position);
    std::vector<DatasetProblem> skipped() const;

private:
    bool read(std::uint32_t number, Sample& sample);
    void keep(std::uint32_t number, const Sample& sample);

    const Dataset& m_dataset;
    const std::string m_split;
    const std::vector<std::size_t> m_indices;
    mutable std::mutex m_mutex;
    std::uint64_t m_maxBytes, m_bytes = 0;
    std::unordered_map<std::uint32_t, Sample> m_kept;
    std::unordered_map<std::uint32_t, DatasetProblem> m_unreadable;
};

} // namespace sdw
