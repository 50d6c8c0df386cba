#include "core/config/fine_tune_config.h"

#include "core/base/error.h"

#include <algorithm>

namespace sdw {
namespace {

constexpr double kRateShare = 0.1; ///< of the learning rate the model was trained with: it is near where it should be
constexpr std::int64_t kMostBatch = 4;
constexpr std::int64_t kPasses = 10;                                 ///< over the labelled images
constexpr std::int64_t kLeast = 40, kMostCpu = 200, kMostGpu = 2000; ///< iterations
constexpr std::int64_t kEvaluations = 2, kLogLines = 50;

} // namespace

RunConfig fineTuneConfig(const RunConfig& model, const FineTuneFacts& facts)
{
    if (facts.trainImages < 1)
        throw Error("There is no image to improve the model on; label one, or look at what was proposed: proposals "
                    "that nobody has looked at are never trained on.");
    RunConfig config = model;
    config.data.root = facts.root;
    config.data.layout = facts.layout;
    config.data.train = "train";
    config.data.val = facts.valImages > 0 ? "val" : "";
    config.data.limit = 0;
    config.model.encoder.weights.clear(); // the whole model is there already
    config.model.classes = 0;             // those that the data has: what was learnt of each goes by its name

    TrainConfig& train = config.train;
    train.weights = facts.weights;
    train.device = facts.gpu ? "auto" : "cpu";
    if (!facts.gpu) train.precision = "fp32";
    train.batch = std::min({train.batch, kMostBatch, facts.trainImages});
    train.accumulate = 1;
    train.iterations = std::clamp(kPasses * facts.trainImages / train.batch, kLeast, facts.gpu ? kMostGpu : kMostCpu);
    train.lr = model.train.lr * kRateShare;
    train.warmup = train.iterations / 10;
    train.ema = 0;
    train.earlyStop = 0;
    train.averageNonIgnore = true;
    config.eval.every = std::max<std::int64_t>(train.iterations / kEvaluations, 1);
    train.checkpointEvery = config.eval.every;
    train.keepCheckpoints = 0;
    train.logEvery = std::max<std::int64_t>(train.iterations / kLogLines, 1);
    return config;
}

} // namespace sdw
