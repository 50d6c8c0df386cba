// How long somebody waits who labels with a model's help: for the features of an image, for a mask after a click, for
// the map after a scribble. Usage: interact_bench MODEL DATA [IMAGES [SPLIT]], IMAGES (4 without) of SPLIT ("val"),
// brought to 512×512 pixels, and to 1024×1024 for the features alone; MODEL must know the classes of DATA.
#include "core/base/error.h"
#include "core/base/memory_arena.h"
#include "core/datasets/dataset.h"
#include "core/interactive/click_simulator.h"
#include "core/interactive/live_fit.h"
#include "core/model/checkpoint.h"
#include "tests/support/bench_clock.h"
#include "tests/support/scribbles.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace sdw;
using test::nowMs;
using test::processorMs;

namespace {

constexpr int kSide = 512, kLargeSide = 1024;

/// Times of one kind of work.
class Times {
public:
    template <typename Work>
    void take(const Work& work)
    {
        const double start = nowMs(), workStart = processorMs();
        work();
        m_clock.push_back(nowMs() - start);
        m_processor.push_back(processorMs() - workStart);
    }
    void print(const char* what)
    {
        const auto at = [](std::vector<double>& times, std::size_t percent) {
            std::sort(times.begin(), times.end());
            return times[(times.size() * percent + 99) / 100 - 1]; // of few times the 95th is the longest
        };
        std::printf("  %-44s %4zu times: clock p50 %8.1f p95 %8.1f ms, processor p50 %8.1f p95 %8.1f ms\n", what,
                    m_clock.size(), at(m_clock, 50), at(m_clock, 95), at(m_processor, 50), at(m_processor, 95));
        std::fflush(stdout);
    }

private:
    std::vector<double> m_clock, m_processor;
};

/// The model, for pictures as large as they come: its run may bound their long side.
std::filesystem::path withoutBounds(const std::string& path)
{
    Model model = openModel(path, torch::kCPU);
    if (model.run.is_object()) model.run["data"]["long_side"] = kLargeSide;
    const auto file = std::filesystem::temp_directory_path() / "interact_bench.safetensors";
    saveModel(file, model.segmenter, model.classes, model.run);
    return file;
}

std::vector<Sample> squareSamples(const Dataset& data, const std::string& split, int images)
{
    std::vector<Sample> samples;
    for (int i = 0; i < images; ++i) {
        Sample one = data.get(split, std::size_t(i) * data.size(split) / std::size_t(images));
        cv::resize(one.image, one.image, {kSide, kSide}, 0, 0, cv::INTER_AREA);
        cv::resize(one.label, one.label, {kSide, kSide}, 0, 0, cv::INTER_NEAREST);
        samples.push_back(std::move(one));
    }
    return samples;
}

/// Three clicks on each of the three largest pieces of an image, as the simulated person makes them.
void measureClicks(const SelectorEntry& entry, const std::string& model, const std::vector<Sample>& samples,
                   Explainer& explainer, LiveFit& fit, int classes)
{
    Times made, first, further;
    for (const Sample& one : samples) {
        std::vector<int> all;
        for (int k = 0; k < classes; ++k)
            all.push_back(k);
        auto pieces = clickTruths(one.label, all, ClickTarget::Piece, 500);
        std::sort(pieces.begin(), pieces.end(), [](const auto& a, const auto& b) { return a.pixels > b.pixels; });
        if (pieces.size() > 3) pieces.resize(3);
        fit.addImage(kClickedImage, one.image);
        const SelectorContext context{.image = one.image,
                                      .features = explainer.explain(one.image),
                                      .model = model,
                                      .fit = std::make_shared<const LiveFit>(fit.fresh())};
        std::unique_ptr<ClickSelector> selector;
        made.take([&] { selector = makeSelector(entry.id, context); });
        for (const ClickTruth& piece : pieces) {
            Clicks clicks;
            cv::Mat found = cv::Mat::zeros(one.label.size(), CV_8UC1);
            for (int click = 0; click < 3; ++click) {
                clicks.marks.push_back(nextClick(piece.mask, found, {}, clicks.marks));
                (click == 0 ? first : further).take([&] { found = selector->select(clicks).mask({{}, found.size()}); });
            }
        }
    }
    std::printf("%s\n", entry.title);
    made.print("ready for an image, its features there");
    first.print("first click to mask");
    further.print("further click to mask");
}

void measureScribbles(LiveFit& fit, const std::vector<Sample>& samples, int classes)
{
    // One more class takes the strokes of class 0.
    Times map;
    Random random(1);
    std::vector<int> all;
    for (int k = 0; k < classes; ++k)
        all.push_back(k);
    const int added = fit.addClass("one more", {});
    int images = 0;
    for (const Sample& one : samples) {
        fit.addImage(one.name, one.image);
        cv::Mat strokes = test::scribble(one.label, all, random);
        strokes.setTo(cv::Scalar(added), strokes == 0);
        Times scribble;
        fit.setStrokes(one.name, strokes);
        FitReport report;
        scribble.take([&] { report = fit.update(); });
        map.take([&] { fit.labels(one.name); });
        ++images;
        scribble.print(
            ("update, strokes on " + std::to_string(images) + " images, " + std::to_string(report.strokes) + " cells")
                .c_str());
    }
    map.print("map after an update");
}

int measure(const std::string& path, const std::string& folder, int images, const std::string& split)
{
    const std::string model = withoutBounds(path).string();
    const auto data = openDataset(folder);
    const int classes = int(data->classes().size());
    const auto samples = squareSamples(*data, split, images);
    Explainer explainer(model, {.device = "cpu", .shortSide = kSide});
    Explainer large(model, {.device = "cpu", .shortSide = kLargeSide});
    const LiveFit fit(model, {.device = "cpu", .shortSide = kSide});
    LiveFit largeFit(model, {.device = "cpu", .shortSide = kLargeSide});

    std::printf("First features\n");
    Times explain, features, explainLarge, featuresLarge;
    for (const Sample& one : samples) {
        cv::Mat enlarged;
        cv::resize(one.image, enlarged, {kLargeSide, kLargeSide});
        LiveFit begun = fit.fresh();
        explain.take([&] { explainer.explain(one.image); });
        features.take([&] { begun.addImage("once", one.image); });
        begun.removeImage("once");
        explainLarge.take([&] { large.explain(enlarged); });
        featuresLarge.take([&] { largeFit.addImage("once", enlarged); });
        largeFit.removeImage("once");
    }
    explain.print("of the click tools, 512×512");
    features.print("of the live fit, 512×512");
    explainLarge.print("of the click tools, 1024×1024");
    featuresLarge.print("of the live fit, 1024×1024");

    LiveFit clicked = fit.fresh();
    for (const SelectorEntry& entry : selectorCatalog())
        measureClicks(entry, model, samples, explainer, clicked, classes);
    clicked.removeImage(kClickedImage);

    std::printf("Scribble to map, 512×512\n");
    LiveFit painted = fit.fresh();
    measureScribbles(painted, samples, classes);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    keepFreedMemory(); // as both programs do
    const int images = argc > 3 ? std::atoi(argv[3]) : 4;
    if (argc < 3 || images < 1) {
        std::fprintf(stderr, "Usage: interact_bench MODEL DATA [IMAGES [SPLIT]]\n");
        return 2;
    }
    try {
        return measure(argv[1], argv[2], images, argc > 4 ? argv[4] : "val");
    } catch (const std::exception& error) {
        std::fprintf(stderr, "interact_bench: %s\n", error.what());
        return 3;
    }
}
