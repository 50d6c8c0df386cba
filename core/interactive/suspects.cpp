#include "core/interactive/suspects.h"

#include "core/base/error.h"
#include "core/exporters/regions.h"
#include "core/interactive/displacement.h"
#include "core/interactive/enlarged_shares.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace sdw {
namespace {

constexpr std::uint16_t kNoPair = 65535;
constexpr double kFloor = 0.01;      ///< of a share: a class that is ruled out is so to a hundredth
constexpr double kLeastUsual = 1e-4; ///< of what is usual: nothing is less likely than that
constexpr double kLeastFit = 1;      ///< of a displacement that is worth a look
constexpr double kFitScore = 4.45;   ///< brings displacements and contradictions onto one scale
constexpr double kDepthPower = 0.2;  ///< rims are always a little off; a broad region is more likely an error

/// Label and prediction of each pixel as one number, where M (and M_mid with it) says another class.
struct Pairs {
    cv::Mat ids;                            ///< CV_16UC1 index into `pairs`; kNoPair: no contradiction
    std::vector<std::pair<int, int>> pairs; ///< prediction, label
};

Pairs contradictions(const DoubtMaps& maps, const cv::Mat& label, std::map<std::pair<int, int>, std::int64_t>& counts)
{
    const int classes = maps.shares.classes();
    Pairs result{cv::Mat(label.size(), CV_16UC1, cv::Scalar(kNoPair)), {}};
    std::map<std::pair<int, int>, std::uint16_t> numbers;
    for (int y = 0; y < label.rows; ++y) {
        const auto *said = label.ptr<std::uint16_t>(y), *seen = maps.labels.ptr<std::uint16_t>(y);
        const auto* mid = maps.hasMid() ? maps.midLabels.ptr<std::uint16_t>(y) : seen;
        auto* id = result.ids.ptr<std::uint16_t>(y);
        for (int x = 0; x < label.cols; ++x) {
            if (said[x] >= classes) continue;
            const std::pair pair(int(seen[x]), int(said[x]));
            ++counts[pair];
            if (seen[x] == said[x] || mid[x] != seen[x]) continue;
            const auto [at, fresh] = numbers.emplace(pair, std::uint16_t(numbers.size()));
            id[x] = at->second;
            if (fresh) result.pairs.push_back(pair);
        }
    }
    return result;
}

bool isConfirmed(const cv::Mat& confirmed, const Region& region)
{
    if (confirmed.empty()) return false;
    std::int64_t pixels = 0;
    for (const Span& span : region.spans())
        pixels += cv::countNonZero(confirmed.row(span.y).colRange(span.x0, span.x1));
    return 2 * pixels >= region.area();
}

/// Shares of two classes, mean of both maps.
class TwoMaps {
public:
    explicit TwoMaps(const DoubtMaps& maps)
        : m_first(maps.shares, maps.size())
    {
        if (maps.hasMid()) m_mid.emplace(maps.midShares, maps.size());
    }
    void run(const Span& span, int k, std::vector<float>& values)
    {
        m_first.run(span.y, span.x0, span.x1, k, values);
        if (!m_mid) return;
        m_mid->run(span.y, span.x0, span.x1, k, m_other);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = (values[i] + m_other[i]) / 2;
    }

private:
    EnlargedShares m_first;
    std::optional<EnlargedShares> m_mid;
    std::vector<float> m_other;
};

/// Fills in what the maps say about a suspect's region, label and prediction.
void measure(Suspect& suspect, TwoMaps& shares)
{
    std::vector<float> predicted, labelled;
    for (const Span& span : suspect.region.spans()) {
        shares.run(span, suspect.predicted, predicted);
        shares.run(span, suspect.label, labelled);
        for (std::size_t i = 0; i < predicted.size(); ++i) {
            suspect.share += double(predicted[i]);
            suspect.labelShare += double(labelled[i]);
        }
    }
    suspect.share /= double(suspect.area);
    suspect.labelShare /= double(suspect.area);
    suspect.inside = deepestPixel(suspect.region, &suspect.depth);
}

/// What becomes of each pixel when a region moves: its class where that is lacking; where it leaves, what the model
/// sees, or, where that is the region itself, what lies around. Connected pieces.
std::vector<LabelChange> changesOf(const Displacement& found, const DisplacementFinder& finder,
                                   const ExportRegion& whole, const DoubtMaps& maps, const cv::Mat& label)
{
    const cv::Rect bounds = combine(found.lacking, found.surplus, SetOperation::Unite).bounds();
    const cv::Mat without = finder.without(whole.pixels, bounds), lacking = found.lacking.mask(bounds),
                  surplus = found.surplus.mask(bounds);
    std::vector<std::pair<int, int>> pairs; // what it would be, and label
    cv::Mat ids(bounds.size(), CV_16UC1, cv::Scalar(kNoPair));
    for (int y = 0; y < bounds.height; ++y)
        for (int x = 0; x < bounds.width; ++x) {
            const bool comes = lacking.at<std::uint8_t>(y, x) != 0;
            if (!comes && surplus.at<std::uint8_t>(y, x) == 0) continue;
            const cv::Point at(bounds.x + x, bounds.y + y);
            const int was = label.at<std::uint16_t>(at), seen = maps.labels.at<std::uint16_t>(at),
                      behind = seen != whole.id ? seen : int(without.at<std::uint16_t>(y, x)),
                      is = comes ? int(whole.id) : behind;
            if (is >= maps.shares.classes() || is == was) continue;
            const std::pair pair(is, was);
            const auto known = std::ranges::find(pairs, pair);
            ids.at<std::uint16_t>(y, x) = std::uint16_t(known - pairs.begin());
            if (known == pairs.end()) pairs.push_back(pair);
        }
    std::vector<LabelChange> changes;
    for (ExportRegion& piece : regionsOf(ids, {}, kNoPair, RegionGrouping::Touching))
        changes.push_back({.region = piece.pixels.moved(bounds.tl()),
                           .was = pairs[piece.id].second,
                           .becomes = pairs[piece.id].first});
    return changes;
}

/// Of two that say the same of the same place the more suspicious stays. @param all most suspicious first.
void dropRepeated(std::vector<Suspect>& all)
{
    std::map<std::string, std::vector<const Suspect*>> ahead; ///< by image
    std::vector<bool> repeated(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Suspect& one = all[i];
        auto& others = ahead[one.image];
        repeated[i] = std::ranges::any_of(others, [&](const Suspect* other) {
            return other->label == one.label && other->predicted == one.predicted &&
                   (other->region.contains(one.inside) || one.region.contains(other->inside));
        });
        if (!repeated[i]) others.push_back(&one);
    }
    std::size_t at = 0;
    std::erase_if(all, [&](const Suspect&) { return repeated[at++]; });
}

} // namespace

