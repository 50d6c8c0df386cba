// What the second of two contenders gains or loses in each class.
#pragma once

#include "ui/reports/pair_numbers.h"

#include <QAbstractTableModel>
#include <QColor>

namespace sdw::ui {

/// With truth it is about IoU; without, about how much of all pixels each of the two gives to a class.
class ClassDeltaModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, First, Second, Delta, P, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< numbers as numbers; invalid: nothing to sort by
        DeltaRole,               ///< double, -1 .. 1; invalid: none
        LowRole,                 ///< double: of the interval; invalid: none
        HighRole,
        LimitRole,    ///< double: what fills half of the bar, of all classes
        SentenceRole, ///< everything about the class in one line
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// @param set outlives its stay here. Null: none.
    void setNumbers(std::shared_ptr<const ComparedSet> set, std::shared_ptr<const PairNumbers> numbers);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString name;
        QColor colour;
        std::optional<double> first, second, delta, p;
        std::optional<Interval> interval;
        std::int64_t pixels = 0; ///< of the truth
    };
    void fillScores(const ComparedSet& set, const PairNumbers& numbers);
    void fillShares(const ComparedSet& set, const PairNumbers& numbers);
    QString sentence(const Row& row) const;

    std::vector<Row> m_rows;
    ContenderPair m_pair;
    bool m_truth = false;
    double m_limit = 0;
};

} // namespace sdw::ui
