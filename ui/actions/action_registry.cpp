#include "ui/actions/action_registry.h"

#include "ui/icons/icon.h"

#include <QSettings>

#include <algorithm>

namespace sdw::ui {
namespace {

QString settingsKey(const QString& id)
{
    return QStringLiteral("shortcuts/") + id;
}

/// The keys that the person chose; none are a choice too.
QList<QKeySequence> ownKeys(const QString& id)
{
    const QString text = QSettings().value(settingsKey(id)).toString();
    return text.isEmpty() ? QList<QKeySequence>() : QKeySequence::listFromString(text, QKeySequence::PortableText);
}

} // namespace

QString keysText(const QList<QKeySequence>& keys)
{
    return QKeySequence::listToString(keys, QKeySequence::NativeText);
}

QAction* ActionRegistry::make(const ActionInfo& info)
{
    Q_ASSERT_X(!info.id.isEmpty() && !info.text.isEmpty() && !info.toolTip.isEmpty() && hasIcon(info.icon),
               "ActionRegistry", qPrintable(info.id));
    Q_ASSERT_X(!find(info.id), "ActionRegistry: id is there twice", qPrintable(info.id));
    auto* action = new QAction(themedIcon(info.icon, IconTint::Text, info.iconWhenOn), info.text, this);
    action->setObjectName(info.id);
    action->setCheckable(info.checkable);
    action->setStatusTip(info.toolTip);
    if (info.where) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        info.where->addAction(action);
    }
    m_actions.push_back(action);
    m_infos.push_back(info);
    apply(action, QSettings().contains(settingsKey(info.id)) ? ownKeys(info.id) : info.keys);
    return action;
}

QAction* ActionRegistry::add(const ActionInfo& info, std::function<void()> act)
{
    QAction* action = make(info);
    connect(action, &QAction::triggered, this, [act = std::move(act)] { act(); });
    Q_EMIT added(action);
    return action;
}

QAction* ActionRegistry::addToggle(const ActionInfo& info, std::function<void(bool)> act)
{
    ActionInfo checkable = info;
    checkable.checkable = true;
    QAction* action = make(checkable);
    connect(action, &QAction::toggled, this, [act = std::move(act)](bool on) { act(on); });
    Q_EMIT added(action);
    return action;
}

QAction* ActionRegistry::find(const QString& id) const
{
    const auto found =
        std::find_if(m_actions.begin(), m_actions.end(), [&](QAction* action) { return action->objectName() == id; });
    return found == m_actions.end() ? nullptr : *found;
}

const ActionInfo& ActionRegistry::info(const QAction* action) const
{
    const auto found = std::find(m_actions.begin(), m_actions.end(), action);
    Q_ASSERT(found != m_actions.end());
    return m_infos[std::size_t(found - m_actions.begin())];
}

void ActionRegistry::apply(QAction* action, const QList<QKeySequence>& keys)
{
    action->setShortcuts(keys);
    const QString& tip = info(action).toolTip;
    action->setToolTip(keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keysText(keys)));
}

QList<QKeySequence> ActionRegistry::keys(const QString& id) const
{
    const QAction* action = find(id);
    return action ? action->shortcuts() : QList<QKeySequence>();
}

void ActionRegistry::setKeys(const QString& id, const QList<QKeySequence>& keys)
{
    QAction* action = find(id);
    if (!action) return;
    if (keys == info(action).keys) return resetKeys(id);
    QSettings().setValue(settingsKey(id), QKeySequence::listToString(keys, QKeySequence::PortableText));
    apply(action, keys);
    Q_EMIT keysChanged(id);
}

void ActionRegistry::resetKeys(const QString& id)
{
    QAction* action = find(id);
    if (!action) return;
    QSettings().remove(settingsKey(id));
    apply(action, info(action).keys);
    Q_EMIT keysChanged(id);
}

bool ActionRegistry::hasOwnKeys(const QString& id) const
{
    const QAction* action = find(id);
    return action && action->shortcuts() != info(action).keys;
}

std::vector<QAction*> ActionRegistry::conflicts(const QString& id, const QKeySequence& keys) const
{
    std::vector<QAction*> found;
    if (keys.isEmpty()) return found;
    const QAction* subject = find(id);
    const QString scope = subject ? info(subject).scope : QString();
    const QWidget* where = subject ? info(subject).where.data() : nullptr;
    for (QAction* action : m_actions) {
        if (action == subject) continue;
        const QString& other = info(action).scope;
        if (!scope.isEmpty() && !other.isEmpty() && scope != other) continue;     // never on screen together
        if (where && info(action).where && where != info(action).where) continue; // never in focus together
        for (const QKeySequence& one : action->shortcuts())
            // "Ctrl+K" would also swallow the beginning of "Ctrl+K, Ctrl+S"
            if (one.matches(keys) != QKeySequence::NoMatch || keys.matches(one) != QKeySequence::NoMatch) {
                found.push_back(action);
                break;
            }
    }
    return found;
}

} // namespace sdw::ui
