// Labels of the project that a fit to strokes must not forget: read some at a time, on a worker thread.
#pragma once

#include "core/annotation/label_map.h"
#include "ui/project/project_session.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace sdw::ui {

/// Labels of an image as they are saved, without those that a model proposed and nobody has looked at (unlabelled
/// there): CV_16UC1, of the project. Empty: there are none. @throws Error
std::optional<cv::Mat> vouchedLabelsOf(const Opened& opened, int image);

/// Goes through the images of a project in an order that has nothing to do with theirs, always the same one.
class KnownLabels {
public:
    struct Image {
        int image = -1;
        cv::Mat labels; ///< as vouchedLabelsOf()
    };
    /// The next image with labels; empty: enough were given, or looked at in vain. What cannot be read is passed over.
    std::optional<Image> next(const Opened& opened);
    bool isDone(const Opened& opened) const;

private:
    std::vector<std::uint32_t> m_order;
    std::size_t m_looked = 0;
    int m_given = 0;
};

} // namespace sdw::ui
