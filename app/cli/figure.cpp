// segdeformer figure: figures for a paper, as Figures 3 and 4 of SegDeformer (ECCV 2022) are, of one's own models and
// images.
#include "app/cli/command.h"
#include "app/cli/layout_option.h"
#include "app/cli/point_option.h"
#include "app/cli/progress_line.h"
#include "app/cli/stage_option.h"

#include "core/base/error.h"
#include "core/base/image_io.h"
#include "core/evaluation/class_match.h"
#include "core/explanation/figures.h"
#include "ui/figures/figure_file.h"

#include <algorithm>
#include <deque>
#include <memory>

namespace sdw::cli {
namespace {

struct Options {
    std::string kind, data, layout = "auto", split = "val", className, title, device = "auto";
    std::vector<std::string> models, titles, images, names, stages = {"fused", "augmented"}, files;
    std::vector<cv::Point> points;
    std::size_t count = 6;
};

/// The images of the figure, and the classes that predictions are shown in.
struct Material {
    std::vector<FigureImage> images;
    ClassList classes; ///< empty: those of the first model
};

/// Named ones, or as many as are wanted, evenly spaced over those with labels.
std::vector<std::size_t> chooseSamples(const Dataset& dataset, const Options& options)
{
    std::vector<std::size_t> chosen, labelled;
    const std::size_t size = dataset.size(options.split);
    for (std::size_t i = 0; i < size; ++i)
        if (dataset.hasLabel(options.split, i)) labelled.push_back(i);
    for (const std::string& name : options.names) {
        std::size_t i = 0;
        while (i < size && dataset.name(options.split, i) != name)
            ++i;
        if (i == size)
            throw Error("--name: there is no image '" + name + "' in the split '" + options.split + "' of '" +
                        options.data + "'.");
        chosen.push_back(i);
    }
    if (!chosen.empty()) return chosen;
    if (labelled.empty())
        for (std::size_t i = 0; i < size; ++i)
            labelled.push_back(i);
    const std::size_t count = std::min(options.count, labelled.size());
    for (std::size_t i = 0; i < count; ++i)
        chosen.push_back(labelled[i * labelled.size() / count]);
    return chosen;
}

Material readMaterial(const Options& options)
{
    Material material;
    for (const std::string& file : options.images)
        material.images.push_back(
            {.name = std::filesystem::path(file).stem().string(), .image = readImage(file), .truth = {}, .point = {}});
    if (options.data.empty()) return material;
    const auto dataset = openDataset(options.data, options.layout);
    material.classes = dataset->classes();
    for (const std::size_t i : chooseSamples(*dataset, options)) {
        Sample sample = dataset->get(options.split, i);
        material.images.push_back({.name = std::filesystem::path(sample.name).filename().string(),
                                   .image = std::move(sample.image),
                                   .truth = std::move(sample.label),
                                   .point = {}});
    }
    return material;
}

int findClass(const ClassList& classes, const std::string& name)
{
    std::string known;
    for (std::size_t k = 0; k < classes.size(); ++k) {
        if (classes[k].name == name) return int(k);
        known += (k ? ", " : "") + classes[k].name;
    }
    throw Error("--class: there is no class '" + name + "'; there are " + known + ".", ErrorKind::Usage);
}

/// Points that were given, else the middle of the class's largest region (where the truth has it, else the last model's
/// prediction), else the middle of the image.
void choosePoints(const Options& options, Material& material, std::span<const FigureModel> models)
{
    auto& images = material.images;
    if (!options.points.empty() && options.points.size() != images.size())
        throw Error("--point: " + std::to_string(options.points.size()) + " given for " +
                        std::to_string(images.size()) + " images; expected one for each.",
                    ErrorKind::Usage);
    for (std::size_t i = 0; i < images.size(); ++i) {
        FigureImage& image = images[i];
        image.point = {image.image.cols / 2, image.image.rows / 2};
        if (!options.points.empty()) {
            requireInside("--point", options.points[i], image.image.size());
            image.point = options.points[i];
        } else if (!options.className.empty()) {
            const auto label = std::uint16_t(findClass(material.classes, options.className));
            if (const auto centre = pointOfClass(image, label, models.back())) image.point = *centre;
        }
    }
}

/// The numbers that the captions round, map by map, and their means over the images that have some.
nlohmann::ordered_json meansOf(const Figure& figure)
{
    auto columns = nlohmann::ordered_json::array();
    for (std::size_t c = 0; c < figure.columnTitles.size(); ++c) {
        double same = 0, others = 0, auc = 0, right = 0;
        int scored = 0, masks = 0;
        for (const auto& row : figure.rows) {
            if (row[c].right) right += *row[c].right;
            masks += row[c].right.has_value();
            if (!row[c].score) continue;
            same += row[c].score->same;
            others += row[c].score->others;
            auc += row[c].score->auc;
            ++scored;
        }
        if (scored > 0)
            columns.push_back({{"column", figure.columnTitles[c]},
                               {"own", same / scored},
                               {"others", others / scored},
                               {"auc", auc / scored},
                               {"images", scored}});
        if (masks > 0)
            columns.push_back({{"column", figure.columnTitles[c]}, {"right", right / masks}, {"images", masks}});
    }
    return columns;
}

nlohmann::ordered_json scoreOf(const FigurePanel& panel, const std::string& column)
{
    if (panel.score)
        return {
            {"column", column}, {"own", panel.score->same}, {"others", panel.score->others}, {"auc", panel.score->auc}};
    if (panel.right) return {{"column", column}, {"right", *panel.right}};
    return nullptr;
}

/// A line for each image and map; how alike the pixel is to its own class and to others, and how often a position of
/// its class is more alike than one of another (AUC). Of predictions: the share of pixels that are right.
std::string scoresText(const nlohmann::ordered_json& result)
{
    std::size_t image = std::string("mean").size(), column = 0;
    for (const auto& row : result["rows"])
        image = std::max(image, row["image"].get<std::string>().size());
    for (const auto& title : result["columns"])
        column = std::max(column, title.get<std::string>().size());
    const auto padded = [](std::string text, std::size_t width) {
        return text.append(width > text.size() ? width - text.size() : 0, ' ') + "  ";
    };
    const auto numbers = [](const nlohmann::ordered_json& score) {
        char text[64];
        if (score.contains("right"))
            std::snprintf(text, sizeof text, "%6.1f %%\n", 100 * score["right"].get<double>());
        else
            std::snprintf(text, sizeof text, "%6.3f  %6.3f  %6.3f\n", score["own"].get<double>(),
                          score["others"].get<double>(), score["auc"].get<double>());
        return std::string(text);
    };
    if (result["means"].empty()) return {};
    const bool masks = result["means"][0].contains("right");
    std::string text = padded("image", image) + padded(masks ? "model" : "map", column) +
                       (masks ? "   right\n" : "   own  others     AUC\n");
    for (const auto& row : result["rows"])
        for (const auto& score : row["scores"])
            text += padded(row["image"], image) + padded(score["column"], column) + numbers(score);
    for (const auto& score : result["means"])
        text += padded("mean", image) + padded(score["column"], column) + numbers(score);
    return text;
}

void runFigure(const Options& options, Session& session)
{
    if (options.images.empty() && options.data.empty())
        throw Error("A figure needs images: --image FILE, or --data DIR.", ErrorKind::Usage);
    if (!options.titles.empty() && options.titles.size() != options.models.size())
        throw Error("--model-title: " + std::to_string(options.titles.size()) + " given for " +
                        std::to_string(options.models.size()) + " models; expected one for each.",
                    ErrorKind::Usage);
    Material material = readMaterial(options);
    ProgressLine line;
    std::deque<Explainer> explainers; // they stay where they are
    std::vector<FigureModel> models;
    for (std::size_t i = 0; i < options.models.size(); ++i) {
        Explainer& explainer =
            explainers.emplace_back(options.models[i], ExplainerOptions{.device = options.device, .shortSide = {}});
        if (material.classes.empty()) material.classes = explainer.classes();
        const ClassMatch match = matchClasses(explainer.classes(), material.classes);
        if (!match.note.empty()) line.note("segdeformer: " + match.note);
        models.push_back({.explainer = &explainer,
                          .title = options.titles.empty() ? explainer.name() : options.titles[i],
                          .relabel = [match](const cv::Mat& labels) { return match.apply(labels); }});
    }
    choosePoints(options, material, models);
    const auto progress = [&line](int done, int total) {
        if (line.due())
            line.update(bar(double(done) / total) + " " + std::to_string(done) + "/" + std::to_string(total) +
                        " forward passes");
        return true;
    };
    Figure figure = options.kind == "consistency"
                        ? consistencyFigure(models, material.images, stagesOf(options.stages), {}, progress)
                        : predictionFigure(models, material.images, material.classes, {}, progress);
    figure.title = options.title;
    const ui::FigureApplication fonts;
    for (const std::string& file : options.files)
        ui::saveFigure(figure, file);

    auto rows = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < material.images.size(); ++i) {
        const FigureImage& image = material.images[i];
        nlohmann::ordered_json row = {{"image", image.name}};
        if (options.kind == "consistency") row["point"] = {image.point.x, image.point.y};
        auto captions = nlohmann::ordered_json::array();
        for (const FigurePanel& panel : figure.rows[i])
            captions.push_back(panel.caption);
        row["captions"] = captions;
        row["scores"] = nlohmann::ordered_json::array();
        for (std::size_t c = 0; c < figure.rows[i].size(); ++c)
            if (auto score = scoreOf(figure.rows[i][c], figure.columnTitles[c]); !score.is_null())
                row["scores"].push_back(std::move(score));
        rows.push_back(row);
    }
    session.result = {{"kind", options.kind},
                      {"columns", figure.columnTitles},
                      {"rows", rows},
                      {"means", meansOf(figure)},
                      {"files", options.files}};
    session.text = scoresText(session.result);
    for (const std::string& file : options.files)
        session.text += "Written: " + file + "\n";
}

} // namespace

