#include "ui/canvas/canvas.h"

#include "ui/canvas/canvas_overlay.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/pixel_grid.h"
#include "ui/canvas/shape_outlines.h"
#include "ui/settings/theme.h"

#include <QPaintEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>

#include <algorithm>
#include <cmath>

namespace sdw::ui {
namespace {

constexpr double kZoomStep = 1.25;
constexpr int kToolMargin = 16; // widget pixels that handles may reach beyond the area that a tool names

} // namespace

Canvas::Canvas(QWidget* parent)
    : QWidget(parent)
    , m_minimap(new Minimap(*this))
{
    setAccessibleName(tr("Canvas"));
    setAccessibleDescription(
        tr("The image with its labels. The arrow keys move it, Space held moves it with the mouse."));
    setToolTip(tr("The image with its labels: wheel to zoom, Space or middle button to move")); // see event()
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_TabletTracking);
    m_labelLayer.setOpacity(m_layers.labels, m_layers.prediction);
    updateCursor();
}

Canvas::~Canvas() = default;

void Canvas::setPicture(std::shared_ptr<const PicturePyramid> picture)
{
    const QSize size = picture ? QSize(picture->size().width, picture->size().height) : QSize();
    m_pictureLayer.setPicture(std::move(picture));
    if (size != m_view.imageSize()) {
        changeView([&](Viewport& view) { view.setImageSize(size); });
        point({-1, -1});
    }
    m_minimap->pictureChanged();
    redrawAll();
}

void Canvas::setLabels(const LabelMap* labels, const ShapeLayer* shapes)
{
    m_labels = labels;
    m_shapes = shapes;
    m_shapesSeen = shapes ? shapes->revision() : 0;
    m_preview = nullptr;
    m_previewed = {};
    redrawAll();
}

void Canvas::setPreview(const EditBuilder* edit)
{
    if (edit == m_preview) return;
    m_preview = nullptr;
    labelsChanged(std::exchange(m_previewed, {}));
    m_preview = edit;
    if (edit) labelsChanged(edit->changed());
}

void Canvas::labelsChanged(const cv::Rect& area)
{
    if (area.empty()) return;
    if (m_preview) m_previewed |= area;
    m_frame.setGrid(ViewGrid(m_view, devicePixelRatioF()));
    // A mixed pixel shows labels beside its centre; outlines reach farther.
    const int reach = 1 + (m_layers.outlines ? LabelLayer::outlineReach(m_frame.grid().ratio()) : 0);
    invalidate(m_frame.grid().toDevice(area).adjusted(-reach, -reach, reach, reach));
}

void Canvas::shapesChanged()
{
    if (!m_shapes) return;
    const auto places = m_shapes->changedSince(std::exchange(m_shapesSeen, m_shapes->revision()));
    if (!places) return redrawAll();
    m_frame.setGrid(ViewGrid(m_view, devicePixelRatioF()));
    const int reach = shapeReach(devicePixelRatioF());
    for (const cv::Rect2d& place : *places)
        invalidate(m_frame.grid()
                       .toDevice(QRectF(place.x, place.y, place.width, place.height))
                       .adjusted(-reach, -reach, reach, reach));
}

void Canvas::setPrediction(std::shared_ptr<const LabelMap> prediction)
{
    m_prediction = std::move(prediction);
    redrawAll();
}

void Canvas::setLook(const LabelLook& look)
{
    m_look = look;
    m_labelLayer.setLook(look);
    redrawAll();
}

void Canvas::setLayers(const CanvasLayers& layers)
{
    m_layers = layers;
    if (m_pictureLayer.setOpacity(layers.image)) m_minimap->pictureChanged();
    m_labelLayer.setOpacity(layers.labels, layers.prediction);
    redrawAll();
}

void Canvas::setWindowLevel(double black, double white)
{
    if (!m_pictureLayer.setWindow(black, white)) return;
    m_minimap->pictureChanged();
    redrawAll();
}

void Canvas::addOverlay(CanvasOverlay* overlay)
{
    m_overlays.push_back(overlay);
    update();
}

void Canvas::removeOverlay(CanvasOverlay* overlay)
{
    std::erase(m_overlays, overlay);
    update();
}

void Canvas::toolChanged(const QRectF& area)
{
    if (area.isEmpty()) return update();
    update(m_view.transform().mapRect(area).toAlignedRect().adjusted(-kToolMargin, -kToolMargin, kToolMargin,
                                                                     kToolMargin));
}

void Canvas::changeView(const std::function<void(Viewport&)>& change)
{
    const Viewport before = m_view;
    m_view.setWidgetSize(size()); // hidden widgets are told late
    change(m_view);
    if (m_view == before) return;
    update();
    m_minimap->viewChanged();
    Q_EMIT viewChanged();
}

void Canvas::setView(const Viewport& view)
{
    changeView([&](Viewport& own) {
        Viewport next = view; // of the same image and widget, whatever it was made for
        if (next.imageSize() != own.imageSize()) return;
        next.setWidgetSize(own.widgetSize());
        own = next;
    });
}

void Canvas::fit()
{
    changeView([](Viewport& view) { view.fit(); });
}

void Canvas::showActualSize()
{
    changeView([this](Viewport& view) { view.setZoom(1 / devicePixelRatioF(), QRectF(rect()).center()); });
}

