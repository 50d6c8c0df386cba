// What explaining costs: the forward pass once, then every move of the mouse. MiT-B0 with SegDeformer of 256 channels
// on 512×512 pixels (128×128 positions), fresh weights: times do not depend on their values. Usage: explain_bench
// [SIDE] [CLASSES] [FORM]   (512 150 official without; the paper's form runs the external softmax on CLASSES numbers)
#include "core/base/memory_arena.h"
#include "core/base/process_memory.h"
#include "core/explanation/colour_map.h"
#include "core/explanation/explainer.h"
#include "core/model/checkpoint.h"
#include "tests/support/bench_clock.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace sdw;
using test::nowMs;
using test::processorMs;

namespace {

template <typename Work>
void measure(const char* name, int times, const Work& work)
{
    for (int i = 0; i < std::min(times, 3); ++i)
        work(i); // warm
    std::vector<double> took, worked;
    for (int i = 0; i < times; ++i) {
        const double start = nowMs(), workStart = processorMs();
        work(i);
        took.push_back(nowMs() - start);
        worked.push_back(processorMs() - workStart);
    }
    std::sort(took.begin(), took.end());
    std::sort(worked.begin(), worked.end());
    const std::size_t middle = took.size() / 2, most = took.size() * 95 / 100;
    std::printf("  %-46s clock p50 %7.2f p95 %7.2f ms, processor p50 %7.2f p95 %7.2f ms\n", name, took[middle],
                took[most], worked[middle], worked[most]);
    std::fflush(stdout);
}

/// A model file, so that the bench sees what programs see.
std::filesystem::path makeModel(const char* decoder, const char* form, int classes)
{
    ModelConfig config;
    config.encoder.name = "mit_b0";
    config.decoder.name = decoder;
    config.decoder.form = form;
    config.classes = classes;
    ClassList names;
    for (int k = 0; k < classes; ++k)
        names.push_back({.name = "class " + std::to_string(k), .colour = {}, .fileValue = k});
    const auto file =
        std::filesystem::temp_directory_path() / ("explain_bench-" + std::to_string(std::rand()) + ".safetensors");
    Segmenter model(config);
    saveModel(file, model, names, {});
    return file;
}

void showMemory(const char* what, std::int64_t before)
{
    const ProcessMemory memory = processMemory();
    std::printf("  %-46s now %+.0f MB, at most %+.0f MB\n", what, double(memory.bytes - before) / 1e6,
                double(memory.peakBytes - before) / 1e6);
}

} // namespace

int main(int argc, char** argv)
{
    keepFreedMemory(); // as both programs do
    const int side = argc > 1 ? std::atoi(argv[1]) : 512, classes = argc > 2 ? std::atoi(argv[2]) : 150;
    const char* form = argc > 3 ? argv[3] : "official";
    if (side < 32 || classes < 1) {
        std::fprintf(stderr, "Usage: explain_bench [SIDE] [CLASSES] [FORM]\n");
        return 2;
    }
    std::srand(unsigned(std::time(nullptr)));
    cv::Mat image(side, side, CV_8UC3);
    cv::RNG(7).fill(image, cv::RNG::UNIFORM, 0, 255);
    cv::RNG points(11);
    const auto pixel = [&] { return cv::Point(points.uniform(0, side), points.uniform(0, side)); };

    const auto file = makeModel("segdeformer", form, classes);
    Explainer explainer(file, {.shortSide = side});
    std::filesystem::remove(file);
    const std::int64_t before = processMemory().bytes;
    resetPeakMemory();
    auto explained = explainer.explain(image);
    const cv::Size map = explained->mapSize(FeatureStage::Augmented);
    std::printf("MiT-B0 + SegDeformer (%s form), %d×%d pixels, %d×%d positions, 256 channels, %d classes\n", form, side,
                side, map.width, map.height, classes);
    showMemory("memory of explain()", before);
    measure("explain()", 5, [&](int) { explained = explainer.explain(image); });
    showMemory("memory after repeats", before);

    const auto paint = [&](const cv::Mat& values, ColourMap colours, ValueRange range) {
        cv::Mat large;
        cv::resize(values, large, image.size(), 0, 0, cv::INTER_LINEAR);
        return colourise(large, colours, range);
    };
    for (const FeatureStage stage : explained->stages())
        measure((std::string("consistency, ") + featureStageTitle(stage)).c_str(), 200,
                [&](int) { explained->consistency(stage, pixel()); });
    cv::Mat values = explained->consistency(FeatureStage::Augmented, pixel()), painted;
    measure("enlarge and colour", 200, [&](int) { painted = paint(values, ColourMap::Diverging, {-1, 1}); });
    measure("lay over the image", 200, [&](int) { painted = blend(image, painted, 0.6); });
    measure("hover: consistency, enlarge, colour, lay over", 500, [&](int) {
        painted = blend(
            image, paint(explained->consistency(FeatureStage::Augmented, pixel()), ColourMap::Diverging, {-1, 1}), 0.6);
    });
    measure("hover: all eight stages, painted", 100, [&](int) {
        for (const FeatureStage stage : explained->stages())
            painted = blend(image, paint(explained->consistency(stage, pixel()), ColourMap::Diverging, {-1, 1}), 0.6);
    });
    measure("attention row, internal", 200, [&](int) { explained->attention(ContextKind::Internal, pixel()); });
    measure("attention row, external", 200, [&](int) { explained->attention(ContextKind::External, pixel()); });
    measure("all token maps", 20, [&](int) {
        for (int token = 0; token < explained->tokens(); ++token)
            values = explained->tokenMap(token);
    });
    measure("one token map, painted", 100, [&](int i) {
        painted = blend(image, paint(explained->tokenMap(i % explained->tokens()), ColourMap::Viridis, {0, 1}), 0.6);
    });
    measure("scores of a pixel", 200, [&](int) { explained->scores(pixel()); });
    measure("token similarity and projection", 20, [&](int) {
        values = explainer.tokenSimilarity();
        values = explainer.tokenProjection();
    });
    return 0;
}
