#include "ui/annotate/held_key.h"

#include <QApplication>
#include <QKeyEvent>

namespace sdw::ui {

HeldKey::HeldKey(QObject* parent)
    : QObject(parent)
{
    // Shortcuts swallow the press of their key; what comes before it, and the release, pass through here.
    qApp->installEventFilter(this);
}

void HeldKey::watch(std::function<void(bool)> released)
{
    if (m_down == 0) return;
    if (m_released) release(); // another key before the first one went up
    m_watched = m_down;
    m_used = false;
    m_released = std::move(released);
}

void HeldKey::release()
{
    const auto released = std::exchange(m_released, nullptr);
    const bool used = std::exchange(m_used, false);
    m_watched = 0;
    if (released) released(used);
}

bool HeldKey::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride: {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->isAutoRepeat() && key->key() == m_watched) m_used = true;
        m_down = key->key();
        break;
    }
    case QEvent::KeyRelease: {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->isAutoRepeat()) break;
        if (key->key() == m_down) m_down = 0;
        if (m_released && key->key() == m_watched) release();
        break;
    }
    case QEvent::ApplicationStateChange: // its release will be told to somebody else
        if (QGuiApplication::applicationState() != Qt::ApplicationActive) {
            m_down = 0;
            if (m_released) release();
        }
        break;
    default:
        break;
    }
    return false;
}

} // namespace sdw::ui
