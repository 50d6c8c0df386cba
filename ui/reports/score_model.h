// The contenders of a comparison beside each other: scores, size and speed. Units stand in the rows' names, which are
// those of the field and short: four contenders fit into a narrow dock.
#pragma once

#include "core/comparison/compared_set.h"

#include <QAbstractTableModel>

#include <memory>

namespace sdw::ui {

class ScoreModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Row { MeanIou, MeanIouInterval, MeanAccuracy, PixelAccuracy, BoundaryIou, Parameters, Macs, Time, RowCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// Null: none.
    void setSet(std::shared_ptr<const ComparedSet> set);
    /// So many take part that columns are narrow: intervals stand on two lines.
    bool isStacked() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(int row, const ContenderResult& result) const;
    QString hint(int row, const ContenderResult& result) const;
    bool isBest(int row, int column) const;

    std::shared_ptr<const ComparedSet> m_set;
};

} // namespace sdw::ui
