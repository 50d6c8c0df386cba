#include "core/inference/sliding_window.h"

#include "core/base/error.h"
#include "core/inference/protocol.h"
#include "core/tensor/device.h"

namespace sdw {
namespace {

torch::Device deviceOf(Segmenter& model)
{
    return model->parameters().front().device();
}

/// The network without gradients, in the asked precision. The scope of autocast is one pass, so that weights cast for
/// it are not cast again for the next module, yet never outlive the call.
ForwardLogits forwardOf(Segmenter& model, const std::string& precision)
{
    return [&model, precision, device = deviceOf(model)](const torch::Tensor& image) {
        const torch::NoGradGuard noGradients;
        const AutocastScope autocast(device, precision);
        return model->forward(image).logits;
    };
}

std::vector<torch::Tensor> inputsOf(Segmenter& model, const cv::Mat& image, const DataConfig& data,
                                    const EvaluationConfig& config)
{
    std::vector<torch::Tensor> inputs;
    for (const double scale : config.scales)
        inputs.push_back(networkInput(image, data, scale).to(deviceOf(model)));
    if (inputs.empty()) throw Error("eval.scales: unusable value []; expected at least one scale.");
    return inputs;
}

} // namespace

torch::Tensor slideLogits(Segmenter& model, const torch::Tensor& image, const std::vector<std::int64_t>& crop,
                          const std::vector<std::int64_t>& stride)
{
    if (crop.size() != 2 || stride.size() != 2)
        throw Error("Sliding windows need a height and a width, and a step down and right.");
    return slideLogits(forwardOf(model, "fp32"), image, WindowPlan{crop[0], crop[1], stride[0], stride[1]});
}

torch::Tensor predictProbabilities(Segmenter& model, const cv::Mat& image, const DataConfig& data,
                                   const EvaluationConfig& config, const std::string& precision)
{
    const torch::NoGradGuard noGradients;
    const auto inputs = inputsOf(model, image, data, config);
    return predictProbabilities(forwardOf(model, precision), inputs, config.flip, windowPlan(data, config), image.rows,
                                image.cols);
}

cv::Mat predictLabels(Segmenter& model, const cv::Mat& image, const DataConfig& data, const EvaluationConfig& config,
                      const std::string& precision)
{
    const torch::NoGradGuard noGradients;
    const auto inputs = inputsOf(model, image, data, config);
    return predictLabels(forwardOf(model, precision), inputs, config.flip, windowPlan(data, config), image.rows,
                         image.cols);
}

} // namespace sdw
