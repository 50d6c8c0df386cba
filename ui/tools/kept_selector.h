// The selector that answers clicks on one image, by one method, with what one
// model knows of it: slow to make, so it is kept for as long as these stay the
// same.
#pragma once

#include "core/interactive/click_selector.h"

#include <opencv2/core.hpp>

#include <memory>
#include <string>

namespace sdw::ui {

class KeptSelector {
public:
    /// @param image CV_8UC3, shared. @param features null where the method needs
    /// none.
    KeptSelector(cv::Mat image, std::string method, std::shared_ptr<const ExplainedImage> features);

    bool isFor(const cv::Mat& image, const std::string& method,
               const std::shared_ptr<const ExplainedImage>& features) const;
    const cv::Mat& image() const { return m_image; }
    /// Whoever is told true goes and makes it: nobody else does.
    bool claim() { return !std::exchange(m_isClaimed, true); }
    /// Made at the first call, for the image in its working size. Not on the GUI
    /// thread, by one job at a time.
    /// @throws Error what makeSelector() does.
    ClickSelector& selector();

private:
    cv::Mat m_image;
    std::string m_method;
    std::shared_ptr<const ExplainedImage> m_features;
    bool m_isClaimed = false; ///< on the GUI thread
    std::unique_ptr<ClickSelector> m_selector;
};

} // namespace sdw::ui
