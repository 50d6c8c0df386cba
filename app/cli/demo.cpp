// segdeformer demo: draws a data set, trains the baseline and SegDeformer on it, evaluates both, and writes what there
// is to see. Needs no download.
#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "app/cli/stop_signals.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/base/label_colours.h"
#include "core/base/program_files.h"
#include "core/comparison/comparison_report.h"
#include "core/demo/demo_dataset.h"
#include "core/explanation/class_token_map.h"
#include "core/explanation/picture_grid.h"
#include "core/model/checkpoint.h"
#include "core/tensor/device.h"
#include "core/training/train.h"

#include <chrono>
#include <cmath>
#include <memory>

namespace sdw::cli {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr double kPresetMinutes = 10; // what the presets' iterations take for both models together, on two cores
constexpr std::size_t kPictures = 6;  // validation images drawn into attention/ and examples.png
constexpr int kAttentionColumns = 5;

struct Options {
    std::string out = "segdeformer-demo", device = "auto", saveWeights;
    double minutes = kPresetMinutes;
    std::vector<int> scenes = {160, 40};
};

/// One of the two models.
struct Contestant {
    const char* id;    ///< in file names
    const char* title; ///< for people
};
constexpr Contestant kContestants[] = {{"segformer", "SegFormer"}, {"segdeformer", "SegDeformer"}};

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

class Demo {
public:
    explicit Demo(const Options& options)
        : m_options(options)
        , m_folder(fs::absolute(options.out).lexically_normal())
    {
        const demo::DemoDatasetOptions standard;
        m_scenes = {.train = options.scenes[0], .val = options.scenes[1]};
        if (m_scenes.train != standard.train || m_scenes.val != standard.val)
            m_variant = "-" + std::to_string(m_scenes.train) + "-" + std::to_string(m_scenes.val);
        m_dataFolder = m_folder / ("data" + m_variant);
    }

    void run(Session& session)
    {
        const auto start = Clock::now();
        drawData();
        const bool shipped = m_options.minutes == 0;
        std::vector<fs::path> models;
        for (const Contestant& contestant : kContestants)
            models.push_back(shipped ? needShippedFile(std::string("models/demo_") + contestant.id + ".safetensors")
                                     : trainModel(contestant));
        if (!m_options.saveWeights.empty()) saveWeights(models);

        const auto set = compare(models);
        drawExamples(*set);
        drawAttention(*set, models[1]);
        writeComparisonReport(*set, m_folder / "comparison");
        session.result = comparisonReportJson(*set);
        session.result["folder"] = m_folder.string();
        session.result["iterations"] = shipped ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(m_iterations);
        session.result["seconds"] = secondsSince(start);
        session.text = comparisonReportText(*set) + "\nIn " + m_folder.string() + ", after " +
                       duration(secondsSince(start)) + ":\n" +
                       "  examples.png    images, labels and both predictions side by side\n"
                       "  attention/      what each class token of SegDeformer attends to\n"
                       "  masks/          predictions of both models for every validation image\n"
                       "  comparison/     report.html: the table above with pictures; also as .csv and .json\n" +
                       (shipped ? "  (with the weights that come with the program; --minutes 10 trains them afresh)\n"
                                : "  runs/           both trainings\n");
    }

private:
    void drawData()
    {
        ProgressLine line;
        demo::writeDemoDataset(m_dataFolder, m_scenes, [&](int done, int total) {
            if (line.due())
                line.update("drawing the data set  " + bar(double(done) / total) + " " + std::to_string(done) + "/" +
                            std::to_string(total));
            return !m_signals.stop();
        });
        m_dataset = openDataset(m_dataFolder, "pairs");
    }

    /// Both contestants get the same data order, recipe and number of iterations. A run that was interrupted goes on,
    /// and one that is finished is taken as it is.
    fs::path trainModel(const Contestant& contestant)
    {
        RunConfig config =
            loadRunConfig(needShippedFile(std::string("models/presets/demo_") + contestant.id + ".json"));
        config.train.iterations = std::max<std::int64_t>(
            1, std::llround(double(config.train.iterations) * m_options.minutes / kPresetMinutes));
        config.train.warmup = std::min(config.train.warmup, config.train.iterations / 10);
        config.train.device = m_options.device;
        config.data.root = m_dataFolder.string();
        config.data.layout = "pairs";
        m_iterations = config.train.iterations;
        const fs::path run = m_folder / "runs" / (contestant.id + ("-" + std::to_string(m_iterations)) + m_variant);
        makeFolder(run.parent_path());

        ProgressLine line;
        TrainHooks hooks;
        hooks.stop = &m_signals.stop();
        hooks.watch = [&](const TrainStatus& status) {
            if (!line.due()) return;
            char text[200];
            std::snprintf(text, sizeof text, "training %-11s  %s %lld/%lld  loss %.3f  %.1f images/s  ETA %s",
                          contestant.title, bar(double(status.step) / double(status.iterations)).c_str(),
                          static_cast<long long>(status.step), static_cast<long long>(status.iterations), status.loss,
                          status.imagesPerSecond, duration(status.etaSeconds).c_str());
            line.update(text);
        };
        const TrainResult result = train(config, run, true, hooks);
        if (!result.finished) throw Error("Stopped; the same command goes on where it was.", ErrorKind::Interrupted);
        return run;
    }

