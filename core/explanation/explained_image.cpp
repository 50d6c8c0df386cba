#include "core/explanation/explained_image.h"

#include "core/base/error.h"
#include "core/explanation/attention_rows.h"
#include "core/explanation/normalised_features.h"
#include "core/explanation/token_shares.h"
#include "core/explanation/traced_pass.h"

#include <algorithm>
#include <array>

namespace sdw {
namespace {

class ExplainedPass : public ExplainedImage {
public:
    ExplainedPass(Segmenter& model, const ClassScoreSplit& classifier, TracedPass pass, cv::Size image)
        : m_image(image)
        , m_classifier(classifier)
        , m_labels(labelMap({&pass.logits, 1}, image.height, image.width))
    {
        const auto& logits = pass.logits.logits;
        m_logits.create({int(logits.size(0)), int(logits.size(1)), int(logits.size(2))}, CV_32F);
        torch::from_blob(m_logits.data, logits.sizes(), torch::kFloat).copy_(logits);
        keepTokens(pass);
        keepStages(pass);
        const auto& decoder = model->config().decoder;
        m_internalRows = attentionRows(pass, "internal", decoder.internal.heads, decoder.efficientRatio);
        m_externalRows = attentionRows(pass, "external", 1, decoder.efficientRatio);
        m_geometry = {.trace = {}, .logits = {}, .mid = {}, .input = pass.input, .padded = pass.padded};
    }

    cv::Size imageSize() const override { return m_image; }
    cv::Mat labels() const override { return m_labels; }
    cv::Mat midLabels() const override { return m_midLabels; }

    std::vector<FeatureStage> stages() const override
    {
        std::vector<FeatureStage> stages;
        for (std::size_t i = 0; i < m_stages.size(); ++i)
            if (m_stages[i].features) stages.push_back(FeatureStage(i));
        return stages;
    }
    cv::Size mapSize(FeatureStage stage) const override { return need(stage).features->size(); }
    cv::Point position(FeatureStage stage, cv::Point pixel) const override
    {
        return positionOn(need(stage).map, pixel);
    }
    cv::Mat consistency(FeatureStage stage, cv::Point pixel) const override
    {
        const Stage& kept = need(stage);
        return kept.features->similarity(positionOn(kept.map, pixel));
    }

    cv::Mat classLogits() const override
    {
        return m_logits.reshape(1, {m_logits.size[0] * m_logits.size[1], m_logits.size[2]});
    }

    bool hasContext(ContextKind kind) const override { return rows(kind).there(); }
    cv::Mat attention(ContextKind kind, cv::Point pixel) const override
    {
        if (!hasContext(kind))
            throw Error(kind == ContextKind::Internal ? "This model has no internal attention."
                                                      : "This model has no external attention.");
        const cv::Size map = need(FeatureStage::Fused).map;
        const cv::Point at = positionOn(map, pixel);
        return rows(kind).row(at.y * map.width + at.x);
    }

    int tokens() const override { return m_tokens.tokens(); }
    cv::Mat tokenMap(int token) const override
    {
        if (token < 0 || token >= tokens())
            throw Error(tokens() == 0 ? std::string("This model has no class tokens.")
                                      : "There is no class token " + std::to_string(token) + "; the model has " +
                                            std::to_string(tokens()) + ", counted from 0.");
        return m_tokens.map(token);
    }
    std::vector<float> tokenActivations() const override { return m_tokens.means(); }
    std::vector<float> tokenShares(cv::Point pixel) const override
    {
        return m_tokens.at(positionOn(need(FeatureStage::Fused).map, pixel));
    }

    std::vector<ClassScoreParts> scores(cv::Point pixel) const override
    {
        const Stage& fusedStage = need(FeatureStage::Fused);
        const cv::Point at = positionOn(fusedStage.map, pixel);
        const auto fused = fusedStage.features->feature(at);
        const auto added = [&](FeatureStage stage) { // what came on top of F
            const auto& features = m_stages[std::size_t(stage)].features;
            auto feature = features ? features->feature(at) : std::vector<float>();
            for (std::size_t c = 0; c < feature.size(); ++c)
                feature[c] -= fused[c];
            return feature;
        };
        return m_classifier.split(fused, added(FeatureStage::Internal), added(FeatureStage::External),
                                  m_logits.ptr<float>(at.y, at.x));
    }

