// A small model in training, without data: for tests of what is saved and loaded.
#pragma once

#include "core/training/training_state.h"
#include "tests/support/drawn_dataset.h"

namespace sdw::test {

/// A small model with its optimiser, some steps on.
struct TrainingFixture {
    Segmenter model{nullptr};
    std::unique_ptr<AdamW> optimizer;
    std::unique_ptr<WeightAverage> average;
    TrainingCounters counters;
    ClassList classes{{.name = "a"}, {.name = "b"}, {.name = "c"}};

    explicit TrainingFixture(std::uint64_t seed, bool withAverage)
    {
        RunConfig config = readRunConfig(tinyConfig("."));
        config.model.classes = 3;
        torch::manual_seed(seed);
        model = Segmenter(config.model);
        optimizer = std::make_unique<AdamW>(parameterGroups(model, config.train), AdamOptions{});
        if (withAverage) average = std::make_unique<WeightAverage>(model, 0.9);
    }
    void steps(int count)
    {
        for (int i = 0; i < count; ++i) {
            for (const auto& group : optimizer->groups())
                for (auto parameter : group.parameters)
                    parameter.mutable_grad() = torch::randn_like(parameter);
            optimizer->step(std::vector<double>(optimizer->groups().size(), 1e-3));
            ++counters.step;
            if (average) average->update(model, counters.step);
        }
    }
    TrainingParts parts() { return {model, *optimizer, average.get(), counters}; }
};

} // namespace sdw::test
