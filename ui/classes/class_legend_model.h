// Classes of a picture: colour, name, share of the pixels.
#pragma once

#include "core/base/class_list.h"

#include <QAbstractTableModel>

namespace sdw::ui {

class ClassLegendModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Share, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setClasses(const ClassList& classes);
    const ClassList& classes() const { return m_classes; }
    /// @param shares of the pixels, 0..1, one per class; empty: not known.
    void setShares(std::vector<double> shares);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ClassList m_classes;
    std::vector<double> m_shares;
};

} // namespace sdw::ui
