// The last batches before something went wrong, kept so that it can be understood and replayed.
#pragma once

#include <nlohmann/json.hpp>

#include <deque>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace sdw {

struct BatchRecord {
    std::int64_t step = 0;          ///< 0-based iteration: the key of order, augmentation and dropout
    std::vector<std::string> names; ///< of the samples
    std::vector<std::pair<std::string, double>> losses;
    double gradientNorm = 0;
    std::vector<double> rates; ///< learning rate of each group
};

/// A ring of the last batches.
class BlackBox {
public:
    void add(BatchRecord record);
    /// Writes the ring, the reason and, per parameter, the gradient norms that are no number.
    void write(const std::filesystem::path& file, const std::string& reason, std::int64_t seed,
               const std::vector<std::string>& brokenGradients) const;
    const std::deque<BatchRecord>& records() const { return m_records; }

private:
    static constexpr std::size_t kKept = 16;
    std::deque<BatchRecord> m_records;
};

} // namespace sdw
