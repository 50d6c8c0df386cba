// A confusion matrix as a heat map, from three classes to some hundred: what truth became what prediction.
#pragma once

#include "ui/figures/confusion_painter.h"

#include <QAbstractScrollArea>
#include <QPoint>

#include <optional>

namespace sdw::ui {

class ConfusionMap : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit ConfusionMap(QWidget* parent = nullptr);

    /// Nothing to show: empty counts.
    void setCounts(const ConfusionCounts& counts);
    /// Second minus first, of the same classes.
    void setDifference(const ConfusionCounts& first, const ConfusionCounts& second);
    void setShare(ConfusionShare share);
    /// What rows and columns are; at first "Truth" and "Predicted".
    void setAxes(const QString& rows, const QString& columns);
    bool isDifference() const { return m_shares.isDifference(); }

    std::optional<double> share(int truth, int predicted) const { return m_shares.share(truth, predicted); }
    QString describe(int truth, int predicted) const { return m_shares.describe(truth, predicted); }

    /// Widget pixels of a cell's side.
    double cellSide() const { return m_grid.side; }
    /// Larger or smaller cells; 1: all of them fit.
    void zoomBy(double factor, const QPoint& at);
    void fit();
    QRect cellRect(int truth, int predicted) const { return grid().cell(truth, predicted); } ///< in the viewport

    /// (truth, predicted); (-1, -1): none.
    QPoint current() const { return m_current; }
    void setCurrent(int truth, int predicted);

    QSize sizeHint() const override { return {260, 300}; }
    QSize minimumSizeHint() const override { return {120, 120}; }

Q_SIGNALS:
    /// The pointer or the keys are on a cell; (-1, -1): they left.
    void pointed(int truth, int predicted);
    /// A click, or Enter.
    void activated(int truth, int predicted);

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void take(ConfusionShares shares);
    ConfusionGrid grid() const; ///< as it is scrolled now
    void layOut(bool keepZoom);
    double fittingSide() const;
    QPoint cellAt(const QPoint& at) const; ///< (truth, predicted), or (-1, -1)
    void paintFrames(QPainter& painter) const;
    void point(const QPoint& cell);

    ConfusionShares m_shares;
    ConfusionShare m_of = ConfusionShare::OfTruth;
    QString m_rows, m_columns; ///< titles of the axes
    ConfusionGrid m_grid;      ///< where it is neither scrolled nor as large as the viewport
    double m_zoom = 1;
    QPoint m_current{-1, -1}, m_pointed{-1, -1};
};

} // namespace sdw::ui
