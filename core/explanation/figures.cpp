#include "core/explanation/figures.h"

#include "core/base/error.h"
#include "core/base/label_colours.h"
#include "core/explanation/region_centre.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstdio>

namespace sdw {
namespace {

using Explained = std::vector<std::shared_ptr<const ExplainedImage>>;

/// How much a picture is scaled down, at most 1.
double scaleOf(cv::Size size, const FigureOptions& options)
{
    return std::min(1.0, double(options.pictureSide) / std::max(size.width, size.height));
}

cv::Size scaledSize(cv::Size size, const FigureOptions& options)
{
    const double scale = scaleOf(size, options);
    return {std::max(1, cvRound(size.width * scale)), std::max(1, cvRound(size.height * scale))};
}

cv::Mat scaled(const cv::Mat& pixels, const FigureOptions& options, int method)
{
    const cv::Size size = scaledSize(pixels.size(), options);
    if (size == pixels.size()) return pixels;
    cv::Mat small;
    cv::resize(pixels, small, size, 0, 0, method);
    return small;
}

/// %1 and %2 of a text filled in.
std::string filledIn(std::string text, const FigureWords& words, std::initializer_list<std::pair<double, int>> numbers)
{
    int place = 0;
    for (const auto& [number, digits] : numbers) {
        char digitsText[32];
        std::snprintf(digitsText, sizeof digitsText, "%.*f", digits, number);
        std::string shown = digitsText;
        if (const auto point = shown.find('.'); point != std::string::npos) shown.replace(point, 1, words.decimalPoint);
        if (shown.front() == '-') shown.replace(0, 1, "\xe2\x88\x92"); // a real minus
        const std::string mark = "%" + std::to_string(++place);
        if (const auto at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), shown);
    }
    return text;
}

/// Explains every image by every model and hands the results to `add`, image by image.
void forEachImage(std::span<const FigureModel> models, std::span<const FigureImage> images, const Progress& progress,
                  const std::function<void(const FigureImage&, const Explained&)>& add)
{
    if (models.empty() || images.empty()) throw Error("A figure needs at least one model and one image.");
    const int total = int(models.size() * images.size());
    int done = 0;
    for (const FigureImage& image : images) {
        Explained explained;
        for (const FigureModel& model : models) {
            if (progress && !progress(done++, total))
                throw Error("The figure was not finished.", ErrorKind::Interrupted);
            explained.push_back(model.explainer->explain(image.image));
        }
        add(image, explained);
    }
    if (progress) progress(total, total);
}

/// Names of the rows, or none at all where none has one.
std::vector<std::string> rowTitles(std::span<const FigureImage> images)
{
    std::vector<std::string> titles;
    for (const FigureImage& image : images)
        titles.push_back(image.name);
    const bool named = std::any_of(titles.begin(), titles.end(), [](const auto& title) { return !title.empty(); });
    return named ? titles : std::vector<std::string>();
}

} // namespace

std::optional<cv::Point> pointOfClass(const FigureImage& image, std::uint16_t label, const FigureModel& model)
{
    cv::Mat labels = image.truth;
    if (labels.empty()) {
        labels = model.explainer->explain(image.image)->labels();
        if (model.relabel) labels = model.relabel(labels);
    }
    return centreOfLargestRegion(labels, label);
}

std::vector<ConsistencyColumn> consistencyColumns(std::span<const std::shared_ptr<const ExplainedImage>> explained,
                                                  const std::vector<FeatureStage>& stages)
{
    const auto contains = [](const std::vector<FeatureStage>& list, FeatureStage stage) {
        return std::find(list.begin(), list.end(), stage) != list.end();
    };
    std::vector<ConsistencyColumn> columns;
    std::vector<FeatureStage> found;
    for (std::size_t m = 0; m < explained.size(); ++m) {
        const auto own = explained[m]->stages();
        const bool baseline = !contains(own, FeatureStage::Internal) && !contains(own, FeatureStage::External);
        for (const FeatureStage stage : stages) {
            if (!contains(own, stage)) continue;
            found.push_back(stage);
            if (stage == FeatureStage::Augmented && baseline && contains(stages, FeatureStage::Fused)) continue;
            columns.push_back({m, stage});
        }
    }
    for (const FeatureStage stage : stages)
        if (!contains(found, stage))
            throw Error(std::string("None of the models has the stage '") + featureStageId(stage) + "' (" +
                        featureStageTitle(stage) + ").");
    return columns;
}