    std::size_t bytes() const override
    {
        const auto matBytes = [](const cv::Mat& mat) { return mat.total() * mat.elemSize(); };
        std::size_t sum = matBytes(m_labels) + matBytes(m_midLabels) + matBytes(m_logits) + m_tokens.bytes() +
                          m_internalRows.bytes() + m_externalRows.bytes();
        for (auto stage = m_stages.begin(); stage != m_stages.end(); ++stage) {
            const auto isSame = [&](const Stage& other) { return other.features == stage->features; };
            if (stage->features && std::none_of(m_stages.begin(), stage, isSame)) sum += stage->features->bytes();
        }
        return sum;
    }

private:
    struct Stage {
        std::shared_ptr<const NormalisedFeatures> features; ///< null: the model has no such stage
        cv::Size map;                                       ///< as the network gave it, padding included
    };

    void keepTokens(const TracedPass& pass)
    {
        if (!pass.mid.logits.defined()) return;
        m_midLabels = labelMap({&pass.mid, 1}, m_image.height, m_image.width);
        const auto& logits = pass.trace.at("attn_mid");
        m_tokens = TokenShares(logits, pass.valid(mapSizeOf(logits)));
    }

    void keepStages(TracedPass& pass)
    {
        const auto keep = [&](FeatureStage stage, const torch::Tensor& map) {
            const cv::Size size = mapSizeOf(map);
            m_stages[std::size_t(stage)] = {std::make_shared<NormalisedFeatures>(map, pass.valid(size)), size};
        };
        const auto take = [&](const char* name) { // its memory is free as soon as the stage is kept
            const auto found = pass.trace.find(name);
            if (found == pass.trace.end()) return torch::Tensor();
            const torch::Tensor map = found->second;
            pass.trace.erase(found);
            return map;
        };
        for (int i = 0; i < 4; ++i)
            if (const auto map = take(("stage" + std::to_string(i + 1)).c_str()); map.defined())
                keep(FeatureStage(i), map);
        const auto fused = take("fused");
        keep(FeatureStage::Fused, fused);
        auto augmented = FeatureStage::Fused; // what F_aug is made of, where that is a stage already
        for (const auto& [name, stage] :
             {std::pair("y_inter", FeatureStage::Internal), {"y_exter", FeatureStage::External}}) {
            const auto context = take(name);
            if (!context.defined()) continue;
            keep(stage, fused + context);
            augmented = augmented == FeatureStage::Fused ? stage : FeatureStage::Augmented;
        }
        const auto sum = take("f_aug");
        if (augmented == FeatureStage::Augmented)
            keep(FeatureStage::Augmented, sum);
        else
            m_stages[std::size_t(FeatureStage::Augmented)] = m_stages[std::size_t(augmented)];
    }

    AttentionRows attentionRows(TracedPass& pass, const std::string& name, std::int64_t heads, std::int64_t ratio) const
    {
        const auto query = pass.trace.find(name + "_query"), key = pass.trace.find(name + "_key");
        if (query == pass.trace.end() || key == pass.trace.end()) return {};
        const cv::Size map = m_stages[std::size_t(FeatureStage::Fused)].map;
        const cv::Size keys(map.width / int(ratio), map.height / int(ratio));
        return AttentionRows(query->second, key->second, heads, keys, pass.valid(keys));
    }

    const Stage& need(FeatureStage stage) const
    {
        const Stage& kept = m_stages[std::size_t(stage)];
        if (kept.features) return kept;
        std::string known;
        for (const FeatureStage has : stages())
            known += (known.empty() ? "" : ", ") + std::string(featureStageId(has));
        throw Error(std::string("This model has no stage '") + featureStageId(stage) + "'; it has " + known + ".");
    }
    const AttentionRows& rows(ContextKind kind) const
    {
        return kind == ContextKind::Internal ? m_internalRows : m_externalRows;
    }
    cv::Point positionOn(cv::Size map, cv::Point pixel) const
    {
        if (!cv::Rect({}, m_image).contains(pixel))
            throw Error("The point " + std::to_string(pixel.x) + "," + std::to_string(pixel.y) +
                        " lies outside of the image of " + std::to_string(m_image.width) + "x" +
                        std::to_string(m_image.height) + " pixels.");
        return m_geometry.position(map, m_image, pixel);
    }

    cv::Size m_image;
    TracedPass m_geometry; // without its tensors
    ClassScoreSplit m_classifier;
    cv::Mat m_labels, m_midLabels;
    cv::Mat m_logits; // H×W×K
    TokenShares m_tokens;
    std::array<Stage, std::size_t(FeatureStage::Augmented) + 1> m_stages;
    AttentionRows m_internalRows, m_externalRows;
};

} // namespace

std::shared_ptr<const ExplainedImage> explainInput(Segmenter& model, const ClassScoreSplit& classifier,
                                                   const torch::Tensor& input, cv::Size image)
{
    return std::make_shared<ExplainedPass>(model, classifier, tracePass(model, input), image);
}

} // namespace sdw
