// How many pixels of each class and state an export holds.
#pragma once

#include "core/exporters/exporter.h"

#include <QAbstractTableModel>

namespace sdw::ui {

class PixelCountModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Id, Pixels, Share, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<ExportReport::Row> rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ExportReport::Row> m_rows;
    std::int64_t m_total = 0;
};

} // namespace sdw::ui
