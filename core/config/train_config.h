// How a model is trained. The defaults are the paper's recipe (SegDeformer, ECCV 2022, section 4.1, and its code base).
#pragma once

#include "core/config/fields.h"

namespace sdw {

/// Online hard example mining: only the least certain pixels count.
struct OhemConfig {
    bool enabled = false;
    double threshold = 0.7;        ///< pixels whose true class has a smaller probability are kept
    std::int64_t minKept = 100000; ///< but at least so many per image of the batch
};

struct TrainConfig {
    std::int64_t iterations = 160000;
    std::int64_t batch = 16;     ///< images per optimiser step (over all processes)
    std::int64_t accumulate = 1; ///< a batch is computed in so many parts
    double lr = 6e-5;
    double headLrMultiplier = 10;
    std::vector<double> betas = {0.9, 0.999};
    double eps = 1e-8;
    double weightDecay = 0.01;  ///< decoupled
    double layerDecay = 1.0;    ///< layer-wise learning rate: factor per encoder depth, from the output inwards
    std::int64_t warmup = 1500; ///< iterations of linear warm-up
    double warmupRatio = 1e-6;  ///< of the learning rate at iteration 0
    double power = 1.0;         ///< of the poly schedule
    double minLr = 0;
    double clipNorm = 0; ///< largest gradient norm; 0: no clipping
    double ema = 0;      ///< decay of the exponential moving average of the weights; 0: none
    bool freezeEncoder = false;
    std::string classWeights = "none"; ///< "none", "inverse", "median", "effective"
    double dice = 0;                   ///< weight of a Dice loss; 0: none
    OhemConfig ohem;
    bool averageNonIgnore = false;  ///< mean over labelled pixels only, instead of over all pixels
    std::string precision = "bf16"; ///< "fp32", "bf16", "fp16": autocast
    std::string device = "auto";    ///< "auto", "cpu", "cuda:N"
    std::int64_t threads = 0;       ///< CPU threads; 0: all cores
    std::int64_t seed = 0;
    std::string weights;                 ///< whole-model weights to start from; empty: none
    std::int64_t checkpointEvery = 4000; ///< iterations
    std::int64_t keepCheckpoints = 2;    ///< step-N files kept beside best and last; 0: none
    std::int64_t logEvery = 50;          ///< iterations between two `train` events
    std::int64_t earlyStop = 0;          ///< stop after so many evaluations without a better mIoU; 0: never
    std::int64_t samples = 4;            ///< validation images drawn into samples/ at each evaluation
};

void visitFields(FieldVisitor& visitor, OhemConfig& config);
void visitFields(FieldVisitor& visitor, TrainConfig& config);

} // namespace sdw