void Canvas::zoomIn()
{
    changeView([this](Viewport& view) { view.zoomBy(kZoomStep, QRectF(rect()).center()); });
}

void Canvas::zoomOut()
{
    changeView([this](Viewport& view) { view.zoomBy(1 / kZoomStep, QRectF(rect()).center()); });
}

void Canvas::setMinimapAllowed(bool allowed)
{
    m_minimap->setAllowed(allowed);
}

void Canvas::reveal(const QRectF& imageArea)
{
    constexpr double kPart = 0.5;  // of the canvas that a small place fills
    constexpr double kLargest = 8; // a single pixel is not blown up to half the screen
    changeView([&](Viewport& view) {
        const double wide = width() * kPart / std::max(imageArea.width(), 1.0);
        const double high = height() * kPart / std::max(imageArea.height(), 1.0);
        const double zoom = std::min({wide, high, std::max(kLargest, view.zoom())});
        if (zoom > view.zoom() || 2 * zoom < view.zoom()) view.setZoom(zoom, QRectF(rect()).center());
        view.centreOn(imageArea.center());
        view.cover();
    });
}

QRect Canvas::toWidget(const QRect& device) const
{
    const double ratio = devicePixelRatioF();
    const auto low = [ratio](int at) { return int(std::floor(at / ratio)); };
    const auto high = [ratio](int at) { return int(std::ceil((at + 1) / ratio)) - 1; };
    return {QPoint(low(device.left()), low(device.top())), QPoint(high(device.right()), high(device.bottom()))};
}

void Canvas::invalidate(const QRect& device)
{
    const QRect part = device & m_frame.image().rect();
    if (part.isEmpty()) return;
    m_frame.invalidate(part);
    update(toWidget(part));
}

void Canvas::redrawAll()
{
    m_frame.invalidateAll();
    update();
}

void Canvas::draw(const QRect& area, cv::Mat& frame) const
{
    const ViewGrid& grid = m_frame.grid();
    const QRect image = picture() ? area & grid.covered() : QRect();
    for (int y = area.top(); y <= area.bottom(); ++y) { // what the image does not cover
        QRgb* row = frame.ptr<QRgb>(y);
        const bool beside = !image.isEmpty() && y >= image.top() && y <= image.bottom();
        const int left = beside ? image.left() : area.right() + 1, right = beside ? image.right() : area.right();
        std::fill(row + area.left(), row + left, m_ground);
        std::fill(row + right + 1, row + area.right() + 1, m_ground);
    }
    if (!picture()) return;
    if (!image.isEmpty()) drawImage(image, frame);
    if (m_shapes && m_layers.shapes) drawShapes(*m_shapes, m_look, grid, area, frame); // they may reach outside
}

void Canvas::drawImage(const QRect& area, cv::Mat& frame) const
{
    const ViewGrid& grid = m_frame.grid();
    m_pictureLayer.draw(grid, area, m_ground, frame);
    const auto fits = [&](const TileGrid& tiles) {
        return tiles.width() == grid.image().width && tiles.height() == grid.image().height;
    };
    LabelSource labels(m_labels, m_preview);
    if (!labels.isEmpty() && !fits(labels.grid())) labels = {};
    if (!labels.isEmpty() && m_layers.outlines)
        m_labelLayer.drawOutlines(labels, grid, area, frame);
    else if (!labels.isEmpty())
        m_labelLayer.drawAreas(labels, grid, area, frame);
    if (m_prediction && fits(m_prediction->grid()))
        m_labelLayer.drawPrediction(LabelSource(m_prediction.get(), nullptr), labels, grid, area, frame);
    drawOver(grid, area, frame);
    if (m_layers.pixelGrid && m_view.zoom() >= kPixelGridFrom) drawPixelGrid(grid, area, frame);
}

void Canvas::paintEvent(QPaintEvent* event)
{
    const QRgb ground = themeColours(currentTheme()).canvas.rgb();
    if (std::exchange(m_ground, ground) != ground) m_frame.invalidateAll();
    m_frame.setGrid(ViewGrid(m_view, devicePixelRatioF()));
    m_frame.compose([this](const QRect& area, cv::Mat& frame) { draw(area, frame); });

    QPainter painter(this);
    painter.save();
    const double ratio = devicePixelRatioF();
    painter.scale(1 / ratio, 1 / ratio); // device pixels are copied as they are
    for (const QRect& area : event->region()) {
        const QRect part = QRect(QPoint(int(std::floor(area.left() * ratio)), int(std::floor(area.top() * ratio))),
                                 QPoint(int(std::ceil((area.right() + 1) * ratio)) - 1,
                                        int(std::ceil((area.bottom() + 1) * ratio)) - 1)) &
                           m_frame.image().rect();
        painter.drawImage(part.topLeft(), m_frame.image(), part);
    }
    painter.restore();
    for (CanvasOverlay* overlay : m_overlays) {
        if (!picture()) break;
        painter.save();
        overlay->paintOver(painter, m_view);
        painter.restore();
    }
    if (m_tool && picture()) {
        painter.save();
        m_tool->paint(painter, m_view);
        painter.restore();
    }
    if (m_ringShown && hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void Canvas::resizeEvent(QResizeEvent*)
{
    changeView([](Viewport&) {});
    m_minimap->viewChanged();
}

} // namespace sdw::ui
