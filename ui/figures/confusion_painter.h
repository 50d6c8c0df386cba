// A confusion matrix drawn: cells, the names beside them, and what the colours mean. For the window and for paper.
#pragma once

#include "ui/figures/confusion_shares.h"

#include <QColor>
#include <QFont>
#include <QPoint>
#include <QRect>

class QPainter;

namespace sdw::ui {

/// Where things stand, in units of the painter.
struct ConfusionGrid {
    static constexpr int kScaleHeight = 34, kGap = 4; ///< at the bottom; between names and cells

    QSize size;            ///< of the whole drawing
    int left = 0, top = 0; ///< room for names beside and above the cells
    double side = 8;       ///< of a cell
    QPoint scrolled;

    /// Room for the name of an axis alone, and for names of classes, too.
    static int roomForAxis(const QFont& font);
    static int roomForNames(const QFont& font, const QStringList& classes);

    QRect cell(int truth, int predicted) const;
    QRect cells() const; ///< where they are seen
};

/// How it looks.
struct ConfusionLook {
    QFont font;
    QColor text, quietText;
    QColor nothing;               ///< behind the hatching of cells that have no share
    QString rows, columns;        ///< what they are
    double sideForNumbers = 34;   ///< cells from this side on have their percentage in them
    QPoint emphasised = {-1, -1}; ///< (truth, predicted) whose names stand out
};

class ConfusionPainter {
public:
    /// Refers to all three.
    ConfusionPainter(const ConfusionShares& shares, const ConfusionGrid& grid, const ConfusionLook& look);

    void paintCells(QPainter& painter) const;
    void paintNames(QPainter& painter) const;
    void paintScale(QPainter& painter) const;

private:
    void paintColumnNames(QPainter& painter) const;

    const ConfusionShares& m_shares;
    const ConfusionGrid& m_grid;
    const ConfusionLook& m_look;
};

} // namespace sdw::ui
