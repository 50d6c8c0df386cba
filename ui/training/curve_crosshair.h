// A vertical line over a plot with what the curves are there. It lies over the plot, so that following the pointer
// never draws the curves again.
#pragma once

#include "ui/training/curve_look.h"

#include <QWidget>

#include <optional>

namespace sdw::ui {

class CurveCrosshair : public QWidget {
    Q_OBJECT
public:
    struct Row {
        CurveLook look;
        QString text;
        QPointF point; ///< of the curve, in coordinates of the plot
    };

    /// @param plot below it, which it always covers.
    explicit CurveCrosshair(QWidget* plot);

    /// @param x of the line. @param area where curves are drawn.
    void show(double x, const QRect& area, const QString& title, std::vector<Row> rows);
    void clear();
    /// A ring around the plot while it has the keyboard.
    void setFocused(bool focused);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void paintBox(QPainter& painter);

    std::optional<double> m_x;
    QRect m_area;
    QString m_title;
    std::vector<Row> m_rows;
    bool m_focused = false;
};

} // namespace sdw::ui
