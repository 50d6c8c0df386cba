// How quick the labelling tools are: milliseconds, and how many times as long as copying the label map's bytes that are
// concerned. Usage: annotation_bench [megapixels ...]   (12 and 100 without)
#include "core/annotation/annotation_document.h"
#include "core/annotation/brush.h"
#include "core/annotation/fill.h"
#include "core/annotation/morphology.h"
#include "core/annotation/rasterise.h"
#include "core/annotation/superpixels.h"
#include "core/base/random.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

using namespace sdw;

namespace {

double now()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double copyTime(double bytes)
{
    std::vector<char> from(std::size_t(bytes), 1), to(std::size_t(bytes), 2);
    double best = 1e9;
    for (int i = 0; i < 5; ++i) {
        const double start = now();
        std::memcpy(to.data(), from.data(), from.size());
        best = std::min(best, now() - start);
    }
    return best;
}

/// Runs `work` some times, with `before` untimed in front of each; prints the median and the slowest.
template <typename Before, typename Work>
void measure(const char* name, double pixels, int times, Before before, Work work)
{
    std::vector<double> took;
    for (int i = 0; i < times; ++i) {
        before(i);
        const double start = now();
        work(i);
        took.push_back(now() - start);
    }
    std::ranges::sort(took);
    const double median = took[took.size() / 2], copy = copyTime(pixels * 2);
    std::printf("  %-44s median %9.3f ms   slowest %9.3f ms   %8.1f x memcpy of %.2f Mpx\n", name, median, took.back(),
                median / copy, pixels / 1e6);
}

template <typename Work>
void measure(const char* name, double pixels, int times, Work work)
{
    measure(
        name, pixels, times, [](int) {}, work);
}

/// Smooth patches of eight classes, as labels are; made small and enlarged.
LabelMap smoothMap(cv::Size size)
{
    cv::Mat noise(size.height / 40, size.width / 40, CV_8UC1), large;
    cv::RNG(1).fill(noise, cv::RNG::UNIFORM, 0, 256);
    cv::GaussianBlur(noise, noise, {}, 4);
    cv::normalize(noise, noise, 0, 255, cv::NORM_MINMAX);
    cv::resize(noise, large, size, 0, 0, cv::INTER_CUBIC);
    for (int y = 0; y < large.rows; ++y)
        for (int x = 0; x < large.cols; ++x)
            large.at<std::uint8_t>(y, x) /= 32;
    cv::Mat labels;
    large.convertTo(labels, CV_16U);
    return LabelMap(labels);
}

void strokes(const LabelMap& map, double radius)
{
    char name[100];
    std::unique_ptr<EditBuilder> edit;
    std::unique_ptr<BrushStroke> stroke;
    const auto at = [&](int i) {
        return cv::Point2d(map.width() * (0.1 + 0.8 * i / 40.0), map.height() * (0.5 + 0.3 * std::sin(i * 0.4)));
    };
    const double disc = std::min(M_PI * radius * radius, double(map.width()) * map.height());
    std::snprintf(name, sizeof name, "brush r=%.0f: one stamp", radius);
    measure(
        name, disc, 15, [&](int) { edit = std::make_unique<EditBuilder>(map); },
        [&](int i) {
            edit->paint(discPixels({at(i * 3), radius}, {map.width(), map.height()}), {9});
        });
    std::snprintf(name, sizeof name, "brush r=%.0f: next sample of a stroke", radius);
    edit = std::make_unique<EditBuilder>(map);
    stroke = std::make_unique<BrushStroke>(*edit, Paint{9});
    measure(name, disc, 40, [&](int i) { stroke->add({at(i), radius}); });
    std::snprintf(name, sizeof name, "brush r=%.0f: finish the stroke of 40", radius);
    Edit done;
    measure(name, disc, 1, [&](int) { done = edit->finish(); });
    std::string bytes;
    std::snprintf(name, sizeof name, "brush r=%.0f: pack it for the journal", radius);
    measure(name, disc, 3, [&](int) { bytes = encodeEdit(done); });
    std::printf("  %-44s %zu tiles, %zu bytes packed\n", "", done.labels.size(), bytes.size());
}

void benchmark(double megapixels)
{
    const int side = int(std::lround(std::sqrt(megapixels * 1e6)));
    const cv::Size size(side, side);
    const double pixels = double(side) * side;
    std::printf("%.0f megapixels (%d x %d), copying its labels takes %.2f ms\n", megapixels, side, side,
                copyTime(pixels * 2));
    const LabelMap map = smoothMap(size), empty(side, side);

    for (const double radius : {64.0, 1000.0, 2000.0})
        strokes(map, radius);
    measure("snapshot of the map", pixels, 20, [&](int) { const LabelMap copy = map; });
    measure("read 4K viewport", 3840.0 * 2160, 10,
            [&](int) { map.read(cv::Rect(0, 0, std::min(side, 3840), std::min(side, 2160))); });

    Region region;
    measure("flood fill, all of an unlabelled map", pixels, 3, [&](int) {
        region = floodLabels(empty, {side / 2, side / 2});
    });
    measure("flood fill, one patch", pixels, 5, [&](int) { region = floodLabels(map, {side / 2, side / 2}); });
    measure("flood fill, one class everywhere", pixels, 3, [&](int) {
        region = floodLabels(map, {side / 2, side / 2}, {false, 4});
    });
    const std::vector<PolygonPart> star = [&] {
        Ring ring;
        for (int i = 0; i < 2000; ++i) {
            const double r = side * (i % 2 ? 0.49 : 0.35), phi = i * M_PI / 1000;
            ring.emplace_back(side / 2.0 + r * std::cos(phi), side / 2.0 + r * std::sin(phi));
        }
        return std::vector<PolygonPart>{{ring, {}}};
    }();
    measure("polygon of 2000 corners over all: pixels", pixels, 3, [&](int) { region = polygonPixels(star, size); });
    measure("the same: pixels and painted", pixels, 3, [&](int) {
        EditBuilder edit(map);
        edit.paint(polygonPixels(star, size), {9});
        edit.finish();
    });
    {
        cv::Mat image(size, CV_8UC3, cv::Scalar(90, 120, 200));
        cv::circle(image, {side / 2, side / 2}, side / 3, cv::Scalar(20, 20, 20), 5);
        measure("magic wand over a third of a colour image", pixels, 3, [&](int) {
            region = magicWand(image, {side / 2, side / 2}, 10);
        });
    }

    std::string folder = (std::filesystem::temp_directory_path() / "annotation_bench.XXXXXX").string();
    if (!::mkdtemp(folder.data())) std::exit(1);
    const std::filesystem::path at(folder);
    {
        AnnotationDocument document(size, {at / "x.png", at / "x.journal"});
        document.apply(difference(document.labels(), map), "start");
        Edit edit;
        const auto draw = [&](double radius) {
            return [&, radius](int i) {
                EditBuilder builder(document.labels());
                BrushStroke stroke(builder, {std::uint16_t(9 + i)});
                for (int k = 0; k < 40; ++k)
                    stroke.add({{side * (0.1 + 0.02 * k), side * (0.3 + 0.02 * i) + 60 * std::sin(k * 0.3)}, radius});
                edit = builder.finish();
            };
        };
        measure("apply a stroke of r=64 over 80 %, journal too", 0.8 * side * 128, 15, draw(64),
                [&](int) { document.apply(edit, "stroke"); });
        measure("  and wait for the disk", 0.8 * side * 128, 5, draw(64), [&](int) {
            document.apply(edit, "stroke");
            document.flush();
        });
        measure("undo such a stroke", 0.8 * side * 128, 10, [&](int) { document.undo(); });
        measure("redo it", 0.8 * side * 128, 10, [&](int) { document.redo(); });
        measure("apply a stroke of r=1000, journal too", std::min(0.8, 1.0) * side * std::min(2000, side), 5,
                draw(1000), [&](int) { document.apply(edit, "stroke"); });
        measure("undo it", 0.8 * side * std::min(2000, side), 5, [&](int) { document.undo(); });
        measure("undo and redo a fill of everything", pixels, 1, [&](int) {
            EditBuilder builder(document.labels());
            builder.paint(Region(cv::Rect({}, size)), {3});
            document.apply(builder.finish(), "all");
            document.undo();
            document.redo();
        });
        document.undo();
        measure("save the label file", pixels, 3, [&](int) { document.save(); });
    }
    measure("open again: journal and history", pixels, 3, [&](int) {
        AnnotationDocument document(size, {at / "x.png", at / "x.journal"});
    });
    std::filesystem::remove_all(at);

    const int part = std::min(side, 2000);
    measure("grow one class by 5 in 2000 x 2000", double(part) * part, 3, [&](int) {
        EditBuilder edit(map);
        grow(edit, 3, 5, {0, 0, part, part});
    });
    measure("smooth one class by 3 in 2000 x 2000", double(part) * part, 3, [&](int) {
        EditBuilder edit(map);
        smooth(edit, 3, 3, {0, 0, part, part});
    });
}

void shapesBenchmark()
{
    Random random(3);
    ShapeLayer layer;
    const auto shape = [&](std::uint64_t id) {
        auto result = std::make_shared<Shape>();
        result->id = id;
        const cv::Point2d middle(random.uniform(0, 10'000), random.uniform(0, 10'000));
        Ring ring;
        for (int i = 0; i < 30; ++i)
            ring.push_back(middle + 20 * cv::Point2d(std::cos(i * 0.21), std::sin(i * 0.21)));
        result->parts = {{ring, {}}};
        return result;
    };
    std::printf("100,000 polygons of 30 corners on 10,000 x 10,000\n");
    measure("add all", 1e6, 1, [&](int) {
        for (std::uint64_t id = 1; id <= 100'000; ++id)
            layer.put(shape(id));
    });
    measure("what lies under a point", 1e6, 200, [&](int) {
        layer.hit({random.uniform(0, 10'000), random.uniform(0, 10'000)}, 4);
    });
    measure("those in a 4K viewport", 1e6, 20, [&](int) { layer.within({3000, 3000, 3840, 2160}); });
    measure("replace one", 1e6, 200, [&](int i) { layer.put(shape(std::uint64_t(i) + 1)); });
    const cv::Mat image(2000, 2000, CV_8UC3, cv::Scalar(90, 120, 200));
    measure("superpixels of size 24, 4 megapixels", 4e6, 1, [&](int) { Superpixels patches(image); });
}

} // namespace

int main(int count, char** values)
{
    std::vector<double> sizes;
    for (int i = 1; i < count; ++i)
        sizes.push_back(std::atof(values[i]));
    if (sizes.empty()) sizes = {12, 100};
    for (const double megapixels : sizes)
        benchmark(megapixels);
    shapesBenchmark();
}
