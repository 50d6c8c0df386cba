// Counts of (true class, predicted class) pairs, and the scores that follow from them. Integers only, so that a result
// does not depend on order, threads or batch.
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace sdw {

class ConfusionMatrix {
public:
    ConfusionMatrix()
        : ConfusionMatrix(0)
    {
    }
    explicit ConfusionMatrix(int classes);
    /// @param counts row by row, a row for each label. @throws Error when they are not classes².
    ConfusionMatrix(int classes, std::vector<std::int64_t> counts);
    /// @param prediction, label CV_16UC1 of the same size; pixels whose label is kIgnoreLabel do not count.
    /// @throws Error on values out of range or on different sizes.
    void add(const cv::Mat& prediction, const cv::Mat& label);
    void add(const ConfusionMatrix& other);
    ConfusionMatrix transposed() const; ///< labels and predictions change places

    int classes() const { return m_classes; }
    std::int64_t count(int label, int prediction) const
    {
        return m_counts[std::size_t(label) * std::size_t(m_classes) + std::size_t(prediction)];
    }
    std::int64_t intersection(int index) const { return count(index, index); }
    std::int64_t labelled(int index) const;
    std::int64_t predicted(int index) const;
    std::int64_t unionOf(int index) const { return labelled(index) + predicted(index) - intersection(index); }
    std::int64_t total() const;

    /// Empty where the denominator is zero: such a class is skipped by the means.
    std::optional<double> iou(int index) const;
    std::optional<double> accuracy(int index) const; ///< recall: of the labelled pixels, those predicted right
    std::optional<double> precision(int index) const;
    std::optional<double> dice(int index) const;
    double meanIou() const; ///< 0..1
    double meanAccuracy() const;
    double pixelAccuracy() const;

private:
    int m_classes;
    std::vector<std::int64_t> m_counts; // row: label
};

} // namespace sdw
