// Weights into models and out of them: key layouts of other programs, reports of what matched, models as files.
#pragma once

#include "core/base/class_list.h"
#include "core/model/segmenter.h"
#include "core/model/tensor_file.h"

#include <nlohmann/json.hpp>

namespace sdw {

struct LoadOptions {
    bool encoderOnly = false; ///< take the encoder's tensors alone (ImageNet checkpoints)
    bool resetClassifier =
        false; ///< a classifier of another class count keeps its fresh values instead of being an error
    /// For each of the model's classes the one of the file whose rows it takes (class_rows.h), −1: it keeps its fresh
    /// values. Empty: the file's classes are the model's.
    std::vector<std::int64_t> classRows = {};
};

struct LoadReport {
    std::string layout; ///< recognised key layout: mmseg, nvlabs, huggingface, timm, microsoft, paper
    std::vector<std::string> matched, missing, unexpected, reset; ///< official names
    std::vector<std::string> notes; ///< for people: resized position embeddings, ignored objects, ...
};

/// Loads tensors of any known key layout into the model, all or (on an error) none. Position embeddings and Swin's bias
/// tables are resized to the model's. Names that start with `state.` are a training's own and are passed over.
/// @throws Error on a shape that does not fit, naming the key and both shapes, or when nothing matches.
LoadReport loadWeights(Segmenter& model, const TensorFile& file, const LoadOptions& options = {});

/// The model's parameters and buffers under the keys of a layout: "mmseg", "huggingface", "timm" (encoders only),
/// "nvlabs" or "microsoft". The tensors share the model's memory where the layout allows.
std::map<std::string, torch::Tensor> exportWeights(const Segmenter& model, const std::string& layout);

/// The classes that a file of this program says it tells apart; empty where it says nothing of them.
/// @throws Error where what it says cannot be used.
ClassList classesOf(const TensorFile& file);

/// A model ready to use, with the classes it knows.
struct Model {
    Segmenter segmenter{nullptr};
    ClassList classes;
    nlohmann::json run;            ///< the whole run configuration as far as known (model, data, ...), else null
    std::string name;              ///< for people: run folder's or file's name
    std::filesystem::path weights; ///< the file that was loaded
};

/// Opens what `--model` names: a run folder (its best checkpoint, else its last), or a weights file that carries its
/// configuration in its metadata or has a config.json beside it. The model is in evaluation mode on `device`.
/// @throws Error naming what is missing.
Model openModel(const std::filesystem::path& path, const torch::Device& device);

/// What makes a weights file a model: its metadata "format" ("segdeformer") and "config" (the run configuration as
/// JSON, with the complete model configuration and the classes).
std::map<std::string, std::string> modelMetadata(const Segmenter& model, const ClassList& classes,
                                                 const nlohmann::json& run);

/// Saves weights with configuration and classes in the metadata, so that openModel() needs nothing else.
/// @param half store 16-bit floats.
/// @param about more entries for the metadata.
void saveModel(const std::filesystem::path& file, const Segmenter& model, const ClassList& classes,
               const nlohmann::json& run, bool half = false, const std::map<std::string, std::string>& about = {});

} // namespace sdw
