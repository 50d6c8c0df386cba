#include "core/config/train_config.h"

namespace sdw {

void visitFields(FieldVisitor& visitor, OhemConfig& config)
{
    visitor.field("enabled", config.enabled, {.help = "Count only the least certain pixels"});
    visitor.field("threshold", config.threshold,
                  {.help = "Keep pixels whose true class has a smaller probability", .minimum = 0, .maximum = 1});
    visitor.field("min_kept", config.minKept, {.help = "Pixels kept per image at the least", .minimum = 1});
}

void visitFields(FieldVisitor& visitor, TrainConfig& config)
{
    visitor.field("iterations", config.iterations, {.help = "Iterations", .minimum = 1, .maximum = 1e9});
    visitor.field("batch", config.batch, {.help = "Batch: images per iteration", .minimum = 1, .maximum = 65536});
    visitor.field("accumulate", config.accumulate,
                  {.help = "Compute a batch in so many parts, to save memory", .minimum = 1, .maximum = 4096});
    visitor.field("lr", config.lr, {.help = "Learning rate of the encoder", .minimum = 0, .maximum = 100});
    visitor.field("head_lr_multiplier", config.headLrMultiplier,
                  {.help = "Learning rate of the decoder, as a multiple", .minimum = 0, .maximum = 1000});
    visitor.field("betas", config.betas,
                  {.help = "AdamW's averaging factors", .minimum = 0, .maximum = 0.999999, .length = 2});
    visitor.field("eps", config.eps, {.help = "AdamW's epsilon", .minimum = 0, .maximum = 1});
    visitor.field("weight_decay", config.weightDecay, {.help = "Decoupled weight decay", .minimum = 0, .maximum = 10});
    visitor.field(
        "layer_decay", config.layerDecay,
        {.help = "Learning-rate factor per encoder layer, from the output inwards", .minimum = 0.01, .maximum = 1});
    visitor.field("warmup", config.warmup, {.help = "Iterations of linear warm-up", .minimum = 0});
    visitor.field("warmup_ratio", config.warmupRatio,
                  {.help = "Share of the learning rate at iteration 0", .minimum = 0, .maximum = 1});
    visitor.field("power", config.power, {.help = "Exponent of the poly schedule", .minimum = 0, .maximum = 10});
    visitor.field("min_lr", config.minLr,
                  {.help = "Smallest learning rate of the schedule", .minimum = 0, .maximum = 100});
    visitor.field("clip_norm", config.clipNorm, {.help = "Largest gradient norm; 0: no clipping", .minimum = 0});
    visitor.field("ema", config.ema,
                  {.help = "Decay of the moving average of the weights; 0: none", .minimum = 0, .maximum = 0.999999});
    visitor.field("freeze_encoder", config.freezeEncoder, {.help = "Train the decoder alone"});
    visitor.field("class_weights", config.classWeights,
                  {.help = "Weight classes by their frequency in the training labels",
                   .allowed = {"none", "inverse", "median", "effective"}});
    visitor.field("dice", config.dice, {.help = "Weight of a Dice loss; 0: none", .minimum = 0, .maximum = 100});
    visitor.group("ohem", config.ohem, "Online hard example mining");
    visitor.field("average_non_ignore", config.averageNonIgnore,
                  {.help = "Average the loss over labelled pixels only"});
    visitor.field("precision", config.precision,
                  {.help = "Precision of the forward pass", .allowed = {"fp32", "bf16", "fp16"}});
    visitor.field("device", config.device, {.help = "Device: auto, cpu or cuda:N"});
    visitor.field("threads", config.threads, {.help = "CPU threads; 0: all cores", .minimum = 0, .maximum = 1024});
    visitor.field("seed", config.seed, {.help = "Seed: same seed, same run", .minimum = 0});
    visitor.field("weights", config.weights, {.help = "Weights of a whole model to start from; empty: none"});
    visitor.field("checkpoint_every", config.checkpointEvery, {.help = "Iterations between checkpoints", .minimum = 1});
    visitor.field("keep_checkpoints", config.keepCheckpoints,
                  {.help = "Numbered checkpoints kept beside best and last", .minimum = 0, .maximum = 10000});
    visitor.field("log_every", config.logEvery,
                  {.help = "Iterations between two points of the loss curve", .minimum = 1});
    visitor.field("early_stop", config.earlyStop,
                  {.help = "Stop after so many evaluations without a better mIoU; 0: never", .minimum = 0});
    visitor.field("samples", config.samples,
                  {.help = "Validation images drawn at each evaluation", .minimum = 0, .maximum = 64});
}

} // namespace sdw
