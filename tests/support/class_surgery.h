// A model that never heard of one of its classes.
#pragma once

#include "core/model/checkpoint.h"
#include "core/model/class_rows.h"

namespace sdw::test {

/// Writes the model without the class: its token and its classifier row are gone.
inline void saveWithoutClass(const std::filesystem::path& path, const std::string& name,
                             const std::filesystem::path& file)
{
    const Model model = openModel(path, torch::kCPU);
    std::vector<std::int64_t> rows;
    ClassList classes;
    for (std::size_t k = 0; k < model.classes.size(); ++k) {
        if (model.classes[k].name == name) continue;
        rows.push_back(std::int64_t(k));
        classes.push_back(model.classes[k]);
    }
    ModelConfig config = model.segmenter->config();
    config.classes = std::int64_t(rows.size());
    Segmenter smaller(config);
    copyWithClasses(*model.segmenter, *smaller, "", rows);
    saveModel(file, smaller, classes, model.run);
}

} // namespace sdw::test
