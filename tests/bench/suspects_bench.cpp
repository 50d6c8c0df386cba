// How many label errors the list of suspects finds: errors of known place are put into a twentieth of the labelled
// regions (a third each: another class, moved by 3 to 8 pixels, forgotten), and every ranking is asked for its first 50
// and its first 100.
//     suspects_bench MODEL DATA [--split val] [--limit N] [--seeds N] [--csv FILE] [--cache FOLDER]
// The list of each seed goes to FILE.SEED; FOLDER (which is there) keeps what the model says for another try.
// Precision@50: of the first 50 regions, those of which at least half the pixels are wrong. Recall@100: of the errors,
// those that one of the first 100 regions lies on (most of its wrong pixels are this error's). Where there are more
// than 100 errors recall@100 cannot be 1; "possible" says how far it can go.
#include "core/base/error.h"
#include "core/datasets/dataset.h"
#include "core/interactive/suspects.h"
#include "tests/support/label_errors.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <set>

using namespace sdw;

namespace {

struct Image {
    std::string name;
    cv::Mat picture;
    DoubtMaps maps;
    cv::Mat truth;
    cv::Mat label;
    std::vector<test::LabelError> errors;
    cv::Mat error; ///< CV_32SC1: number of the error among all + 1; 0: none
};

/// A region that a ranking points at.
struct Pointed {
    std::size_t image;
    Region region;
    double score;
};

struct Score {
    double precision = 0, recall = 0, byKind[3] = {};
};

/// The error that most of the region's wrong pixels belong to; −1 where less than half of it is wrong.
int errorUnder(const Image& image, const Region& region)
{
    std::map<int, std::int64_t> counts;
    std::int64_t wrong = 0;
    for (const Span& span : region.spans())
        for (int x = span.x0; x < span.x1; ++x)
            if (const int number = image.error.at<int>(span.y, x)) {
                ++counts[number];
                ++wrong;
            }
    if (2 * wrong < region.area() || counts.empty()) return -1;
    return std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; })->first - 1;
}

Score scoreOf(std::vector<Pointed> list, const std::vector<Image>& images, const std::vector<test::LabelError>& errors)
{
    std::ranges::stable_sort(list, std::ranges::greater(), &Pointed::score);
    Score score;
    std::set<int> found;
    int hits = 0;
    for (std::size_t i = 0; i < list.size() && i < 100; ++i) {
        const int error = errorUnder(images[list[i].image], list[i].region);
        if (error < 0) continue;
        if (i < 50) ++hits;
        found.insert(error);
    }
    score.precision = hits / 50.0;
    score.recall = double(found.size()) / double(errors.size());
    int of[3] = {};
    for (const test::LabelError& error : errors)
        ++of[int(error.kind)];
    for (const int error : found)
        score.byKind[int(errors[std::size_t(error)].kind)] += 1.0 / of[int(errors[std::size_t(error)].kind)];
    return score;
}

double meanOver(const cv::Mat& map, const Region& region)
{
    double sum = 0;
    for (const Span& span : region.spans())
        for (int x = span.x0; x < span.x1; ++x)
            sum += double(map.at<float>(span.y, x));
    return sum / double(region.area());
}

/// Every labelled region, by what a map says about it on average.
std::vector<Pointed> byLabelRegions(const std::vector<Image>& images, const SuspectOptions& options,
                                    const std::function<cv::Mat(const Image&)>& map)
{
    std::vector<Pointed> list;
    for (std::size_t i = 0; i < images.size(); ++i) {
        const cv::Mat values = map(images[i]);
        for (ExportRegion& region : regionsOf(images[i].label, {}, kIgnoreLabel, RegionGrouping::Touching)) {
            if (double(region.area) < options.smallest * double(values.total())) continue;
            const double score = meanOver(values, region.pixels);
            list.push_back({i, std::move(region.pixels), score});
        }
    }
    return list;
}

/// 1 − share of the label at each pixel: what confident learning calls self-confidence, turned round.
cv::Mat selfDoubt(const Image& image)
{
    cv::Mat result(image.label.size(), CV_32FC1, cv::Scalar(0)), plane, coarse;
    for (int k = 0; k < image.maps.shares.classes(); ++k) {
        coarse = image.maps.shares.shares.col(k).clone().reshape(1, image.maps.shares.map.height);
        cv::resize(coarse, plane, image.label.size(), 0, 0, cv::INTER_LINEAR);
        cv::Mat(1 - plane).copyTo(result, image.label == k);
    }
    return result;
}

