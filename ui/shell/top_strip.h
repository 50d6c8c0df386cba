// The strip over the page: options of the current tool at the left, the workspace's buttons at the right.
#pragma once

#include <QWidget>

#include <vector>

class QAction;
class QHBoxLayout;
class QLabel;
class QStackedWidget;

namespace sdw::ui {

class TopStrip : public QWidget {
    Q_OBJECT
public:
    static constexpr int kHeight = 40;

    explicit TopStrip(QWidget* parent = nullptr);

    /// @param options of the workspace; null: its title is shown instead.
    void add(const QString& id, QWidget* options, const std::vector<QAction*>& actions);
    /// Buttons that every workspace has, at the right end.
    void addCommon(QAction* action);
    void setCurrent(const QString& id);
    void setTitle(const QString& title);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Part {
        QString id;
        QWidget* options = nullptr;
        QWidget* buttons = nullptr;
    };
    std::vector<Part> m_parts;
    QHBoxLayout* m_layout = nullptr;
    QHBoxLayout* m_right = nullptr;
    QStackedWidget* m_left = nullptr;
    QLabel* m_title = nullptr;
};

} // namespace sdw::ui
