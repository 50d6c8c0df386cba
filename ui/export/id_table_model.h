// Classes and states with the number that each gets in exported files; the numbers can be changed.
#pragma once

#include "core/exporters/id_mapping.h"

#include <QAbstractTableModel>
#include <QColor>

#include <map>

namespace sdw::ui {

class IdTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Id, Pixels, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// @param suggested the ids that the format proposes. @param changed by the person: name → id, -1: none.
    void setMapping(const IdMapping& suggested, const std::map<QString, int>& changed);
    void clear();
    /// Empty until setMapping().
    const std::optional<IdMapping>& mapping() const { return m_mapping; }
    /// What the person changed.
    const std::map<QString, int>& changed() const { return m_changed; }
    /// Back to what the format proposes.
    void resetIds();
    void setColour(int row, const QColor& colour);
    QColor colour(int row) const;
    /// Pixels of each label value; empty: not known.
    void setPixels(const std::map<std::uint16_t, std::int64_t>& pixels);
    const std::vector<IdConflict>& conflicts() const { return m_conflicts; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void edited(); ///< by the person

private:
    const IdRow& row(int index) const { return m_mapping->rows()[std::size_t(index)]; }
    QStringList troublesOf(int row) const;
    void refresh();

    std::optional<IdMapping> m_mapping, m_suggested;
    std::map<QString, int> m_changed;
    std::map<std::uint16_t, std::int64_t> m_pixels;
    std::vector<IdConflict> m_conflicts;
};

/// The states under the names of the window, classes under their own.
QString rowTitle(const IdRow& row);

} // namespace sdw::ui
