#include "core/training/schedule.h"

#include <algorithm>
#include <cmath>

namespace sdw {

double learningRate(const TrainConfig& config, double base, std::int64_t step)
{
    const double left = 1.0 - double(std::min(step, config.iterations)) / double(config.iterations);
    const double poly = (base - config.minLr) * std::pow(left, config.power) + config.minLr;
    if (step >= config.warmup) return poly;
    return poly * (1.0 - (1.0 - double(step) / double(config.warmup)) * (1.0 - config.warmupRatio));
}

} // namespace sdw
