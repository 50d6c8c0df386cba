#include "core/datasets/sample_cache.h"

#include "core/base/error.h"

#include <algorithm>

namespace sdw {
namespace {

std::uint64_t bytesOf(const Sample& sample)
{
    return sample.image.total() * sample.image.elemSize() + sample.label.total() * sample.label.elemSize();
}

} // namespace

SampleCache::SampleCache(const Dataset& dataset, std::string split, std::vector<std::size_t> indices,
                         std::uint64_t maxBytes)
    : m_dataset(dataset)
    , m_split(std::move(split))
    , m_indices(std::move(indices))
    , m_maxBytes(maxBytes)
{
}

void SampleCache::keep(std::uint32_t number, const Sample& sample)
{
    const std::uint64_t bytes = bytesOf(sample);
    const std::scoped_lock lock(m_mutex);
    // A set that does not fit as a whole gains little from a part of it: the memory is better left alone.
    if (m_maxBytes == 0 || m_kept.contains(number)) return;
    const std::uint64_t expected = (m_bytes + bytes) / (m_kept.size() + 1) * m_indices.size();
    constexpr std::size_t kEnoughToJudge = 16;
    const bool tooMuch =
        m_bytes + bytes > m_maxBytes || (m_kept.size() >= kEnoughToJudge && expected > m_maxBytes + m_maxBytes / 4);
    if (tooMuch) {
        m_maxBytes = 0;
        m_kept.clear();
        return;
    }
    m_bytes += bytes;
    m_kept.emplace(number, sample);
}

bool SampleCache::read(std::uint32_t number, Sample& sample)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_unreadable.contains(number)) return false;
        if (const auto kept = m_kept.find(number); kept != m_kept.end()) {
            sample = kept->second; // shares the pixels, which nobody writes to
            return true;
        }
    }
    const std::size_t index = m_indices[number];
    try {
        sample = m_dataset.get(m_split, index);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::BadInput) throw;
        const std::scoped_lock lock(m_mutex);
        const auto root = m_dataset.root();
        const auto path = m_dataset.imagePath(m_split, index);
        m_unreadable.emplace(
            number,
            DatasetProblem{(root.empty() ? path : path.lexically_relative(root)).generic_string(), error.what()});
        return false;
    }
    keep(number, sample);
    return true;
}

Sample SampleCache::get(const std::vector<std::uint32_t>& order, std::size_t position)
{
    Sample sample;
    for (std::size_t tries = 0; tries < order.size(); ++tries)
        if (read(order[(position + tries) % order.size()], sample)) return sample;
    const std::scoped_lock lock(m_mutex);
    throw Error("None of the " + std::to_string(order.size()) + " labelled images of split '" + m_split +
                "' can be read; the first fault: " +
                (m_unreadable.empty() ? "unknown." : m_unreadable.begin()->second.message));
}

std::vector<DatasetProblem> SampleCache::skipped() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<DatasetProblem> problems;
    for (const auto& [number, problem] : m_unreadable)
        problems.push_back(problem);
    std::sort(problems.begin(), problems.end(),
              [](const DatasetProblem& a, const DatasetProblem& b) { return a.file < b.file; });
    return problems;
}

} // namespace sdw