    /// The trained models as 16-bit files that need nothing else.
    void saveWeights(const std::vector<fs::path>& models) const
    {
        makeFolder(m_options.saveWeights);
        for (std::size_t i = 0; i < models.size(); ++i) {
            Model model = openModel(models[i], torch::kCPU);
            if (model.run.is_object() && model.run.contains("data"))
                model.run["data"]["root"] = "segdeformer-demo/data"; // not this machine's folder
            saveModel(fs::path(m_options.saveWeights) / (std::string("demo_") + kContestants[i].id + ".safetensors"),
                      model.segmenter, model.classes, model.run, true);
        }
    }

    std::shared_ptr<const ComparedSet> compare(const std::vector<fs::path>& models)
    {
        std::vector<Contender> contenders;
        for (std::size_t i = 0; i < models.size(); ++i)
            contenders.push_back({Contender::Kind::Model, kContestants[i].title, models[i]});
        ProgressLine line;
        return compareContenders(contenders, m_dataset, m_folder / "masks", {.device = m_options.device},
                                 [&](int done, int total) {
                                     if (line.due())
                                         line.update("comparing both models  " + bar(double(done) / total) + " " +
                                                     std::to_string(100 * done / total) + " %");
                                     return !m_signals.stop();
                                 });
    }

    void drawExamples(const ComparedSet& set) const
    {
        std::vector<TitledPicture> pictures;
        for (std::size_t i = 0; i < std::min(kPictures, set.images().size()); ++i) {
            pictures.push_back({set.images()[i].name, set.image(i)});
            pictures.push_back({"labels", colourLabels(set.truth(i), set.classes())});
            for (std::size_t k = 0; k < set.contenders().size(); ++k)
                pictures.push_back({kContestants[k].title, colourLabels(set.prediction(k, i), set.classes())});
        }
        writePng(m_folder / "examples.png", pictureGrid(pictures, 4));
    }

    void drawAttention(const ComparedSet& set, const fs::path& path) const
    {
        Model model = openModel(path, chooseDevice(m_options.device));
        DataConfig data;
        if (model.run.is_object()) data = readRunConfig(model.run).data;
        makeFolder(m_folder / "attention");
        for (std::size_t i = 0; i < std::min(kPictures, set.images().size()); ++i) {
            const cv::Mat image = set.image(i);
            const ClassTokenMaps maps = classTokenMaps(model.segmenter, image, data);
            std::vector<TitledPicture> pictures = {{"image", image},
                                                   {"strongest token", colourLabels(maps.segmentation, model.classes)}};
            for (std::size_t k = 0; k < maps.attention.size(); ++k)
                pictures.push_back({model.classes[k].name, heatOverlay(maps.attention[k], image)});
            const cv::Mat sheet = pictureGrid(pictures, kAttentionColumns);
            cv::Mat page(sheet.rows + 38, sheet.cols, CV_8UC3, cv::Scalar::all(255));
            sheet.copyTo(page(cv::Rect(0, 0, sheet.cols, sheet.rows)));
            const cv::Mat scale = heatScale(image.cols);
            scale.copyTo(page(cv::Rect(8, sheet.rows, scale.cols, scale.rows)));
            writePng(m_folder / "attention" / (set.images()[i].name + ".png"), page);
        }
    }

    const Options m_options;
    const StopSignals m_signals;
    fs::path m_folder, m_dataFolder;
    demo::DemoDatasetOptions m_scenes;
    std::string m_variant; ///< part of folder names where the number of scenes is not the usual one
    std::shared_ptr<const Dataset> m_dataset;
    std::int64_t m_iterations = 0;
};

} // namespace

void addDemo(CLI::App& app, Session& session)
{
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("demo", "Draw a data set, train baseline and SegDeformer on it, compare them");
    command->add_option("--out", options->out, "Folder for everything that is made; safe to use again")
        ->capture_default_str();
    command
        ->add_option(
            "--minutes", options->minutes,
            "Training time of both models together, on two cores; 0: use the weights that come with the program")
        ->check(CLI::Range(0.0, 10000.0))
        ->capture_default_str();
    command->add_option("--scenes", options->scenes, "Scenes to draw for training and for validation")
        ->delimiter(',')
        ->expected(2)
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    command->add_option("--save-weights", options->saveWeights, "Folder for both models as 16-bit weights files");
    command->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command->callback([options, &session] { session.run = [options, &session] { Demo(*options).run(session); }; });
}

} // namespace sdw::cli
