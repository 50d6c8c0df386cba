#include "core/interactive/label_queue.h"

#include "core/annotation/label_map.h"
#include "core/base/error.h"

#include <algorithm>

namespace sdw {
namespace {

/// So many regions are spread out by novelty among themselves; nobody looks further down the list than that.
constexpr std::size_t kSpreadOut = 500;

/// What people have said: an answer is a class, background, or ignore.
cv::Mat openPixels(const cv::Mat& labels, int classes)
{
    cv::Mat open(labels.size(), CV_8UC1);
    for (int y = 0; y < labels.rows; ++y)
        std::transform(labels.ptr<std::uint16_t>(y), labels.ptr<std::uint16_t>(y) + labels.cols, open.ptr(y),
                       [classes](std::uint16_t label) {
                           const bool said = label < classes || label == kIgnoreLabel || label == kBackground;
                           return std::uint8_t(said ? 0 : 255);
                       });
    return open;
}

/// Of each class that somebody has labelled in the image.
std::vector<std::vector<float>> knownSignatures(const DoubtMaps& maps, const cv::Mat& labels)
{
    std::vector<Region> regions(std::size_t(maps.shares.classes()));
    for (int y = 0; y < labels.rows; ++y) {
        const auto* row = labels.ptr<std::uint16_t>(y);
        for (int x = 0; x < labels.cols;) {
            int end = x + 1;
            while (end < labels.cols && row[end] == row[x])
                ++end;
            if (row[x] < regions.size()) regions[row[x]].add(y, x, end);
            x = end;
        }
    }
    std::vector<std::vector<float>> signatures;
    for (const Region& region : regions)
        if (!region.empty()) signatures.push_back(signatureOf(maps, region));
    return signatures;
}

} // namespace

LabelQueue::LabelQueue(const QueueOptions& options)
    : m_options(options)
{
}

void LabelQueue::addImage(const std::string& key, const DoubtMaps& maps, const cv::Mat& labels)
{
    Image image{.key = key, .regions = {}, .signatures = {}, .known = {}};
    cv::Mat open;
    if (!labels.empty()) {
        if (labels.type() != CV_16UC1 || labels.size() != maps.size())
            throw Error("The labels of '" + key + "' have to hold one 16-bit class index for each pixel of its image.");
        open = openPixels(labels, maps.shares.classes());
        image.known = knownSignatures(maps, labels);
    }
    DoubtOptions doubt = m_options.doubt;
    doubt.most = m_options.mostPerImage;
    image.regions = doubtRegions(maps, doubt, open);
    for (const DoubtRegion& region : image.regions)
        image.signatures.push_back(signatureOf(maps, region.region));
    removeImage(key);
    m_images.insert(std::ranges::upper_bound(m_images, key, {}, &Image::key), std::move(image));
}

void LabelQueue::removeImage(const std::string& key)
{
    std::erase_if(m_images, [&](const Image& image) { return image.key == key; });
}

void LabelQueue::clear()
{
    m_images.clear();
}

bool LabelQueue::hasImage(const std::string& key) const
{
    return std::ranges::binary_search(m_images, key, {}, &Image::key);
}

std::size_t LabelQueue::regions() const
{
    std::size_t count = 0;
    for (const Image& image : m_images)
        count += image.regions.size();
    return count;
}

bool LabelQueue::dismiss(const std::string& key, const Region& region)
{
    for (Image& image : m_images) {
        if (image.key != key) continue;
        for (std::size_t i = 0; i < image.regions.size(); ++i) {
            if (image.regions[i].region != region) continue;
            image.regions.erase(image.regions.begin() + std::ptrdiff_t(i));
            image.signatures.erase(image.signatures.begin() + std::ptrdiff_t(i));
            return true;
        }
    }
    return false;
}

std::vector<QueueRegion> LabelQueue::ranked(std::size_t most) const
{
    struct Candidate {
        const Image* image;
        std::size_t index;
        double likeness; ///< to what is known, and to the regions before it
        double score(double weight) const { return image->regions[index].score * (1 + weight * (1 - likeness)); }
        const std::vector<float>& signature() const { return image->signatures[index]; }
    };
    std::vector<Candidate> left;
    for (const Image& image : m_images)
        for (std::size_t i = 0; i < image.regions.size(); ++i)
            left.push_back({&image, i, 0});
    if (m_options.noveltyWeight > 0)
        for (Candidate& one : left)
            for (const Image& image : m_images)
                for (const auto& known : image.known)
                    one.likeness = std::max(one.likeness, signatureLikeness(one.signature(), known));

    std::vector<QueueRegion> result;
    const std::size_t wanted = most > 0 ? std::min(most, left.size()) : left.size();
    const auto better = [&](const Candidate& a, const Candidate& b) {
        return a.score(m_options.noveltyWeight) > b.score(m_options.noveltyWeight);
    };
    const auto take = [&](const Candidate& one) {
        result.push_back({.image = one.image->key,
                          .region = one.image->regions[one.index],
                          .signature = one.signature(),
                          .novelty = 1 - one.likeness,
                          .score = one.score(m_options.noveltyWeight)});
    };
    // The best is looked for anew each time: what was taken makes its likes less novel. min_element and the stable sort
    // leave equals in the order of keys and regions.
    while (m_options.noveltyWeight > 0 && result.size() < std::min(wanted, kSpreadOut)) {
        const auto best = std::ranges::min_element(left, better);
        const Candidate taken = *best;
        left.erase(best);
        take(taken);
        for (Candidate& one : left)
            one.likeness = std::max(one.likeness, signatureLikeness(one.signature(), taken.signature()));
    }
    if (result.size() == wanted) return result;
    std::ranges::stable_sort(left, better);
    for (const Candidate& one : left) {
        if (result.size() == wanted) break;
        take(one);
    }
    return result;
}

} // namespace sdw
