#include "core/decoders/momentum_tokens.h"

#include "core/tensor/interpolate.h"
#include "core/tensor/tensor_check.h"

namespace sdw {

void updateMomentumTokens(torch::Tensor memory, const torch::Tensor& features, const torch::Tensor& labels, double keep)
{
    requireShape(memory, {-1, features.size(1)}, "Momentum tokens (KxC)");
    requireShape(labels, {features.size(0), -1, -1}, "Labels of the momentum tokens (BxHxW)");
    torch::NoGradGuard noGrad;
    const auto pixelLabels = resizeNearest(labels, features.size(2), features.size(3)).flatten(); // P = B·N
    const auto pixels = features.to(memory.scalar_type()).permute({0, 2, 3, 1}).flatten(0, 2);    // P×C
    for (std::int64_t k = 0; k < memory.size(0); ++k) {
        const auto chosen = (pixelLabels == k).nonzero().squeeze(1);
        if (chosen.numel() == 0) continue;
        const auto own = pixels.index_select(0, chosen); // n×C
        auto row = memory[k];
        if (!row.any().item<bool>()) {
            row.copy_(own.mean(0));
            continue;
        }
        const auto distance = 1.0 - torch::cosine_similarity(own, row.unsqueeze(0), 1); // n
        const auto total = distance.sum();
        // All pixels already point along the row: nothing tells them apart, so they count alike.
        const auto fresh = total.item<double>() > 1e-12 ? (own * (distance / total).unsqueeze(1)).sum(0) : own.mean(0);
        row.mul_(keep).add_(fresh, 1.0 - keep);
    }
}

} // namespace sdw
