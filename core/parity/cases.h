// The kinds of parity cases. Each compares everything that a fixture of its kind holds.
#pragma once

#include "core/model/segmenter.h"
#include "core/parity/comparison.h"
#include "core/parity/fixture.h"

namespace sdw {

/// A kind of case, and how a fixture of it is recognised by what it holds.
struct CaseKind {
    const char* name;
    bool (*fits)(const Fixture& fixture);
    void (*run)(const Fixture& fixture, Comparison& comparison, std::vector<std::string>& notes);
};

extern const CaseKind kNetworkCase;    ///< outputs of a network in evaluation mode, for each weights file
extern const CaseKind kTrainingCase;   ///< losses, gradients and one optimiser step
extern const CaseKind kInferenceCase;  ///< sliding window, whole image, several scales and mirroring
extern const CaseKind kPreprocessCase; ///< resizing, normalisation, labels, colours
extern const CaseKind kMetricsCase;    ///< scores from label maps
extern const CaseKind kScheduleCase;   ///< learning rates

/// Tolerances that several kinds share; the reference's own spread is 7e-6.
constexpr double kTensorTolerance = 1e-4;
constexpr double kProbabilityTolerance = 1e-5;
constexpr double kLabelTolerance = 1e-3; ///< share of pixels: near-ties fall either way

/// A model of the fixture's own configuration with the weights of `file`.
/// @throws Error where weights are missing that the fixture's network has.
Segmenter fixtureModel(const Fixture& fixture, const std::filesystem::path& file, bool withoutDropout,
                       std::vector<std::string>& notes);

} // namespace sdw
