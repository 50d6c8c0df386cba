// A folder of label maps that takes part in a comparison: index PNGs, one per image name, as `predict`, `eval --out`
// and the exporters write them.
#pragma once

#include "core/base/class_list.h"
#include "core/datasets/label_values.h"
#include "core/evaluation/class_match.h"

#include <filesystem>
#include <span>
#include <string>

namespace sdw {

class LabelSet {
public:
    /// Label files lie in `folder` itself, in its SPLIT, labels/SPLIT, labels, masks/SPLIT or masks: where most of the
    /// images have one. A classes.json or classes.txt in the folder says what the values mean; without one a value is
    /// the class's place in `classes`, and 255 and 65535 are no class.
    /// @param classes of the data set. @throws Error when no image has a file, or the class lists do not fit.
    LabelSet(const std::filesystem::path& folder, const std::string& split, const ClassList& classes,
             std::span<const std::string> images);

    const std::string& note() const { return m_match.note; } ///< as ClassMatch has it
    /// @return CV_16UC1 classes of the data set, kIgnoreLabel for pixels without one.
    /// @throws Error naming the file: absent, damaged, or with a value that is no class.
    cv::Mat read(const std::string& image) const;

private:
    std::filesystem::path m_folder;
    ValueMap m_values;
    ClassMatch m_match;
};

} // namespace sdw
