// Training batches: worker threads, a bounded queue, and an order that depends on the seed alone.
#pragma once

#include "core/config/data_config.h"
#include "core/datasets/dataset.h"

#include <torch/torch.h>

#include <memory>

namespace sdw {

struct Batch {
    torch::Tensor images;           ///< B×3×H×W, float, normalised RGB
    torch::Tensor labels;           ///< B×H×W, int64; 255-free: ignored pixels are -100 (kIgnoreTarget)
    std::vector<std::string> names; ///< of the B samples
};

constexpr std::int64_t kIgnoreTarget = -100; ///< label value that losses ignore

/// Batch number `step` is a function of (seed, step) only: not of the number of workers, nor of what was read before,
/// so that a resumed run sees what the uninterrupted one would have seen. Sample order: one seeded permutation per
/// epoch; augmentation: a generator seeded by (seed, position in the overall order).
class Loader {
public:
    /// @param dataset must outlive the loader. Samples without label are passed over.
    /// @param batch size of the global batch, a multiple of `ranks`.
    /// @param rank, ranks this process's share of every batch in data-parallel training (rows rank·B/ranks …).
    /// @throws Error on an unknown split, one without labelled images, and a batch that cannot be shared out.
    Loader(const Dataset& dataset, const std::string& split, const DataConfig& config, std::int64_t batch,
           std::int64_t seed, std::int64_t firstStep = 0, int rank = 0, int ranks = 1);
    ~Loader();
    Loader(const Loader&) = delete;
    Loader& operator=(const Loader&) = delete;

    /// The next batch, in step order. A sample that cannot be read is replaced by the next readable one of the order;
    /// it is counted and named in `skipped()`.
    /// @throws Error when no sample of the split can be read.
    Batch next();

    std::vector<DatasetProblem> skipped() const;
    double waitSeconds() const; ///< time that next() spent waiting so far

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace sdw
