#include "ui/tools/kept_selector.h"

#include "ui/tools/working_copy.h"

namespace sdw::ui {

KeptSelector::KeptSelector(cv::Mat image, std::string method, std::shared_ptr<const ExplainedImage> features)
    : m_image(std::move(image))
    , m_method(std::move(method))
    , m_features(std::move(features))
{
}

bool KeptSelector::isFor(const cv::Mat& image, const std::string& method,
                         const std::shared_ptr<const ExplainedImage>& features) const
{
    return m_image.data == image.data && m_method == method && m_features == features;
}

ClickSelector& KeptSelector::selector()
{
    if (!m_selector)
        m_selector = makeSelector(m_method, {.image = workingCopy(m_image), .features = m_features, .model = {}});
    return *m_selector;
}

} // namespace sdw::ui
