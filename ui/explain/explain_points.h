// The pixel that is looked at: under the pointer, or one of those that were pinned.
#pragma once

#include <QList>
#include <QObject>
#include <QPoint>

namespace sdw::ui {

class ExplainPoints : public QObject {
    Q_OBJECT
public:
    static constexpr QPoint kNone{-1, -1};

    using QObject::QObject;

    /// What maps and scores are about: the point that is held, else the one under the pointer, else the one pinned
    /// last; kNone: nothing.
    QPoint current() const;
    QPoint pointer() const { return m_pointer; } ///< kNone: elsewhere
    const QList<QPoint>& pinned() const { return m_pinned; }
    int held() const { return m_held; } ///< index in pinned(); -1: the pointer is followed

    void setPointer(QPoint pixel);
    /// @return its index; a point that is there already is not pinned twice.
    int pin(QPoint pixel);
    /// Maps stay with this point, so that the pointer can read their values; -1: they follow it again.
    void hold(int index);
    void unpin(int index);
    void clear();
    /// Of an image that is seen again.
    void setPinned(const QList<QPoint>& points);

Q_SIGNALS:
    /// Whatever of the above.
    void changed();

private:
    QPoint m_pointer = kNone;
    QList<QPoint> m_pinned;
    int m_held = -1;
};

} // namespace sdw::ui
