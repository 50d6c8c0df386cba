#include "ui/compare/class_delta_model.h"

#include "ui/reports/compare_words.h"

#include <cmath>

namespace sdw::ui {
namespace {

QVariant orNothing(const std::optional<double>& value)
{
    return value ? QVariant(*value) : QVariant();
}

} // namespace

void ClassDeltaModel::setNumbers(std::shared_ptr<const ComparedSet> set, std::shared_ptr<const PairNumbers> numbers)
{
    beginResetModel();
    m_rows.clear();
    m_limit = 0;
    if (set && numbers) {
        m_pair = numbers->pair;
        m_truth = numbers->paired.has_value();
        for (const ClassInfo& info : set->classes()) {
            const auto& [red, green, blue] = info.colour;
            m_rows.push_back({.name = QString::fromStdString(info.name),
                              .colour = QColor(red, green, blue),
                              .first = {},
                              .second = {},
                              .delta = {},
                              .p = {},
                              .interval = {}});
        }
        m_truth ? fillScores(*set, *numbers) : fillShares(*set, *numbers);
        for (const Row& row : m_rows) {
            if (row.delta) m_limit = std::max(m_limit, std::abs(*row.delta));
            if (row.interval) m_limit = std::max({m_limit, std::abs(row.interval->low), std::abs(row.interval->high)});
        }
    }
    endResetModel();
}

void ClassDeltaModel::fillScores(const ComparedSet& set, const PairNumbers& numbers)
{
    const auto& first = set.contenders()[m_pair.first].report.classes;
    const auto& second = set.contenders()[m_pair.second].report.classes;
    for (std::size_t i = 0; i < m_rows.size() && i < first.size() && i < second.size(); ++i) {
        Row& row = m_rows[i];
        const ClassDelta& delta = numbers.paired->classes.at(i);
        row.first = first[i].iou;
        row.second = second[i].iou;
        row.delta = delta.delta;
        row.interval = delta.interval;
        row.p = delta.adjustedPValue;
        row.pixels = first[i].pixels;
    }
}

void ClassDeltaModel::fillShares(const ComparedSet& set, const PairNumbers&)
{
    const ConfusionMatrix& both = set.agreement(m_pair.first, m_pair.second);
    const double all = double(both.total());
    for (int i = 0; all > 0 && i < int(m_rows.size()) && i < both.classes(); ++i) {
        Row& row = m_rows[std::size_t(i)];
        row.first = double(both.labelled(i)) / all;
        row.second = double(both.predicted(i)) / all;
        if (*row.first > 0 || *row.second > 0) row.delta = *row.second - *row.first;
    }
}

int ClassDeltaModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ClassDeltaModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ClassDeltaModel::sentence(const Row& row) const
{
    const QString first = contenderLetter(m_pair.first), second = contenderLetter(m_pair.second);
    QString text = tr("%1: %2 %3, %4 %5").arg(row.name, first, shareText(row.first), second, shareText(row.second));
    if (!row.delta) return text;
    text += tr(", %1 points").arg(pointsText(*row.delta));
    if (row.interval) text += QLatin1Char(' ') + intervalText(*row.interval);
    if (row.p) text += tr(", %1 after Holm", "p-value").arg(pText(*row.p));
    if (m_truth) text += tr("; %1 pixels of truth").arg(countText(row.pixels));
    return text;
}

QVariant ClassDeltaModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Row& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DecorationRole:
        return index.column() == Name ? QVariant(row.colour) : QVariant();
    case Qt::TextAlignmentRole:
        return int((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
    case SentenceRole:
        return sentence(row);
    case DeltaRole:
        return orNothing(row.delta);
    case LowRole:
        return row.interval ? QVariant(row.interval->low) : QVariant();
    case HighRole:
        return row.interval ? QVariant(row.interval->high) : QVariant();
    case LimitRole:
        return m_limit;
    case SortRole:
        switch (index.column()) {
        case Name:
            return index.row(); // as the classes are listed
        case First:
            return orNothing(row.first);
        case Second:
            return orNothing(row.second);
        case Delta:
            return orNothing(row.delta);
        default:
            return orNothing(row.p);
        }
    case Qt::DisplayRole:
        switch (index.column()) {
        case Name:
            return row.name;
        case First:
            return shareText(row.first);
        case Second:
            return shareText(row.second);
        case Delta:
            return row.delta ? pointsText(*row.delta) : QStringLiteral("–");
        default:
            return row.p ? pText(*row.p).mid(2).remove(QStringLiteral("= "))
                         : QStringLiteral("–"); // "0.003", "< 0.0001"
        }
    default:
        return {};
    }
}

QVariant ClassDeltaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    const QString first = contenderLetter(m_pair.first), second = contenderLetter(m_pair.second);
    if (role == Qt::TextAlignmentRole)
        return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) switch (section) {
        case Name:
            return tr("Classes in the order of the data set");
        case First:
        case Second:
            return m_truth ? tr("IoU of %1 over all images").arg(section == First ? first : second)
                           : tr("Share of all pixels that %1 calls so").arg(section == First ? first : second);
        case Delta:
            return tr("%1 minus %2, in points, with its 95 % interval").arg(second, first);
        default:
            return tr("How often chance alone makes such a difference, corrected for the number of classes (Holm)");
        }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Name:
        return tr("Class");
    case First:
        return first;
    case Second:
        return second;
    case Delta:
        return m_truth ? tr("ΔIoU") : tr("Δ share");
    default:
        return tr("p", "p-value");
    }
}

} // namespace sdw::ui