std::vector<FigurePanel> consistencyPanels(const FigureImage& image,
                                           std::span<const std::shared_ptr<const ExplainedImage>> explained,
                                           const std::vector<ConsistencyColumn>& columns, const FigureOptions& options)
{
    const cv::Mat picture = scaled(image.image, options, cv::INTER_AREA);
    const double scale = scaleOf(image.image.size(), options);
    const cv::Point2d mark((image.point.x + 0.5) * scale, (image.point.y + 0.5) * scale);
    std::vector<FigurePanel> panels = {{.picture = picture, .marks = {mark}, .caption = {}}};
    for (const ConsistencyColumn& column : columns) {
        const ExplainedImage& source = *explained[column.model];
        const cv::Mat similarity = source.consistency(column.stage, image.point);
        cv::Mat large;
        cv::resize(similarity, large, picture.size(), 0, 0, cv::INTER_LINEAR);
        FigurePanel panel{.picture = blend(picture, colourise(large, options.map, {-1, 1}), options.opacity),
                          .marks = {mark},
                          .caption = {}};
        if (!image.truth.empty()) {
            panel.score =
                consistencyScore(similarity, source.position(column.stage, image.point), image.truth, image.point);
            if (panel.score)
                panel.caption =
                    filledIn(options.words.alike, options.words, {{panel.score->same, 2}, {panel.score->others, 2}});
        }
        panels.push_back(std::move(panel));
    }
    return panels;
}

Figure consistencyFigure(std::span<const FigureModel> models, std::span<const FigureImage> images,
                         const std::vector<FeatureStage>& stages, const FigureOptions& options,
                         const Progress& progress)
{
    Figure figure;
    figure.columnTitles = {options.words.image};
    figure.rowTitles = rowTitles(images);
    figure.scale = FigureScale{.map = options.map, .range = {-1, 1}, .title = options.words.similarity};
    std::vector<ConsistencyColumn> columns;
    forEachImage(models, images, progress, [&](const FigureImage& image, const Explained& explained) {
        if (columns.empty()) {
            columns = consistencyColumns(explained, stages);
            for (const ConsistencyColumn& column : columns)
                figure.columnTitles.push_back(models.size() == 1 ? featureStageTitle(column.stage)
                                                                 : models[column.model].title + ": " +
                                                                       featureStageTitle(column.stage));
        }
        figure.rows.push_back(consistencyPanels(image, explained, columns, options));
    });
    return figure;
}

Figure predictionFigure(std::span<const FigureModel> models, std::span<const FigureImage> images,
                        const ClassList& classes, const FigureOptions& options, const Progress& progress)
{
    const bool truth =
        std::any_of(images.begin(), images.end(), [](const auto& image) { return !image.truth.empty(); });
    Figure figure;
    figure.columnTitles = {options.words.image};
    if (truth) figure.columnTitles.push_back(options.words.truth);
    for (const FigureModel& model : models)
        figure.columnTitles.push_back(model.title);
    figure.rowTitles = rowTitles(images);
    figure.legend = classes;
    const auto paint = [&](const cv::Mat& labels) {
        return colourLabels(scaled(labels, options, cv::INTER_NEAREST), classes);
    };
    forEachImage(models, images, progress, [&](const FigureImage& image, const Explained& explained) {
        auto& row = figure.rows.emplace_back();
        row.push_back({.picture = scaled(image.image, options, cv::INTER_AREA), .marks = {}, .caption = {}});
        if (truth)
            row.push_back(
                {.picture = image.truth.empty() ? cv::Mat() : paint(image.truth), .marks = {}, .caption = {}});
        for (std::size_t m = 0; m < models.size(); ++m) {
            const cv::Mat own = explained[m]->labels();
            const cv::Mat labels = models[m].relabel ? models[m].relabel(own) : own;
            FigurePanel panel{.picture = paint(labels), .marks = {}, .caption = {}};
            if (!image.truth.empty()) {
                const cv::Mat labelled = image.truth != kIgnoreLabel;
                const int count = cv::countNonZero(labelled),
                          right = cv::countNonZero((labels == image.truth) & labelled);
                if (count > 0) {
                    panel.right = double(right) / count;
                    panel.caption = filledIn(options.words.right, options.words, {{100 * *panel.right, 1}});
                }
            }
            row.push_back(std::move(panel));
        }
    });
    return figure;
}

} // namespace sdw
