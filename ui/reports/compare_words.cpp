#include "ui/reports/compare_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace sdw::ui {
namespace {

constexpr double kSignificant = 0.05, kSmallestP = 0.0001;

struct CompareWords {
    Q_DECLARE_TR_FUNCTIONS(CompareWords)
};

QString number(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

/// With a real minus, as wide as the plus.
QString signedNumber(double value, int decimals, bool plus)
{
    const double rounded = std::round(value * std::pow(10, decimals));
    const QString sign = rounded < 0 ? QStringLiteral("−") : rounded > 0 && plus ? QStringLiteral("+") : QString();
    return sign + number(std::abs(value), decimals);
}

} // namespace

QString contenderLetter(std::size_t contender)
{
    return QString(QChar(ushort('A' + contender)));
}

QString pointsText(double delta)
{
    return signedNumber(100 * delta, 1, true);
}

QString intervalText(const Interval& interval)
{
    return QStringLiteral("[%1, %2]")
        .arg(signedNumber(100 * interval.low, 1, false), signedNumber(100 * interval.high, 1, false));
}

QString pText(double p)
{
    if (p < kSmallestP) return QStringLiteral("p < ") + number(kSmallestP, 4);
    return QStringLiteral("p = ") + number(p, p < 0.001 ? 4 : p < 0.0995 ? 3 : 2);
}

QString shareText(const std::optional<double>& share, int decimals)
{
    return share ? number(100 * *share, decimals) + QStringLiteral(" %") : QStringLiteral("–");
}

QString countText(std::int64_t count)
{
    return QLocale().toString(qlonglong(count));
}

QString classText(const ClassList& classes, int label)
{
    return label >= 0 && std::size_t(label) < classes.size() ? QString::fromStdString(classes[std::size_t(label)].name)
                                                             : QStringLiteral("–");
}

Headline headlineOf(const ContenderPair& pair, const std::optional<PairedComparison>& paired, std::size_t images,
                    const std::optional<double>& differing)
{
    const QString first = contenderLetter(pair.first), second = contenderLetter(pair.second);
    if (!paired) {
        const QString text =
            differing
                ? CompareWords::tr("%1 and %2 differ in %3 of the pixels.").arg(first, second, shareText(differing))
                : CompareWords::tr("%1 and %2 cannot be scored.").arg(first, second);
        return {
            QStringLiteral("info"), IconTint::Quiet, text,
            CompareWords::tr("No labels, so nobody can say which one is right; %n image(s).", nullptr, int(images))};
    }
    const QString detail =
        CompareWords::tr("%1, %n image(s)", "p-value", int(paired->images)).arg(pText(paired->pValue));
    if (paired->delta == 0 && paired->pValue >= 1)
        return {QStringLiteral("minus"), IconTint::Quiet,
                CompareWords::tr("%1 and %2 score the same.").arg(first, second), detail};
    const QString interval = intervalText(paired->interval);
    if (paired->pValue < kSignificant) {
        const bool better = paired->delta > 0;
        const Interval turned{-paired->interval.high, -paired->interval.low};
        return {better ? QStringLiteral("up") : QStringLiteral("down"), better ? IconTint::Good : IconTint::Bad,
                CompareWords::tr("%1 is better by %2 points of mIoU %3.")
                    .arg(better ? second : first, number(100 * std::abs(paired->delta), 1),
                         better ? interval : intervalText(turned)),
                detail};
    }
    if (paired->interval.low > 0 || paired->interval.high < 0)
        return {QStringLiteral("minus"), IconTint::Quiet,
                CompareWords::tr("Nothing is proved: %1 is %2 points of mIoU %3 from %4.")
                    .arg(second, pointsText(paired->delta), interval, first),
                CompareWords::tr("%1; so few images do not rule out chance.").arg(detail)};
    return {QStringLiteral("minus"), IconTint::Quiet,
            CompareWords::tr("No difference to be seen: %1 is %2 points of mIoU %3 from %4.")
                .arg(second, pointsText(paired->delta), interval, first),
            CompareWords::tr("%1; differences under %2 points do not show on so few images.")
                .arg(detail, number(100 * paired->smallestDelta, 1))};
}

QString cellText(const MatrixCell& cell, const ContenderPair& pair, const ClassList& classes)
{
    const QString row = classText(classes, cell.row), column = classText(classes, cell.column);
    if (cell.contender)
        return cell.row == cell.column
                   ? CompareWords::tr("%1: %2 found").arg(contenderLetter(*cell.contender), row)
                   : CompareWords::tr("%1: %2 called %3").arg(contenderLetter(*cell.contender), row, column);
    return QStringLiteral("%1: %2, %3: %4").arg(contenderLetter(pair.first), row, contenderLetter(pair.second), column);
}

Verdict verdictOf(const DifferenceRegion& region, bool hasTruth)
{
    if (!hasTruth || region.truthLabel < 0) return Verdict::NoTruth;
    return region.gain() > 0 ? Verdict::Better : region.gain() < 0 ? Verdict::Worse : Verdict::Undecided;
}

QString verdictIcon(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Better:
        return QStringLiteral("up");
    case Verdict::Worse:
        return QStringLiteral("down");
    case Verdict::Undecided:
        return QStringLiteral("minus");
    default:
        return QStringLiteral("info");
    }
}

IconTint verdictTint(Verdict verdict)
{
    return verdict == Verdict::Better ? IconTint::Good : verdict == Verdict::Worse ? IconTint::Bad : IconTint::Quiet;
}

QString verdictText(Verdict verdict, const ContenderPair& pair)
{
    const QString second = contenderLetter(pair.second);
    switch (verdict) {
    case Verdict::Better:
        return CompareWords::tr("%1 better").arg(second);
    case Verdict::Worse:
        return CompareWords::tr("%1 worse").arg(second);
    case Verdict::Undecided:
        return CompareWords::tr("undecided");
    default:
        return CompareWords::tr("no truth");
    }
}

QString regionClasses(const DifferenceRegion& region, const ContenderPair& pair, const ClassList& classes,
                      bool hasTruth)
{
    const QString way = QStringLiteral("%1: %2 → %3: %4")
                            .arg(contenderLetter(pair.first), classText(classes, region.firstLabel),
                                 contenderLetter(pair.second), classText(classes, region.secondLabel));
    return hasTruth && region.truthLabel >= 0
               ? CompareWords::tr("%1, truth: %2").arg(way, classText(classes, region.truthLabel))
               : way;
}

} // namespace sdw::ui
