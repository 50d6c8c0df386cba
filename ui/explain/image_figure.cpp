#include "ui/explain/image_figure.h"

#include "core/base/error.h"
#include "core/evaluation/class_match.h"
#include "ui/canvas/picture_pyramid.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <deque>

namespace sdw::ui {
namespace {

struct ImageFigureWords {
    Q_DECLARE_TR_FUNCTIONS(ImageFigureWords)
};

/// Masks of a model in the project's classes. Where the two know different ones nothing fits, and that is said before
/// hours of drawing: as an error where masks are shown, and not at all where they are not.
std::function<cv::Mat(const cv::Mat&)> relabelling(const Explainer& explainer, const ClassList& classes, bool isNeeded)
{
    try {
        return
            [match = matchClasses(explainer.classes(), classes)](const cv::Mat& labels) { return match.apply(labels); };
    } catch (const Error&) {
        if (isNeeded) throw;
        return {};
    }
}

/// "SegDeformer", and where two are of a kind, with the name of their file or run.
void nameModels(const std::deque<Explainer>& explainers, std::vector<FigureModel>& models)
{
    for (std::size_t i = 0; i < models.size(); ++i) {
        if (!models[i].title.empty()) continue;
        const bool alike = std::ranges::count_if(explainers, [&](const Explainer& other) {
                               return other.decoderTitle() == explainers[i].decoderTitle();
                           }) > 1;
        models[i].title = alike ? explainers[i].name() : explainers[i].decoderTitle();
    }
}

std::vector<FigureImage> readImages(const ImageFigureOrder& order, const std::function<bool()>& goOn)
{
    std::vector<FigureImage> images;
    for (const ImageFigureOrder::Row& row : order.rows) {
        const ExplainInput input = readInput(row.image, [&](int, int) { return goOn(); });
        if (!input.labelProblem.isEmpty()) throw Error(input.labelProblem.toStdString());
        const cv::Size size = input.picture->size();
        QPoint point = row.point.value_or(QPoint(size.width / 2, size.height / 2));
        point = {std::clamp(point.x(), 0, size.width - 1), std::clamp(point.y(), 0, size.height - 1)};
        images.push_back({.name = std::filesystem::path(input.title.toStdString()).stem().string(),
                          .image = input.picture->full(),
                          .truth = input.truth.labels,
                          .point = {point.x(), point.y()}});
    }
    return images;
}

} // namespace

FigureWords figureWords()
{
    return {
        .image = ImageFigureWords::tr("Image").toStdString(),
        .truth = ImageFigureWords::tr("Labels").toStdString(),
        .similarity = ImageFigureWords::tr("cosine similarity").toStdString(),
        .alike =
            ImageFigureWords::tr("own %1, others %2", "mean similarity to the own class, to the others").toStdString(),
        .right = ImageFigureWords::tr("%1 % right", "share of the pixels").toStdString(),
        .decimalPoint = QLocale().decimalPoint().toStdString()};
}

Figure drawImageFigure(const ImageFigureOrder& order, const Progress& progress)
{
    if (order.models.empty() || order.rows.empty())
        throw Error(ImageFigureWords::tr("A figure needs at least one model and one image.").toStdString());
    const bool consistency = order.kind == ImageFigureKind::Consistency;
    const int passes = int(order.models.size() * order.rows.size()), reading = int(order.rows.size());
    const int total = passes + reading + int(order.models.size());
    int done = 0;
    const auto goOn = [&] {
        if (progress && !progress(done, total)) throw Error("The figure was not finished.", ErrorKind::Interrupted);
        return true;
    };
    const ClassList classes = toClassList(order.rows.front().image.classes);
    std::deque<Explainer> explainers; // they stay where they are
    std::vector<FigureModel> models;
    for (const ImageFigureOrder::Model& model : order.models) {
        goOn();
        Explainer& explainer = explainers.emplace_back(model.path());
        models.push_back(
            {.explainer = &explainer, .title = model.title, .relabel = relabelling(explainer, classes, !consistency)});
        ++done;
    }
    nameModels(explainers, models);
    std::vector<FigureImage> images = readImages(order, goOn);
    done += reading;
    for (std::size_t i = 0; consistency && order.pointClass >= 0 && i < images.size(); ++i)
        if (!order.rows[i].point && (!images[i].truth.empty() || models.back().relabel)) {
            goOn();
            if (const auto point = pointOfClass(images[i], std::uint16_t(order.pointClass), models.back()))
                images[i].point = *point;
        }
    const auto passed = [&](int pass, int) { return !progress || progress(done + pass, total); };
    Figure figure = consistency ? consistencyFigure(models, images, order.stages, order.options, passed)
                                : predictionFigure(models, images, classes, order.options, passed);
    figure.title = order.title;
    return figure;
}

} // namespace sdw::ui
