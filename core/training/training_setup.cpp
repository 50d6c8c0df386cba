#include "core/training/training_setup.h"

#include "core/base/error.h"
#include "core/model/checkpoint.h"
#include "core/model/class_rows.h"
#include "core/tensor/device.h"

#include <ATen/Parallel.h>
#include <torch/version.h>

#include <algorithm>
#include <thread>

namespace sdw {
namespace {

namespace fs = std::filesystem;

/// The configuration as it will stand in config.json: nothing left open, paths absolute.
RunConfig completeConfig(RunConfig config, const Dataset& dataset)
{
    config.classes = dataset.classes();
    if (config.model.classes == 0) config.model.classes = std::int64_t(config.classes.size());
    if (config.model.classes == 0)
        throw Error("Data set '" + config.data.root + "' has no classes and no labels; it cannot be trained on.");
    config.model = resolveModel(config.model);
    config.data.layout = dataset.layout();
    config.data.root = fs::absolute(config.data.root).lexically_normal().string();
    return config;
}

/// Two programs that each compute on all cores wait for each other most of the time.
void chooseThreads(const TrainingRun& run)
{
    const auto wanted = int(run.config.train.threads);
    if (wanted > 0) return at::set_num_threads(wanted);
    if (run.hooks.spareCores <= 0 || !run.device.is_cpu()) return;
    const int cores = int(std::thread::hardware_concurrency()), all = at::get_num_threads();
    const int used = threadsBeside(run.hooks.spareCores, cores, all);
    at::set_num_threads(used);
    run.folder.log().info(printed("computing on %d of %d cores, to leave %d to other programs; train.threads says "
                                  "otherwise where it is not 0",
                                  used, cores, run.hooks.spareCores));
}

/// bf16 where the CPU multiplies it in hardware, else it would be slower than fp32 by far; fp16 is for GPUs.
std::string usablePrecision(TrainingRun& run)
{
    const std::string& wanted = run.config.train.precision;
    if (!run.device.is_cpu() || wanted == "fp32" || (wanted == "bf16" && cpuHasFastBfloat16())) return wanted;
    run.note("train.precision: this CPU has no fast " + wanted + "; training in fp32.");
    return "fp32";
}

void logLoadReport(TrainingRun& run, const std::string& file, const LoadReport& report)
{
    LogFile& log = run.folder.log();
    log.info(printed("weights '%s': layout %s, %zu tensors matched, %zu missing, %zu unexpected", file.c_str(),
                     report.layout.c_str(), report.matched.size(), report.missing.size(), report.unexpected.size()));
    for (const auto& name : report.missing)
        log.info("  missing, keeps its fresh value: " + name);
    for (const auto& name : report.unexpected)
        log.info("  unexpected, not used: " + name);
    for (const auto& note : report.notes)
        log.info("  " + note);
    for (const auto& name : report.reset)
        run.note("'" + name + "' of '" + file + "' has another number of classes; it starts afresh.");
}

/// What it learnt of a class goes to the class of that name, wherever it stands in the data set's list.
void loadWholeModel(TrainingRun& run, const std::string& name)
{
    const TensorFile file = readTensorFile(name);
    const ClassList theirs = classesOf(file);
    LoadOptions options{.resetClassifier = true};
    if (!theirs.empty()) {
        options.classRows = rowsByName(theirs, run.dataset->classes());
        std::string fresh;
        for (std::size_t k = 0; k < options.classRows.size(); ++k)
            if (options.classRows[k] < 0) fresh += (fresh.empty() ? "'" : ", '") + run.dataset->classes()[k].name + "'";
        if (!fresh.empty()) run.note("New to the weights '" + name + "', so that they start afresh: " + fresh + ".");
    }
    logLoadReport(run, name, loadWeights(run.model, file, options));
}

} // namespace

std::string machineOf(const TrainingRun& run)
{
    return run.device.str() + ", " + run.precision + ", " + std::to_string(at::get_num_threads()) + " threads, " +
           at::get_cpu_capability() + ", LibTorch " + TORCH_VERSION;
}

void openData(TrainingRun& run, const RunConfig& config)
{
    if (config.data.root.empty()) throw Error("data.root: expected the folder of a data set.");
    run.dataset = openDataset(config.data.root, config.data.layout);
    run.config = completeConfig(config, *run.dataset);
    run.document = writeRunConfig(run.config);
}

int threadsBeside(int spareCores, int cores, int otherwise)
{
    return std::max(1, std::min(otherwise, cores - spareCores));
}

void buildModel(TrainingRun& run)
{
    run.device = chooseDevice(run.config.train.device);
    chooseThreads(run);
    run.precision = usablePrecision(run);
    torch::manual_seed(std::uint64_t(run.config.train.seed));
    run.model = Segmenter(run.config.model);
    run.folder.log().info(machineOf(run));
    run.folder.log().info(run.config.model.encoder.name + " + " + run.config.model.decoder.name +
                          printed(": %.2f M parameters", double(parameterCount(*run.model)) / 1e6));
}

void buildOptimizer(TrainingRun& run)
{
    const TrainConfig& config = run.config.train;
    run.model->to(run.device);
    run.optimizer = std::make_unique<AdamW>(parameterGroups(run.model, config),
                                            AdamOptions{config.betas[0], config.betas[1], config.eps});
    if (config.ema > 0) run.average = std::make_unique<WeightAverage>(run.model, config.ema);
}

void loadStartWeights(TrainingRun& run)
{
    const std::string &encoder = run.config.model.encoder.weights, &whole = run.config.train.weights;
    if (!whole.empty())
        loadWholeModel(run, whole);
    else if (!encoder.empty())
        logLoadReport(run, encoder, loadWeights(run.model, readTensorFile(encoder), {.encoderOnly = true}));
}

std::int64_t checkpointFiles(const TrainConfig& config)
{
    // `last` and its successor while it is written, the numbered ones (one shares its bytes with `last`), best and its
    // successor.
    return 1 + std::max<std::int64_t>(config.keepCheckpoints, 1) + 1;
}

LossOptions lossOptionsOf(const TrainingRun& run)
{
    LossOptions options = lossOptions(run.config.model, run.config.train);
    if (!run.counters.classWeights.empty())
        options.classWeights = torch::tensor(run.counters.classWeights, torch::kFloat).to(run.device);
    return options;
}

} // namespace sdw