void addFigure(CLI::App& app, Session& session)
{
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("figure", "Figures for a paper: feature consistency, predictions");
    command
        ->add_option("kind", options->kind,
                     "consistency: what is alike to a pixel, model by model (Fig. 3); prediction: their masks (Fig. 4)")
        ->required()
        ->check(CLI::IsMember({"consistency", "prediction"}));
    command->add_option("--model", options->models, "Run folder or weights file; several for several models")
        ->required()
        ->allow_extra_args(false);
    command->add_option("--model-title", options->titles, "What a model is called in the figure; one for each")
        ->allow_extra_args(false);
    command->add_option("--image", options->images, "Images, a row each")->allow_extra_args(false);
    command->add_option("--data", options->data, "Folder of a data set whose images make the rows");
    addLayoutOption(*command, options->layout);
    command->add_option("--split", options->split, "data: the split")->capture_default_str();
    command->add_option("--name", options->names, "data: these images, by name")->allow_extra_args(false);
    command->add_option("--count", options->count, "data: without --name, so many, evenly spaced")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    addPointOption(*command, "--point", options->points, "consistency: the pixel in question, one for each image");
    command->add_option("--class", options->className,
                        "consistency: without --point, the middle of this class's largest region");
    addStageOption(*command, options->stages, "consistency: points of the pipeline; left out: fused augmented");
    command->add_option("--title", options->title, "Above the figure");
    command->add_option("--out", options->files, "FILE.png, FILE.svg or FILE.pdf; several for several formats")
        ->required()
        ->allow_extra_args(false);
    command->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command->callback([options, &session] { session.run = [options, &session] { runFigure(*options, session); }; });
}

} // namespace sdw::cli
