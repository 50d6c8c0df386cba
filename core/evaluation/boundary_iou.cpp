#include "core/evaluation/boundary_iou.h"

#include "core/base/class_list.h"
#include "core/base/error.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace sdw {

cv::Mat boundaryBand(const cv::Mat& labels, int distance)
{
    if (labels.type() != CV_16UC1) throw Error("A label map has to hold one 16-bit class index per pixel.");
    if (labels.empty()) return cv::Mat(labels.size(), CV_8UC1);
    // A pixel lies inside its region when the smallest and the largest class around it are its own: two filters for all
    // classes at once. kIgnoreLabel is the largest value, so the smallest passes over it; for the largest it becomes 0
    // and every class moves up by one.
    cv::Mat raised(labels.size(), CV_16UC1), smallest, largest;
    for (int y = 0; y < labels.rows; ++y) {
        const auto* from = labels.ptr<std::uint16_t>(y);
        auto* to = raised.ptr<std::uint16_t>(y);
        for (int x = 0; x < labels.cols; ++x)
            to[x] = std::uint16_t(from[x] + 1); // 65535 wraps to 0
    }
    const int reach = std::min(distance, std::max(labels.rows, labels.cols));
    const cv::Mat square = cv::getStructuringElement(cv::MORPH_RECT, {2 * reach + 1, 2 * reach + 1});
    cv::erode(labels, smallest, square); // OpenCV's default border leaves the outside out
    cv::dilate(raised, largest, square);
    cv::Mat band(labels.size(), CV_8UC1, cv::Scalar(0));
    for (int y = 0; y < labels.rows; ++y) {
        const auto* label = labels.ptr<std::uint16_t>(y);
        const auto* low = smallest.ptr<std::uint16_t>(y);
        const auto* high = largest.ptr<std::uint16_t>(y);
        auto* to = band.ptr<std::uint8_t>(y);
        const bool edgeRow = y < reach || y >= labels.rows - reach;
        for (int x = 0; x < labels.cols; ++x) {
            if (label[x] == kIgnoreLabel) continue;
            const bool edge = edgeRow || x < reach || x >= labels.cols - reach;
            to[x] = edge || low[x] != label[x] || high[x] != label[x] + 1 ? 255 : 0;
        }
    }
    return band;
}

BoundaryIou::BoundaryIou(int classes, double width)
    : m_width(width)
    , m_counts(std::size_t(classes))
{
}

void BoundaryIou::add(const cv::Mat& prediction, const cv::Mat& label)
{
    if (prediction.type() != CV_16UC1 || label.type() != CV_16UC1 || prediction.size() != label.size())
        throw Error("Boundary IoU needs a prediction and a label of 16-bit class indices and of the same size.");
    const int distance = std::max(1, int(std::lround(m_width * std::hypot(label.rows, label.cols))));
    cv::Mat known = prediction.clone();
    known.setTo(cv::Scalar(kIgnoreLabel), label == kIgnoreLabel);
    const cv::Mat labelBand = boundaryBand(label, distance), predictionBand = boundaryBand(known, distance);
    for (int y = 0; y < label.rows; ++y) {
        const auto* truth = label.ptr<std::uint16_t>(y);
        const auto* guess = known.ptr<std::uint16_t>(y);
        const auto* inTruth = labelBand.ptr<std::uint8_t>(y);
        const auto* inGuess = predictionBand.ptr<std::uint8_t>(y);
        for (int x = 0; x < label.cols; ++x) {
            if (truth[x] == kIgnoreLabel || !(inTruth[x] | inGuess[x])) continue;
            if (truth[x] >= m_counts.size() || guess[x] >= m_counts.size())
                throw Error("Boundary IoU met class " + std::to_string(std::max(truth[x], guess[x])) +
                            "; expected 0 to " + std::to_string(m_counts.size() - 1) + ".");
            if (inTruth[x]) ++m_counts[truth[x]].label;
            if (inGuess[x]) ++m_counts[guess[x]].prediction;
            if (inTruth[x] && inGuess[x] && truth[x] == guess[x]) ++m_counts[truth[x]].both;
        }
    }
}

void BoundaryIou::add(const BoundaryIou& other)
{
    if (other.m_counts.size() != m_counts.size())
        throw Error("Cannot add boundary counts of " + std::to_string(other.m_counts.size()) + " classes to those of " +
                    std::to_string(m_counts.size()) + ".");
    for (std::size_t index = 0; index < m_counts.size(); ++index) {
        m_counts[index].both += other.m_counts[index].both;
        m_counts[index].label += other.m_counts[index].label;
        m_counts[index].prediction += other.m_counts[index].prediction;
    }
}

std::optional<double> BoundaryIou::iou(int index) const
{
    const Counts& counts = m_counts.at(std::size_t(index));
    const std::int64_t all = counts.label + counts.prediction - counts.both;
    if (all == 0) return std::nullopt;
    return double(counts.both) / double(all);
}

double BoundaryIou::mean() const
{
    double sum = 0;
    int counted = 0;
    for (std::size_t index = 0; index < m_counts.size(); ++index) {
        if (const auto value = iou(int(index))) {
            sum += *value;
            ++counted;
        }
    }
    return counted ? sum / counted : 0;
}

} // namespace sdw
