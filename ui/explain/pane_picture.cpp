#include "ui/explain/pane_picture.h"

#include "ui/canvas/pixel_blend.h"

#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace sdw::ui {
namespace {

constexpr double kFaint = 0.15;                // of the opacity: classes besides the isolated one
constexpr int kStripe = 16;                    // rows that are coloured at a time
constexpr float kInner = 1.25f, kOuter = 2.5f; // pixels from an outline: where its bright and its dark part end

cv::Rect toCv(const QRect& area)
{
    return {area.x(), area.y(), area.width(), area.height()};
}

/// A bright line on a dark one shows on every colour. How far a pixel is from the line follows from its value and from
/// how steep the values are there, so that the line is smooth without being traced.
void drawOutline(cv::Mat& part, const cv::Mat& values, float level)
{
    // Only where the values do pass the level nearby: a slope that ends before it has no line.
    cv::Mat least, most;
    const cv::Mat inside = values >= level, around = cv::Mat::ones(5, 5, CV_8UC1);
    cv::erode(inside, least, around);
    cv::dilate(inside, most, around);
    const auto cover = [](float edge, float distance) { return std::clamp(edge - distance, 0.0f, 1.0f); };
    const auto mix = [](std::uint8_t from, float to, float share) {
        return std::uint8_t(from + (to - from) * share + 0.5f);
    };
    cv::parallel_for_(cv::Range(1, values.rows - 1), [&](const cv::Range& rows) {
        for (int y = rows.start; y < rows.end; ++y) {
            const auto *above = values.ptr<float>(y - 1), *row = values.ptr<float>(y),
                       *below = values.ptr<float>(y + 1);
            const auto *low = least.ptr<std::uint8_t>(y), *high = most.ptr<std::uint8_t>(y);
            auto* pixels = part.ptr<cv::Vec4b>(y);
            for (int x = 1; x < values.cols - 1; ++x) {
                if (low[x] == high[x]) continue;
                const float off = row[x] - level;
                const float across = (row[x + 1] - row[x - 1]) / 2, down = (below[x] - above[x]) / 2;
                const float steep = across * across + down * down;
                if (off * off > steep * kOuter * kOuter || steep == 0) continue;
                const float distance = std::abs(off) / std::sqrt(steep);
                const float dark = cover(kOuter, distance), bright = cover(kInner, distance);
                for (int channel = 0; channel < 3; ++channel)
                    pixels[x][channel] = mix(mix(pixels[x][channel], 0, dark), 255, bright);
            }
        }
    });
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
    cv::Mat part = frame(toCv(grid.covered()));
    // In stripes that stay in the processor's cache from step to step.
    const int stripes = (part.rows + kStripe - 1) / kStripe;
    cv::parallel_for_(cv::Range(0, stripes), [&](const cv::Range& mine) {
        cv::Mat grey, picture;
        for (int i = mine.start; i < mine.end; ++i) {
            const cv::Range rows(i * kStripe, std::min((i + 1) * kStripe, part.rows));
            cv::Mat stripe = part.rowRange(rows);
            cv::cvtColor(stripe, grey, cv::COLOR_BGRA2GRAY);
            cv::cvtColor(grey, picture, cv::COLOR_GRAY2BGR);
            cv::cvtColor(blend(picture, colourise(shown.rowRange(rows), map, range), opacity), stripe,
                         cv::COLOR_BGR2BGRA);
        }
    });
    if (outline) drawOutline(part, shown, float(*outline));
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
    return QImage(
        frame.data, frame.cols, frame.rows, qsizetype(frame.step), QImage::Format_RGB32,
        [](void* kept) { delete static_cast<cv::Mat*>(kept); }, new cv::Mat(frame));
}

} // namespace sdw::ui
