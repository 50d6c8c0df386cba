// segdeformer compare: which of several models or label sets is better on a data set, and how sure that is.
#include "app/cli/command.h"
#include "app/cli/layout_option.h"
#include "app/cli/progress_line.h"
#include "app/cli/stop_signals.h"

#include "core/base/error.h"
#include "core/comparison/comparison_report.h"
#include "ui/figures/figure_file.h"
#include "ui/reports/comparison_pdf.h"

#include <algorithm>
#include <chrono>
#include <memory>

namespace sdw::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::vector<std::string> models, labels, names;
    std::string data, layout = "auto", split = "val", out, device = "auto";
    std::int64_t resamples = 10000, pictures = 12, seed = 0;
};

/// What people would call it: the run folder's or file's name.
std::string shortName(const std::string& path)
{
    fs::path normal = fs::path(path).lexically_normal();
    if (normal.filename().empty()) normal = normal.parent_path();
    std::error_code code;
    const std::string name = fs::is_directory(path, code) ? normal.filename().string() : normal.stem().string();
    return name.empty() || name == "." || name == ".." ? path : name;
}

std::vector<Contender> contendersOf(const Options& options)
{
    std::vector<Contender> contenders;
    for (const std::string& model : options.models)
        contenders.push_back({Contender::Kind::Model, shortName(model), model});
    for (const std::string& folder : options.labels)
        contenders.push_back({Contender::Kind::Labels, shortName(folder), folder});
    if (!options.names.empty() && options.names.size() != contenders.size())
        throw Error("--names has " + std::to_string(options.names.size()) + " entries; expected one for each of the " +
                        std::to_string(contenders.size()) + " models and label sets, models first.",
                    ErrorKind::Usage);
    for (std::size_t i = 0; i < options.names.size(); ++i)
        contenders[i].name = options.names[i];
    // Files of two folders may have the same name: then the folder tells them apart, and at last a number.
    const auto taken = [&](std::size_t i) {
        return std::count_if(contenders.begin(), contenders.end(),
                             [&](const Contender& one) { return one.name == contenders[i].name; }) > 1;
    };
    if (options.names.empty()) {
        std::vector<std::string> longer;
        for (std::size_t i = 0; i < contenders.size(); ++i) {
            const std::string folder = contenders[i].path.lexically_normal().parent_path().filename().string();
            longer.push_back(taken(i) && !folder.empty() ? folder + "/" + contenders[i].name : contenders[i].name);
        }
        for (std::size_t i = 0; i < contenders.size(); ++i)
            contenders[i].name = longer[i];
        for (std::size_t i = contenders.size(); i-- > 1;)
            if (taken(i)) contenders[i].name += " (" + std::to_string(i + 1) + ")";
    }
    return contenders;
}

void runComparison(const Options& options, Session& session)
{
    const auto contenders = contendersOf(options);
    if (contenders.size() < 2 || contenders.size() > 4)
        throw Error("A comparison takes two to four of --model and --labels; " + std::to_string(contenders.size()) +
                        (contenders.size() == 1 ? " was" : " were") + " named.",
                    ErrorKind::Usage);
    const std::shared_ptr<const Dataset> dataset = openDataset(options.data, options.layout);
    const StopSignals signals;
    const fs::path out = options.out;
    std::shared_ptr<const ComparedSet> set;
    {
        ProgressLine line;
        const auto start = std::chrono::steady_clock::now();
        set = compareContenders(
            contenders, dataset, out / "predictions",
            {.split = options.split,
             .device = options.device,
             .resamples = options.resamples,
             .seed = std::uint64_t(options.seed)},
            [&](int done, int total) {
                if (line.due()) {
                    const double seconds =
                        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
                    line.update("comparing " + bar(double(done) / total) + " " + std::to_string(100 * done / total) +
                                " %" + (done > 0 ? "  ETA " + duration(seconds / done * (total - done)) : ""));
                }
                return !signals.stop();
            });
        for (const ContenderResult& one : set->contenders())
            if (!one.note.empty()) line.note("segdeformer: " + one.contender.name + ": " + one.note);
        for (const DatasetProblem& problem : set->skipped())
            line.note("segdeformer: left out " + problem.file + ": " + problem.message);
        const auto drawing = [&](int done, int total) {
            if (line.due())
                line.update("drawing   " + bar(double(done) / total) + " " + std::to_string(done) + "/" +
                            std::to_string(total));
            return !signals.stop();
        };
        writeComparisonReport(*set, out, std::size_t(options.pictures), drawing);
        const ui::FigureApplication fonts;
        ui::saveComparisonPdf(*set, out / "report.pdf", std::size_t(options.pictures), drawing);
    }
    session.result = comparisonReportJson(*set);
    session.result["out"] = options.out;
    session.text = comparisonReportText(*set) +
                   "Written: report.html, report.pdf, report.csv, report.json, counts.csv and " + "predictions/ in " +
                   options.out + "\n";
}

} // namespace

void addCompare(CLI::App& app, Session& session)
{
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("compare", "Compare two to four models or label sets on a data set");
    command->add_option("--model", options->models, "Run folder, or weights file with its configuration; repeatable")
        ->allow_extra_args(false);
    command
        ->add_option("--labels", options->labels,
                     "Folder of index PNGs named like the images, as predict and the exports write them; repeatable")
        ->allow_extra_args(false);
    command->add_option("--names", options->names, "What to call them in the report, models first: A,B")
        ->delimiter(',');
    command->add_option("--data", options->data, "Folder of the data set")->required();
    addLayoutOption(*command, options->layout);
    command->add_option("--split", options->split, "Split to compare on")->capture_default_str();
    command->add_option("--out", options->out, "Folder for the report and the predictions; safe to use again")
        ->required();
    command->add_option("--resamples", options->resamples, "For intervals and p-values")
        ->check(CLI::Range(1, 10000000))
        ->capture_default_str();
    command->add_option("--seed", options->seed, "Of the resamples")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command->add_option("--pictures", options->pictures, "Images shown in the report")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    command->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command->callback([options, &session] { session.run = [options, &session] { runComparison(*options, session); }; });
}

} // namespace sdw::cli
