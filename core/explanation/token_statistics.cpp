#include "core/explanation/token_statistics.h"

#include "core/tensor/tensor_check.h"

namespace sdw {
namespace {

cv::Mat toMat(const torch::Tensor& values)
{
    cv::Mat mat(int(values.size(0)), int(values.size(1)), CV_32FC1);
    torch::from_blob(mat.data, values.sizes(), torch::kFloat).copy_(values);
    return mat;
}

} // namespace

torch::Tensor classTokens(Segmenter& model)
{
    const auto own = [](const torch::Tensor& tokens) {
        return tokens.detach().to(torch::kCPU, torch::kFloat).reshape({-1, tokens.size(-1)});
    };
    // Learned tokens are parameters, momentum tokens are buffers; the names are those of core/decoders/class_tokens.h.
    for (const char* name : {"decode_head.token_class", "decode_head.class_token.cls_token"}) {
        const auto parameters = model->named_parameters(), buffers = model->named_buffers();
        if (const auto* tokens = parameters.find(name)) return own(*tokens);
        if (const auto* tokens = buffers.find(name)) return own(*tokens);
    }
    return {};
}

cv::Mat tokenSimilarity(const torch::Tensor& tokens)
{
    requireShape(tokens, {-1, -1}, "Class tokens (KxC)");
    const auto directions = tokens / tokens.norm(2, 1, true).clamp_min(1e-12);
    return toMat(directions.matmul(directions.t()).clamp(-1, 1));
}

cv::Mat tokenProjection(const torch::Tensor& tokens, double* share)
{
    requireShape(tokens, {-1, -1}, "Class tokens (KxC)");
    const auto centred = (tokens - tokens.mean(0, true)).to(torch::kDouble);
    const auto [left, strengths, axes] = torch::linalg_svd(centred, false); // K×r, r, r×C
    const auto count = std::min<std::int64_t>(2, strengths.size(0));        // one token has no second axis
    auto projected = torch::zeros({tokens.size(0), 2}, torch::kDouble);
    for (std::int64_t i = 0; i < count; ++i) {
        const auto largest = axes[i][axes[i].abs().argmax()].item<double>();
        projected.select(1, i).copy_(left.select(1, i) * strengths[i] * (largest < 0 ? -1.0 : 1.0));
    }
    if (share) {
        const auto total = strengths.square().sum().item<double>();
        *share = total > 0 ? strengths.narrow(0, 0, count).square().sum().item<double>() / total : 1;
    }
    return toMat(projected);
}

} // namespace sdw
