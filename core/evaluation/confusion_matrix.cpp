#include "core/evaluation/confusion_matrix.h"

#include "core/base/class_list.h"
#include "core/base/error.h"

namespace sdw {
namespace {

constexpr int kMostClasses = 8192; // the matrix then has 0.5 GB

std::optional<double> ratio(std::int64_t part, std::int64_t whole)
{
    if (whole == 0) return std::nullopt;
    return double(part) / double(whole);
}

/// Mean over the classes that have a value; 0 where none has.
template <typename Score>
double meanOf(int classes, Score score)
{
    double sum = 0;
    int counted = 0;
    for (int index = 0; index < classes; ++index) {
        if (const std::optional<double> value = score(index)) {
            sum += *value;
            ++counted;
        }
    }
    return counted ? sum / counted : 0;
}

std::string sizeText(const cv::Mat& map)
{
    return std::to_string(map.cols) + "x" + std::to_string(map.rows);
}

/// Before anything is counted, so that a refused pair leaves the matrix as it was.
void requireValues(const cv::Mat& prediction, const cv::Mat& label, int classes)
{
    for (int y = 0; y < label.rows; ++y) {
        const auto* truth = label.ptr<std::uint16_t>(y);
        const auto* guess = prediction.ptr<std::uint16_t>(y);
        bool good = true;
        for (int x = 0; x < label.cols; ++x)
            good &= truth[x] == kIgnoreLabel || (truth[x] < classes && guess[x] < classes);
        if (good) continue;
        for (int x = 0; x < label.cols; ++x) {
            if (truth[x] == kIgnoreLabel || (truth[x] < classes && guess[x] < classes)) continue;
            const bool wrongTruth = truth[x] >= classes;
            throw Error(std::string(wrongTruth ? "The label" : "The prediction") + " at column " + std::to_string(x) +
                        ", row " + std::to_string(y) + " is class " + std::to_string(wrongTruth ? truth[x] : guess[x]) +
                        "; expected 0 to " + std::to_string(classes - 1) + ".");
        }
    }
}

} // namespace

ConfusionMatrix::ConfusionMatrix(int classes)
    : m_classes(classes)
{
    if (classes < 0 || classes > kMostClasses)
        throw Error("Cannot count confusions of " + std::to_string(classes) + " classes; expected at most " +
                    std::to_string(kMostClasses) + ".");
    m_counts.assign(std::size_t(classes) * std::size_t(classes), 0);
}

ConfusionMatrix::ConfusionMatrix(int classes, std::vector<std::int64_t> counts)
    : ConfusionMatrix(classes)
{
    if (counts.size() != m_counts.size())
        throw Error("Cannot make a confusion matrix of " + std::to_string(classes) + " classes from " +
                    std::to_string(counts.size()) + " counts; expected " + std::to_string(m_counts.size()) + ".");
    m_counts = std::move(counts);
}

void ConfusionMatrix::add(const cv::Mat& prediction, const cv::Mat& label)
{
    if (prediction.type() != CV_16UC1 || label.type() != CV_16UC1)
        throw Error("Predictions and labels have to hold one 16-bit class index per pixel to be compared.");
    if (prediction.size() != label.size())
        throw Error("The prediction has " + sizeText(prediction) + " pixels, its label " + sizeText(label) +
                    "; expected the same size.");
    requireValues(prediction, label, m_classes);
    for (int y = 0; y < label.rows; ++y) {
        const auto* truth = label.ptr<std::uint16_t>(y);
        const auto* guess = prediction.ptr<std::uint16_t>(y);
        // Neighbours mostly agree: whole runs are added at once, which spares waiting for the same counter again and
        // again.
        for (int x = 0; x < label.cols;) {
            const int first = x;
            while (x < label.cols && truth[x] == truth[first] && guess[x] == guess[first])
                ++x;
            if (truth[first] != kIgnoreLabel)
                m_counts[std::size_t(truth[first]) * std::size_t(m_classes) + guess[first]] += x - first;
        }
    }
}

void ConfusionMatrix::add(const ConfusionMatrix& other)
{
    if (other.m_classes != m_classes)
        throw Error("Cannot add confusions of " + std::to_string(other.m_classes) + " classes to those of " +
                    std::to_string(m_classes) + ".");
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        m_counts[i] += other.m_counts[i];
}

ConfusionMatrix ConfusionMatrix::transposed() const
{
    ConfusionMatrix other(m_classes);
    for (int label = 0; label < m_classes; ++label)
        for (int prediction = 0; prediction < m_classes; ++prediction)
            other.m_counts[std::size_t(prediction) * std::size_t(m_classes) + std::size_t(label)] =
                count(label, prediction);
    return other;
}

std::int64_t ConfusionMatrix::labelled(int index) const
{
    std::int64_t sum = 0;
    for (int prediction = 0; prediction < m_classes; ++prediction)
        sum += count(index, prediction);
    return sum;
}

std::int64_t ConfusionMatrix::predicted(int index) const
{
    std::int64_t sum = 0;
    for (int label = 0; label < m_classes; ++label)
        sum += count(label, index);
    return sum;
}

std::int64_t ConfusionMatrix::total() const
{
    std::int64_t sum = 0;
    for (const std::int64_t counted : m_counts)
        sum += counted;
    return sum;
}

std::optional<double> ConfusionMatrix::iou(int index) const
{
    return ratio(intersection(index), unionOf(index));
}

std::optional<double> ConfusionMatrix::accuracy(int index) const
{
    return ratio(intersection(index), labelled(index));
}

std::optional<double> ConfusionMatrix::precision(int index) const
{
    return ratio(intersection(index), predicted(index));
}

std::optional<double> ConfusionMatrix::dice(int index) const
{
    return ratio(2 * intersection(index), labelled(index) + predicted(index));
}

double ConfusionMatrix::meanIou() const
{
    return meanOf(m_classes, [this](int index) { return iou(index); });
}

double ConfusionMatrix::meanAccuracy() const
{
    return meanOf(m_classes, [this](int index) { return accuracy(index); });
}

double ConfusionMatrix::pixelAccuracy() const
{
    std::int64_t right = 0;
    for (int index = 0; index < m_classes; ++index)
        right += intersection(index);
    return ratio(right, total()).value_or(0);
}

} // namespace sdw
