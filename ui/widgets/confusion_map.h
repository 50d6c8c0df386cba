// A confusion matrix as a heat map, from three classes to some hundred: what truth became what prediction.
#pragma once

#include <QAbstractScrollArea>
#include <QPoint>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace sdw::ui {

/// Square, row by row; a row is a class of the truth, a column one of the prediction.
struct ConfusionCounts {
    QStringList classes;
    std::vector<std::int64_t> counts;

    int size() const { return int(classes.size()); }
    std::int64_t at(int truth, int predicted) const
    {
        return counts[std::size_t(truth) * std::size_t(size()) + std::size_t(predicted)];
    }
    bool operator==(const ConfusionCounts&) const = default;
};

/// What a cell's count is divided by.
enum class ConfusionShare { OfTruth, OfPrediction };

/// Colours stand for the root of the share, so that the small confusions, which matter, are seen beside the large
/// diagonal. Always 0 to 100 % (of a difference: -100 to 100), so that two maps can be compared.
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
    bool isDifference() const { return m_second.has_value(); }

    /// 0 .. 1, of a difference -1 .. 1; empty where the row or column has no pixels.
    std::optional<double> share(int truth, int predicted) const;
    /// "road → pavement: 3.1 % of road, 1,234 pixels"
    QString describe(int truth, int predicted) const;

    /// Widget pixels of a cell's side.
    double cellSide() const { return m_side; }
    /// Larger or smaller cells; 1: all of them fit.
    void zoomBy(double factor, const QPoint& at);
    void fit();
    QRect cellRect(int truth, int predicted) const; ///< in the viewport

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
    void take(const ConfusionCounts& first, std::optional<ConfusionCounts> second);
    void computeShares();
    void layOut(bool keepZoom);
    double fittingSide() const;
    QPoint cellAt(const QPoint& at) const; ///< (truth, predicted), or (-1, -1)
    QRgb colourOf(double share) const;
    void paintCells(QPainter& painter) const;
    void paintNames(QPainter& painter) const;
    void paintScale(QPainter& painter) const;
    void point(const QPoint& cell);

    ConfusionCounts m_first;
    std::optional<ConfusionCounts> m_second;
    ConfusionShare m_of = ConfusionShare::OfTruth;
    QString m_rows, m_columns;   ///< titles of the axes
    std::vector<float> m_shares; ///< NaN: none
    double m_zoom = 1, m_side = 8;
    int m_left = 0, m_top = 0; ///< room for names beside and above the cells
    QPoint m_current{-1, -1}, m_pointed{-1, -1};
};

} // namespace sdw::ui
