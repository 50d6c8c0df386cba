// The editor of all keys: choose an action, press its new keys; what they would take away from others is said first.
#pragma once

#include <QWidget>

#include <functional>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace sdw::ui {

class ActionRegistry;

class ShortcutPage : public QWidget {
    Q_OBJECT
public:
    ShortcutPage(ActionRegistry& actions, std::function<QString(const QString& scope)> scopeName,
                 QWidget* parent = nullptr);

    /// Chooses the action, as a click on its row does.
    void select(const QString& id);

private:
    QString selected() const;
    void showSelected();
    void check();
    void assign();

    ActionRegistry& m_actions;
    std::function<QString(const QString&)> m_scopeName;
    QSortFilterProxyModel* m_filtered = nullptr;
    QLineEdit* m_filter = nullptr;
    QTableView* m_table = nullptr;
    QKeySequenceEdit* m_keys = nullptr;
    QLabel *m_subject = nullptr, *m_conflict = nullptr;
    QPushButton *m_assign = nullptr, *m_clear = nullptr, *m_reset = nullptr;
};

} // namespace sdw::ui
