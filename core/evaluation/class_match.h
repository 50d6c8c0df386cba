// Which class of a data set each class of a model is, so that a model can be scored on data that lists the same classes
// in another order.
#pragma once

#include "core/base/class_list.h"

#include <opencv2/core.hpp>

namespace sdw {

struct ClassMatch {
    std::vector<std::uint16_t> toDataset; ///< indexed by the model's class
    bool sameOrder = true;
    std::string note; ///< one sentence for people where names differ; else empty

    /// A prediction of the model in the data set's indices. @param prediction CV_16UC1.
    cv::Mat apply(const cv::Mat& prediction) const;
};

/// By name where both lists have the same names; by position, with a note, where only the numbers agree.
/// @throws Error when the lists have different lengths.
ClassMatch matchClasses(const ClassList& model, const ClassList& dataset);

} // namespace sdw
