#include "ui/export/model_labels.h"

#include "core/base/image_io.h"
#include "core/inference/predictor.h"

namespace sdw::ui {

ModelLabels::ModelLabels(const std::filesystem::path& model)
    : m_predictor(std::make_unique<Predictor>(model))
{
}

ModelLabels::~ModelLabels() = default;

const ClassList& ModelLabels::classes() const
{
    return m_predictor->classes();
}

QString ModelLabels::name() const
{
    return QString::fromStdString(m_predictor->name());
}

cv::Mat ModelLabels::labels(const std::filesystem::path& image)
{
    const cv::Mat picture = readImage(image);
    const std::lock_guard lock(m_mutex);
    return m_predictor->labels(picture);
}

} // namespace sdw::ui
