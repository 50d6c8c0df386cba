// The right panel of a comparison: which two, who is better, and by how much in what.
#pragma once

#include "ui/reports/pair_numbers.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QTabWidget;
class QTableView;

namespace sdw::ui {

class ClassDeltaTable;
class ConfusionPanel;
class IconLabel;
class ScoreModel;

class NumbersPanel : public QWidget {
    Q_OBJECT
public:
    enum Tab { Classes, Scores, Confusion };

    /// @param swap exchanges the two.
    explicit NumbersPanel(QAction* swap, QWidget* parent = nullptr);

    /// Null: none.
    void setSet(const std::shared_ptr<const ComparedSet>& set, const ContenderPair& pair);
    /// Of the pair that is chosen; null: they are being found out.
    void setNumbers(const std::shared_ptr<const PairNumbers>& numbers);
    void setTab(Tab tab);
    ConfusionPanel* confusion() const { return m_confusion; }
    ClassDeltaTable* classes() const { return m_classes; }

Q_SIGNALS:
    void pairChosen(const sdw::ui::ContenderPair& pair);

private:
    QWidget* makeTop(QAction* swap);
    void choose(bool second);

    std::shared_ptr<const ComparedSet> m_set;
    ContenderPair m_pair;
    QComboBox *m_first = nullptr, *m_second = nullptr;
    IconLabel* m_icon = nullptr;
    QLabel *m_headline = nullptr, *m_detail = nullptr;
    QTabWidget* m_tabs = nullptr;
    ClassDeltaTable* m_classes = nullptr;
    ScoreModel* m_scores = nullptr;
    QTableView* m_scoreTable = nullptr;
    ConfusionPanel* m_confusion = nullptr;
};

} // namespace sdw::ui
