#include "core/explanation/class_token_map.h"

#include "core/base/error.h"
#include "core/datasets/normalize.h"
#include "core/datasets/resize.h"

namespace sdw {

ClassTokenMaps classTokenMaps(Segmenter& model, const cv::Mat& image, const DataConfig& data)
{
    const c10::InferenceMode inference;
    ClassTokenMaps maps;
    try {
        model->eval();
        const auto parameters = model->parameters();
        const torch::Device device = parameters.empty() ? torch::Device(torch::kCPU) : parameters.front().device();
        const auto input =
            normalizeImage(resizeKeepRatio(image, data.longSide, data.shortSide)).unsqueeze(0).to(device);
        const auto logits = model->forward(input).midLogits; // 1×K×H₁×W₁
        if (!logits.defined())
            throw Error("This model has no class tokens to look at; they belong to the decoder 'segdeformer' with "
                        "external context.");
        const auto size = std::vector<std::int64_t>{image.rows, image.cols};
        const auto attention =
            torch::nn::functional::interpolate(
                logits.softmax(1).to(torch::kFloat),
                torch::nn::functional::InterpolateFuncOptions().size(size).mode(torch::kBilinear).align_corners(false))
                .squeeze(0)
                .cpu()
                .contiguous(); // K×H×W
        for (std::int64_t k = 0; k < attention.size(0); ++k)
            maps.attention.push_back(cv::Mat(image.rows, image.cols, CV_32F, attention[k].data_ptr<float>()).clone());
        const auto strongest = attention.argmax(0).to(torch::kInt).contiguous();
        cv::Mat(image.rows, image.cols, CV_32S, strongest.data_ptr<int>()).convertTo(maps.segmentation, CV_16U);
    } catch (const c10::Error& error) {
        throw Error(std::string("The model failed on a picture of ") + std::to_string(image.cols) + "x" +
                    std::to_string(image.rows) + " pixels: " + error.what_without_backtrace());
    }
    return maps;
}

} // namespace sdw
