// Which images train, validate and test: assigned by hand or by chance, written into the project, and taken back.
#pragma once

#include "ui/project/split_assignment.h"
#include "ui/shell/app_context.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;
class QUndoStack;

namespace sdw::ui {

class ImageList;

class SplitPage : public QWidget {
    Q_OBJECT
public:
    /// @param undo where changes are noted; outlives this.
    SplitPage(AppContext& context, QUndoStack& undo, QWidget* parent = nullptr);

    ImageList& list() { return *m_list; }
    bool isSettled() const;

Q_SIGNALS:
    void settled();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeTable(QBoxLayout* lines);
    void makeByHand(QBoxLayout* lines);
    void makeByChance(QBoxLayout* lines);
    void assign(const QString& split);
    void deal();
    void change(const QString& text, Splits splits);
    void showSplits();
    void updateButtons();
    std::vector<int> scope() const;

    AppContext& m_context;
    QUndoStack& m_undo;
    ImageList* m_list = nullptr;
    QWidget* m_column = nullptr;
    QLabel *m_selected = nullptr, *m_dealNote = nullptr;
    QTableWidget* m_table = nullptr;
    std::vector<QPushButton*> m_assign;
    QComboBox* m_scope = nullptr;
    QSpinBox *m_train = nullptr, *m_val = nullptr, *m_test = nullptr, *m_seed = nullptr;
    QPushButton* m_deal = nullptr;
};

} // namespace sdw::ui
