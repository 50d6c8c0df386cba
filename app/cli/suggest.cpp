// segdeformer suggest: what to label next, or which labels are probably wrong.
#include "app/cli/command.h"
#include "app/cli/layout_option.h"
#include "app/cli/printable.h"
#include "app/cli/progress_line.h"

#include "core/annotation/label_map.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/datasets/confirmed_labels.h"
#include "core/datasets/dataset.h"
#include "core/evaluation/class_match.h"
#include "core/interactive/label_queue.h"
#include "core/interactive/suspects.h"

#include <algorithm>
#include <chrono>
#include <memory>

namespace sdw::cli {
namespace {

struct Options {
    std::string model, data, layout = "auto", split = "train", what = "queue", measure = "combined", out,
                             device = "auto";
    std::size_t limit = 0, most = 50;
    double novelty = QueueOptions().noveltyWeight;
    bool everything = false;
};

/// What the two lists have in common: what is asked of an image, and how the answer looks.
struct Suggestions {
    LabelQueue queue;
    SuspectList suspects;
    std::size_t images = 0, withMid = 0;
    std::vector<DatasetProblem> skipped;
};

/// With a limit so many of them, evenly spread: neighbours in a video are nearly the same.
std::vector<std::size_t> chosenImages(const Dataset& dataset, const Options& options)
{
    std::vector<std::size_t> usable, chosen;
    for (std::size_t i = 0; i < dataset.size(options.split); ++i)
        if (options.what == "queue" || dataset.hasLabel(options.split, i)) usable.push_back(i);
    if (usable.empty())
        throw Error("The split '" + options.split + "' of '" + options.data +
                    (options.what == "queue" ? "' has no images." : "' has no labels that could be wrong."));
    if (options.limit == 0 || options.limit >= usable.size()) return usable;
    for (std::size_t i = 0; i < options.limit; ++i)
        chosen.push_back(usable[i * usable.size() / options.limit]);
    return chosen;
}

/// Labels of the data set in the model's class indices.
cv::Mat inModelClasses(const cv::Mat& label, const ClassMatch& match, std::uint16_t ignored)
{
    std::vector<std::uint16_t> back(match.toDataset.size(), ignored);
    for (std::size_t k = 0; k < match.toDataset.size(); ++k)
        back.at(match.toDataset[k]) = std::uint16_t(k);
    cv::Mat result(label.size(), CV_16UC1);
    for (int y = 0; y < label.rows; ++y)
        std::transform(label.ptr<std::uint16_t>(y), label.ptr<std::uint16_t>(y) + label.cols,
                       result.ptr<std::uint16_t>(y),
                       [&](std::uint16_t value) { return value < back.size() ? back[value] : ignored; });
    return result;
}

/// @param confirmed where somebody has said that the label is right; empty: nowhere.
void addImage(Suggestions& suggestions, const Sample& sample, const cv::Mat& confirmed, Explainer& explainer,
              const ClassMatch& match, const Options& options)
{
    const DoubtMaps maps = doubtMaps(*explainer.explain(sample.image));
    ++suggestions.images;
    suggestions.withMid += maps.hasMid();
    if (options.what == "suspects")
        return suggestions.suspects.addImage(sample.name, maps, inModelClasses(sample.label, match, kIgnoreLabel),
                                             {.picture = sample.image, .confirmed = confirmed});
    const bool labelled = !sample.label.empty() && !options.everything;
    // What a data set gives no class to is what nobody has labelled yet.
    suggestions.queue.addImage(sample.name, maps,
                               labelled ? inModelClasses(sample.label, match, kUnlabelled) : cv::Mat());
}

nlohmann::ordered_json boxJson(const cv::Rect& box)
{
    return {box.x, box.y, box.width, box.height};
}

std::string line(const char* format, auto... values)
{
    char text[300];
    std::snprintf(text, sizeof text, format, values...);
    return text;
}

std::string boxText(const cv::Rect& box)
{
    return std::to_string(box.width) + "x" + std::to_string(box.height) + " at " + std::to_string(box.x) + "," +
           std::to_string(box.y);
}

void tellQueue(const Suggestions& suggestions, const ClassList& classes, const Options& options, Session& session)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    session.text += "  rank  score  doubt  novelty  says             or               region             image\n";
    for (const QueueRegion& one : suggestions.queue.ranked(options.most)) {
        const DoubtRegion& region = one.region;
        const std::string &says = classes[std::size_t(region.label)].name,
                          &second = classes[std::size_t(region.second)].name;
        session.text +=
            line("  %4zu  %5.3f  %5.3f  %7.3f  %-15.15s  %-15.15s  %-17s  ", list.size() + 1, one.score, region.doubt,
                 one.novelty, printable(says).c_str(), printable(second).c_str(), boxText(region.bounds).c_str()) +
            printable(one.image) + "\n";
        nlohmann::ordered_json json = {{"image", one.image},
                                       {"box", boxJson(region.bounds)},
                                       {"inside", {region.inside.x, region.inside.y}},
                                       {"pixels", region.area},
                                       {"class", says},
                                       {"second", second},
                                       {"score", one.score},
                                       {"doubt", region.doubt},
                                       {"novelty", one.novelty},
                                       {"entropy", region.entropy},
                                       {"margin", region.margin}};
        if (region.midLabel >= 0) {
            json["disagreement"] = region.disagreement;
            json["mid_class"] = classes[std::size_t(region.midLabel)].name;
        }
        list.push_back(std::move(json));
    }
    session.result["regions_found"] = suggestions.queue.regions();
    session.result["regions"] = std::move(list);
}

void tellSuspects(const Suggestions& suggestions, const ClassList& classes, const Options& options, Session& session)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    session.text += "  rank  score  label            model says       sure   usual  region             image\n";
    for (const Suspect& one : suggestions.suspects.ranked(options.most)) {
        const std::string &label = classes[std::size_t(one.label)].name,
                          &predicted = classes[std::size_t(one.predicted)].name;
        session.text += line("  %4zu  %5.2f  %-15.15s  %-15.15s  %5.3f  %5.3f  %-17s  ", list.size() + 1, one.score,
                             printable(label).c_str(), printable(predicted).c_str(), one.share, one.usual,
                             boxText(one.bounds).c_str()) +
                        printable(one.image) + "\n";
        list.push_back({{"image", one.image},
                        {"box", boxJson(one.bounds)},
                        {"inside", {one.inside.x, one.inside.y}},
                        {"pixels", one.area},
                        {"label", label},
                        {"predicted", predicted},
                        {"score", one.score},
                        {"share", one.share},
                        {"label_share", one.labelShare},
                        {"usual", one.usual},
                        {"moved", {one.moved.x, one.moved.y}}});
    }
    session.result["regions_found"] = suggestions.suspects.suspects();
    session.result["regions"] = std::move(list);
}

