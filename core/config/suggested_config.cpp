#include "core/config/suggested_config.h"

#include <algorithm>
#include <cmath>

namespace sdw {
namespace {

/// What differs between machines.
struct Scale {
    std::int64_t shortSide;           ///< images are not scaled beyond this
    std::int64_t largestCrop, grain;  ///< sides of a crop, pixels
    std::int64_t epochs, least, most; ///< iterations
};

constexpr Scale kCpu{.shortSide = 240, .largestCrop = 320, .grain = 16, .epochs = 150, .least = 200, .most = 2000};
constexpr Scale kGpu{.shortSide = 512, .largestCrop = 512, .grain = 32, .epochs = 100, .least = 2000, .most = 40000};
constexpr std::int64_t kFewImages = 32, kManyImages = 1000;
constexpr std::int64_t kSmallestCrop = 64; ///< every encoder takes it
constexpr std::int64_t kEvaluations = 10, kLogLines = 200;
constexpr double kCropShare = 0.75; ///< of the scaled image, so that crops differ

std::int64_t cropSide(double side, const Scale& scale)
{
    const auto wanted = std::int64_t(side * kCropShare) / scale.grain * scale.grain;
    return std::clamp(wanted, kSmallestCrop, scale.largestCrop);
}

/// Two leading digits: 1437 becomes 1400.
std::int64_t roundNumber(double value)
{
    const double step = std::max(1.0, std::pow(10, std::floor(std::log10(std::max(value, 1.0))) - 1));
    return std::int64_t(std::round(value / step) * step);
}

void fitData(DataConfig& data, const TrainingFacts& facts, const Scale& scale)
{
    const double height = double(std::max<std::int64_t>(facts.height, kSmallestCrop)),
                 width = double(std::max<std::int64_t>(facts.width, kSmallestCrop));
    const double shrink = std::min(1.0, double(scale.shortSide) / std::min(height, width));
    data.shortSide = std::int64_t(std::round(std::min(height, width) * shrink));
    data.longSide = 4 * data.shortSide;
    data.crop = {cropSide(height * shrink, scale), cropSide(width * shrink, scale)};
    data.scaleRange = {0.75, 1.5};
    data.workers = facts.gpu ? 4 : 1;
    if (facts.valImages == 0) data.val.clear();
}

} // namespace

RunConfig suggestConfig(const TrainingFacts& facts)
{
    const Scale& scale = facts.gpu ? kGpu : kCpu;
    RunConfig config;
    fitData(config.data, facts, scale);

    ModelConfig& model = config.model;
    model.decoder.name = "segdeformer";
    if (facts.gpu) {
        model.encoder.name = "mit_b1";
    } else { // the encoder of the demo's models: a third of a second for a crop
        model.encoder.name = "mit_b0";
        model.encoder.width = 16;
        model.encoder.dropPath = 0.0;
        model.decoder.channels = 128;
        model.decoder.efficientRatio = 4;
    }

    TrainConfig& train = config.train;
    train.batch = facts.trainImages < kFewImages ? 4 : facts.gpu && facts.trainImages > kManyImages ? 16 : 8;
    const double passes = double(scale.epochs) * double(facts.trainImages) / double(train.batch);
    train.iterations = roundNumber(std::clamp(passes, double(scale.least), double(scale.most)));
    train.lr = facts.gpu ? 5e-4 : 1e-3; // from scratch: the recipe of the paper is for pretrained encoders
    train.headLrMultiplier = 1;
    train.warmup = train.iterations / 20;
    train.warmupRatio = 1e-3;
    train.power = 0.9;
    train.precision = facts.gpu ? "bf16" : "fp32";
    config.eval.every = std::max<std::int64_t>(train.iterations / kEvaluations, 1);
    train.checkpointEvery = config.eval.every;
    train.keepCheckpoints = facts.gpu ? 2 : 0;
    train.logEvery = std::clamp<std::int64_t>(train.iterations / kLogLines, 1, 50);
    return config;
}

} // namespace sdw
