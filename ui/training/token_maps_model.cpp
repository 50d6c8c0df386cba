#include "ui/training/token_maps_model.h"

#include "ui/widgets/heat_scale.h"
#include "ui/training/run_text.h"

#include <QPixmap>

#include <algorithm>

namespace sdw::ui {

TokenMapsModel::TokenMapsModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

void TokenMapsModel::setMaps(const QImage& strip, const std::vector<ClassLook>& classes)
{
    const int wanted = std::max(1, int(classes.size()));
    // Another number of classes than the configuration says: shown as it is, without names.
    const bool divides = !strip.isNull() && strip.height() % wanted == 0;
    const int rows = strip.isNull() ? 0 : divides ? wanted : 1;
    const bool another = rows != m_rows;
    if (another) beginResetModel();
    m_strip = strip.convertToFormat(QImage::Format_Grayscale8);
    m_classes = divides ? classes : std::vector<ClassLook>();
    m_rows = rows;
    m_mapSize = rows > 0 ? QSize(strip.width(), strip.height() / rows) : QSize();
    if (another)
        endResetModel();
    else if (rows > 0)
        Q_EMIT dataChanged(index(0), index(rows - 1));
}

void TokenMapsModel::setThumbnailSize(const QSize& size)
{
    if (size == m_thumbnailSize) return;
    m_thumbnailSize = size;
    if (m_rows > 0) Q_EMIT dataChanged(index(0), index(m_rows - 1), {Qt::DecorationRole});
}

int TokenMapsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QImage TokenMapsModel::map(int row) const
{
    return m_strip.copy(0, row * m_mapSize.height(), m_mapSize.width(), m_mapSize.height());
}

QVariant TokenMapsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto row = std::size_t(index.row());
    const QString name = row < m_classes.size() ? m_classes[row].name : tr("All class tokens");
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::DecorationRole: {
        // Values are mixed, not colours, so that what lies between two places has a colour of the scale.
        QImage small = map(index.row())
                           .scaled(m_thumbnailSize, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                           .convertToFormat(QImage::Format_Grayscale8);
        small.reinterpretAsFormat(QImage::Format_Indexed8);
        small.setColorTable(heatColours());
        return QPixmap::fromImage(small);
    }
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: {
        const QImage values = map(index.row());
        double sum = 0;
        int most = 0;
        for (int y = 0; y < values.height(); ++y)
            for (int x = 0; x < values.width(); ++x) {
                const int value = values.constScanLine(y)[x];
                sum += value;
                most = std::max(most, value);
            }
        return tr("%1: %2 of the attention on average, %3 where it is strongest")
            .arg(name, percentText(sum / 255 / values.width() / values.height()), percentText(most / 255.0));
    }
    default:
        return {};
    }
}

} // namespace sdw::ui
