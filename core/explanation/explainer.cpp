#include "core/explanation/explainer.h"

#include "core/base/error.h"
#include "core/config/run_config.h"
#include "core/explanation/class_score_split.h"
#include "core/explanation/explained_image.h"
#include "core/explanation/token_statistics.h"
#include "core/inference/model_failure.h"
#include "core/inference/protocol.h"
#include "core/model/checkpoint.h"
#include "core/tensor/device.h"

namespace sdw {

struct Explainer::Parts {
    Model model;
    DataConfig data;
    ClassScoreSplit classifier;
    torch::Tensor tokens; ///< K×C; undefined: none
};

Explainer::Explainer(const std::filesystem::path& model, const ExplainerOptions& options)
    : m_parts(std::make_unique<Parts>())
{
    try {
        m_parts->model = openModel(model, chooseDevice(options.device));
        m_parts->classifier = ClassScoreSplit(m_parts->model.segmenter);
        m_parts->tokens = classTokens(m_parts->model.segmenter);
    } catch (const c10::Error& error) {
        throw Error("Cannot open the model '" + model.string() + "': " + error.what_without_backtrace());
    }
    if (m_parts->model.run.is_object()) m_parts->data = readRunConfig(m_parts->model.run).data;
    if (options.shortSide) m_parts->data.shortSide = *options.shortSide;
}

Explainer::~Explainer() = default;
Explainer::Explainer(Explainer&&) noexcept = default;

const ClassList& Explainer::classes() const
{
    return m_parts->model.classes;
}

const std::string& Explainer::name() const
{
    return m_parts->model.name;
}

std::string Explainer::decoderTitle() const
{
    const DecoderConfig& decoder = m_parts->model.segmenter->config().decoder;
    if (decoder.name == "segdeformer") return decoder.fusion == "upernet" ? "UperNet + SegDeformer" : "SegDeformer";
    return decoder.name == "upernet" ? "UperNet" : "SegFormer head";
}

bool Explainer::hasTokens() const
{
    return m_parts->tokens.defined();
}

cv::Mat Explainer::tokenSimilarity() const
{
    const c10::InferenceMode inference;
    return hasTokens() ? sdw::tokenSimilarity(m_parts->tokens) : cv::Mat();
}

cv::Mat Explainer::tokenProjection(double* share) const
{
    const c10::InferenceMode inference;
    if (share) *share = 0;
    return hasTokens() ? sdw::tokenProjection(m_parts->tokens, share) : cv::Mat();
}

std::shared_ptr<const ExplainedImage> Explainer::explain(const cv::Mat& image)
{
    const c10::InferenceMode inference;
    const auto input = networkInput(image, m_parts->data);
    return onPicture(image, "explain on the CPU, or with a smaller short side",
                     [&] { return explainInput(m_parts->model.segmenter, m_parts->classifier, input, image.size()); });
}

} // namespace sdw
