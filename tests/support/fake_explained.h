// A model that sees what the test says: widgets of Explain need no weights then.
#pragma once

#include "core/base/error.h"
#include "core/explanation/explainer.h"
#include "ui/canvas/picture_pyramid.h"
#include "ui/explain/model_side.h"

#include <atomic>
#include <functional>

namespace sdw::test {

constexpr int kFakeClasses = 4;

inline ClassList fakeClasses()
{
    return {
        {"sky", {80, 160, 255}, 0}, {"road", {90, 90, 90}, 1}, {"tree", {20, 140, 20}, 2}, {"car", {220, 30, 30}, 3}};
}

/// 32×24 pixels: "sky" at the left, "road" at the right; maps of 8×6 positions.
class FakeExplained : public ExplainedImage {
public:
    static constexpr int kWidth = 32, kHeight = 24;

    float mark = 0.5f; ///< every similarity but that of the pixel with itself: tells whose map it is
    bool context = true, withTokens = true;
    std::function<void()> before; ///< called on the worker thread as a map is asked for
    mutable std::atomic<int> maps = 0;

    cv::Size imageSize() const override { return {kWidth, kHeight}; }
    cv::Mat labels() const override
    {
        cv::Mat labels(kHeight, kWidth, CV_16UC1, cv::Scalar(0));
        labels.colRange(kWidth / 2, kWidth).setTo(1);
        return labels;
    }
    cv::Mat midLabels() const override
    {
        if (!withTokens) return {};
        cv::Mat labels = this->labels();
        labels.rowRange(0, kHeight / 4).setTo(2); // a quarter is other than M
        return labels;
    }
    std::vector<FeatureStage> stages() const override
    {
        if (!context) return {FeatureStage::Encoder1, FeatureStage::Encoder4, FeatureStage::Fused};
        return {FeatureStage::Encoder1, FeatureStage::Encoder4, FeatureStage::Fused,
                FeatureStage::Internal, FeatureStage::External, FeatureStage::Augmented};
    }
    cv::Size mapSize(FeatureStage stage) const override
    {
        return stage == FeatureStage::Encoder4 ? cv::Size(4, 3) : cv::Size(8, 6);
    }
    cv::Point position(FeatureStage stage, cv::Point pixel) const override
    {
        const cv::Size size = mapSize(stage);
        return {pixel.x * size.width / kWidth, pixel.y * size.height / kHeight};
    }
    cv::Mat consistency(FeatureStage stage, cv::Point pixel) const override
    {
        ++maps;
        if (before) before();
        cv::Mat map(mapSize(stage), CV_32FC1, cv::Scalar(mark));
        map.at<float>(position(stage, pixel)) = 1;
        return map;
    }
    cv::Mat classLogits() const override { return {8 * 6, kFakeClasses, CV_32FC1, cv::Scalar(0)}; }
    bool hasContext(ContextKind) const override { return context; }
    /// Half of it at the pixel's own position.
    cv::Mat attention(ContextKind kind, cv::Point pixel) const override
    {
        if (!context) throw Error("There is no such attention.");
        cv::Mat row(mapSize(FeatureStage::Fused), CV_32FC1, cv::Scalar(0.5 / 47));
        row.at<float>(position(FeatureStage::Fused, pixel)) = kind == ContextKind::Internal ? 0.5f : 0.4f;
        return row;
    }
    int tokens() const override { return withTokens ? kFakeClasses : 0; }
    cv::Mat tokenMap(int token) const override { return {cv::Size(8, 6), CV_32FC1, cv::Scalar(share(token))}; }
    std::vector<float> tokenActivations() const override
    {
        std::vector<float> shares;
        for (int token = 0; token < tokens(); ++token)
            shares.push_back(share(token));
        return shares;
    }
    std::vector<float> tokenShares(cv::Point) const override { return tokenActivations(); }
    /// "road" wins at the right, "sky" at the left; "tree" is next.
    std::vector<ClassScoreParts> scores(cv::Point pixel) const override
    {
        std::vector<ClassScoreParts> scores(kFakeClasses);
        const int winner = pixel.x < kWidth / 2 ? 0 : 1;
        for (int i = 0; i < kFakeClasses; ++i) {
            ClassScoreParts& one = scores[std::size_t(i)];
            one = {.bias = 0.25f, .fused = i == winner ? 3.0f : i == 2 ? 2.0f : -1.0f};
            if (context) one.internal = 0.5f, one.external = -0.75f;
            one.logit = one.bias + one.fused + one.internal + one.external;
        }
        return scores;
    }

private:
    /// 0.1, 0.4, 0.3, 0.2: neither in the order of the classes nor against it.
    static float share(int token) { return std::array{0.1f, 0.4f, 0.3f, 0.2f}[std::size_t(token)]; }
};

/// Something to look at, its left half labelled "sky" and nothing else.
inline std::shared_ptr<const ui::ExplainInput> fakeInput(int index = 0, bool labelled = true)
{
    cv::Mat picture(FakeExplained::kHeight, FakeExplained::kWidth, CV_8UC3, cv::Scalar(40 + index, 120, 200));
    ui::ExplainInput input{.index = index,
                           .title = QStringLiteral("image %1").arg(index),
                           .picture = std::make_shared<const ui::PicturePyramid>(picture),
                           .truth = {},
                           .labelProblem = {}};
    if (labelled) {
        cv::Mat labels(picture.size(), CV_16UC1, cv::Scalar(kIgnoreLabel));
        labels.colRange(0, FakeExplained::kWidth / 2).setTo(0);
        input.truth = {labels, fakeClasses()};
    }
    return std::make_shared<const ui::ExplainInput>(std::move(input));
}

/// A model whose every image is as `image` makes it.
inline ui::ModelSide::Open fakeModel(std::function<std::shared_ptr<const ExplainedImage>()> image, bool tokens = true)
{
    return [image = std::move(image), tokens] {
        ui::OpenedModel opened{
            .facts = {.name = tokens ? QStringLiteral("ours") : QStringLiteral("plain"),
                      .decoder = tokens ? QStringLiteral("SegDeformer") : QStringLiteral("SegFormer head"),
                      .classes = fakeClasses(),
                      .hasTokens = tokens,
                      .tokenSimilarity = {},
                      .tokenProjection = {}},
            .explain = [image](const cv::Mat&) { return image(); }};
        if (tokens) {
            opened.facts.tokenSimilarity = cv::Mat::eye(kFakeClasses, kFakeClasses, CV_32FC1);
            opened.facts.tokenSimilarity.at<float>(1, 2) = opened.facts.tokenSimilarity.at<float>(2, 1) = -0.5f;
            opened.facts.tokenProjection = (cv::Mat_<float>(kFakeClasses, 2) << 0, 0, 1, 0, 0, 1, 1, 1);
            opened.facts.projectionShare = 0.4;
        }
        return opened;
    };
}

} // namespace sdw::test
