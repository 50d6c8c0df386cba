// How quick the canvas is, beside the goals for a desktop computer with 16 threads: strokes are replayed into a real
// canvas without a display, and each figure ends when the pixels are there.
// Usage: canvas_bench [--quick] [megapixels ...]   (12, 100 and 400 without; --quick: small sizes, few repetitions)
#include "core/annotation/annotation_document.h"
#include "core/annotation/brush.h"
#include "core/annotation/fill.h"
#include "core/base/random.h"
#include "ui/canvas/canvas.h"
#include "ui/settings/theme.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <QApplication>
#include <QWindow>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace sdw;
using namespace sdw::ui;

namespace {

/// Milliseconds that so many parts of the runs may take; 0: none.
struct Goal {
    double p50 = 0, p95 = 0, p99 = 0;
};
constexpr Goal kFrame{0, 1000 / 60.0, 33}; // 60 a second, and never a hiccup

int g_missed = 0, g_repeat = 40;

double now()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Of all threads together: on a machine that does other things, too, it tells more than the clock. Printed as its p50
/// and p99.
double processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double percentile(const std::vector<double>& sorted, double part)
{
    return sorted[std::min(sorted.size() - 1, std::size_t(part * double(sorted.size())))];
}

/// Runs `work` some times, with `before` untimed in front of each.
template <typename Before, typename Work>
void measure(const QString& name, Goal goal, int times, Before before, Work work)
{
    std::vector<double> took, worked;
    for (int i = 0; i < times; ++i) {
        before(i);
        const double start = now(), startWork = processorTime();
        work(i);
        took.push_back(now() - start);
        worked.push_back(processorTime() - startWork);
    }
    std::ranges::sort(took);
    std::ranges::sort(worked);
    const double p50 = percentile(took, 0.5), p95 = percentile(took, 0.95), p99 = percentile(took, 0.99);
    const auto over = [](double value, double most) { return most > 0 && value > most; };
    const bool missed = over(p50, goal.p50) || over(p95, goal.p95) || over(p99, goal.p99);
    g_missed += missed;
    QStringList goals;
    for (const auto& [part, value] : {std::pair("p50", goal.p50), {"p95", goal.p95}, {"p99", goal.p99}})
        if (value > 0) goals << QStringLiteral("%1 %2").arg(QLatin1String(part)).arg(value, 0, 'f', 0);
    std::printf("  %-60s p50 %8.2f  p95 %8.2f  p99 %8.2f  processor %8.2f .. %8.2f ms   %s%s\n", qPrintable(name), p50,
                p95, p99, percentile(worked, 0.5), percentile(worked, 0.99),
                qPrintable(goals.join(QStringLiteral(", "))),
                goals.isEmpty() ? ""
                : missed        ? ": MISSED"
                                : ": met");
    std::fflush(stdout);
}

template <typename Work>
void measure(const QString& name, Goal goal, int times, Work work)
{
    measure(
        name, goal, times, [](int) {}, work);
}

/// Everything that waits to be painted is painted before this returns.
void paint(Canvas& canvas)
{
    QEvent request(QEvent::UpdateRequest);
    QCoreApplication::sendEvent(&canvas, &request);
}

void show(Canvas& canvas)
{
    canvas.show();
    while (!canvas.windowHandle() || !canvas.windowHandle()->isExposed()) // before that nothing is painted
        QCoreApplication::processEvents();
}

/// Noise of some size of grain, made small and enlarged.
cv::Mat smoothNoise(cv::Size size, int grain, int type)
{
    cv::Mat noise(size.height / grain + 2, size.width / grain + 2, type), large;
    cv::RNG(1).fill(noise, cv::RNG::UNIFORM, 0, 256);
    cv::resize(noise, large, size, 0, 0, cv::INTER_LINEAR);
    return large;
}

/// Smooth patches of eight classes, as labels are.
LabelMap smoothMap(cv::Size size)
{
    cv::Mat noise(size.height / 40, size.width / 40, CV_8UC1), large, labels;
    cv::RNG(1).fill(noise, cv::RNG::UNIFORM, 0, 256);
    cv::GaussianBlur(noise, noise, {}, 4);
    cv::normalize(noise, noise, 0, 255, cv::NORM_MINMAX);
    cv::resize(noise, large, size, 0, 0, cv::INTER_LINEAR);
    large.convertTo(labels, CV_16U);
    labels.forEach<std::uint16_t>([](std::uint16_t& value, const int*) { value /= 32; });
    return LabelMap(labels);
}

LabelLook look()
{
    LabelLook result;
    for (int label = 0; label < 16; ++label)
        result.colours[std::uint16_t(label)] = QColor::fromHsv(label * 22, 200, 220);
    return result;
}

QString sizeText(const QSize& size)
{
    return QStringLiteral("%1x%2").arg(size.width()).arg(size.height());
}

/// A hand's stroke across the view: waves, slower at the turns. @param at 0 .. 1. @return part of the view.
QPointF handAt(double at)
{
    return {0.1 + 0.8 * (at + 0.02 * std::sin(at * 60)), 0.5 + 0.3 * std::sin(at * 14)};
}

void strokes(Canvas& canvas, const LabelMap& map, double radius, const QString& where)
{
    const Goal goal = radius < 500 ? Goal{.p50 = 8, .p99 = 16} : radius < 1500 ? Goal{.p99 = 16} : Goal{.p99 = 25};
    EditBuilder edit(map);
    BrushStroke stroke(edit, {9});
    canvas.setPreview(&edit);
    paint(canvas);
    const QRectF seen = canvas.view().visible();
    const int samples = g_repeat * 3;
    measure(QStringLiteral("brush sample to pixels, r=%1, %2").arg(radius).arg(where), goal, samples, [&](int i) {
        const QPointF hand = handAt(i / double(samples));
        const cv::Point2d place(seen.x() + hand.x() * seen.width(), seen.y() + hand.y() * seen.height());
        canvas.labelsChanged(stroke.add({place, radius}));
        paint(canvas);
    });
    canvas.setPreview(nullptr);
    paint(canvas);
}

void frames(Canvas& canvas, const QString& where)
{
    Viewport view = canvas.view();
    measure(QStringLiteral("pan, %1").arg(where), kFrame, g_repeat * 2, [&](int i) {
        view.pan({i % 40 < 20 ? -23.0 : 23.0, i % 20 < 10 ? 11.0 : -11.0});
        canvas.setView(view);
        paint(canvas);
    });
    measure(QStringLiteral("zoom, %1").arg(where), kFrame, g_repeat, [&](int i) {
        view.zoomBy(i % 20 < 10 ? 1.07 : 1 / 1.07, {view.widgetSize().width() * 0.4, view.widgetSize().height() * 0.6});
        canvas.setView(view);
        paint(canvas);
    });
}

void viewBenchmark(Canvas& canvas, const LabelMap& map, const QSize& size)
{
    canvas.resize(size);
    canvas.fit();
    paint(canvas);
    const QString fitted = sizeText(size) + QStringLiteral(", all of the image");
    const QString actual = sizeText(size) + QStringLiteral(", 100 %");
    for (const double radius : {64.0, 1000.0, 2000.0})
        strokes(canvas, map, radius, fitted);
    measure(QStringLiteral("labels over all the view, %1").arg(fitted), {.p50 = 4, .p99 = 16}, g_repeat, [&](int) {
        canvas.labelsChanged({0, 0, map.width(), map.height()});
        paint(canvas);
    });
    frames(canvas, fitted);
    canvas.showActualSize();
    paint(canvas);
    for (const double radius : {64.0, 1000.0, 2000.0})
        strokes(canvas, map, radius, actual);
    frames(canvas, actual);
}

void openBenchmark(Canvas& canvas, const std::filesystem::path& file, double megapixels)
{
    const double scale = std::max(1.0, megapixels / 100);
    const int times = megapixels > 50 ? 3 : 5;
    if (megapixels >= 8)
        measure(
            QStringLiteral("open a JPEG: first view"), {.p99 = 300 * scale}, times,
            [&](int) {
                canvas.setPicture(nullptr);
                paint(canvas);
            },
            [&](int) {
                canvas.setPicture(PicturePyramid::readFirstView(file));
                paint(canvas);
            });
    measure(
        QStringLiteral("open a JPEG: sharp"), {.p99 = 700 * scale}, times, [&](int) { canvas.setPicture(nullptr); },
        [&](int) {
            canvas.setPicture(PicturePyramid::read(file));
            paint(canvas);
        });
}

void documentBenchmark(Canvas& canvas, const LabelMap& map, const std::filesystem::path& folder, double megapixels)
{
    canvas.resize(1280, 800);
    canvas.fit();
    AnnotationDocument document({map.width(), map.height()}, {folder / "x.png", folder / "x.journal"});
    document.apply(difference(document.labels(), map), "start");
    canvas.setLabels(&document.labels(), nullptr);
    AnnotationEvents events;
    events.changed = [&](const AnnotationChange& change) { canvas.labelsChanged(change.labels); };
    document.setEvents(events);
    paint(canvas);
    const auto draw = [&](int number) {
        EditBuilder builder(document.labels());
        BrushStroke stroke(builder, {std::uint16_t(9 + number % 5)});
        for (int k = 0; k < 40; ++k)
            stroke.add({{map.width() * (0.1 + 0.02 * k), map.height() * 0.5 + 60 * std::sin(k * 0.3)}, 64});
        document.apply(builder.finish(), "stroke");
    };
    measure(
        QStringLiteral("undo of a stroke, r=64 over 80 % of the width"), {.p50 = 16, .p99 = 100}, g_repeat,
        [&](int i) {
            draw(i);
            paint(canvas);
        },
        [&](int) {
            document.undo();
            paint(canvas);
        });
    draw(1);
    measure(
        QStringLiteral("save of the label file"), {.p99 = 200 * std::max(1.0, megapixels / 100)}, 3,
        [&](int i) { draw(i); }, [&](int) { document.save(); });
    canvas.setLabels(&map, nullptr);

    const LabelMap empty(map.height(), map.width());
    const double scale = std::max(1.0, megapixels / 100);
    measure(QStringLiteral("flood fill of an unlabelled image"), {.p99 = 250 * scale}, 3, [&](int) {
        EditBuilder builder(empty);
        builder.paint(floodLabels(empty, {map.width() / 2, map.height() / 2}), {3});
        canvas.labelsChanged(builder.changed());
        paint(canvas);
    });
    measure(QStringLiteral("flood fill of one patch"), {.p99 = 250 * scale}, 5, [&](int) {
        EditBuilder builder(map);
        builder.paint(floodLabels(map, {map.width() / 2, map.height() / 2}), {3});
        canvas.labelsChanged(builder.changed());
        paint(canvas);
    });
}

void sizeBenchmark(double megapixels)
{
    const int side = int(std::lround(std::sqrt(megapixels * 1e6)));
    std::printf("%.0f megapixels (%d x %d)\n", megapixels, side, side);
    std::string folder = (std::filesystem::temp_directory_path() / "canvas_bench.XXXXXX").string();
    if (!::mkdtemp(folder.data())) std::exit(1);
    {
        Canvas canvas;
        canvas.setLook(look());
        canvas.resize(1280, 800);
        show(canvas);
        const std::filesystem::path file = std::filesystem::path(folder) / "picture.jpg";
        cv::imwrite(file.string(), smoothNoise({side, side}, 6, CV_8UC3));
        openBenchmark(canvas, file, megapixels);
        const LabelMap map = smoothMap({side, side});
        canvas.setLabels(&map, nullptr);
        for (const QSize& size : {QSize(1280, 800), QSize(3840, 2160)})
            viewBenchmark(canvas, map, size);
        documentBenchmark(canvas, map, folder, megapixels);
    }
    std::filesystem::remove_all(folder);
}

void shapesBenchmark(int count)
{
    std::printf("%d polygons of 30 corners on 10,000 x 10,000\n", count);
    Random random(3);
    ShapeLayer layer;
    for (int id = 1; id <= count; ++id) {
        auto shape = std::make_shared<Shape>();
        shape->id = std::uint64_t(id);
        shape->label = std::uint16_t(id % 8);
        const cv::Point2d middle(random.uniform(0, 10'000), random.uniform(0, 10'000));
        Ring ring;
        for (int i = 0; i < 30; ++i)
            ring.push_back(middle + 20 * cv::Point2d(std::cos(i * 0.21), std::sin(i * 0.21)));
        shape->parts = {{ring, {}}};
        layer.put(shape);
    }
    Canvas canvas;
    canvas.setLook(look());
    canvas.setPicture(std::make_shared<PicturePyramid>(cv::Mat(10'000, 10'000, CV_8UC3, cv::Scalar(90, 120, 150))));
    canvas.setLabels(nullptr, &layer);
    canvas.resize(1280, 800);
    show(canvas);
    measure(QStringLiteral("shapes in a 4K view"), {}, g_repeat, [&](int) { layer.within({3000, 3000, 3840, 2160}); });
    measure(QStringLiteral("all shapes"), {}, g_repeat, [&](int) { layer.within({0, 0, 10'000, 10'000}); });
    measure(QStringLiteral("what lies under a point"), {.p99 = 1}, 200, [&](int) {
        layer.hit({random.uniform(0, 10'000), random.uniform(0, 10'000)}, 4);
    });
    for (const QSize& size : {QSize(1280, 800), QSize(3840, 2160)}) {
        canvas.resize(size);
        canvas.fit();
        paint(canvas);
        frames(canvas, sizeText(size) + QStringLiteral(", all of the image"));
        canvas.showActualSize();
        paint(canvas);
        frames(canvas, sizeText(size) + QStringLiteral(", 100 %"));
    }
    const QRectF visible = canvas.view().visible();
    const std::vector<ShapePtr> seen = layer.within({visible.x(), visible.y(), visible.width(), visible.height()});
    measure(QStringLiteral("a shape changes"), {.p99 = 16}, g_repeat, [&](int i) {
        auto shape = std::make_shared<Shape>(*layer.find(seen[std::size_t(i) % seen.size()]->id));
        shape->label = std::uint16_t((shape->label + 1) % 8);
        layer.put(shape);
        canvas.shapesChanged();
        paint(canvas);
    });
}

} // namespace

int main(int count, char** values)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(count, values);
    applyTheme(Theme::Dark);
    std::vector<double> sizes;
    bool quick = false;
    for (int i = 1; i < count; ++i) {
        quick = quick || QByteArray(values[i]) == "--quick";
        if (const double megapixels = std::atof(values[i]); megapixels > 0) sizes.push_back(megapixels);
    }
    if (quick) g_repeat = 10;
    if (sizes.empty()) sizes = quick ? std::vector{1.0, 9.0} : std::vector{12.0, 100.0, 400.0};
    std::printf("Goals are for 16 threads; this machine works with %d.\n", cv::getNumThreads());
    for (const double megapixels : sizes)
        sizeBenchmark(megapixels);
    shapesBenchmark(quick ? 10'000 : 100'000);
    std::printf("%d goals missed\n", g_missed);
}
