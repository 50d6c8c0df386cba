// The classes as people label with them: colour, name, key, share of the image in hand, seen or not, locked or not;
// the three states that are no class come last.
#pragma once

#include "core/annotation/label_map.h"

#include <QAbstractTableModel>
#include <QIcon>

namespace sdw::ui {

class ClassChoice;

class LabelClassModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Eye, Name, Share, Key, Lock, ColumnCount };

    explicit LabelClassModel(ClassChoice& choice, QObject* parent = nullptr);

    /// Pixels of each value in the image in hand. @param total 0: no image is open.
    void setCounts(const std::vector<ClassCount>& counts, std::int64_t total);
    std::uint16_t value(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString share(int row) const;
    QString description(int row) const;
    QIcon sign(const QModelIndex& index) const;
    void columnsChanged(Column first, Column last);

    ClassChoice& m_choice;
    int m_rows = 0;
    std::vector<std::int64_t> m_pixels; ///< of each row
    std::int64_t m_total = 0;
};

/// "41 %", "0.3 %", "< 0.1 %"; "–" where there is nothing of it, or nothing to count.
QString shareText(std::int64_t pixels, std::int64_t total);

} // namespace sdw::ui
