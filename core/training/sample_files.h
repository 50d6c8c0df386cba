// What a run keeps of each evaluation to be looked at: the files of its samples/ folder.
//
//   step-N_I.png            validation image I: image | truth | prediction (sample_strip.h)
//   step-N_I_tokens.png     its attention to every class token, one map below the other (token_strip.h)
//   step-N_confusion.json   the confusion matrix of the evaluation (confusion_file.h)
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sdw {

std::string samplePicture(std::int64_t step, int image);
std::string tokenPicture(std::int64_t step, int image);
std::string confusionFile(std::int64_t step);

struct SampleFiles {
    std::vector<std::int64_t> steps; ///< that have any of the three, in order
    std::vector<int> images;         ///< numbers of the validation images, in order

    bool operator==(const SampleFiles&) const = default;
};
/// Names that are none of them are passed over. Never throws; empty where there is no such folder.
SampleFiles findSamples(const std::filesystem::path& samples);

/// Takes out what belongs to steps after `step`, which a resumed run will do again.
void dropSamplesAfter(const std::filesystem::path& samples, std::int64_t step);

} // namespace sdw
