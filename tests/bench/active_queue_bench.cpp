// What the label queue is worth: mIoU against labelled positions, with squares chosen by the queue, by entropy alone,
// and at random.
//     active_queue_bench MODEL DATA [--images 40] [--val 25] [--seeds 3] [--rounds 6] [--side 180]
// Protocol. The encoder of MODEL stands still and must never have seen DATA (models/demo_segdeformer.safetensors on
// CamVid); a position's feature are its four stages, enlarged to the first stage's map (a quarter of the input, `side`
// pixels high) and standardised. What is learnt is a softmax regression on them, from the labelled positions only and
// anew in each round (Adam, 80 steps). It begins with 20 random squares of 12 × 12 positions in a pool of training
// images, the same for all; each round adds 40 more: around the middles of the regions that come first (at most 3 in
// an image and round), or at random. mIoU is measured at the positions of validation images. A linear model has no
// M_mid: disagreement takes no part here. Spread: over seeds, which draw squares and order.
#include "core/annotation/label_map.h"
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/datasets/dataset.h"
#include "core/evaluation/confusion_matrix.h"
#include "core/explanation/traced_pass.h"
#include "core/inference/protocol.h"
#include "core/interactive/label_queue.h"
#include "core/model/checkpoint.h"

#include <opencv2/imgproc.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>

using namespace sdw;

namespace {

constexpr int kSquare = 12, kFirst = 20, kPerRound = 40, kSteps = 80;
constexpr std::size_t kPerImage = 3;

struct Image {
    cv::Mat features; ///< N×D, CV_32FC1
    cv::Size map;
    cv::Mat truth;  ///< CV_16UC1 at the positions
    cv::Mat labels; ///< what has been labelled so far
};

std::vector<Image> readImages(const Dataset& dataset, const std::string& split, std::size_t count, Model& model,
                              int side)
{
    const c10::InferenceMode inference;
    std::vector<Image> images;
    const std::size_t all = dataset.size(split);
    count = std::min(count, all);
    DataConfig data;
    data.shortSide = side;
    data.longSide = 4 * side;
    for (std::size_t i = 0; i < count; ++i) { // evenly spread: neighbours in a video are nearly the same
        const Sample sample = dataset.get(split, i * all / count);
        const TracedPass pass = tracePass(model.segmenter, networkInput(sample.image, data));
        std::vector<torch::Tensor> stages;
        const torch::Tensor first = pass.trace.at("stage1");
        for (const char* name : {"stage1", "stage2", "stage3", "stage4"})
            stages.push_back(torch::upsample_bilinear2d(pass.trace.at(name), {first.size(2), first.size(3)}, false));
        const auto joined = torch::cat(stages, 1)[0].flatten(1).t().contiguous(); // N×D
        Image image{.features = cv::Mat(int(joined.size(0)), int(joined.size(1)), CV_32FC1),
                    .map = mapSizeOf(first),
                    .truth = {},
                    .labels = {}};
        std::memcpy(image.features.data, joined.data_ptr<float>(), sizeof(float) * std::size_t(joined.numel()));
        cv::resize(sample.label, image.truth, image.map, 0, 0, cv::INTER_NEAREST);
        images.push_back(std::move(image));
    }
    return images;
}

torch::Tensor tensorOf(const cv::Mat& map)
{
    return torch::from_blob(map.data, {map.rows, map.cols}, torch::kFloat);
}

/// Softmax regression.
struct Linear {
    torch::Tensor mean, scale, weight, bias;

    cv::Mat logits(const Image& image) const
    {
        const torch::NoGradGuard noGrad;
        const auto result = (((tensorOf(image.features) - mean) / scale).mm(weight.t()) + bias).contiguous();
        cv::Mat map(int(result.size(0)), int(result.size(1)), CV_32FC1);
        std::memcpy(map.data, result.data_ptr<float>(), sizeof(float) * std::size_t(result.numel()));
        return map;
    }
    void fit(const std::vector<Image>& images, int classes)
    {
        std::vector<torch::Tensor> rows;
        std::vector<std::int64_t> targets;
        for (const Image& image : images) {
            std::vector<std::int64_t> taken;
            for (int i = 0; i < int(image.labels.total()); ++i)
                if (const auto label = image.labels.at<std::uint16_t>(i / image.map.width, i % image.map.width);
                    label < classes) {
                    taken.push_back(i);
                    targets.push_back(label);
                }
            if (!taken.empty()) rows.push_back(tensorOf(image.features).index_select(0, torch::tensor(taken)));
        }
        const auto inputs = (torch::cat(rows) - mean) / scale, wanted = torch::tensor(targets);
        weight = torch::zeros({classes, inputs.size(1)}).requires_grad_();
        bias = torch::zeros({classes}).requires_grad_();
        torch::optim::Adam optimizer({weight, bias}, torch::optim::AdamOptions(0.05).weight_decay(1e-4));
        for (int step = 0; step < kSteps; ++step) {
            optimizer.zero_grad();
            torch::nn::functional::cross_entropy(inputs.mm(weight.t()) + bias, wanted).backward();
            optimizer.step();
        }
    }
};

Linear standardised(const std::vector<Image>& images)
{
    std::vector<torch::Tensor> all;
    for (const Image& image : images)
        all.push_back(tensorOf(image.features));
    const auto joined = torch::cat(all);
    return {.mean = joined.mean(0), .scale = joined.std(0) + 1e-5, .weight = {}, .bias = {}};
}

double meanIouOf(const Linear& model, const std::vector<Image>& images, int classes)
{
    ConfusionMatrix confusion(classes);
    for (const Image& image : images)
        confusion.add(doubtMaps(softmaxShares(model.logits(image), image.map), {}, image.map).labels, image.truth);
    return confusion.meanIou();
}

/// A person labels a square. @return positions that were not labelled before.
int label(Image& image, cv::Point middle)
{
    const cv::Rect all({}, image.map);
    const cv::Rect square =
        cv::Rect(std::clamp(middle.x - kSquare / 2, 0, std::max(0, image.map.width - kSquare)),
                 std::clamp(middle.y - kSquare / 2, 0, std::max(0, image.map.height - kSquare)), kSquare, kSquare) &
        all;
    const int fresh = cv::countNonZero(image.labels(square) == kUnlabelled);
    image.truth(square).copyTo(image.labels(square));
    return fresh;
}

int labelAtRandom(std::vector<Image>& images, int squares, Random& random)
{
    int positions = 0;
    for (int i = 0; i < squares; ++i) {
        Image& image = images[random.below(images.size())];
        positions += label(image, {int(random.below(std::uint64_t(image.map.width))),
                                   int(random.below(std::uint64_t(image.map.height)))});
    }
    return positions;
}

int labelByQueue(std::vector<Image>& images, int squares, const Linear& model, bool queued)
{
    QueueOptions options;
    options.doubt = {
        .measure = queued ? DoubtMeasure::Combined : DoubtMeasure::Entropy, .least = 0.2, .smallest = 5e-3};
    options.noveltyWeight = queued ? QueueOptions().noveltyWeight : 0;
    options.mostPerImage = kPerImage;
    LabelQueue queue(options);
    for (std::size_t i = 0; i < images.size(); ++i)
        queue.addImage(std::to_string(i),
                       doubtMaps(softmaxShares(model.logits(images[i]), images[i].map), {}, images[i].map),
                       images[i].labels);
    int positions = 0;
    for (const QueueRegion& region : queue.ranked(std::size_t(squares)))
        positions += label(images[std::stoul(region.image)], region.region.inside);
    return positions;
}

} // namespace

