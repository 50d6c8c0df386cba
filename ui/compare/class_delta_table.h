// The classes of a comparison with bars around zero; sorted by a click on a head, told in words by pointing at a row.
#pragma once

#include "ui/reports/pair_numbers.h"

#include <QWidget>

class QLabel;
class QSortFilterProxyModel;
class QTableView;

namespace sdw::ui {

class ClassDeltaModel;

class ClassDeltaTable : public QWidget {
    Q_OBJECT
public:
    explicit ClassDeltaTable(QWidget* parent = nullptr);

    void setNumbers(std::shared_ptr<const ComparedSet> set, std::shared_ptr<const PairNumbers> numbers);
    QTableView* table() const { return m_table; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showColumns();
    void tell(const QModelIndex& index);

    ClassDeltaModel* m_model = nullptr;
    QSortFilterProxyModel* m_sorted = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_told = nullptr;
};

} // namespace sdw::ui
