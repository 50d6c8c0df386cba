// segdeformer bench: how fast a model is, and how much memory it takes, on drawn pictures.
#include "app/cli/command.h"
#include "app/cli/progress_line.h"

#include "core/base/error.h"
#include "core/base/process_memory.h"
#include "core/config/presets.h"
#include "core/inference/sliding_window.h"
#include "core/model/segmenter.h"
#include "core/tensor/device.h"
#include "core/training/training_step.h"

#include <c10/core/CachingDeviceAllocator.h>

#include <algorithm>
#include <chrono>
#include <memory>

namespace sdw::cli {
namespace {

constexpr std::int64_t kClassesOfNoData = 150; // as many as ADE20K, where a configuration leaves it to the data

struct Options {
    std::string model, size, precision = "fp32", what = "forward", device = "auto";
    std::int64_t batch = 1, runs = 5, threads = 0, crop = 0, stride = 0;
};

struct Size {
    std::int64_t height = 0, width = 0;
};

struct Measured {
    std::vector<double> seconds; ///< of each run
    std::int64_t images = 1;     ///< per run
    std::string note;
};

/// "512x1024": height and width.
Size parseSize(const std::string& text)
{
    Size size;
    int used = 0;
    long long height = 0, width = 0;
    if (std::sscanf(text.c_str(), "%lldx%lld%n", &height, &width, &used) == 2 && std::size_t(used) == text.size())
        size = {height, width};
    if (size.height < 16 || size.width < 16 || size.height > 32768 || size.width > 32768)
        throw Error("--size: unusable value '" + text +
                        "'; expected height x width in pixels, such as 512x1024, each from 16 to 32768.",
                    ErrorKind::Usage);
    return size;
}

RunConfig configOf(const std::string& model)
{
    const std::filesystem::path path = model;
    if (const auto ending = path.extension(); ending == ".safetensors" || ending == ".pth" || ending == ".pt")
        throw Error("bench takes a preset, a configuration file or a run folder, not a weights file like '" + model +
                        "'.",
                    ErrorKind::Usage);
    RunConfig config =
        std::filesystem::is_directory(path) ? loadRunConfig(path / "config.json") : loadRunConfig(presetFile(model));
    if (config.model.classes == 0)
        config.model.classes = config.classes.empty() ? kClassesOfNoData : std::int64_t(config.classes.size());
    config.model.encoder.weights.clear(); // speed does not depend on them
    return config;
}

void finishDevice(const torch::Device& device)
{
    if (device.is_cuda()) torch::cuda::synchronize(device.index());
}

/// One run to warm up, then the measured ones; the peak of memory is that of all of them.
Measured measure(const Options& options, const torch::Device& device, const std::function<void()>& run)
{
    ProgressLine line;
    Measured measured;
    for (std::int64_t i = 0; i <= options.runs; ++i) {
        line.update(i == 0 ? std::string("warming up")
                           : "run " + std::to_string(i) + "/" + std::to_string(options.runs));
        finishDevice(device);
        const auto start = std::chrono::steady_clock::now();
        run();
        finishDevice(device);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        if (i > 0) measured.seconds.push_back(seconds);
    }
    return measured;
}

Measured benchForward(const Options& options, Segmenter& model, const torch::Device& device, const Size& size)
{
    const torch::NoGradGuard noGradients;
    const c10::InferenceMode inference;
    model->eval();
    const auto image = torch::randn({options.batch, 3, size.height, size.width}, device);
    Measured measured = measure(options, device, [&] {
        const AutocastScope autocast(device, options.precision);
        model->forward(image);
    });
    measured.images = options.batch;
    measured.note = "logits at the model's own resolution";
    return measured;
}

/// A picture of the given size through the sliding-window protocol, from 8-bit pixels to the label map.
Measured benchSlide(const Options& options, Segmenter& model, const torch::Device& device, const RunConfig& config,
                    const Size& size)
{
    const c10::InferenceMode inference;
    model->eval();
    cv::Mat picture(int(size.height), int(size.width), CV_8UC3);
    cv::RNG random(1);
    random.fill(picture, cv::RNG::UNIFORM, 0, 256);
    DataConfig data = config.data;
    data.shortSide = std::min(size.height, size.width);
    data.longSide = std::max(size.height, size.width);
    EvaluationConfig evaluation = config.eval;
    evaluation.mode = "slide";
    evaluation.scales = {1.0};
    if (options.crop > 0) {
        evaluation.crop = {options.crop, options.crop};
        if (options.stride == 0) evaluation.stride.clear();
    }
    if (options.stride > 0) evaluation.stride = {options.stride, options.stride};
    Measured measured =
        measure(options, device, [&] { predictLabels(model, picture, data, evaluation, options.precision); });
    measured.note = "from pixels to label map";
    return measured;
}

Measured benchTrain(const Options& options, Segmenter& model, const torch::Device& device, RunConfig config,
                    const Size& size)
{
    config.train.batch = options.batch;
    config.train.precision = options.precision;
    model->train();
    AdamW optimizer(parameterGroups(model, config.train),
                    {.beta1 = config.train.betas[0], .beta2 = config.train.betas[1], .eps = config.train.eps});
    TrainingStep step(model, optimizer, nullptr, config, device, options.precision,
                      lossOptions(config.model, config.train),
                      std::filesystem::temp_directory_path() / "segdeformer-bench.json");
    const Batch batch{.images = torch::randn({options.batch, 3, size.height, size.width}),
                      .labels =
                          torch::randint(config.model.classes, {options.batch, size.height, size.width}, torch::kLong),
                      .names = std::vector<std::string>(std::size_t(options.batch), "drawn")};
    TrainingCounters counters;
    std::int64_t number = 0;
    Measured measured = measure(options, device, [&] { step.run(batch, number++, counters); });
    measured.images = options.batch;
    measured.note = "forward, loss, backward and optimiser";
    return measured;
}

/// Bytes; of the process, and of the GPU where one computes.
struct Peaks {
    std::int64_t process = 0;
    std::optional<std::int64_t> device;
};

void resetPeaks(const torch::Device& device)
{
    resetPeakMemory();
    if (device.is_cuda()) c10::getDeviceAllocator(device.type())->resetPeakStats(device.index());
}

Peaks peaksOf(const torch::Device& device)
{
    Peaks peaks{.process = processMemory().peakBytes};
    if (device.is_cuda()) {
        const auto stats = c10::getDeviceAllocator(device.type())->getDeviceStats(device.index());
        peaks.device = stats.allocated_bytes[static_cast<std::size_t>(c10::CachingAllocator::StatType::AGGREGATE)].peak;
    }
    return peaks;
}

void runBench(const Options& options, Session& session)
{
    const RunConfig config = configOf(options.model);
    const bool slide = options.what == "slide";
    const Size size = !options.size.empty() ? parseSize(options.size)
                      : slide               ? Size{1024, 2048}
                                            : Size{config.data.crop[0], config.data.crop[1]};
    if (options.threads > 0) at::set_num_threads(int(options.threads));
    const torch::Device device = chooseDevice(options.device);
    torch::manual_seed(0);
    Segmenter model(config.model);
    model->to(device);
    resetPeaks(device);

    Measured measured = options.what == "train" ? benchTrain(options, model, device, config, size)
                        : slide                 ? benchSlide(options, model, device, config, size)
                                                : benchForward(options, model, device, size);
    const Peaks peaks = peaksOf(device);
    std::sort(measured.seconds.begin(), measured.seconds.end());
    const std::size_t count = measured.seconds.size();
    const double median = (measured.seconds[(count - 1) / 2] + measured.seconds[count / 2]) / 2;
    const std::int64_t parameters = parameterCount(*model);

    session.result = {
        {"model", options.model},
        {"what", options.what},
        {"size", {size.height, size.width}},
        {"batch", measured.images},
        {"precision", options.precision},
        {"device", device.str()},
        {"threads", at::get_num_threads()},
        {"parameters", parameters},
        {"classes", config.model.classes},
        {"runs", count},
        {"seconds", {{"median", median}, {"min", measured.seconds.front()}, {"max", measured.seconds.back()}}},
        {"images_per_second", double(measured.images) / median},
        {"peak_memory_bytes", peaks.process},
        {"peak_device_memory_bytes",
         peaks.device ? nlohmann::ordered_json(*peaks.device) : nlohmann::ordered_json(nullptr)}};
    char text[768];
    std::snprintf(text, sizeof text,
                  "%s, %s (%s)\n"
                  "input       %lld x %lldx%lld, %s, %s, %d threads\n"
                  "parameters  %.2f M, %lld classes\n"
                  "latency     %.1f ms median, %.1f min, %.1f max of %zu runs\n"
                  "throughput  %.2f images/s\n"
                  "peak memory %.0f MB",
                  options.model.c_str(), options.what.c_str(), measured.note.c_str(),
                  static_cast<long long>(measured.images), static_cast<long long>(size.height),
                  static_cast<long long>(size.width), options.precision.c_str(), device.str().c_str(),
                  at::get_num_threads(), double(parameters) / 1e6, static_cast<long long>(config.model.classes),
                  median * 1e3, measured.seconds.front() * 1e3, measured.seconds.back() * 1e3, count,
                  double(measured.images) / median, double(peaks.process) / 1e6);
    session.text = text;
    if (peaks.device) {
        std::snprintf(text, sizeof text, ", on the device %.0f MB", double(*peaks.device) / 1e6);
        session.text += text;
    }
    session.text += "\n";
}

} // namespace

void addBench(CLI::App& app, Session& session)
{
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("bench", "Latency, throughput and peak memory of a model, on drawn pictures");
    command->add_option("--model", options->model, "Preset, configuration file or run folder")->required();
    command->add_option("--size", options->size,
                        "Height x width of the input, pixels; left out: the training crop (slide: 1024x2048)");
    command->add_option("--batch", options->batch, "Images at once (forward, train)")
        ->check(CLI::Range(1, 4096))
        ->capture_default_str();
    command->add_option("--precision", options->precision, "fp32, bf16 or fp16")
        ->check(CLI::IsMember({"fp32", "bf16", "fp16"}))
        ->capture_default_str();
    command
        ->add_option("--what", options->what,
                     "forward: logits of a batch; train: a whole optimiser step; slide: a picture in sliding windows")
        ->check(CLI::IsMember({"forward", "train", "slide"}))
        ->capture_default_str();
    command->add_option("--crop", options->crop, "slide: side of a window, pixels; left out: as the configuration says")
        ->check(CLI::Range(16, 8192));
    command->add_option("--stride", options->stride, "slide: step, pixels")->check(CLI::Range(1, 8192));
    command->add_option("--runs", options->runs, "Measured runs, after one to warm up")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    command->add_option("--threads", options->threads, "CPU threads; left out: all cores")->check(CLI::Range(1, 1024));
    command->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command->callback([options, &session] { session.run = [options, &session] { runBench(*options, session); }; });
}

} // namespace sdw::cli