int main(int argc, char** argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0); // the first lines are there while the rest is worked out
    std::size_t count = 40, val = 25, seeds = 3, rounds = 6;
    int side = 180;
    for (int i = 3; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        const auto value = std::strtoul(argv[i + 1], nullptr, 10);
        if (name == "--images") count = value;
        if (name == "--val") val = value;
        if (name == "--seeds") seeds = value;
        if (name == "--rounds") rounds = value;
        if (name == "--side") side = int(value);
    }
    if (argc < 3) {
        std::fputs("usage: active_queue_bench MODEL DATA [--images 40] [--val 25] [--seeds 3] [--rounds 6] "
                   "[--side 180]\n",
                   stderr);
        return 2;
    }
    try {
        const auto dataset = openDataset(argv[2]);
        const int classes = int(dataset->classes().size());
        Model model = openModel(argv[1], torch::kCPU);
        auto pool = readImages(*dataset, "train", count, model, side),
             held = readImages(*dataset, "val", val, model, side);
        Linear linear = standardised(pool);
        std::int64_t all = 0;
        for (Image& image : pool) {
            all += image.map.area();
            image.labels = image.truth.clone();
        }
        linear.fit(pool, classes);
        std::printf("%zu images to label (%lld positions), %zu to measure on, features of %s\n", pool.size(),
                    static_cast<long long>(all), held.size(), model.name.c_str());
        std::printf("everything labelled: mIoU %.2f %%\n", 100 * meanIouOf(linear, held, classes));
        const char* names[] = {"random", "entropy alone", "queue"};
        std::vector<std::vector<double>> scores(3, std::vector<double>(rounds + 1, 0)), used = scores, squares = scores;
        for (std::size_t seed = 0; seed < seeds; ++seed)
            for (int way = 0; way < 3; ++way) {
                Random random(seed, 1), later(seed, 2);
                for (Image& image : pool)
                    image.labels = cv::Mat(image.map, CV_16UC1, cv::Scalar(kUnlabelled));
                int positions = labelAtRandom(pool, kFirst, random);
                for (std::size_t round = 0;; ++round) {
                    linear.fit(pool, classes);
                    const double score = 100 * meanIouOf(linear, held, classes);
                    scores[std::size_t(way)][round] += score / double(seeds);
                    squares[std::size_t(way)][round] += score * score / double(seeds);
                    used[std::size_t(way)][round] += 100.0 * positions / double(all) / double(seeds);
                    if (round == rounds) break;
                    positions += way == 0 ? labelAtRandom(pool, kPerRound, later)
                                          : labelByQueue(pool, kPerRound, linear, way == 2);
                }
            }
        for (int way = 0; way < 3; ++way) {
            std::printf("%-14s", names[way]);
            double area = 0;
            for (std::size_t round = 0; round <= rounds; ++round) {
                const double mean = scores[std::size_t(way)][round];
                std::printf("  %4.1f%%: %5.2f±%.2f", used[std::size_t(way)][round], mean,
                            std::sqrt(std::max(0.0, squares[std::size_t(way)][round] - mean * mean)));
                if (round > 0)
                    area += (mean + scores[std::size_t(way)][round - 1]) / 2 *
                            (used[std::size_t(way)][round] - used[std::size_t(way)][round - 1]);
            }
            const double width = used[std::size_t(way)][rounds] - used[std::size_t(way)][0];
            std::printf("   mean under the curve %.2f\n", width > 0 ? area / width : 0);
        }
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 3;
    }
}
