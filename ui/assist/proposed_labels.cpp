#include "ui/assist/proposed_labels.h"

#include "core/annotation/edit.h"
#include "core/base/error.h"
#include "core/inference/predictor.h"
#include "core/interactive/doubt.h"
#include "ui/assist/model_classes.h"
#include "ui/tools/working_copy.h"

#include <opencv2/imgproc.hpp>

#include <mutex>

namespace sdw::ui {
namespace {

constexpr std::size_t kMostDoubts = 60; // nobody walks through more of them in one image

} // namespace

std::string fingerprintOf(const std::filesystem::path& weights, const QString& version)
{
    static std::pair<QString, std::string> known; // it takes opening them
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    if (known.first != version) known = {version, Predictor(weights).fingerprint()};
    return known.second;
}

std::shared_ptr<const LabelMap> enlargedLabels(const cv::Mat& copy, cv::Size image)
{
    if (copy.size() == image) return std::make_shared<const LabelMap>(copy);
    cv::Mat large;
    cv::resize(copy, large, image, 0, 0, cv::INTER_NEAREST); // ids cannot be mixed
    return std::make_shared<const LabelMap>(large);
}

Region ProposedLabels::pieceAt(cv::Point pixel) const
{
    const cv::Point seed = toWorking(pixel, size(), copy.size());
    const std::uint16_t label = copy.at<std::uint16_t>(seed);
    if (label == kUnlabelled) return {};
    cv::Mat mask = copy == label, filled;
    cv::copyMakeBorder(~mask, filled, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(255));
    constexpr int kFilled = 128, kEightNeighbours = 8;
    cv::floodFill(mask, filled, seed, cv::Scalar(kFilled), nullptr, {}, {}, kEightNeighbours);
    return fromWorking(Region(mask == kFilled), copy.size(), size());
}

std::shared_ptr<const ProposedLabels> ProposedLabels::without(const Region& where) const
{
    auto rest = std::make_shared<ProposedLabels>(*this);
    EditBuilder edit(*labels);
    edit.paint(where, {kUnlabelled, 0});
    LabelMap map = *labels;
    ShapeLayer none;
    apply(edit.finish(), map, none);
    rest->labels = std::make_shared<const LabelMap>(std::move(map));
    rest->copy = copy.clone();
    if (copy.size() == size())
        for (const Span& span : where.spans())
            rest->copy.row(span.y).colRange(span.x0, span.x1) = kUnlabelled;
    else
        cv::resize(rest->labels->read(), rest->copy, copy.size(), 0, 0, cv::INTER_NEAREST);
    return rest;
}

std::shared_ptr<const ProposedLabels> proposeLabels(const ImageFeatures& features,
                                                    const std::vector<ProjectClass>& project, const LabelMap& now,
                                                    const QString& model, const std::filesystem::path& weights,
                                                    const Progress& progress)
{
    const ModelClasses classes(*features.classes, project);
    if (!classes.fits())
        throw Error("The model '" + model.toStdString() +
                    "' knows no class of this project by its name; choose a model that was trained for it.");
    const DoubtMaps maps = doubtMaps(*features.explained, progress);
    const cv::Size image(now.width(), now.height()), copy = maps.size();

    auto proposed = std::make_shared<ProposedLabels>();
    proposed->model = model;
    proposed->version = features.version;
    proposed->fingerprint = fingerprintOf(weights, features.version);
    proposed->copy = classes.toProject(maps.labels);
    proposed->labels = enlargedLabels(proposed->copy, image);

    cv::Mat labelled = now.read();
    if (copy != image) cv::resize(labelled, labelled, copy, 0, 0, cv::INTER_NEAREST);
    for (const DoubtRegion& region : doubtRegions(maps, {.most = kMostDoubts}, labelled == kUnlabelled)) {
        DoubtPlace place;
        place.label = classes.value(region.label);
        if (place.label == kUnlabelled) continue; // nothing is proposed there
        place.second = classes.value(region.second);
        place.region = fromWorking(region.region, copy, image);
        if (place.region.empty()) continue;
        place.bounds = place.region.bounds();
        place.inside = toWorking(region.inside, copy, image);
        place.doubt = region.doubt;
        proposed->doubts.push_back(std::move(place));
    }
    return proposed;
}

} // namespace sdw::ui
