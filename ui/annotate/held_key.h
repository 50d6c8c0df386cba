// Keys that mean one thing when struck and another when held: a tool's key brings the tool for good, or just while it
// is down.
#pragma once

#include <QObject>

#include <functional>

namespace sdw::ui {

/// A key counts as held when it repeated, or when something was done with it before it went up; no clock is asked.
class HeldKey : public QObject {
    Q_OBJECT
public:
    explicit HeldKey(QObject* parent = nullptr);

    /// To be called by an action that a key may have triggered. `released` is called when that key goes up; never, when
    /// the action was triggered by something else than a key.
    /// @param released its argument: whether the key was held.
    void watch(std::function<void(bool held)> released);
    /// Something was done while the key is down.
    void markUsed() { m_used = true; }
    bool isDown() const { return m_released != nullptr; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void release();

    int m_down = 0;    ///< key that is down now; 0: none
    int m_watched = 0; ///< the one whose release is waited for
    bool m_used = false;
    std::function<void(bool)> m_released;
};

} // namespace sdw::ui
