// A network's outputs, outer and inner, in evaluation mode.
#include "core/base/error.h"
#include "core/encoders/position_embedding.h"
#include "core/model/checkpoint.h"
#include "core/parity/cases.h"
#include "core/tensor/interpolate.h"
#include "core/tensor/tensor_check.h"

#include <cmath>

namespace sdw {
namespace {

constexpr std::int64_t kVitPatch = 16;

/// The reference has maps where the trace may have tokens.
torch::Tensor likeExpected(const torch::Tensor& got, const torch::Tensor& expected)
{
    const bool tokens = got.dim() == 3 && expected.dim() == 4 && got.size(1) == expected.size(2) * expected.size(3);
    return tokens ? got.transpose(1, 2).reshape(expected.sizes()) : got;
}

/// One row of an attention of one head: softmax(q_row · kᵀ/√C), B×M.
torch::Tensor attentionRow(const torch::Tensor& query, const torch::Tensor& key, std::int64_t row)
{
    requireShape(key, {query.size(0), -1, query.size(2)}, "Keys of an attention (BxMxC)");
    if (row < 0 || row >= query.size(1))
        throw Error("meta.json: query_row " + std::to_string(row) + " is outside of the " +
                    std::to_string(query.size(1)) + " tokens.");
    const auto scores = key.matmul(query.select(1, row).unsqueeze(2)).squeeze(2);
    return (scores / std::sqrt(static_cast<double>(query.size(2)))).softmax(-1);
}

/// One input of a network case with everything the model says about it.
class NetworkInput {
public:
    NetworkInput(const Fixture& fixture, Segmenter model, std::string input)
        : m_fixture(fixture)
        , m_model(std::move(model))
        , m_input(std::move(input))
        , m_image(fixture.tensor(m_input + ".input"))
    {
        requireShape(m_image, {-1, 3, -1, -1}, "Tensor '" + m_input + ".input' (Bx3xHxW)");
        m_output = m_model->forward(m_image, &m_trace);
    }

    void compare(const std::string& name, Comparison& comparison, const std::string& shown) const
    {
        const auto& expected = m_fixture.tensor(m_input + "." + name);
        const auto got = value(name);
        if (!got.defined()) return comparison.absent(shown, "the model has no such output");
        const bool row = name.ends_with("_attention_row");
        comparison.tensor(shown, likeExpected(got, expected), expected, row ? kProbabilityTolerance : kTensorTolerance);
    }

private:
    torch::Tensor value(const std::string& name) const
    {
        if (name == "logits") return m_output.logits;
        if (name == "attn_mid") return m_output.midLogits;
        if (name == "aux_logits") return m_output.auxiliaryLogits;
        if (name.starts_with("logits_full_stride"))
            return strided(resizeBilinear(m_output.logits, m_image.size(2), m_image.size(3)), storedStride(name));
        if (name == "pos_embed_used") return positions();
        if (name == "internal_attention_row") return row("internal");
        if (name == "external_attention_row") return row("external");
        return traced(name);
    }
    torch::Tensor traced(const std::string& name) const
    {
        const auto found = m_trace.find(name);
        return found == m_trace.end() ? torch::Tensor() : found->second;
    }
    torch::Tensor row(const std::string& attention) const
    {
        const auto query = traced(attention + "_query"), key = traced(attention + "_key");
        if (!query.defined() || !key.defined()) return {};
        const auto inputs = m_fixture.meta.value("inputs", nlohmann::json::object());
        const auto entry = inputs.value(m_input, nlohmann::json::object());
        if (!entry.contains("query_row")) throw Error("meta.json: inputs." + m_input + ".query_row is missing.");
        return attentionRow(query, key, entry.at("query_row").get<std::int64_t>());
    }
    torch::Tensor positions() const
    {
        const auto parameters = m_model->named_parameters();
        const auto* embedding = parameters.find("backbone.pos_embed");
        if (!embedding) return {};
        const auto patches = [](std::int64_t pixels) { return (pixels + kVitPatch - 1) / kVitPatch; };
        return fitPositionEmbedding(*embedding, patches(m_image.size(2)), patches(m_image.size(3)));
    }

    const Fixture& m_fixture;
    mutable Segmenter m_model;
    std::string m_input;
    torch::Tensor m_image;
    Trace m_trace;
    SegmenterOutput m_output;
};

bool isNetwork(const Fixture& fixture)
{
    for (const auto& [name, tensor] : fixture.tensors)
        if (name.ends_with(".input") && !fixture.weights.empty()) return true;
    return false;
}

void runWeights(const Fixture& fixture, const std::filesystem::path& file, Comparison& comparison,
                std::vector<std::string>& notes)
{
    torch::NoGradGuard noGrad;
    auto model = fixtureModel(fixture, file, false, notes);
    model->eval();
    const auto layout = weightsLayout(file);
    const auto shown = [&](const std::string& name) { return layout.empty() ? name : layout + ": " + name; };
    for (const auto& [name, tensor] : fixture.tensors) {
        if (!name.ends_with(".input")) continue;
        const auto input = name.substr(0, name.size() - 6);
        const NetworkInput run(fixture, model, input);
        for (const auto& [expected, unused] : fixture.tensors)
            if (expected.starts_with(input + ".") && expected != name)
                run.compare(expected.substr(input.size() + 1), comparison, shown(expected));
    }
}

void runNetwork(const Fixture& fixture, Comparison& comparison, std::vector<std::string>& notes)
{
    for (const auto& file : fixture.weights)
        runWeights(fixture, file, comparison, notes);
}

} // namespace

Segmenter fixtureModel(const Fixture& fixture, const std::filesystem::path& file, bool withoutDropout,
                       std::vector<std::string>& notes)
{
    const auto weights = readTensorFile(file);
    std::set<std::string> names;
    for (const auto& [name, tensor] : weights.tensors)
        names.insert(name);
    auto config = fixtureModelConfig(fixture.meta, names);
    if (withoutDropout) {
        config.decoder.dropout = 0;
        config.encoder.dropPath = 0.0;
    }
    Segmenter model(config);
    const bool encoderOnly = !fixture.meta.contains("head") && fixture.meta.value("layout", "") != "hf_segformer";
    const auto report = loadWeights(model, weights, {.encoderOnly = encoderOnly});
    for (const auto& name : report.missing)
        if (!encoderOnly || name.starts_with("backbone."))
            throw Error("Parity case '" + fixture.name + "': " + file.filename().string() + " lacks '" + name +
                        "', which the network has.");
    const auto where = file.filename().string() + " (" + report.layout + ")";
    for (const auto& note : report.notes)
        notes.push_back(where + ": " + note);
    if (!report.unexpected.empty())
        notes.push_back(where + ": " + std::to_string(report.unexpected.size()) + " tensors not used, the first is '" +
                        report.unexpected.front() + "'");
    return model;
}

const CaseKind kNetworkCase{"network", isNetwork, runNetwork};

} // namespace sdw
