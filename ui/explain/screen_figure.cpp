#include "ui/explain/screen_figure.h"

#include "core/base/error.h"
#include "ui/canvas/picture_pyramid.h"
#include "ui/explain/map_choice.h"

#include <opencv2/imgproc.hpp>

#include <QCoreApplication>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr std::size_t kColumns = 5; // of views: more are too small to be seen
constexpr int kLongestSide = 1600;  // pixels of a panel: more is not seen on paper

/// The whole picture at one scale, without any margin.
ViewGrid wholeOf(cv::Size size)
{
    const double scale = std::min(1.0, double(kLongestSide) / std::max(size.width, size.height));
    Viewport view;
    view.setImageSize({size.width, size.height});
    view.setWidgetSize({cvRound(size.width * scale), cvRound(size.height * scale)});
    view.setZoom(scale, {0, 0});
    view.centreOn({size.width / 2.0, size.height / 2.0});
    return {view, 1};
}

class Drawer {
public:
    explicit Drawer(const FigureOrder& order)
        : m_order(order)
        , m_grid(wholeOf(order.picture->size()))
    {
        PictureLayer layer;
        layer.setPicture(order.picture);
        m_bare = drawPicture(layer, m_grid, qRgb(255, 255, 255));
    }

    FigurePanel picture() const { return panel(m_bare, {}); }

    FigurePanel classes(const ClassOverlay& classes) const
    {
        cv::Mat frame = m_bare.clone();
        layClasses(frame, m_grid, classes, m_order.classOpacity);
        return panel(frame, {});
    }

    FigurePanel token(const ExplainedImage& image, int token) const
    {
        cv::Mat frame = m_bare.clone();
        layValues(frame, m_grid, image.tokenMap(token), mapOf(m_order.look, false), {0, 1}, m_order.look.opacity);
        return panel(frame, {});
    }

    FigurePanel similarity(const FigureMap& map, QPoint pixel) const
    {
        cv::Mat frame = m_bare.clone();
        layValues(frame, m_grid, map.explained->consistency(map.stage, {pixel.x(), pixel.y()}),
                  mapOf(m_order.look, true), kCosines, m_order.look.opacity, m_order.look.outline);
        return panel(frame, {pixel});
    }

    /// @param range the same for all that stand beside each other
    FigurePanel attention(const cv::Mat& times, ValueRange range, QPoint pixel) const
    {
        cv::Mat frame = m_bare.clone();
        layValues(frame, m_grid, times, mapOf(m_order.look, false), range, m_order.look.opacity);
        FigurePanel result = panel(frame, {pixel});
        result.caption =
            QCoreApplication::translate("ScreenFigure", "0 to %1 times the mean").arg(range.greatest).toStdString();
        return result;
    }

    FigurePanel marked(QPoint pixel) const { return panel(m_bare, {pixel}); }

private:
    FigurePanel panel(const cv::Mat& frame, const std::vector<QPoint>& points) const
    {
        FigurePanel result;
        cv::cvtColor(frame, result.picture, cv::COLOR_BGRA2BGR);
        for (const QPoint& point : points) {
            const QPointF at = m_grid.toDevice(point.x() + 0.5, point.y() + 0.5);
            result.marks.emplace_back(at.x(), at.y());
        }
        return result;
    }

    const FigureOrder& m_order;
    ViewGrid m_grid;
    cv::Mat m_bare;
};

void addPointRow(Figure& figure, const Drawer& drawer, const FigureOrder& order, QPoint pixel)
{
    std::vector<cv::Mat> times(order.maps.size());
    double greatest = 0;
    for (std::size_t i = 0; i < order.maps.size(); ++i) {
        if (order.maps[i].kind == MapKind::Similarity) continue;
        times[i] = timesTheMean(*order.maps[i].explained, order.maps[i].kind, {pixel.x(), pixel.y()});
        double most = 0;
        cv::minMaxIdx(times[i], nullptr, &most);
        greatest = std::max(greatest, most);
    }
    std::vector<FigurePanel> row{drawer.marked(pixel)};
    for (std::size_t i = 0; i < order.maps.size(); ++i)
        row.push_back(times[i].empty() ? drawer.similarity(order.maps[i], pixel)
                                       : drawer.attention(times[i], roundRange(greatest), pixel));
    figure.rows.push_back(std::move(row));
}

/// Models may know other classes than the labels.
void addToLegend(ClassList& legend, const ClassList& classes)
{
    for (const ClassInfo& one : classes)
        if (std::ranges::find(legend, one.name, &ClassInfo::name) == legend.end()) legend.push_back(one);
}

} // namespace

Figure drawFigure(const FigureOrder& order)
{
    if (!order.picture) throw Error("There is no image to make a figure of.");
    const Drawer drawer(order);
    Figure figure;
    figure.columnTitles.push_back(order.pictureTitle);
    if (!order.points.isEmpty()) {
        bool cosines = false;
        for (const FigureMap& map : order.maps) {
            figure.columnTitles.push_back(map.title);
            cosines = cosines || map.kind == MapKind::Similarity;
        }
        for (const QPoint& point : order.points)
            addPointRow(figure, drawer, order, point);
        if (order.points.size() > 1)
            for (int i = 0; i < order.points.size(); ++i)
                figure.rowTitles.push_back(std::to_string(i + 1));
        if (cosines) figure.scale = FigureScale{mapOf(order.look, true), kCosines, order.scaleTitle};
        return figure;
    }
    std::vector<FigurePanel> panels{drawer.picture()};
    for (const FigureView& view : order.views) {
        if (view.classes) {
            panels.push_back(drawer.classes(*view.classes));
            addToLegend(figure.legend, view.classes->classes);
        } else {
            panels.push_back(drawer.token(*view.explained, view.token));
            figure.scale = FigureScale{mapOf(order.look, false), {0, 1}, order.scaleTitle};
        }
    }
    if (panels.size() <= kColumns) {
        for (const FigureView& view : order.views)
            figure.columnTitles.push_back(view.title);
        figure.rows.push_back(std::move(panels));
        return figure;
    }
    figure.columnTitles.assign(kColumns, {}); // each picture has its name below it instead
    for (std::size_t i = 0; i < panels.size(); ++i) {
        panels[i].caption = i == 0 ? order.pictureTitle : order.views[i - 1].title;
        if (i % kColumns == 0) figure.rows.emplace_back();
        figure.rows.back().push_back(std::move(panels[i]));
    }
    figure.rows.back().resize(kColumns);
    return figure;
}

} // namespace sdw::ui
