// Every action of the program in one place: its name, icon, tool tip and keys, and the keys that the person chose.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

namespace sdw::ui {

/// What an action is. All texts are shown, so none may be empty; `keys` may.
struct ActionInfo {
    QString id;               ///< "project.open-folder": the key of the settings, never shown, never renamed
    QString text;             ///< "Open folder…": a verb, sentence case, "…" when it asks something first
    QString icon;             ///< of resources/icons
    QString toolTip;          ///< one sentence without the keys, which are added
    QList<QKeySequence> keys; ///< by default
    QString scope;            ///< id of the workspace in which it works; empty: everywhere
    bool checkable = false;
    QString iconWhenOn; ///< shape of the on state
    QPointer<QWidget>
        where; ///< the keys work only while this widget, or one in it, has the focus; null: everywhere in scope
};

class ActionRegistry : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Makes an action; it belongs to this registry. The window adds those with a scope to their workspace's page, so
    /// that equal keys in two workspaces never meet.
    QAction* add(const ActionInfo& info, std::function<void()> act);
    /// The same for an action that calls `act` with its new state.
    QAction* addToggle(const ActionInfo& info, std::function<void(bool)> act);

    QAction* find(const QString& id) const; ///< null where there is none
    const std::vector<QAction*>& actions() const { return m_actions; }
    const ActionInfo& info(const QAction* action) const;

    QList<QKeySequence> keys(const QString& id) const;
    /// Holds at once and from now on; an empty list leaves the action without keys.
    void setKeys(const QString& id, const QList<QKeySequence>& keys);
    void resetKeys(const QString& id);
    bool hasOwnKeys(const QString& id) const; ///< other than by default
    /// Actions that would answer the same keys at the same time, without `id` itself.
    std::vector<QAction*> conflicts(const QString& id, const QKeySequence& keys) const;

Q_SIGNALS:
    void added(QAction* action);
    void keysChanged(const QString& id);

private:
    QAction* make(const ActionInfo& info);
    void apply(QAction* action, const QList<QKeySequence>& keys);

    std::vector<QAction*> m_actions;
    std::vector<ActionInfo> m_infos; ///< of each action
};

/// "Ctrl+O" as the system writes it; several are joined.
QString keysText(const QList<QKeySequence>& keys);

} // namespace sdw::ui
