// The canvas: an image with its labels, shapes and a prediction over it, at any zoom.
#pragma once

#include "core/annotation/edit.h"
#include "ui/canvas/canvas_tool.h"

#include <QColor>
#include <QWidget>

#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace sdw::ui {

class PicturePyramid;

/// How label values look. The three states of core/annotation/label_map.h have looks of their own: unlabelled is
/// transparent, ignore a fine hatch, background a faint grey.
struct LabelLook {
    std::unordered_map<std::uint16_t, QColor> colours; ///< of class ids; others are drawn in magenta
    std::unordered_set<std::uint16_t> hidden;
    int isolated = -1; ///< only this class is drawn at full strength; -1: all alike
};

struct CanvasLayers {
    double image = 1, labels = 0.5, prediction = 0.5; ///< opacities, 0 .. 1
    bool outlines = false;                            ///< labels as outlines instead of areas
    bool shapes = true;
    bool pixelGrid = true; ///< at high zoom
};

class Canvas : public QWidget {
    Q_OBJECT
public:
    explicit Canvas(QWidget* parent = nullptr);
    ~Canvas() override;

    /// The picture; it may be made while another is on screen. Null: nothing. The view is fitted when the size differs
    /// from that of the picture before. @param labels of its size; outlives its stay here. Null: none.
    void setPicture(std::shared_ptr<const PicturePyramid> picture);
    void setLabels(const LabelMap* labels, const ShapeLayer* shapes);
    /// Labels as this edit would leave them are drawn instead, until it is null again. Outlives its stay here.
    void setPreview(const EditBuilder* edit);
    /// Labels or their preview changed in this part of the image; only that is drawn anew.
    void labelsChanged(const cv::Rect& area);
    void shapesChanged();
    /// Hatched over the labels. Null: none.
    void setPrediction(std::shared_ptr<const LabelMap> prediction);
    void setLook(const LabelLook& look);
    void setLayers(const CanvasLayers& layers);
    const CanvasLayers& layers() const { return m_layers; }
    /// Darkest and lightest value of the picture as shown, for pictures of 16 bits: 0 .. 65535.
    void setWindowLevel(double black, double white);

    /// Takes the pointer and the keys; outlives its stay here. Null: the left button pans.
    void setTool(CanvasTool* tool);
    /// The tool has something else to show. @param area in image pixels; empty: anywhere.
    void toolChanged(const QRectF& area = {});

    const Viewport& view() const { return m_view; }
    void setView(const Viewport& view);
    void fit();
    void showActualSize();
    void zoomIn();
    void zoomOut();
    /// Brings a place into view, magnified so that it fills about half of the canvas where it is small.
    void reveal(const QRectF& imageArea);

Q_SIGNALS:
    void viewChanged();
    /// The pointer moved over a pixel of the image; (-1, -1): it left.
    void pointed(QPoint pixel);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void tabletEvent(QTabletEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    Viewport m_view;
    CanvasLayers m_layers;
};

} // namespace sdw::ui
