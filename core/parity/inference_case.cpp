// The test protocol: sliding windows, whole images, several scales and mirroring.
#include "core/base/error.h"
#include "core/inference/protocol.h"
#include "core/parity/cases.h"
#include "core/parity/tensor_mat.h"
#include "core/tensor/interpolate.h"
#include "core/tensor/tensor_check.h"

namespace sdw {
namespace {

class Protocol {
public:
    Protocol(const Fixture& fixture, Segmenter model)
        : m_fixture(fixture)
        , m_forward([model](const torch::Tensor& image) mutable { return model->forward(image).logits; })
        , m_size(pair("ori_shape"))
    {
        const auto crop = pair("crop_size"), stride = pair("stride");
        m_windows = {crop[0], crop[1], stride[0], stride[1]};
    }

    void compare(const std::string& name, const torch::Tensor& expected, Comparison& comparison) const
    {
        if (name.ends_with("_label")) {
            const auto map = labels(name);
            if (!map.empty()) return comparison.labels(name, tensorFromMat(map), expected.squeeze(0), kLabelTolerance);
        } else if (const auto got = value(name); got.defined()) {
            const bool probabilities = name.find("prob") != std::string::npos;
            const auto shaped = got.dim() + 1 == expected.dim() ? got.unsqueeze(0) : got;
            return comparison.tensor(name, strided(shaped, storedStride(name)), expected,
                                     probabilities ? kProbabilityTolerance : kTensorTolerance);
        }
        comparison.absent(name, "nothing here computes this");
    }

private:
    std::vector<std::int64_t> pair(const char* key) const
    {
        auto values = m_fixture.meta.at(key).get<std::vector<std::int64_t>>();
        if (values.size() != 2 || values[0] < 1 || values[1] < 1)
            throw Error("meta.json: " + std::string(key) + " must hold two positive whole numbers.");
        return values;
    }
    /// The inputs of every scale, as the reference resized them.
    std::vector<torch::Tensor> scaledInputs() const
    {
        std::vector<torch::Tensor> inputs;
        for (const auto& ratio : m_fixture.meta.at("ms_ratios"))
            inputs.push_back(m_fixture.tensor("ms_input_" + ratio.dump()));
        return inputs;
    }
    struct Pass {
        std::vector<torch::Tensor> inputs;
        bool flip = false;
        std::optional<WindowPlan> windows;
    };
    std::optional<Pass> passOf(const std::string& name) const
    {
        if (name.starts_with("whole_rescaled_")) return Pass{{m_fixture.tensor("input")}, false, {}};
        if (name.starts_with("slide_rescaled_")) return Pass{{m_fixture.tensor("input")}, false, m_windows};
        if (name.starts_with("msflip_")) return Pass{scaledInputs(), true, {}};
        return std::nullopt;
    }
    torch::Tensor value(const std::string& name) const
    {
        if (name.starts_with("slide_logits")) return slideLogits(m_forward, m_fixture.tensor("input"), m_windows);
        if (name.starts_with("slide_small_logits"))
            return slideLogits(m_forward, m_fixture.tensor("input_small"), m_windows);
        const auto pass = passOf(name);
        if (!pass) return {};
        return predictProbabilities(m_forward, pass->inputs, pass->flip, pass->windows, m_size[0], m_size[1]);
    }
    cv::Mat labels(const std::string& name) const
    {
        const auto pass = passOf(name);
        if (!pass) return {};
        return predictLabels(m_forward, pass->inputs, pass->flip, pass->windows, static_cast<int>(m_size[0]),
                             static_cast<int>(m_size[1]));
    }

    const Fixture& m_fixture;
    ForwardLogits m_forward;
    std::vector<std::int64_t> m_size; // height, width of the picture that predictions are made for
    WindowPlan m_windows;
};

void runInference(const Fixture& fixture, Comparison& comparison, std::vector<std::string>& notes)
{
    torch::NoGradGuard noGrad;
    for (const auto& file : fixture.weights) {
        auto model = fixtureModel(fixture, file, false, notes);
        model->eval();
        const Protocol protocol(fixture, model);
        for (const auto& [name, expected] : fixture.tensors)
            if (name.find("input") == std::string::npos) protocol.compare(name, expected, comparison);
    }
}

bool isInference(const Fixture& fixture)
{
    return fixture.has("input") && fixture.meta.contains("crop_size") && fixture.meta.contains("ori_shape");
}

} // namespace

const CaseKind kInferenceCase{"inference", isInference, runInference};

} // namespace sdw
