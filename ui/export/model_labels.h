// A model's predictions, for several threads.
#pragma once

#include "core/base/class_list.h"

#include <opencv2/core.hpp>

#include <QString>

#include <filesystem>
#include <memory>
#include <mutex>

namespace sdw {
class Predictor;
}

namespace sdw::ui {

/// Calls from several threads wait for each other.
class ModelLabels {
public:
    /// @param model weights or run folder. @throws Error
    explicit ModelLabels(const std::filesystem::path& model);
    ~ModelLabels();

    const ClassList& classes() const;
    QString name() const;
    /// CV_16UC1 indices into classes(). @throws Error
    cv::Mat labels(const std::filesystem::path& image);

private:
    std::mutex m_mutex;
    std::unique_ptr<Predictor> m_predictor;
};

} // namespace sdw::ui
