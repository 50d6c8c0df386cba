#include "ui/reports/score_model.h"

#include "ui/reports/compare_words.h"

#include <QFile>
#include <QFont>
#include <QLocale>

namespace sdw::ui {
namespace {

/// What one compares by, larger is better; empty: nothing to compare.
std::optional<double> merit(int row, const ContenderResult& result)
{
    const EvaluationReport& report = result.report;
    const bool scored = !report.images.empty();
    const bool model = result.parameters > 0;
    switch (row) {
    case ScoreModel::MeanIou:
        return scored ? std::optional(report.meanIou) : std::nullopt;
    case ScoreModel::MeanAccuracy:
        return scored ? std::optional(report.meanAccuracy) : std::nullopt;
    case ScoreModel::PixelAccuracy:
        return scored ? std::optional(report.pixelAccuracy) : std::nullopt;
    case ScoreModel::BoundaryIou:
        return scored ? std::optional(report.meanBoundaryIou) : std::nullopt;
    case ScoreModel::Parameters:
        return model ? std::optional(-double(result.parameters)) : std::nullopt;
    case ScoreModel::Macs:
        return model ? std::optional(-result.gmacs) : std::nullopt;
    case ScoreModel::Time:
        return result.secondsPerImage > 0 ? std::optional(-result.secondsPerImage) : std::nullopt;
    default:
        return {};
    }
}

/// "53.5–56.8", in points: columns are narrow. @param stacked on two lines
QString spanText(const std::optional<Interval>& interval, bool stacked)
{
    if (!interval) return QStringLiteral("–");
    const QLocale locale;
    return locale.toString(100 * interval->low, 'f', 1) + (stacked ? QStringLiteral("–\n") : QStringLiteral("–")) +
           locale.toString(100 * interval->high, 'f', 1);
}

} // namespace

void ScoreModel::setSet(std::shared_ptr<const ComparedSet> set)
{
    beginResetModel();
    m_set = std::move(set);
    endResetModel();
}

int ScoreModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_set ? 0 : RowCount;
}

int ScoreModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_set ? 0 : int(m_set->contenders().size());
}

bool ScoreModel::isStacked() const
{
    return columnCount() > 2;
}

QString ScoreModel::text(int row, const ContenderResult& result) const
{
    const auto number = [&](double value, int decimals) {
        return value > 0 ? QLocale().toString(value, 'f', decimals) : QStringLiteral("–");
    };
    switch (row) {
    case MeanIouInterval:
        return spanText(result.report.meanIouInterval, isStacked());
    case Parameters:
        return number(double(result.parameters) / 1e6, 2);
    case Macs:
        return number(result.gmacs, 2);
    case Time:
        return number(1000 * result.secondsPerImage, result.secondsPerImage < 0.01 ? 1 : 0);
    default:
        const auto share = merit(row, result);
        return share ? QLocale().toString(100 * *share, 'f', 1) : QStringLiteral("–");
    }
}

QString ScoreModel::hint(int row, const ContenderResult& result) const
{
    const int images = int(result.report.images.size());
    switch (row) {
    case MeanIou:
        return tr("Mean over the classes of intersection over union, on %n image(s)", nullptr, images);
    case MeanIouInterval:
        return tr("95 % of the values that mIoU takes when the images are drawn again");
    case MeanAccuracy:
        return tr("Mean accuracy: mean over the classes of the share of their pixels that is found, on %n image(s)",
                  nullptr, images);
    case PixelAccuracy:
        return tr("Pixel accuracy: share of all pixels that is right, on %n image(s)", nullptr, images);
    case BoundaryIou:
        return tr("Boundary IoU: as mIoU, near the outlines alone, on %n image(s)", nullptr, images);
    case Parameters:
        return tr("Weights of the model, in millions");
    case Macs:
        return tr("Multiply-adds of a prediction, in thousand millions, at the size of the first image");
    default:
        return result.timedImages > 0 ? tr("Median time of a prediction in milliseconds, of %n image(s), on %1",
                                           nullptr, int(result.timedImages))
                                            .arg(QString::fromStdString(result.device))
                                      : tr("Label sets predict nothing");
    }
}

/// Of those that show different numbers.
bool ScoreModel::isBest(int row, int column) const
{
    const auto& all = m_set->contenders();
    const auto own = merit(row, all[std::size_t(column)]);
    if (!own) return false;
    bool alone = true;
    for (const ContenderResult& other : all) {
        const auto its = merit(row, other);
        if (!its || *its > *own) return false;
        if (&other != &all[std::size_t(column)] && text(row, other) == text(row, all[std::size_t(column)]))
            alone = false;
    }
    return alone;
}

QVariant ScoreModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const ContenderResult& result = m_set->contenders()[std::size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), result);
    case Qt::ToolTipRole:
        return hint(index.row(), result);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole: {
        if (!isBest(index.row(), index.column())) return {};
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    default:
        return {};
    }
}

QVariant ScoreModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!m_set) return {};
    if (orientation == Qt::Horizontal) {
        if (std::size_t(section) >= m_set->contenders().size()) return {};
        const ContenderResult& result = m_set->contenders()[std::size_t(section)];
        if (role == Qt::DisplayRole) return contenderLetter(std::size_t(section));
        if (role == Qt::TextAlignmentRole) return int(Qt::AlignRight | Qt::AlignVCenter);
        if (role != Qt::ToolTipRole) return {};
        QString tip = QString::fromStdString(result.contender.name) + QLatin1Char('\n') +
                      QFile::decodeName(QByteArray::fromStdString(result.contender.path.string()));
        if (!result.note.empty()) tip += QLatin1Char('\n') + QString::fromStdString(result.note);
        if (result.unlabelled > 0)
            tip += QLatin1Char('\n') +
                   tr("%1 pixels have no class in it; nobody is scored on them.").arg(countText(result.unlabelled));
        return tip;
    }
    if (role == Qt::ToolTipRole) return hint(section, m_set->contenders().front());
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case MeanIou:
        return tr("mIoU (%)");
    case MeanIouInterval:
        return tr("95 % interval");
    case MeanAccuracy:
        return tr("mAcc (%)");
    case PixelAccuracy:
        return tr("aAcc (%)");
    case BoundaryIou:
        return tr("BIoU (%)");
    case Parameters:
        return tr("Weights (M)");
    case Macs:
        return tr("GMACs");
    default:
        return tr("Time (ms)");
    }
}

} // namespace sdw::ui
