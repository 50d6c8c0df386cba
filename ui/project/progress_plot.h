// A figure that grew day by day, as a line of steps.
#pragma once

#include <QDate>
#include <QWidget>

#include <vector>

class QCustomPlot;

namespace sdw::ui {

struct ProgressPoint {
    QDate day;
    double value = 0; ///< at the end of the day
};

class ProgressPlot : public QWidget {
    Q_OBJECT
public:
    explicit ProgressPlot(QWidget* parent = nullptr);

    /// @param title of the axis, with the unit.
    void setPoints(const std::vector<ProgressPoint>& points, const QString& title);
    const std::vector<ProgressPoint>& points() const { return m_points; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void draw();

    QCustomPlot* m_plot = nullptr;
    std::vector<ProgressPoint> m_points;
    QString m_title;
};

} // namespace sdw::ui
