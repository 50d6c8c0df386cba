// Figures of one or many runs over steps or time: zoom, pan, read-out under the pointer, legend, export.
#pragma once

#include "ui/training/curve_crosshair.h"
#include "ui/training/curve_look.h"

#include <QTimer>
#include <QWidget>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

class QCustomPlot;

namespace sdw::ui {

class CurveLayer;
class CurveLegend;
class Job;
class JobList;

class CurvePlot : public QWidget {
    Q_OBJECT
public:
    /// @param title "Loss"; @param unit "": none. Both name the vertical axis.
    CurvePlot(const QString& title, const QString& unit, JobList& jobs, QWidget* parent = nullptr);
    ~CurvePlot() override;

    /// Adds a curve, or takes over what is new about it; the columns may be gone afterwards. Cheap where points have
    /// only been added. The plot is drawn once for all calls of a turn of the event loop.
    /// @param most new points to be taken over now. @return whether these were all.
    bool setCurve(const QString& id, const CurveLook& look, const CurveColumns& columns,
                  std::size_t most = CurveSeries::kAll);
    /// Room for the points that a curve will have: the ones that are there need not be moved.
    void reserve(const QString& id, std::size_t points);
    void removeCurve(const QString& id);
    void clearCurves();
    /// Goes without all others; the legend takes this order.
    void keepCurves(const QStringList& ids);
    QStringList curves() const; ///< ids, in the order of the legend
    /// Null: there is none of this id.
    const CurveSeries* series(const QString& id) const;
    const CurveLook* look(const QString& id) const;

    /// Values are shares that are shown as percent.
    void setPercent(bool percent);
    void setAxis(CurveAxis axis);
    CurveAxis axis() const { return m_axis; }
    /// 0 (off) .. 0.999; see CurveSeries. Long curves are smoothed over some turns of the event loop, and stand as
    /// they were meanwhile; those that are hidden when they are shown.
    void setSmoothing(double weight);
    double smoothing() const { return m_smoothing; }
    /// A curve in view is not yet smoothed as was asked for.
    bool isSmoothing() const;
    /// Of the vertical axis. Values that have no logarithm lie at its lower edge.
    void setLogScale(bool on);
    bool logScale() const { return m_log; }

    void setCurveShown(const QString& id, bool shown);
    bool isCurveShown(const QString& id) const;
    /// Shows this one alone; all again when it is alone already.
    void isolate(const QString& id);
    CurveLegend* legend() const { return m_legend; }

    /// Everything, and from now on what is added, too.
    void fit();
    bool isFitted() const { return m_fitted; }
    /// Of the horizontal axis, in steps or seconds; the vertical one follows what is in view.
    void setRange(double from, double to);
    std::pair<double, double> range() const;
    /// By a share of what is in view; both are steps of a person, as rangeMoved() tells.
    void pan(double share);
    void zoom(double factor, const std::optional<double>& around = {});
    /// What fit() shows at least, as plots do that lie beside longer ones.
    void setExtent(double from, double to);
    /// From the first to the last point of the curves shown; both 0 where there is none.
    std::pair<double, double> ownExtent() const;

    /// A vertical line with the values there; empty: none.
    void setCrosshair(const std::optional<double>& x);
    std::optional<double> crosshair() const { return m_crosshair; }
    /// What stands beside the crosshair: the place, then a line for each curve.
    QStringList readOut() const;

    QCustomPlot* plot() const { return m_plot; }
    QRect plotArea() const; ///< where curves are drawn, in coordinates of plot()
    /// Draws now what is pending; for tests and figures.
    void drawNow();

    enum class FileKind { Png, Svg, Pdf, Csv };
    /// Writes what is in view (CSV: all points of the curves shown) aside. Ends with exported() or failed().
    void exportTo(const QString& file, FileKind kind);

Q_SIGNALS:
    /// By the pointer or the keyboard, not by setCrosshair().
    void crosshairMoved(const std::optional<double>& x);
    /// By a person, not by setRange() or what was added. @param fitted: everything.
    void rangeMoved(double from, double to, bool fitted);
    void ownExtentChanged();
    void exported(const QString& file);
    void failed(const QString& message);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    PlottedCurve* find(const QString& id) const;
    void setUpPlot();
    void setTickers();
    void style();
    void redraw();
    void drawLater();
    void smoothOn();
    void fitValues();
    void moveRange(double from, double to, bool fitted);
    void placeCrosshair();
    void pointAt(const QPoint& at);
    void dragTo(const QPoint& at);
    void turnWheel(const QPoint& at, int angle, bool values);
    bool takeKey(int key, Qt::KeyboardModifiers modifiers);
    void stepCrosshair(int points);
    std::vector<CurveCrosshair::Row> rowsAt(double x) const;
    QString placeText(double x) const;
    QString valueText(float value) const;
    void describe();
    void writeAside(const QString& file, std::function<void(const std::filesystem::path&)> write);

    QString m_title, m_unit;
    QCustomPlot* m_plot = nullptr;
    CurveLegend* m_legend = nullptr;
    CurveLayer* m_layer = nullptr;
    CurveCrosshair* m_cross = nullptr;
    Job* m_export = nullptr;
    std::vector<std::unique_ptr<PlottedCurve>> m_curves; ///< in the order of the legend
    CurveAxis m_axis = CurveAxis::Step;
    double m_smoothing = 0;
    QTimer m_smoothingOn; ///< runs while isSmoothing(), and once more to draw
    std::optional<double> m_crosshair;
    std::optional<QPoint> m_dragFrom;
    std::pair<double, double> m_extent{0, 0}, m_told{0, 0};
    bool m_log = false, m_percent = false, m_pending = false;
    bool m_fitted = true;       ///< all of the horizontal axis
    bool m_valuesFitted = true; ///< the vertical axis follows what is in view
    bool m_smoothed = false;    ///< a curve, since they were drawn for that
};

} // namespace sdw::ui
