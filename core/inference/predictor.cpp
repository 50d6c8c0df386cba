#include "core/inference/predictor.h"

#include "core/base/content_hash.h"
#include "core/base/error.h"
#include "core/config/field_json.h"
#include "core/config/run_config.h"
#include "core/inference/model_failure.h"
#include "core/inference/protocol.h"
#include "core/inference/sliding_window.h"
#include "core/model/checkpoint.h"
#include "core/model/model_cost.h"
#include "core/tensor/device.h"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace sdw {
namespace {

void addFile(ContentHash& hash, const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::vector<char> block(std::size_t(1) << 20);
    while (file.read(block.data(), std::streamsize(block.size())) || file.gcount() > 0)
        hash.add(block.data(), std::size_t(file.gcount()));
    if (!file.eof()) throw Error("Cannot read '" + path.string() + "': " + std::strerror(errno) + ".");
}

} // namespace

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

const nlohmann::json& Predictor::run() const
{
    return m_parts->model.run;
}

std::int64_t Predictor::parameters() const
{
    return parameterCount(*m_parts->model.segmenter);
}

std::string Predictor::device() const
{
    return m_parts->model.segmenter->parameters().front().device().str();
}

std::int64_t Predictor::multiplyAdds(cv::Size picture) const
{
    const ModelConfig& config = m_parts->model.segmenter->config();
    const std::optional<WindowPlan> windows = windowPlan(m_parts->data, m_parts->evaluation);
    std::int64_t sum = 0;
    for (const double scale : m_parts->evaluation.scales) {
        const cv::Size input = networkInputSize(picture, m_parts->data, scale);
        const std::int64_t height = std::max<std::int64_t>(input.height, kSmallestInput),
                           width = std::max<std::int64_t>(input.width, kSmallestInput);
        if (!windows) {
            sum += modelCost(config, height, width).total();
            continue;
        }
        const std::int64_t cropHeight = std::min(windows->cropHeight, height),
                           cropWidth = std::min(windows->cropWidth, width);
        sum += modelCost(config, cropHeight, cropWidth).total() *
               std::int64_t(windowStarts(height, cropHeight, windows->strideDown).size() *
                            windowStarts(width, cropWidth, windows->strideRight).size());
    }
    return sum * (m_parts->evaluation.flip ? 2 : 1);
}

std::string Predictor::fingerprint() const
{
    const DataConfig& data = m_parts->data;
    const EvaluationConfig& how = m_parts->evaluation;
    const nlohmann::ordered_json settings = {
        {"model", writeFields(m_parts->model.segmenter->config())},
        {"input", {data.shortSide, data.longSide}},
        {"protocol", {how.mode, how.crop.empty() ? data.crop : how.crop, how.stride, how.scales, how.flip}},
        {"precision", m_parts->precision}};
    ContentHash hash;
    hash.add(settings.dump());
    addFile(hash, m_parts->model.weights);
    return hash.hex();
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
