// The confusion matrix of one contender, or how those of two differ; a cell leads to the images and places behind it.
#pragma once

#include "ui/reports/pair_numbers.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace sdw::ui {

class ConfusionMap;

class ConfusionPanel : public QWidget {
    Q_OBJECT
public:
    explicit ConfusionPanel(QWidget* parent = nullptr);

    /// Null: none. Without truth the matrix says what the second calls that which the first calls so.
    void setNumbers(std::shared_ptr<const ComparedSet> set, std::shared_ptr<const PairNumbers> numbers);
    ConfusionMap* map() const { return m_map; }
    QComboBox* choice() const { return m_which; }

Q_SIGNALS:
    void cellActivated(const sdw::ui::MatrixCell& cell);

private:
    enum Which { First, Second, Difference };
    void refresh();
    void tell(int truth, int predicted);

    std::shared_ptr<const ComparedSet> m_set;
    std::shared_ptr<const PairNumbers> m_numbers;
    QComboBox *m_which = nullptr, *m_of = nullptr;
    ConfusionMap* m_map = nullptr;
    QLabel* m_told = nullptr;
};

} // namespace sdw::ui
