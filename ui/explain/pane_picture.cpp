#include "ui/explain/pane_picture.h"

#include "ui/canvas/pixel_blend.h"

#include <opencv2/imgproc.hpp>

namespace sdw::ui {
namespace {

constexpr double kFaint = 0.15; // of the opacity: classes besides the isolated one

cv::Rect toCv(const QRect& area)
{
    return {area.x(), area.y(), area.width(), area.height()};
}

/// A bright line on a dark one shows on every colour.
void drawOutline(cv::Mat& part, const cv::Mat& inside)
{
    std::vector<std::vector<cv::Point>> lines;
    cv::findContours(inside, lines, cv::RETR_LIST, cv::CHAIN_APPROX_NONE);
    cv::polylines(part, lines, true, cv::Scalar(0, 0, 0, 255), 3, cv::LINE_AA);
    cv::polylines(part, lines, true, cv::Scalar(255, 255, 255, 255), 1, cv::LINE_AA);
}

} // namespace

cv::Mat drawPicture(const PictureLayer& picture, const ViewGrid& grid, QRgb ground)
{
    cv::Mat frame(grid.size().height(), grid.size().width(), CV_8UC4,
                  cv::Scalar(qBlue(ground), qGreen(ground), qRed(ground), 255));
    if (picture.picture() && !grid.covered().isEmpty()) picture.draw(grid, grid.covered(), ground, frame);
    return frame;
}

cv::Mat valuesInView(const cv::Mat& values, const ViewGrid& grid)
{
    const QRect area = grid.covered();
    if (area.isEmpty() || values.empty()) return {};
    // The middle of a device pixel lies on the picture at (x + 0.5) / scale; that of a position at its own middle.
    const double across = values.cols / (grid.scale() * grid.image().width);
    const double down = values.rows / (grid.scale() * grid.image().height);
    const QPoint from = area.topLeft() - grid.origin();
    const cv::Matx23d toPosition(across, 0, (from.x() + 0.5) * across - 0.5, //
                                 0, down, (from.y() + 0.5) * down - 0.5);
    cv::Mat result;
    cv::warpAffine(values, result, toPosition, {area.width(), area.height()}, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    return result;
}

void layValues(cv::Mat& frame, const ViewGrid& grid, const cv::Mat& values, ColourMap map, ValueRange range,
               double opacity, std::optional<double> outline)
{
    const cv::Mat shown = valuesInView(values, grid);
    if (shown.empty()) return;
    cv::Mat part = frame(toCv(grid.covered())), grey, picture;
    cv::cvtColor(part, grey, cv::COLOR_BGRA2GRAY);
    cv::cvtColor(grey, picture, cv::COLOR_GRAY2BGR);
    cv::cvtColor(blend(picture, colourise(shown, map, range), opacity), part, cv::COLOR_BGR2BGRA);
    if (outline) drawOutline(part, shown >= *outline);
}

void layClasses(cv::Mat& frame, const ViewGrid& grid, const ClassOverlay& classes, double opacity, int isolated)
{
    const QRect area = grid.covered();
    std::vector<Blend> blends;
    for (std::size_t i = 0; i < classes.classes.size(); ++i) {
        const auto& colour = classes.classes[i].colour;
        const double own = isolated < 0 ? opacity : int(i) == isolated ? std::max(opacity, 0.8) : opacity * kFaint;
        blends.push_back(blendOf(qRgb(colour[0], colour[1], colour[2]), cvRound(own * 255)));
    }
    std::vector<int> columns(std::size_t(std::max(0, area.width())));
    for (int x = 0; x < area.width(); ++x)
        columns[std::size_t(x)] = grid.column(area.x() + x);
    for (int y = area.top(); y <= area.bottom(); ++y) {
        const auto* labels = classes.labels.ptr<std::uint16_t>(grid.row(y));
        QRgb* pixels = frame.ptr<QRgb>(y) + area.left();
        for (std::size_t x = 0; x < columns.size(); ++x)
            if (const auto label = labels[columns[x]]; label < blends.size())
                pixels[x] = blended(pixels[x], blends[label]);
    }
}

QImage toImage(const cv::Mat& frame)
{
    return QImage(frame.data, frame.cols, frame.rows, qsizetype(frame.step), QImage::Format_RGB32).copy();
}

} // namespace sdw::ui