void writeCsv(const char* file, const std::vector<Suspect>& list, const std::map<std::string, std::size_t>& numbers,
              const std::vector<Image>& images, const std::vector<test::LabelError>& errors)
{
    FILE* out = std::fopen(file, "w");
    if (!out) throw Error("Cannot write '" + std::string(file) + "'.");
    std::fputs("image,label,predicted,area,share,label_share,usual,entropy,margin,depth,label_area,score,fit,"
               "error,kind\n",
               out);
    for (const Suspect& one : list) {
        const Image& image = images[numbers.at(one.image)];
        const int error = errorUnder(image, one.region);
        const int labelArea = cv::countNonZero(image.label == one.label);
        std::fprintf(out, "%s,%d,%d,%lld,%.5f,%.5f,%.5f,%.5f,%.5f,%.2f,%d,%.5f,%.4f,%d,%d\n", one.image.c_str(),
                     one.label, one.predicted, static_cast<long long>(one.area), one.share, one.labelShare, one.usual,
                     meanOver(image.maps.entropy, one.region), meanOver(image.maps.margin, one.region), one.depth,
                     labelArea, one.score, one.fit, error, error < 0 ? -1 : int(errors[std::size_t(error)].kind));
    }
    std::fclose(out);
}

/// What the model says, kept in a file: another try needs no forward pass.
DoubtMaps cachedMaps(const std::string& folder, const std::string& name, const cv::Mat& picture, Explainer& explainer)
{
    if (folder.empty()) return doubtMaps(*explainer.explain(picture));
    std::string flat = name;
    std::ranges::replace(flat, '/', '_');
    const std::filesystem::path file = std::filesystem::path(folder) / (flat + ".shares");
    const auto rebuilt = [&](const cv::Mat& shares, const cv::Mat& mid, const cv::Mat& map, const cv::Mat& labels,
                             const cv::Mat& midLabels) {
        const cv::Size size(map.at<int>(0), map.at<int>(1)), midSize(map.at<int>(2), map.at<int>(3));
        return doubtMaps({shares, size}, {mid, midSize}, picture.size(), labels, midLabels);
    };
    if (std::FILE* in = std::fopen(file.c_str(), "rb")) {
        cv::Mat parts[5];
        for (cv::Mat& part : parts) {
            int head[3] = {};
            bool whole = std::fread(head, sizeof head, 1, in) == 1;
            if (whole && head[0] > 0) {
                part.create(head[0], head[1], head[2]);
                whole = std::fread(part.data, part.total() * part.elemSize(), 1, in) == 1;
            }
            if (!whole) throw Error("'" + file.string() + "' ends early; remove it.");
        }
        std::fclose(in);
        return rebuilt(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }
    const DoubtMaps maps = doubtMaps(*explainer.explain(picture));
    std::FILE* out = std::fopen(file.c_str(), "wb");
    if (!out) throw Error("Cannot write '" + file.string() + "'.");
    const cv::Mat map = (cv::Mat_<int>(1, 4) << maps.shares.map.width, maps.shares.map.height, maps.midShares.map.width,
                         maps.midShares.map.height);
    for (const cv::Mat& part : {maps.shares.shares, maps.midShares.shares, map, maps.labels, maps.midLabels}) {
        const cv::Mat solid = part.clone();
        const int head[3] = {solid.rows, solid.cols, solid.type()};
        std::fwrite(head, sizeof head, 1, out);
        if (!solid.empty()) std::fwrite(solid.data, solid.total() * solid.elemSize(), 1, out);
    }
    std::fclose(out);
    return maps;
}

} // namespace

