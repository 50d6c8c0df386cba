// Every action with its keys, as a table.
#pragma once

#include <QAbstractTableModel>

#include <functional>

namespace sdw::ui {

class ActionRegistry;

class ShortcutModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Where, Keys, ColumnCount };
    enum Role { IdRole = Qt::UserRole };

    /// @param scopeName what a scope is called: the workspace's name.
    ShortcutModel(ActionRegistry& actions, std::function<QString(const QString& scope)> scopeName,
                  QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ActionRegistry& m_actions;
    std::function<QString(const QString&)> m_scopeName;
};

} // namespace sdw::ui