void runSuggest(const Options& options, Session& session)
{
    const auto dataset = openDataset(options.data, options.layout);
    const auto images = chosenImages(*dataset, options);
    Explainer explainer(options.model, {.device = options.device, .shortSide = {}});
    // A folder of images has no classes to match, and no labels either.
    const ClassMatch match =
        dataset->classes().empty() ? ClassMatch() : matchClasses(explainer.classes(), dataset->classes());
    QueueOptions queue;
    queue.doubt.measure = findDoubtMeasure(options.measure);
    queue.noveltyWeight = options.novelty;
    Suggestions suggestions{.queue = LabelQueue(queue), .suspects = SuspectList(), .skipped = {}};
    {
        ProgressLine progress;
        if (!match.note.empty()) progress.note("segdeformer: " + match.note);
        const auto start = std::chrono::steady_clock::now();
        for (std::size_t done = 0; done < images.size(); ++done) {
            if (progress.due()) {
                const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
                progress.update(
                    bar(double(done) / double(images.size())) + " " + std::to_string(done) + "/" +
                    std::to_string(images.size()) + " images" +
                    (done > 0 ? "  ETA " + duration(seconds / double(done) * double(images.size() - done)) : ""));
            }
            Sample sample;
            cv::Mat confirmed;
            try {
                sample = dataset->get(options.split, images[done]);
                if (options.what == "suspects") confirmed = confirmedLabels(*dataset, options.split, images[done]);
            } catch (const Error& error) {
                suggestions.skipped.push_back({dataset->name(options.split, images[done]), error.what()});
                progress.note("segdeformer: skipped: " + std::string(error.what()));
                continue;
            }
            addImage(suggestions, sample, confirmed, explainer, match, options);
        }
    }
    if (suggestions.images == 0) throw Error("None of the images of split '" + options.split + "' could be read.");

    const bool mid = suggestions.withMid > 0;
    session.result = {{"what", options.what},
                      {"model", explainer.name()},
                      {"data", options.data},
                      {"layout", dataset->layout()},
                      {"split", options.split},
                      {"images", suggestions.images},
                      {"skipped", suggestions.skipped.size()},
                      {"uses_mid", mid}};
    session.text =
        std::string(options.what == "queue" ? "What to label next" : "Probable label errors") + ": " +
        std::to_string(suggestions.images) + " images of split '" + options.split + "' of " + options.data +
        ", model " + explainer.name() +
        (mid ? "" : "\nThe model has no class tokens: the list stands on its prediction alone, without M_mid.") +
        "\n\n";
    if (options.what == "queue")
        tellQueue(suggestions, explainer.classes(), options, session);
    else
        tellSuspects(suggestions, explainer.classes(), options, session);
    session.text += "\n" + std::to_string(session.result["regions"].size()) + " of " +
                    session.result["regions_found"].dump() + " regions\n";
    if (options.out.empty()) return;
    const std::filesystem::path out = options.out;
    makeFolder(out);
    writeFileWhole(out / "suggestions.json",
                   session.result.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
    session.text += "Written: suggestions.json in " + options.out + "\n";
}

} // namespace

void addSuggest(CLI::App& app, Session& session)
{
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("suggest", "Say what to label next, or which labels are probably wrong");
    command->add_option("--model", options->model, "Run folder, or weights file with its configuration")->required();
    command->add_option("--data", options->data, "Folder of the data set or project")->required();
    addLayoutOption(*command, options->layout);
    command->add_option("--split", options->split, "Split to look through")->capture_default_str();
    command
        ->add_option("--what", options->what,
                     "queue: regions from which the model would learn most; suspects: labels that it contradicts")
        ->check(CLI::IsMember({"queue", "suspects"}))
        ->capture_default_str();
    command
        ->add_option("--measure", options->measure, "queue: what doubt is made of; disagreement is that of M and M_mid")
        ->check(CLI::IsMember({"combined", "entropy", "margin", "disagreement"}))
        ->capture_default_str();
    command->add_option("--novelty", options->novelty, "queue: weight of being unlike what was seen; 0: none")
        ->check(CLI::Range(0.0, 10.0))
        ->capture_default_str();
    command->add_flag("--all", options->everything, "queue: ask about labelled pixels, too");
    command->add_option("--limit", options->limit, "So many images, evenly spread over the split; 0: all")
        ->capture_default_str();
    command->add_option("--most", options->most, "So many regions; 0: all")->capture_default_str();
    command->add_option("--out", options->out, "Folder for suggestions.json");
    command->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command->callback([options, &session] { session.run = [options, &session] { runSuggest(*options, session); }; });
}

} // namespace sdw::cli
