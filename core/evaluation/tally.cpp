#include "core/evaluation/tally.h"

#include "core/base/error.h"
#include "core/evaluation/bootstrap.h"

namespace sdw {

Tally::Tally(ClassList classes, double boundaryWidth)
    : m_classes(std::move(classes))
    , m_boundaryWidth(boundaryWidth)
    , m_confusion(int(m_classes.size()))
    , m_boundary(int(m_classes.size()), boundaryWidth)
{
}

ImageTally Tally::count(const std::string& name, const cv::Mat& prediction, const cv::Mat& label) const
{
    const int classes = m_confusion.classes();
    ImageTally image{name, ConfusionMatrix(classes), BoundaryIou(classes, m_boundaryWidth)};
    try {
        image.confusion.add(prediction, label);
    } catch (const Error& error) {
        throw Error("Image '" + name + "' cannot be scored: " + error.what(), error.kind());
    }
    image.boundary.add(prediction, label);
    return image;
}

void Tally::add(const ImageTally& image)
{
    m_confusion.add(image.confusion);
    m_boundary.add(image.boundary);
    ImageCounts counts{.name = image.name};
    for (int index = 0; index < image.confusion.classes(); ++index) {
        counts.intersection.push_back(image.confusion.intersection(index));
        counts.labelled.push_back(image.confusion.labelled(index));
        counts.predicted.push_back(image.confusion.predicted(index));
    }
    m_images.push_back(std::move(counts));
}

EvaluationReport Tally::report(std::int64_t resamples) const
{
    EvaluationReport report;
    const ScoreIntervals intervals = bootstrapIntervals(m_images, m_confusion.classes(), resamples);
    for (int index = 0; index < m_confusion.classes(); ++index) {
        report.classes.push_back({.name = m_classes[std::size_t(index)].name,
                                  .iou = m_confusion.iou(index),
                                  .accuracy = m_confusion.accuracy(index),
                                  .precision = m_confusion.precision(index),
                                  .dice = m_confusion.dice(index),
                                  .boundaryIou = m_boundary.iou(index),
                                  .iouInterval = intervals.iou[std::size_t(index)],
                                  .pixels = m_confusion.labelled(index)});
    }
    report.meanIou = m_confusion.meanIou();
    report.meanAccuracy = m_confusion.meanAccuracy();
    report.pixelAccuracy = m_confusion.pixelAccuracy();
    report.meanBoundaryIou = m_boundary.mean();
    report.meanIouInterval = intervals.meanIou;
    report.confusion = m_confusion;
    report.images = m_images;
    return report;
}

} // namespace sdw
