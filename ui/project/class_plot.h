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
    double percent = 0; ///< of what the plot is about; NaN: not known, shown as a dash
};

class ClassPlot : public QWidget {
    Q_OBJECT
public:
    static constexpr int kRowHeight = 22; ///< pixels of a bar with its gap

    explicit ClassPlot(QWidget* parent = nullptr);

    /// @param measure what the percentages are of: "Share of the labelled pixels".
    void setBars(const std::vector<ClassBar>& bars, const QString& measure);
    /// Whether the plot names the classes itself; else a table beside it does, whose rows are as high as the bars'.
    void setNamesShown(bool shown);
    const std::vector<ClassBar>& bars() const { return m_bars; }

protected:
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void draw();
    void showMeasure();

    QCustomPlot* m_plot = nullptr;
    std::vector<ClassBar> m_bars;
    QString m_measure;
    bool m_names = true;
};

} // namespace sdw::ui