int main(int argc, char** argv)
{
    std::string split = "val", csv, cache;
    std::size_t limit = 0, seeds = 1;
    for (int i = 3; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        if (name == "--split") split = argv[i + 1];
        if (name == "--limit") limit = std::strtoul(argv[i + 1], nullptr, 10);
        if (name == "--seeds") seeds = std::strtoul(argv[i + 1], nullptr, 10);
        if (name == "--csv") csv = argv[i + 1];
        if (name == "--cache") cache = argv[i + 1];
    }
    if (argc < 3) {
        std::fputs("usage: suspects_bench MODEL DATA [--split val] [--limit N] [--seeds N] [--csv FILE] "
                   "[--cache FOLDER]\n",
                   stderr);
        return 2;
    }
    try {
        const auto dataset = openDataset(argv[2]);
        Explainer explainer(argv[1]);
        const std::size_t all = dataset->size(split), count = limit > 0 ? std::min(limit, all) : all;
        std::vector<Image> images;
        std::map<std::string, std::size_t> numbers;
        for (std::size_t i = 0; i < count; ++i) { // evenly spread: neighbours in a video are nearly the same
            Sample sample = dataset->get(split, i * all / count);
            numbers[sample.name] = images.size();
            images.push_back({.name = sample.name,
                              .picture = sample.image,
                              .maps = cachedMaps(cache, sample.name, sample.image, explainer),
                              .truth = sample.label,
                              .label = {},
                              .errors = {},
                              .error = {}});
        }
        const int classes = int(dataset->classes().size());
        std::printf("model %s, %zu images of split '%s'\n", explainer.name().c_str(), count, split.c_str());
        std::printf("%-6s %-34s %12s %11s   %s\n", "seed", "ranking", "precision@50", "recall@100",
                    "recall of swaps / shifts / dropped");
        for (std::size_t seed = 0; seed < seeds; ++seed) {
            int regions = 0;
            std::vector<test::LabelError> errors;
            SuspectList list({.smallest = SuspectOptions().smallest, .mostPerImage = 0});
            double seconds = 0;
            for (std::size_t i = 0; i < images.size(); ++i) {
                Image& image = images[i];
                image.label = image.truth.clone();
                image.errors = test::injectErrors(image.label, classes, Random(seed, i), {}, &regions);
                image.error = cv::Mat::zeros(image.label.size(), CV_32SC1);
                for (const test::LabelError& error : image.errors) {
                    errors.push_back(error);
                    image.error.setTo(cv::Scalar(double(errors.size())),
                                      error.changed.mask(cv::Rect({}, image.label.size())));
                }
                const auto start = std::chrono::steady_clock::now();
                list.addImage(image.name, image.maps, image.label, {.picture = image.picture, .confirmed = {}});
                seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            }
            if (errors.empty()) throw Error("No region was large enough for an error; take more images.");
            const auto suspects = list.ranked();
            std::vector<Pointed> ours, alone, entropy, selfConfidence;
            for (const Suspect& one : suspects) {
                const std::size_t number = numbers.at(one.image);
                ours.push_back({number, one.region, one.score});
                if (one.fit > 0) continue; // rankings of old know nothing of displacements
                alone.push_back({number, one.region, one.score});
                entropy.push_back({number, one.region, meanOver(images[number].maps.entropy, one.region)});
                selfConfidence.push_back({number, one.region, 1 - one.labelShare});
            }
            const auto print = [&](const char* name, const std::vector<Pointed>& ranking) {
                const Score score = scoreOf(ranking, images, errors);
                std::printf("%-6zu %-34s %12.2f %11.3f   %.3f / %.3f / %.3f\n", seed, name, score.precision,
                            score.recall, score.byKind[0], score.byKind[1], score.byKind[2]);
            };
            std::printf("%-6zu %d regions, %zu errors (recall@100 possible: %.3f), %zu suspects, %.1f ms per image\n",
                        seed, regions, errors.size(), std::min(1.0, 100.0 / double(errors.size())), suspects.size(),
                        1000 * seconds / double(images.size()));
            print("suspects", ours);
            print("suspects but for moved labels", alone);
            print("same regions by entropy", entropy);
            print("same regions by self-confidence", selfConfidence);
            const SuspectOptions& options = list.options();
            print("labelled regions by entropy",
                  byLabelRegions(images, options, [](const Image& image) { return image.maps.entropy; }));
            print("labelled regions by self-confidence", byLabelRegions(images, options, selfDoubt));
            if (!csv.empty()) writeCsv((csv + "." + std::to_string(seed)).c_str(), suspects, numbers, images, errors);
        }
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 3;
    }
}
