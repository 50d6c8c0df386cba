// How often each class occurs: one bar a class, in the class's colour.
#pragma once

#include <QColor>
#include <QWidget>

#include <vector>

class QCPAxis;
class QCustomPlot;

namespace sdw::ui {

struct ClassBar {
    QString name;
    QColor colour;
    double percent = 0; ///< of the pixels that have a class
};

class ClassPlot : public QWidget {
    Q_OBJECT
public:
    explicit ClassPlot(QWidget* parent = nullptr);

    void setBars(const std::vector<ClassBar>& bars);
    const std::vector<ClassBar>& bars() const { return m_bars; }

protected:
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void draw();

    QCustomPlot* m_plot = nullptr;
    std::vector<ClassBar> m_bars;
};

} // namespace sdw::ui
