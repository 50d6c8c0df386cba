// The left edge of the window: which workspace one is in, and the way to the others.
#pragma once

#include <QAbstractButton>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace sdw::ui {

/// Icon over a short word; the chosen one also has a bar at its edge.
class RailButton : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(const QString& name, const QIcon& icon, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    void setWordFont(const QFont& font);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    bool m_hover = false;
    QFont m_wordFont;
};

class Rail : public QWidget {
    Q_OBJECT
public:
    static constexpr int kWidth = 56;

    explicit Rail(QWidget* parent = nullptr);

    void add(const QString& id, const QString& name, const QIcon& icon, bool atBottom);
    void setToolTip(const QString& id, const QString& toolTip);
    void setCurrent(const QString& id);

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fitWords();

    QVBoxLayout *m_top = nullptr, *m_bottom = nullptr;
    std::vector<RailButton*> m_buttons; ///< object name: the workspace's id
};

} // namespace sdw::ui