int Suspect::verdictLabel(SuspectVerdict verdict) const
{
    return verdict == SuspectVerdict::Accept ? predicted : verdict == SuspectVerdict::Keep ? label : kIgnoreLabel;
}

SuspectList::SuspectList(const SuspectOptions& options)
    : m_options(options)
{
}

void SuspectList::addImage(const std::string& key, const DoubtMaps& maps, const cv::Mat& label,
                           const SuspectEvidence& evidence)
{
    if (label.type() != CV_16UC1 || label.size() != maps.size())
        throw Error("The labels of '" + key + "' have to hold one 16-bit class index for each pixel of its image.");
    if (!evidence.confirmed.empty() &&
        (evidence.confirmed.type() != CV_8UC1 || evidence.confirmed.size() != maps.size()))
        throw Error("What is confirmed of '" + key + "' has to be an 8-bit mask of the size of its image.");
    Image image;
    image.mid = maps.hasMid();
    const Pairs pairs = contradictions(maps, label, image.counts);
    TwoMaps shares(maps);
    for (ExportRegion& piece : regionsOf(pairs.ids, {}, kNoPair, RegionGrouping::Touching)) {
        if (double(piece.area) < m_options.smallest * double(label.total())) continue;
        if (isConfirmed(evidence.confirmed, piece.pixels)) continue;
        Suspect suspect;
        suspect.bounds = piece.box;
        suspect.area = piece.area;
        std::tie(suspect.predicted, suspect.label) = pairs.pairs[piece.id];
        suspect.region = std::move(piece.pixels);
        measure(suspect, shares);
        image.suspects.push_back(std::move(suspect));
    }
    if (!evidence.picture.empty()) image.addMoved(maps, label, evidence, m_options);
    for (Suspect& suspect : image.suspects)
        suspect.image = key;
    m_images[key] = std::move(image);
}

