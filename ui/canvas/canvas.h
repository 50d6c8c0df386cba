// The canvas: an image with its labels, shapes and a prediction over it, at any zoom.
#pragma once

#include "core/annotation/edit.h"
#include "ui/canvas/canvas_frame.h"
#include "ui/canvas/canvas_tool.h"
#include "ui/canvas/label_layer.h"
#include "ui/canvas/label_look.h"
#include "ui/canvas/picture_layer.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QNativeGestureEvent;

namespace sdw::ui {

class CanvasOverlay;
class Minimap;

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
    /// from that of the picture before. A deep picture is shown with its own range of values until setWindowLevel().
    void setPicture(std::shared_ptr<const PicturePyramid> picture);
    const std::shared_ptr<const PicturePyramid>& picture() const { return m_pictureLayer.picture(); }
    /// @param labels of the picture's size, else they are not drawn; outlive their stay here. Null: none. Ends a
    /// preview.
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
    /// Drawn below the tool's part, in the order in which they came; outlives its stay here. toolChanged() draws them
    /// anew, too.
    void addOverlay(CanvasOverlay* overlay);
    void removeOverlay(CanvasOverlay* overlay);
    /// The tool has something else to show. @param area in image pixels; empty: anywhere.
    void toolChanged(const QRectF& area = {});

    QSize sizeHint() const override { return {960, 640}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

    const Viewport& view() const { return m_view; }
    const CanvasFrame& frame() const { return m_frame; } ///< what was painted last, without the tool's part
    const PictureLayer& pictureLayer() const { return m_pictureLayer; } ///< the picture as it is shown
    void setView(const Viewport& view);
    void fit();
    void showActualSize();
    void zoomIn();
    void zoomOut();
    /// Of several canvases that move together one is enough.
    void setMinimapAllowed(bool allowed);
    /// Brings a place into view, magnified so that it fills about half of the canvas where it is small.
    void reveal(const QRectF& imageArea);

Q_SIGNALS:
    void viewChanged();
    /// The pointer moved over a pixel of the image; (-1, -1): it left.
    void pointed(QPoint pixel);

protected:
    /// Draws over picture and labels, below the pixel grid. @param area device pixels inside of `grid.covered()`.
    /// Called from several threads at once, for areas that do not touch; nothing may depend on the area.
    virtual void drawOver(const ViewGrid& /*grid*/, const QRect& /*area*/, cv::Mat& /*frame*/) const {}
    /// What drawOver() draws has changed.
    void redrawAll();

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
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
    void draw(const QRect& area, cv::Mat& frame) const; ///< device pixels; from several threads
    void drawImage(const QRect& area, cv::Mat& frame) const;
    void invalidate(const QRect& device);
    void changeView(const std::function<void(Viewport&)>& change);
    QRect toWidget(const QRect& device) const;

    void pointer(PointerEvent event);
    bool toTool(const PointerEvent& event);
    void point(const QPointF& image);
    void updateCursor();
    bool overrideKey(QKeyEvent* event);
    bool toolUses(const QKeyEvent& event);
    bool gesture(const QNativeGestureEvent& event);

    Viewport m_view;
    CanvasFrame m_frame;
    PictureLayer m_pictureLayer;
    LabelLayer m_labelLayer;
    CanvasLayers m_layers;
    LabelLook m_look;
    const LabelMap* m_labels = nullptr;
    const ShapeLayer* m_shapes = nullptr;
    std::uint64_t m_shapesSeen = 0; ///< revision of the shapes as drawn
    const EditBuilder* m_preview = nullptr;
    cv::Rect m_previewed; ///< where the preview may differ from the labels
    std::shared_ptr<const LabelMap> m_prediction;
    QRgb m_ground = 0; ///< around the image
    Minimap* m_minimap = nullptr;

    CanvasTool* m_tool = nullptr;
    std::vector<CanvasOverlay*> m_overlays;
    std::optional<QPointF> m_panFrom; ///< the pointer, while it moves the image
    Qt::MouseButton m_panButton = Qt::NoButton;
    bool m_spaceHeld = false;
    bool m_ringShown =
        false; ///< the focus came by keyboard; else a frame around every image one works on only disturbs
    QPoint m_pointed{-1, -1};
    struct {
        int key = 0;
        ulong timestamp = 0;
        bool used = false;
    } m_asked; ///< the key that the tool was offered before shortcuts were
};

} // namespace sdw::ui
