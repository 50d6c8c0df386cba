// What "correct one, find the others" is worth: a frequent confusion of the model is corrected in a few images (they
// are labelled as the truth says), the model is fitted to them, and the regions that flip in the other images are held
// against the truth.
//     propagation_bench MODEL DATA [--split val] [--limit 40] [--corrected 2] [--pairs 6] [--seeds 3] [--csv FILE]
// False: accepted pixels that the truth contradicts and that were right before, as a share of all accepted pixels.
// "all": every region is accepted unseen. "seen": a person accepts those of which more than half is right.
// share: of a connected piece, the part that has to flip.
// Saved: of the wrong regions of this confusion in the other images, those that are right by more than half afterwards.
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/datasets/dataset.h"
#include "core/exporters/regions.h"
#include "core/interactive/live_fit.h"
#include "core/interactive/propagation.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace sdw;

namespace {

struct Image {
    std::string key;
    cv::Mat truth, before;
};

/// A region that is offered, and what the truth says about it.
struct Offered {
    std::size_t image;
    FlipRegion flip;
    std::int64_t right = 0; ///< pixels that were wrong and are right now
    std::int64_t harm = 0;  ///< that were right and are wrong now
};

/// One confusion, corrected once.
struct Trial {
    Correction correction;
    std::vector<Offered> offered;
    std::vector<std::pair<std::size_t, Region>> wrong; ///< regions of this confusion in the other images
};

struct Total {
    std::int64_t pixels = 0, right = 0, harm = 0;
    int offered = 0, regions = 0, wrong = 0, saved = 0;
    double part(std::int64_t of) const { return pixels > 0 ? 100.0 * double(of) / double(pixels) : 0; }
};

std::vector<Correction> confusions(const std::vector<Image>& images, int classes, std::size_t most)
{
    std::map<std::pair<int, int>, std::int64_t> counts;
    for (const Image& one : images)
        for (const Correction& pair : correctionsOf(one.before, one.truth, classes))
            counts[{pair.from, pair.to}] += pair.area;
    std::vector<Correction> all;
    for (const auto& [pair, area] : counts)
        all.push_back({.from = pair.first, .to = pair.second, .area = area});
    std::ranges::stable_sort(all, std::ranges::greater(), &Correction::area);
    if (all.size() > most) all.resize(most);
    return all;
}

cv::Mat confused(const Image& image, const Correction& one)
{
    return (image.before == one.from) & (image.truth == one.to);
}

Trial correct(LiveFit& shared, const std::vector<Image>& images, const Correction& correction, std::size_t corrected,
              Random random)
{
    std::vector<std::size_t> holders;
    for (std::size_t i = 0; i < images.size(); ++i)
        if (cv::countNonZero(confused(images[i], correction)) > int(images[i].truth.total() / 200))
            holders.push_back(i);
    for (std::size_t i = 0; i + 1 < holders.size(); ++i)
        std::swap(holders[i], holders[i + random.below(holders.size() - i)]);
    if (holders.size() > corrected) holders.resize(corrected);
    Trial trial{correction, {}, {}};
    if (holders.empty()) return trial;
    LiveFit fit = shared.fresh();
    for (const std::size_t i : holders)
        fit.setStrokes(images[i].key, images[i].truth);
    fit.update();
    Propagation propagation({correction}, {.smallest = PropagationOptions().smallest,
                                           .mostPerImage = PropagationOptions().mostPerImage,
                                           .leastShare = 0});
    std::map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (std::ranges::count(holders, i) > 0) continue;
        const Image& one = images[i];
        numbers[one.key] = i;
        propagation.addImage(one.key, one.before, fit.labels(one.key));
        cv::Mat ids;
        confused(one, correction).convertTo(ids, CV_16U);
        for (ExportRegion& region : regionsOf(ids, {}, 0, RegionGrouping::Touching))
            if (double(region.area) >= PropagationOptions().smallest * double(ids.total()))
                trial.wrong.emplace_back(i, std::move(region.pixels));
    }
    for (FlipRegion& flip : propagation.ranked()) {
        Offered one{.image = numbers.at(flip.image), .flip = {}, .right = 0, .harm = 0};
        for (const Span& span : flip.region.spans())
            for (int x = span.x0; x < span.x1; ++x) {
                const int truth = images[one.image].truth.at<std::uint16_t>(span.y, x);
                one.right += truth == flip.to;
                one.harm += truth == flip.from;
            }
        one.flip = std::move(flip);
        trial.offered.push_back(std::move(one));
    }
    return trial;
}