/// Each label that would fit better elsewhere.
void SuspectList::Image::addMoved(const DoubtMaps& maps, const cv::Mat& label, const SuspectEvidence& evidence,
                                  const SuspectOptions& options)
{
    const cv::Mat edges = edgeStrength(evidence.picture);
    const DisplacementFinder finder(maps, label, edges);
    TwoMaps shares(maps);
    const double smallest = options.smallest * double(label.total());
    for (const ExportRegion& whole : regionsOf(label, {}, kIgnoreLabel, RegionGrouping::Touching)) {
        if (whole.id >= maps.shares.classes() || double(whole.area) < smallest) continue;
        const Displacement found = finder.find(whole.pixels, whole.id);
        const double fit = displacementFit(found);
        if (fit < kLeastFit) continue;
        std::vector<LabelChange> changes = changesOf(found, finder, whole, maps, label);
        const auto largest =
            std::ranges::max_element(changes, {}, [](const LabelChange& one) { return one.region.area(); });
        if (largest == changes.end() || double(largest->region.area()) < smallest) continue;
        Suspect suspect;
        suspect.region = largest->region;
        if (isConfirmed(evidence.confirmed, suspect.region)) continue;
        suspect.bounds = suspect.region.bounds();
        suspect.area = largest->region.area();
        suspect.predicted = largest->becomes;
        suspect.label = largest->was;
        suspect.moved = found.by;
        suspect.movedClass = whole.id;
        suspect.fit = fit;
        suspect.changes = std::move(changes);
        measure(suspect, shares);
        suspects.push_back(std::move(suspect));
    }
}

void SuspectList::removeImage(const std::string& key)
{
    m_images.erase(key);
}

void SuspectList::clear()
{
    m_images.clear();
}

std::size_t SuspectList::suspects() const
{
    std::size_t count = 0;
    for (const auto& [key, image] : m_images)
        count += image.suspects.size();
    return count;
}

bool SuspectList::usesMid() const
{
    return std::ranges::any_of(m_images, [](const auto& entry) { return entry.second.mid; });
}

bool SuspectList::dismiss(const std::string& key, const Region& region)
{
    const auto at = m_images.find(key);
    if (at == m_images.end()) return false;
    Image& image = at->second;
    const auto suspect = std::ranges::find(image.suspects, region, &Suspect::region);
    if (suspect == image.suspects.end()) return false;
    image.suspects.erase(suspect);
    return true;
}

std::vector<Suspect> SuspectList::ranked(std::size_t most) const
{
    std::map<std::pair<int, int>, double> counts;
    std::map<int, double> predicted;
    for (const auto& [key, image] : m_images)
        for (const auto& [pair, pixels] : image.counts) {
            counts[pair] += double(pixels);
            predicted[pair.first] += double(pixels);
        }
    std::vector<Suspect> all;
    for (const auto& [key, image] : m_images)
        for (Suspect suspect : image.suspects) {
            suspect.usual = counts[{suspect.predicted, suspect.label}] / predicted[suspect.predicted];
            const double evidence = std::log((suspect.share + kFloor) / (suspect.labelShare + kFloor)),
                         surprise = -std::log(std::min(suspect.usual + kLeastUsual, 1.0));
            suspect.score = suspect.moved != cv::Point() ? kFitScore * suspect.fit
                                                         : (evidence + surprise) * std::pow(suspect.depth, kDepthPower);
            all.push_back(std::move(suspect));
        }
    std::ranges::stable_sort(all, std::ranges::greater(), &Suspect::score);
    dropRepeated(all);
    if (m_options.mostPerImage > 0) {
        std::map<std::string, std::size_t> taken;
        std::erase_if(all, [&](const Suspect& one) { return ++taken[one.image] > m_options.mostPerImage; });
    }
    if (most > 0 && all.size() > most) all.resize(most);
    return all;
}

} // namespace sdw
