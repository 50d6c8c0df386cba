// Torch-free face of a model: pictures in, label maps out.
#pragma once

#include "core/base/class_list.h"
#include "core/config/data_config.h"
#include "core/config/evaluation_config.h"

#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>

#include <filesystem>
#include <memory>

namespace sdw {

struct PredictorOptions {
    std::string device = "auto";
    std::string precision = "fp32";
    std::optional<EvaluationConfig> evaluation; ///< empty: as the model's run says, else whole image
    std::optional<std::int64_t> shortSide;      ///< empty: as the model's run says, else 512
};

class Predictor {
public:
    /// Opens what openModel() (core/model/checkpoint.h) opens. @throws Error
    explicit Predictor(const std::filesystem::path& model, const PredictorOptions& options = {});
    ~Predictor();
    Predictor(Predictor&&) noexcept;

    const ClassList& classes() const;
    const std::string& name() const;            ///< for people: the run folder's or file's name
    const DataConfig& data() const;             ///< of the model's run
    const EvaluationConfig& evaluation() const; ///< how labels() predicts now
    const nlohmann::json& run() const;          ///< the whole configuration of the model's run; null where unknown
    std::int64_t parameters() const;            ///< trainable ones
    std::string device() const;                 ///< "cpu", "cuda:0"
    /// Multiply-adds (core/model/model_cost.h) of labels() on a picture of this size: of all windows, scales and mirror
    /// images.
    std::int64_t multiplyAdds(cv::Size picture) const;
    /// Of everything that labels() depends on besides the picture: weights, configuration, protocol. Reads the weights
    /// file. @throws Error
    std::string fingerprint() const;
    /// Windows, scales and mirroring for the calls that follow. @throws Error where they do not fit each other.
    void setEvaluation(const EvaluationConfig& config);

    /// Not from several threads at once.
    /// @param image CV_8UC3 BGR of any size. @return CV_16UC1 class indices of the same size.
    cv::Mat labels(const cv::Mat& image);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace sdw
