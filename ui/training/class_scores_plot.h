// IoU of every class of a run: bars of one evaluation, that can be sorted, or lines over all of them.
#pragma once

#include "core/training/run_log.h"
#include "ui/widgets/class_look.h"
#include "ui/project/class_plot.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace sdw::ui {

class CurvePlot;
class JobList;

class ClassScoresPlot : public QWidget {
    Q_OBJECT
public:
    enum class Order { AsListed, BestFirst, WorstFirst };
    enum class View { Bars, Lines };

    explicit ClassScoresPlot(JobList& jobs, QWidget* parent = nullptr);

    /// Takes over what is new; does nothing where nothing is. @param classes in the order of the log's; where they are
    /// fewer, classes are named by number.
    void setRun(const RunLog& log, const std::vector<ClassLook>& classes);
    void clear();

    void setOrder(Order order);
    Order order() const { return m_order; }
    void setView(View view);
    View view() const;
    /// Shows the last evaluation at or before a step; empty: the latest one.
    void setStep(const std::optional<std::int64_t>& step);
    /// Of the bars, from the top; classes without a score are at the end, as NaN.
    const std::vector<ClassBar>& bars() const { return m_bars->bars(); }
    CurvePlot* lines() const { return m_lines; }

private:
    void showBars();
    ClassLook lookOf(std::size_t index) const;

    std::vector<ClassLook> m_classes;
    std::vector<std::vector<float>> m_iou; ///< by class, over the evaluations
    std::vector<std::int64_t> m_steps;
    std::uint64_t m_generation = 0;
    std::optional<std::int64_t> m_step;
    Order m_order = Order::AsListed;
    QComboBox* m_orderBox = nullptr;
    QToolButton* m_viewButton = nullptr;
    QLabel* m_when = nullptr;
    QStackedWidget* m_stack = nullptr;
    ClassPlot* m_bars = nullptr;
    CurvePlot* m_lines = nullptr;
};

} // namespace sdw::ui
