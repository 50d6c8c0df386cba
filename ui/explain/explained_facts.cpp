#include "ui/explain/explained_facts.h"

#include "core/base/error.h"
#include "core/evaluation/class_match.h"
#include "core/evaluation/confusion_matrix.h"

#include <opencv2/imgproc.hpp>

namespace sdw::ui {
namespace {

constexpr int kThumbnail = 128; // pixels of its longer side

/// The labels by the model's class indices; empty where the classes are others.
cv::Mat inClassesOf(const ClassList& model, const TrueLabels& truth, cv::Size size)
{
    if (truth.labels.empty() || truth.labels.size() != size || truth.classes.size() != model.size()) return {};
    ClassMatch match;
    try {
        match = matchClasses(model, truth.classes);
    } catch (const Error&) {
        return {};
    }
    if (!match.note.empty() && match.sameOrder) return {}; // matched by position alone: other classes
    std::vector<std::uint16_t> back(std::size_t(kIgnoreLabel) + 1, kIgnoreLabel);
    for (std::size_t i = 0; i < match.toDataset.size(); ++i)
        back[match.toDataset[i]] = std::uint16_t(i);
    cv::Mat labels(size, CV_16UC1);
    for (int y = 0; y < size.height; ++y)
        std::transform(truth.labels.ptr<std::uint16_t>(y), truth.labels.ptr<std::uint16_t>(y) + size.width,
                       labels.ptr<std::uint16_t>(y), [&](std::uint16_t label) { return back[label]; });
    return labels;
}

ConfusionMatrix countPairs(const cv::Mat& prediction, const cv::Mat& labels, int classes)
{
    ConfusionMatrix counts(classes);
    if (!labels.empty()) counts.add(prediction, labels);
    return counts;
}

std::optional<double> agreementOf(const ConfusionMatrix& counts)
{
    return counts.total() > 0 ? std::optional(counts.pixelAccuracy()) : std::nullopt;
}

std::shared_ptr<const ClassOverlay> overlay(cv::Mat labels, const ClassList& classes)
{
    return std::make_shared<const ClassOverlay>(ClassOverlay{std::move(labels), classes});
}

} // namespace

QImage tokenThumbnail(const cv::Mat& values, cv::Size image, ColourMap map)
{
    const double scale = double(kThumbnail) / std::max({image.width, image.height, 1});
    const cv::Size size(std::max(1, cvRound(image.width * scale)), std::max(1, cvRound(image.height * scale)));
    cv::Mat small;
    cv::resize(values, small, size, 0, 0, size.width < values.cols ? cv::INTER_AREA : cv::INTER_LINEAR);
    const cv::Mat colours = colourise(small, map, {0, 1});
    return QImage(colours.data, colours.cols, colours.rows, qsizetype(colours.step), QImage::Format_BGR888).copy();
}

ExplainedFacts gatherFacts(std::shared_ptr<const ExplainedImage> image, const ClassList& classes,
                           const TrueLabels& truth, ColourMap map)
{
    ExplainedFacts facts;
    facts.image = image;
    const cv::Mat labels = inClassesOf(classes, truth, image->imageSize()), predicted = image->labels();
    const int count = int(classes.size());
    facts.prediction = overlay(predicted, classes);
    facts.agreement = agreementOf(countPairs(predicted, labels, count));
    if (image->tokens() == 0) return facts;

    const cv::Mat mid = image->midLabels();
    const ConfusionMatrix counts = countPairs(mid, labels, count);
    facts.mid = overlay(mid, classes);
    facts.midAgreement = agreementOf(counts);
    cv::Mat differing = mid.clone();
    differing.setTo(cv::Scalar(kIgnoreLabel), mid == predicted);
    facts.differingShare = double(cv::countNonZero(mid != predicted)) / double(mid.total());
    facts.differing = overlay(differing, classes);
    const std::vector<float> activations = image->tokenActivations();
    for (int token = 0; token < image->tokens(); ++token) {
        TokenFacts one{.thumbnail = tokenThumbnail(image->tokenMap(token), image->imageSize(), map),
                       .activation = activations[std::size_t(token)],
                       .iou = {}};
        if (token < count && counts.labelled(token) > 0) one.iou = counts.iou(token);
        facts.tokens.push_back(std::move(one));
    }
    return facts;
}

std::vector<double> classShares(const ClassOverlay& overlay)
{
    std::vector<std::int64_t> counts(overlay.classes.size(), 0);
    for (int y = 0; y < overlay.labels.rows; ++y) {
        const auto* row = overlay.labels.ptr<std::uint16_t>(y);
        for (int x = 0; x < overlay.labels.cols; ++x)
            if (row[x] < counts.size()) ++counts[row[x]];
    }
    std::vector<double> shares;
    for (const std::int64_t count : counts)
        shares.push_back(overlay.labels.empty() ? 0 : double(count) / double(overlay.labels.total()));
    return shares;
}

} // namespace sdw::ui
