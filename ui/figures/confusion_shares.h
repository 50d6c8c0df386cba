// The numbers of a confusion matrix, or of the difference of two, as they are shown: shares, words and colours.
#pragma once

#include "core/base/class_list.h"
#include "core/evaluation/confusion_matrix.h"

#include <QRgb>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace sdw::ui {

/// Square, row by row; a row is a class of the truth, a column one of the prediction.
struct ConfusionCounts {
    QStringList classes;
    std::vector<std::int64_t> counts;

    int size() const { return int(classes.size()); }
    std::int64_t at(int truth, int predicted) const
    {
        return counts[std::size_t(truth) * std::size_t(size()) + std::size_t(predicted)];
    }
    bool operator==(const ConfusionCounts&) const = default;
};

ConfusionCounts confusionCounts(const ConfusionMatrix& matrix, const ClassList& classes);

/// What a cell's count is divided by.
enum class ConfusionShare { OfTruth, OfPrediction };

class ConfusionShares {
public:
    ConfusionShares() = default; ///< of no classes
    explicit ConfusionShares(const ConfusionCounts& counts, ConfusionShare of = ConfusionShare::OfTruth);
    /// Second minus first, of the same classes.
    ConfusionShares(const ConfusionCounts& first, const ConfusionCounts& second,
                    ConfusionShare of = ConfusionShare::OfTruth);
    void setShare(ConfusionShare of);

    int size() const { return m_first.size(); }
    const QStringList& classes() const { return m_first.classes; }
    bool isDifference() const { return m_second.has_value(); }

    /// 0 .. 1, of a difference -1 .. 1; empty where the row or column has no pixels.
    std::optional<double> share(int truth, int predicted) const;
    /// "road → pavement: 3.1 % of road, 1,234 pixels"
    QString describe(int truth, int predicted) const;
    /// Colours stand for the root of the share, so that the small confusions, which matter, are seen beside the large
    /// diagonal. Always 0 to 100 % (of a difference: -100 to 100), so that two matrices can be compared.
    QRgb colourOf(double share) const;

private:
    void compute();

    ConfusionCounts m_first;
    std::optional<ConfusionCounts> m_second;
    ConfusionShare m_of = ConfusionShare::OfTruth;
    std::vector<float> m_shares; ///< NaN: none
};

} // namespace sdw::ui
