// Classes with their pixels and images as a table that can be sorted.
#pragma once

#include "ui/project/project_statistics.h"

#include <QAbstractTableModel>

namespace sdw::ui {

class ClassStatisticsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Pixels, Share, Images, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setStatistics(const ImageStatistics& statistics);
    const ImageStatistics& statistics() const { return m_statistics; }
    /// In the order of the rows.
    const ClassStatistics& classAt(int row) const { return m_statistics.classes[m_order[std::size_t(row)]]; }
    /// Of the pixels that have a class, in percent. Empty: there are none.
    std::optional<double> percentOfPixels(int row) const;
    /// Of the images that have labels.
    std::optional<double> percentOfImages(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// @param column -1: as the project has them.
    void sort(int column, Qt::SortOrder order) override;

private:
    void arrange();

    ImageStatistics m_statistics;
    std::vector<std::size_t> m_order; ///< of each row: index of its class
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace sdw::ui
