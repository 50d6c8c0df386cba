// Scores from label maps.
#include "core/evaluation/confusion_matrix.h"
#include "core/parity/cases.h"
#include "core/parity/tensor_mat.h"
#include "core/tensor/tensor_check.h"

#include <cmath>
#include <functional>

namespace sdw {
namespace {

constexpr double kScoreTolerance = 1e-6;

torch::Tensor perClass(const ConfusionMatrix& matrix, const std::function<std::optional<double>(int)>& score)
{
    auto values = torch::empty({matrix.classes()}, torch::kDouble);
    for (int i = 0; i < matrix.classes(); ++i)
        values[i] = score(i).value_or(std::nan(""));
    return values;
}

torch::Tensor areas(const ConfusionMatrix& matrix, std::int64_t (ConfusionMatrix::*area)(int) const)
{
    return perClass(matrix, [&](int i) { return std::optional<double>(double((matrix.*area)(i))); });
}

torch::Tensor scoreNamed(const ConfusionMatrix& matrix, const std::string& name)
{
    if (name == "area_intersect") return areas(matrix, &ConfusionMatrix::intersection);
    if (name == "area_union") return areas(matrix, &ConfusionMatrix::unionOf);
    if (name == "area_label") return areas(matrix, &ConfusionMatrix::labelled);
    if (name == "area_pred") return areas(matrix, &ConfusionMatrix::predicted);
    if (name == "IoU") return perClass(matrix, [&](int i) { return matrix.iou(i); });
    if (name == "Acc" || name == "Recall") return perClass(matrix, [&](int i) { return matrix.accuracy(i); });
    if (name == "Precision") return perClass(matrix, [&](int i) { return matrix.precision(i); });
    if (name == "Dice") return perClass(matrix, [&](int i) { return matrix.dice(i); });
    // The harmonic mean of precision and recall; none where one of them is none.
    if (name == "Fscore")
        return perClass(matrix, [&](int i) -> std::optional<double> {
            const auto precision = matrix.precision(i), recall = matrix.accuracy(i);
            if (!precision || !recall || *precision + *recall == 0) return std::nullopt;
            return 2 * *precision * *recall / (*precision + *recall);
        });
    if (name == "mIoU") return torch::tensor({matrix.meanIou()}, torch::kDouble);
    if (name == "mAcc") return torch::tensor({matrix.meanAccuracy()}, torch::kDouble);
    if (name == "aAcc") return torch::tensor({matrix.pixelAccuracy()}, torch::kDouble);
    return {};
}

void runMetrics(const Fixture& fixture, Comparison& comparison, std::vector<std::string>&)
{
    const auto &predictions = fixture.tensor("pred"), &labels = fixture.tensor("label");
    requireShape(predictions, {-1, -1, -1}, "Tensor 'pred' (BxHxW)");
    requireShape(labels, {predictions.size(0), predictions.size(1), predictions.size(2)}, "Tensor 'label' (BxHxW)");
    ConfusionMatrix matrix(fixture.meta.at("num_classes").get<int>());
    const auto ignored = fixture.meta.value("ignore_index", std::int64_t(255));
    for (std::int64_t i = 0; i < labels.size(0); ++i)
        matrix.add(labelsFromTensor(predictions[i], -1, "pred"), labelsFromTensor(labels[i], ignored, "label"));
    for (const auto& [name, expected] : fixture.tensors) {
        if (name == "pred" || name == "label") continue;
        const auto got = scoreNamed(matrix, name);
        if (!got.defined())
            comparison.absent(name, "nothing here computes this");
        else
            comparison.tensor(name, got, expected, name.starts_with("area_") ? 0 : kScoreTolerance);
    }
}

} // namespace

const CaseKind kMetricsCase{
    "metrics", [](const Fixture& fixture) { return fixture.has("pred") && fixture.has("label"); }, runMetrics};

} // namespace sdw
