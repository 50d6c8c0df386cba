// How a figure is laid out and drawn. The width is that of a printed page's text.
#pragma once

#include "core/explanation/figure.h"

#include <QFont>
#include <QSizeF>

#include <vector>

class QPainter;

namespace sdw::ui {

/// Where everything of a figure stands.
class FigureLayout {
public:
    static constexpr int kUnitsPerInch = 720; ///< fine enough for letters to stand where they should

    /// @throws Error when the figure has no panels, or titles of other numbers than rows and columns.
    explicit FigureLayout(const Figure& figure);

    QSizeF size() const { return m_size; } ///< 1/kUnitsPerInch inch
    void paint(QPainter& painter) const;

private:
    QRectF panel(std::size_t row, std::size_t column) const;
    void paintPanels(QPainter& painter) const;
    void paintTitles(QPainter& painter) const;
    void paintScale(QPainter& painter) const;
    double layLegend(QPainter* painter) const;

    Figure m_figure; // its pictures are shared, not copied
    QFont m_font, m_small, m_title;
    std::size_t m_columns = 0;
    double m_left = 0, m_top = 0, m_panelWidth = 0;
    double m_scaleTop = 0, m_legendTop = 0;
    std::vector<double> m_rowTops, m_rowHeights;
    QSizeF m_size;
};

} // namespace sdw::ui
