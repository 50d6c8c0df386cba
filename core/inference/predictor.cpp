#include "core/inference/predictor.h"

#include "core/base/error.h"
#include "core/config/run_config.h"
#include "core/inference/model_failure.h"
#include "core/inference/protocol.h"
#include "core/inference/sliding_window.h"
#include "core/model/checkpoint.h"
#include "core/tensor/device.h"

namespace sdw {

struct Predictor::Parts {
    Model model;
    std::string precision;
    DataConfig data;
    EvaluationConfig evaluation;
};

Predictor::Predictor(const std::filesystem::path& model, const PredictorOptions& options)
    : m_parts(std::make_unique<Parts>())
{
    if (options.precision != "fp32" && options.precision != "bf16" && options.precision != "fp16")
        throw Error("Unknown precision '" + options.precision + "'; known: fp32, bf16, fp16.", ErrorKind::Usage);
    try {
        m_parts->model = openModel(model, chooseDevice(options.device));
    } catch (const c10::Error& error) {
        throw Error("Cannot open the model '" + model.string() + "': " + error.what_without_backtrace());
    }
    m_parts->precision = options.precision;
    const auto& run = m_parts->model.run;
    if (run.is_object()) {
        const RunConfig config = readRunConfig(run);
        m_parts->data = config.data;
        m_parts->evaluation = config.eval;
    }
    if (options.shortSide) m_parts->data.shortSide = *options.shortSide;
    setEvaluation(options.evaluation.value_or(m_parts->evaluation));
}

Predictor::~Predictor() = default;
Predictor::Predictor(Predictor&&) noexcept = default;

const ClassList& Predictor::classes() const
{
    return m_parts->model.classes;
}

const std::string& Predictor::name() const
{
    return m_parts->model.name;
}

const DataConfig& Predictor::data() const
{
    return m_parts->data;
}

const EvaluationConfig& Predictor::evaluation() const
{
    return m_parts->evaluation;
}

void Predictor::setEvaluation(const EvaluationConfig& config)
{
    windowPlan(m_parts->data, config); // throws where window and step do not fit
    m_parts->evaluation = config;
}

cv::Mat Predictor::labels(const cv::Mat& image)
{
    const c10::InferenceMode inference;
    return onPicture(image, "predict in smaller windows or on the CPU", [&] {
        return predictLabels(m_parts->model.segmenter, image, m_parts->data, m_parts->evaluation, m_parts->precision);
    });
}

} // namespace sdw
