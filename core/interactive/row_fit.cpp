#include "core/interactive/row_fit.h"

#include "core/base/error.h"

namespace sdw {
namespace {

/// Coordinates in which the features vary alike in all directions: few labels say nothing about rare directions, and
/// the optimiser needs few steps. rows in these coordinates · mapᵀ are rows for the features themselves.
torch::Tensor evenCoordinates(const torch::Tensor& features, const torch::Tensor& centre, double floor)
{
    const auto centred = features - centre;
    const auto covariance = centred.t().matmul(centred) / double(std::max<std::int64_t>(features.size(0), 1));
    const auto [variances, directions] = torch::linalg_eigh(covariance.cpu().to(torch::kDouble));
    const double mean = std::max(variances.mean().item<double>(), 1e-12);
    const auto scales = (variances.clamp_min(0) + floor * mean).rsqrt();
    return (directions * scales).to(features.device(), features.scalar_type()); // C×C
}

torch::Tensor weightedCrossEntropy(const torch::Tensor& logits, const torch::Tensor& labels, const torch::Tensor& share)
{
    return -(logits.log_softmax(1).gather(1, labels.unsqueeze(1)).squeeze(1) * share).sum();
}

} // namespace

RowFit fitRows(const RowProblem& problem, const RowFitOptions& options, const Progress& progress)
{
    const bool held = problem.heldFeatures.defined() && problem.heldFeatures.size(0) > 0 && options.hold > 0;
    const bool biased = problem.bias.defined();
    torch::Tensor z, heldZ, coordinates, centre, logits, heldLogits, share, heldShare, freeRows;
    torch::Tensor change, shift; // of the free rows: F×C in even coordinates, F
    {
        torch::NoGradGuard noGrad;
        const auto all = held ? torch::cat({problem.features, problem.heldFeatures}) : problem.features;
        centre = biased ? all.mean(0) : torch::zeros({all.size(1)}, all.options());
        coordinates = evenCoordinates(all, centre, options.floor);
        const auto logitsOf = [&](const torch::Tensor& features) {
            const auto products = features.matmul(problem.weight.t());
            return biased ? products + problem.bias : products;
        };
        z = (problem.features - centre).matmul(coordinates);
        logits = logitsOf(problem.features);
        share = problem.counts / problem.counts.sum().clamp_min(1e-12);
        if (held) {
            heldZ = (problem.heldFeatures - centre).matmul(coordinates);
            heldLogits = logitsOf(problem.heldFeatures);
            heldShare = problem.heldCounts / problem.heldCounts.sum().clamp_min(1e-12);
        }
        freeRows = torch::tensor(problem.free, torch::kLong).to(z.device());
        change = torch::zeros({freeRows.size(0), z.size(1)}, z.options());
        shift = torch::zeros({freeRows.size(0)}, z.options());
        for (std::size_t i = 0; i < problem.free.size(); ++i) {
            if (std::count(problem.fresh.begin(), problem.fresh.end(), problem.free[i]) == 0) continue;
            const auto own = (problem.labels == problem.free[i]).nonzero().squeeze(1);
            if (own.numel() > 0) {
                const auto mean = z.index_select(0, own).mean(0);
                change[std::int64_t(i)].copy_(mean / mean.norm().clamp_min(1e-6));
            }
        }
    }

    const torch::AutoGradMode gradients(true);
    change.requires_grad_(true);
    shift.requires_grad_(biased);
    const auto moved = [&](const torch::Tensor& begin, const torch::Tensor& features) {
        const auto products = features.matmul(change.t());
        return begin.index_add(1, freeRows, biased ? products + shift : products);
    };
    RowFit fit;
    {
        torch::NoGradGuard noGrad;
        fit.lossBefore = weightedCrossEntropy(logits, problem.labels, share).item<double>();
    }
    std::vector<torch::Tensor> variables{change};
    if (biased) variables.push_back(shift);
    torch::optim::LBFGS optimizer(variables, torch::optim::LBFGSOptions(1.0)
                                                 .max_iter(options.steps)
                                                 .max_eval(options.steps * 5 / 4 + 1)
                                                 .tolerance_grad(1e-5)
                                                 .tolerance_change(1e-7)
                                                 .history_size(12)
                                                 .line_search_fn("strong_wolfe"));
    optimizer.step([&] {
        if (progress && !progress(std::min(fit.steps, options.steps), options.steps))
            throw Error("Fitting was stopped.", ErrorKind::Interrupted);
        ++fit.steps;
        optimizer.zero_grad();
        auto loss = weightedCrossEntropy(moved(logits, z), problem.labels, share) +
                    0.5 * options.shrink * change.square().sum();
        if (held)
            loss = loss - options.hold *
                              ((moved(heldLogits, heldZ).log_softmax(1) * problem.heldShares).sum(1) * heldShare).sum();
        loss.backward();
        return loss;
    });

    torch::NoGradGuard noGrad;
    fit.loss = weightedCrossEntropy(moved(logits, z), problem.labels, share).item<double>();
    const auto added = change.detach().matmul(coordinates.t()); // F×C
    fit.weight = problem.weight.index_add(0, freeRows, added);
    if (biased) fit.bias = problem.bias.index_add(0, freeRows, shift.detach() - added.matmul(centre));
    return fit;
}

} // namespace sdw
