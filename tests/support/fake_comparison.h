// A comparison that nobody had to predict: label maps made up for tests.
#pragma once

#include "core/base/error.h"
#include "core/comparison/compared_set.h"

#include <algorithm>

namespace sdw::test {

/// Images of 40 × 30 pixels with three classes. The truth is class 0 above and class 1 below. Contender k takes the
/// first (k + 1) · 4 columns of the upper half for class 2; in odd images it is the other way round: the more
/// contenders stand before it, the better.
class FakeComparison : public ComparedSet {
public:
    static constexpr int kWidth = 40, kHeight = 30, kStep = 4;

    explicit FakeComparison(std::size_t contenders = 2, std::size_t images = 4, bool truth = true)
        : m_classes{{"sky", {90, 160, 220}, 0}, {"road", {128, 128, 128}, 1}, {"tree", {30, 120, 40}, 2}}
        , m_truth(truth)
    {
        for (std::size_t i = 0; i < images; ++i)
            m_images.push_back(
                {"image" + std::to_string(i), "/nowhere/image" + std::to_string(i) + ".png", truth, {}, {}});
        for (std::size_t k = 0; k < contenders; ++k) {
            ContenderResult result;
            result.contender = {Contender::Kind::Model, "model " + std::to_string(k), "/nowhere/" + std::to_string(k)};
            result.parameters = 1'000'000 * std::int64_t(k + 1);
            result.gmacs = 2.5;
            result.secondsPerImage = 0.0123;
            result.timedImages = images;
            result.device = "CPU";
            if (truth) score(k, result.report);
            m_contenders.push_back(result);
        }
        for (std::size_t a = 0; a < contenders; ++a)
            for (std::size_t b = 0; b < contenders; ++b) {
                m_agreements.emplace_back(int(m_classes.size()));
                for (std::size_t i = 0; i < images; ++i) {
                    const cv::Mat first = prediction(a, i), second = prediction(b, i);
                    m_agreements.back().add(second, first);
                    m_images[i].differing.push_back(double(cv::countNonZero(first != second)) / double(first.total()));
                }
            }
    }

    const Dataset& dataset() const override { throw Error("There is no data set."); }
    const ComparisonOptions& options() const override { return m_options; }
    const ClassList& classes() const override { return m_classes; }
    const std::vector<ContenderResult>& contenders() const override { return m_contenders; }
    const std::vector<ComparedImage>& images() const override { return m_images; }
    bool hasTruth() const override { return m_truth; }
    const std::vector<DatasetProblem>& skipped() const override { return m_skipped; }
    const ConfusionMatrix& agreement(std::size_t first, std::size_t second) const override
    {
        return m_agreements[first * m_contenders.size() + second];
    }
    PairedComparison paired(std::size_t first, std::size_t second) const override
    {
        return compareReports(m_contenders[first].report, m_contenders[second].report, 200);
    }
    std::vector<std::size_t> ranking(std::size_t first, std::size_t second) const override
    {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < m_images.size(); ++i)
            order.push_back(i);
        std::ranges::stable_sort(order, {}, [&](std::size_t image) {
            return m_truth ? *m_images[image].meanIou[second] - *m_images[image].meanIou[first] : 0;
        });
        return order;
    }
    std::vector<CellImage> cellImages(std::size_t contender, int truth, int predicted) const override
    {
        std::vector<CellImage> found;
        for (std::size_t i = 0; i < m_images.size(); ++i) {
            const cv::Mat mask = (this->truth(i) == truth) & (prediction(contender, i) == predicted);
            if (const int pixels = cv::countNonZero(mask)) found.push_back({i, pixels});
        }
        std::ranges::stable_sort(found, std::ranges::greater(), &CellImage::pixels);
        return found;
    }
    cv::Mat image(std::size_t image) const override
    {
        if (image == broken) throw Error("The image '" + m_images[image].name + "' is broken.");
        return cv::Mat(kHeight, kWidth, CV_8UC3, cv::Scalar::all(double(60 + 20 * image)));
    }
    cv::Mat truth(std::size_t) const override
    {
        if (!m_truth) return {};
        cv::Mat labels(kHeight, kWidth, CV_16UC1, cv::Scalar(0));
        labels.rowRange(kHeight / 2, kHeight).setTo(1);
        return labels;
    }
    cv::Mat prediction(std::size_t contender, std::size_t image) const override
    {
        cv::Mat labels(kHeight, kWidth, CV_16UC1, cv::Scalar(0));
        labels.rowRange(kHeight / 2, kHeight).setTo(1);
        const std::size_t steps = image % 2 == 0 ? contender + 1 : 5 - contender;
        labels(cv::Rect(0, 0, int(steps) * kStep, kHeight / 2)).setTo(2);
        return labels;
    }

    std::size_t broken = SIZE_MAX; ///< an image that cannot be read

private:
    void score(std::size_t contender, EvaluationReport& report)
    {
        report.confusion = ConfusionMatrix(int(m_classes.size()));
        for (std::size_t i = 0; i < m_images.size(); ++i) {
            ConfusionMatrix one(int(m_classes.size()));
            one.add(prediction(contender, i), truth(i));
            report.confusion.add(one);
            m_images[i].meanIou.push_back(one.meanIou());
            ImageCounts counts{m_images[i].name, {}, {}, {}};
            for (int k = 0; k < one.classes(); ++k) {
                counts.intersection.push_back(one.intersection(k));
                counts.labelled.push_back(one.labelled(k));
                counts.predicted.push_back(one.predicted(k));
            }
            report.images.push_back(counts);
        }
        for (std::size_t k = 0; k < m_classes.size(); ++k) {
            ClassScore score{.name = m_classes[k].name};
            score.iou = report.confusion.iou(int(k));
            score.pixels = report.confusion.labelled(int(k));
            report.classes.push_back(score);
        }
        report.meanIou = report.confusion.meanIou();
        report.meanAccuracy = report.confusion.meanAccuracy();
        report.pixelAccuracy = report.confusion.pixelAccuracy();
    }

    ClassList m_classes;
    bool m_truth;
    ComparisonOptions m_options;
    std::vector<ComparedImage> m_images;
    std::vector<ContenderResult> m_contenders;
    std::vector<ConfusionMatrix> m_agreements;
    std::vector<DatasetProblem> m_skipped;
};

} // namespace sdw::test
