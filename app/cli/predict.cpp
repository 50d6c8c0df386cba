// segdeformer predict: masks for images or folders.
#include "app/cli/command.h"
#include "app/cli/output_names.h"
#include "app/cli/progress_line.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/base/label_colours.h"
#include "core/inference/predictor.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <set>

namespace sdw::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string model, out, format = "index", device = "auto", precision = "fp32";
    std::vector<std::string> paths;
    double opacity = 0.5;
    std::int64_t shortSide = 0;
};

struct Picture {
    fs::path file;
    std::string name; ///< relative to the folder that was named, without ending
    fs::path mask;    ///< where its mask goes
};

/// Pictures below a folder, in the order of their names. Links and special files are passed over (a link may lead in a
/// circle, a pipe never ends), and so is the output folder, whose masks are no pictures.
void collect(const fs::path& folder, const fs::path& out, std::vector<Picture>& pictures)
{
    std::error_code code;
    std::vector<Picture> found;
    for (fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, code), end;
         !code && entry != end; entry.increment(code)) {
        std::error_code ignored;
        if (entry->is_directory(ignored) && !entry->is_symlink(ignored) &&
            fs::equivalent(entry->path(), out, ignored)) {
            entry.disable_recursion_pending();
        } else if (fs::is_regular_file(entry->symlink_status(ignored)) && looksLikeImage(entry->path())) {
            fs::path name = entry->path().lexically_relative(folder);
            found.push_back({entry->path(), name.replace_extension().string(), {}});
        }
    }
    if (code) throw Error("Cannot list the folder '" + folder.string() + "': " + code.message() + ".");
    std::sort(found.begin(), found.end(), [](const Picture& a, const Picture& b) { return a.file < b.file; });
    pictures.insert(pictures.end(), found.begin(), found.end());
}

std::vector<Picture> picturesOf(const Options& options)
{
    std::vector<Picture> pictures;
    for (const fs::path path : options.paths) {
        std::error_code code;
        if (fs::is_directory(path, code))
            collect(path, options.out, pictures);
        else
            pictures.push_back({path, path.stem().string(), {}}); // named by the user: tried whatever it looks like
    }
    if (pictures.empty()) throw Error("There is no picture to predict in what was named.");

    OutputNames names;
    std::set<fs::path> inputs;
    std::error_code code;
    for (Picture& picture : pictures) {
        picture.mask = fs::path(options.out) / names.take(picture.name, picture.file.extension().string());
        inputs.insert(fs::weakly_canonical(picture.file, code));
    }
    for (const Picture& picture : pictures)
        if (inputs.contains(fs::weakly_canonical(picture.mask, code)))
            throw Error("The mask '" + picture.mask.string() +
                            "' would replace a picture; choose another folder for --out.",
                        ErrorKind::Usage);
    return pictures;
}

void writeMask(const fs::path& file, const cv::Mat& image, const cv::Mat& labels, const ClassList& classes,
               const Options& options)
{
    makeFolder(file.parent_path());
    if (options.format == "index")
        writeIndexPng(file, labels, classes.size());
    else
        writePng(file, options.format == "colour" ? colourLabels(labels, classes)
                                                  : overlayLabels(image, labels, classes, options.opacity));
}

void runPrediction(const Options& options, Session& session)
{
    makeFolder(options.out);
    const std::vector<Picture> pictures = picturesOf(options);
    PredictorOptions opening{.device = options.device, .precision = options.precision};
    if (options.shortSide > 0) opening.shortSide = options.shortSide;
    Predictor predictor(options.model, opening);

    auto written = nlohmann::ordered_json::array(), failed = nlohmann::ordered_json::array();
    const auto start = std::chrono::steady_clock::now();
    ProgressLine line;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const Picture& picture = pictures[i];
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        if (line.due())
            line.update(bar(double(i) / double(pictures.size())) + " " + std::to_string(i) + "/" +
                        std::to_string(pictures.size()) + " images" +
                        (i > 0 ? "  ETA " + duration(seconds / double(i) * double(pictures.size() - i)) : ""));
        try {
            const cv::Mat image = readImage(picture.file);
            const cv::Mat labels = predictor.labels(image);
            writeMask(picture.mask, image, labels, predictor.classes(), options);
            written.push_back({{"image", picture.file.string()}, {"mask", picture.mask.string()}});
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::BadInput) throw;
            line.note(std::string("segdeformer: skipped: ") + error.what());
            failed.push_back({{"image", picture.file.string()}, {"message", error.what()}});
        }
    }
    const auto count = [](std::size_t number, const char* what) {
        return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
    };
    session.text = count(written.size(), "mask") + " written to " + options.out +
                   (failed.empty() ? "" : ", " + count(failed.size(), "picture") + " skipped") + ".\n";
    session.exitStatus = written.empty() ? 3 : 0;
    session.result = {
        {"model", predictor.name()}, {"out", options.out}, {"format", options.format}, {"predicted", written.size()},
        {"skipped", failed.size()},  {"masks", written},   {"failed", failed}};
}

} // namespace

void addPredict(CLI::App& app, Session& session)
{
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("predict", "Masks for images or folders");
    command->add_option("--model", options->model, "Run folder, or weights file with its configuration")->required();
    command->add_option("--out", options->out, "Folder for the masks")->required();
    command
        ->add_option("--format", options->format,
                     "index: class numbers; colour: the classes' colours; overlay: those over the picture")
        ->check(CLI::IsMember({"index", "colour", "overlay"}))
        ->capture_default_str();
    command->add_option("--opacity", options->opacity, "overlay: of the colours, 0 to 1")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command
        ->add_option("--short-side", options->shortSide,
                     "Scale images to this short side, pixels; left out: as the model's run says")
        ->check(CLI::Range(16, 16384));
    command->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command->add_option("--precision", options->precision, "fp32, bf16 or fp16")
        ->check(CLI::IsMember({"fp32", "bf16", "fp16"}))
        ->capture_default_str();
    command->add_option("paths", options->paths, "Images and folders (with all folders below)")->required();
    command->callback([options, &session] { session.run = [options, &session] { runPrediction(*options, session); }; });
}

} // namespace sdw::cli
