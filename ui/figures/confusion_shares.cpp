#include "ui/figures/confusion_shares.h"

#include "core/explanation/colour_map.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace sdw::ui {
namespace {

struct ConfusionWords {
    Q_DECLARE_TR_FUNCTIONS(ConfusionWords)
};

QString percentText(double share, bool signedOne)
{
    const double percent = 100 * share;
    const int decimals = std::abs(percent) < 0.995 ? 2 : 1;
    const QString number = QLocale().toString(std::abs(percent), 'f', decimals);
    const QString sign = percent < 0 ? QStringLiteral("−") : signedOne && percent > 0 ? QStringLiteral("+") : QString();
    return sign + number + QStringLiteral(" %");
}

std::vector<float> sharesOf(const ConfusionCounts& counts, ConfusionShare of)
{
    const int classes = counts.size();
    std::vector<double> whole(std::size_t(classes), 0);
    for (int truth = 0; truth < classes; ++truth)
        for (int predicted = 0; predicted < classes; ++predicted)
            whole[std::size_t(of == ConfusionShare::OfTruth ? truth : predicted)] +=
                double(counts.at(truth, predicted));
    std::vector<float> shares;
    for (int truth = 0; truth < classes; ++truth)
        for (int predicted = 0; predicted < classes; ++predicted) {
            const double all = whole[std::size_t(of == ConfusionShare::OfTruth ? truth : predicted)];
            shares.push_back(all > 0 ? float(double(counts.at(truth, predicted)) / all) : std::nanf(""));
        }
    return shares;
}

} // namespace

ConfusionCounts confusionCounts(const ConfusionMatrix& matrix, const ClassList& classes)
{
    ConfusionCounts counts;
    for (int i = 0; i < matrix.classes(); ++i)
        counts.classes << (std::size_t(i) < classes.size() ? QString::fromStdString(classes[std::size_t(i)].name)
                                                           : QStringLiteral("–"));
    for (int truth = 0; truth < matrix.classes(); ++truth)
        for (int predicted = 0; predicted < matrix.classes(); ++predicted)
            counts.counts.push_back(matrix.count(truth, predicted));
    return counts;
}

ConfusionShares::ConfusionShares(const ConfusionCounts& counts, ConfusionShare of)
    : m_first(counts)
    , m_of(of)
{
    compute();
}

ConfusionShares::ConfusionShares(const ConfusionCounts& first, const ConfusionCounts& second, ConfusionShare of)
    : m_first(first)
    , m_second(second)
    , m_of(of)
{
    Q_ASSERT(first.classes == second.classes);
    compute();
}

void ConfusionShares::setShare(ConfusionShare of)
{
    m_of = of;
    compute();
}

void ConfusionShares::compute()
{
    m_shares = sharesOf(m_first, m_of);
    if (!m_second) return;
    const std::vector<float> second = sharesOf(*m_second, m_of);
    for (std::size_t i = 0; i < m_shares.size(); ++i)
        m_shares[i] = second[i] - m_shares[i]; // NaN where either has none
}

std::optional<double> ConfusionShares::share(int truth, int predicted) const
{
    const float value = m_shares[std::size_t(truth * size() + predicted)];
    return std::isnan(value) ? std::nullopt : std::optional<double>(value);
}

QString ConfusionShares::describe(int truth, int predicted) const
{
    if (truth < 0 || predicted < 0) return {};
    const QString names = truth == predicted ? ConfusionWords::tr("%1, found").arg(classes()[truth])
                                             : QStringLiteral("%1 → %2").arg(classes()[truth], classes()[predicted]);
    const auto value = share(truth, predicted);
    const QString of = classes()[m_of == ConfusionShare::OfTruth ? truth : predicted];
    const QString part =
        !value ? QStringLiteral("–")
        : m_of == ConfusionShare::OfTruth
            ? ConfusionWords::tr("%1 of %2").arg(percentText(*value, isDifference()), of)
            : ConfusionWords::tr("%1 of what is called %2").arg(percentText(*value, isDifference()), of);
    const QLocale locale;
    if (!m_second)
        return ConfusionWords::tr("%1: %2, %3 pixels")
            .arg(names, part, locale.toString(qlonglong(m_first.at(truth, predicted))));
    return ConfusionWords::tr("%1: %2, from %3 to %4 pixels")
        .arg(names, part, locale.toString(qlonglong(m_first.at(truth, predicted))),
             locale.toString(qlonglong(m_second->at(truth, predicted))));
}

QRgb ConfusionShares::colourOf(double value) const
{
    const double root = std::copysign(std::sqrt(std::abs(value)), value);
    const double place = isDifference() ? (root + 1) / 2 : root;
    const auto index = std::size_t(std::lround(255 * std::clamp(place, 0.0, 1.0)));
    const auto& [red, green, blue] = coloursOf(isDifference() ? ColourMap::Diverging : ColourMap::Viridis)[index];
    return qRgb(red, green, blue);
}

} // namespace sdw::ui