/// Everything of which so large a share flipped is offered. @param seen to a person who accepts what is right.
Total accept(const std::vector<Trial>& trials, const std::vector<Image>& images, double share, bool seen)
{
    Total total;
    for (const Trial& trial : trials) {
        std::map<std::size_t, cv::Mat> taken;
        for (const Offered& one : trial.offered) {
            if (one.flip.share < share) continue;
            ++total.offered;
            if (seen && 2 * one.right <= one.flip.area) continue;
            ++total.regions;
            total.pixels += one.flip.area;
            total.right += one.right;
            total.harm += one.harm;
            cv::Mat& mask = taken[one.image];
            const cv::Rect whole({}, images[one.image].truth.size());
            mask = mask.empty() ? one.flip.region.mask(whole) : mask | one.flip.region.mask(whole);
        }
        for (const auto& [image, region] : trial.wrong) {
            ++total.wrong;
            const auto mask = taken.find(image);
            if (mask == taken.end()) continue;
            const cv::Rect bounds = region.bounds();
            total.saved += 2 * cv::countNonZero(region.mask(bounds) & mask->second(bounds)) > region.area();
        }
    }
    return total;
}

void print(const char* name, double share, const std::vector<Trial>& trials, const std::vector<Image>& images)
{
    for (const bool seen : {false, true}) {
        const Total total = accept(trials, images, share, seen);
        std::printf("%-24s %5.2f %-4s %5d of %5d regions %9lld px  right %5.1f %%  false %5.2f %%  saved %d of %d\n",
                    name, share, seen ? "seen" : "all", total.regions, total.offered,
                    static_cast<long long>(total.pixels), total.part(total.right), total.part(total.harm), total.saved,
                    total.wrong);
    }
}

void writeCsv(const std::string& file, const std::vector<Trial>& trials)
{
    std::FILE* out = std::fopen(file.c_str(), "w");
    if (!out) throw Error("Cannot write '" + file + "'.");
    std::fputs("trial,from,to,area,share,right,harm\n", out);
    for (std::size_t i = 0; i < trials.size(); ++i)
        for (const Offered& one : trials[i].offered)
            std::fprintf(out, "%zu,%d,%d,%lld,%.4f,%lld,%lld\n", i, one.flip.from, one.flip.to,
                         static_cast<long long>(one.flip.area), one.flip.share, static_cast<long long>(one.right),
                         static_cast<long long>(one.harm));
    std::fclose(out);
}

} // namespace

int main(int argc, char** argv)
{
    std::string split = "val", csv;
    std::size_t limit = 40, corrected = 2, pairs = 6, seeds = 3;
    if (argc < 3) {
        std::fputs("usage: propagation_bench MODEL DATA [--split val] [--limit N] [--corrected N] [--pairs N] "
                   "[--seeds N] [--csv FILE]\n",
                   stderr);
        return 2;
    }
    for (int i = 3; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        const auto number = [&] { return std::size_t(std::strtoul(argv[i + 1], nullptr, 10)); };
        if (name == "--split") split = argv[i + 1];
        if (name == "--csv") csv = argv[i + 1];
        if (name == "--limit") limit = number();
        if (name == "--corrected") corrected = number();
        if (name == "--pairs") pairs = number();
        if (name == "--seeds") seeds = number();
    }
    try {
        const auto data = openDataset(argv[2]);
        LiveFitOptions options;
        options.featureBytes = std::size_t(4) << 30;
        LiveFit fit(argv[1], options);
        const std::size_t all = data->size(split), count = limit > 0 ? std::min(limit, all) : all;
        std::vector<Image> images;
        for (std::size_t i = 0; i < count; ++i) { // evenly spread
            const Sample sample = data->get(split, i * all / count);
            fit.addImage(sample.name, sample.image);
            images.push_back({sample.name, sample.label, fit.originalLabels(sample.name)});
        }
        const int classes = fit.originalClasses();
        std::printf("%s, %zu images of split '%s', %zu corrected, %zu seeds\n", fit.name().c_str(), count,
                    split.c_str(), corrected, seeds);
        std::vector<Trial> trials;
        for (const Correction& correction : confusions(images, classes, pairs)) {
            std::vector<Trial> own;
            for (std::size_t seed = 0; seed < seeds; ++seed)
                own.push_back(correct(fit, images, correction, corrected, Random(seed, trials.size())));
            const std::string name = fit.classes()[std::size_t(correction.from)].name + " -> " +
                                     fit.classes()[std::size_t(correction.to)].name;
            print(name.c_str(), PropagationOptions().leastShare, own, images);
            std::fflush(stdout);
            std::ranges::move(own, std::back_inserter(trials));
        }
        for (const double share : {0.0, 0.25, 0.5, 0.75, 0.9})
            print("together", share, trials, images);
        if (!csv.empty()) writeCsv(csv, trials);
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 3;
    }
}
