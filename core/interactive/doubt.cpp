#include "core/interactive/doubt.h"

#include "core/base/error.h"
#include "core/exporters/regions.h"
#include "core/interactive/enlarged_shares.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace sdw {
namespace {

constexpr const char* kMeasureIds[] = {"combined", "entropy", "margin", "disagreement"};
constexpr double kLeastSmoothing = 0.3; ///< pixels; less changes nothing
constexpr int kRowsAtOnce = 32;         ///< between two looks at whether to stop

std::string sizeText(cv::Size size)
{
    return std::to_string(size.width) + "x" + std::to_string(size.height);
}

void requireShares(const ClassShares& shares)
{
    if (shares.shares.type() != CV_32FC1 || shares.shares.cols < 1 || shares.map.area() < 1 ||
        shares.shares.rows != shares.map.area())
        throw Error("Class shares have to be a row of 32-bit numbers for each of the map's " + sizeText(shares.map) +
                    " positions; there are " + std::to_string(shares.shares.rows) + " rows.");
}

void requireLabels(const cv::Mat& labels, cv::Size image, const char* what)
{
    if (labels.type() != CV_16UC1 || labels.size() != image)
        throw Error(std::string(what) + " have to hold one 16-bit class index for each of the image's " +
                    sizeText(image) + " pixels; they are of " + sizeText(labels.size()) + ".");
}

float entropyOf(const float* shares, int classes)
{
    float sum = 0;
    for (int k = 0; k < classes; ++k)
        if (shares[k] > 0) sum -= shares[k] * std::log(shares[k]);
    return sum;
}

/// One value per position, enlarged to the image.
template <typename Measure>
cv::Mat enlarged(const ClassShares& shares, cv::Size image, const Measure& measure)
{
    cv::Mat coarse(shares.map, CV_32FC1), map;
    for (int i = 0; i < shares.shares.rows; ++i)
        coarse.at<float>(i / shares.map.width, i % shares.map.width) = std::clamp(measure(i), 0.0f, 1.0f);
    cv::resize(coarse, map, image, 0, 0, cv::INTER_LINEAR);
    return map;
}

cv::Mat entropyMap(const ClassShares& shares, cv::Size image)
{
    const float most = std::log(float(std::max(shares.classes(), 2)));
    return enlarged(shares, image,
                    [&](int i) { return entropyOf(shares.shares.ptr<float>(i), shares.classes()) / most; });
}

/// Jensen–Shannon divergence: entropy of the mean less the mean of the entropies.
cv::Mat divergenceMap(const ClassShares& a, const ClassShares& b, cv::Size image)
{
    const int classes = a.classes();
    std::vector<float> mean(static_cast<std::size_t>(classes));
    return enlarged(a, image, [&](int i) {
        const float *p = a.shares.ptr<float>(i), *q = b.shares.ptr<float>(i);
        for (int k = 0; k < classes; ++k)
            mean[std::size_t(k)] = (p[k] + q[k]) / 2;
        const float apart = entropyOf(mean.data(), classes) - (entropyOf(p, classes) + entropyOf(q, classes)) / 2;
        return apart / float(std::log(2.0));
    });
}

void checkGoesOn(const Progress& progress, int done, int total)
{
    if (progress && !progress(done, total))
        throw Error("Looking for doubtful regions was stopped.", ErrorKind::Interrupted);
}

/// Prediction, second choice and margin; a prediction that is there already stays.
void rankClasses(DoubtMaps& maps, cv::Size image, const Progress& progress)
{
    const EnlargedShares enlargedShares(maps.shares, image);
    const int classes = maps.shares.classes();
    const bool given = !maps.labels.empty();
    if (!given) maps.labels.create(image, CV_16UC1);
    maps.second.create(image, CV_16UC1);
    maps.margin.create(image, CV_32FC1);
    std::vector<float> row;
    for (int y = 0; y < image.height; ++y) {
        if (y % kRowsAtOnce == 0) checkGoesOn(progress, y, image.height);
        enlargedShares.row(y, row);
        auto* label = maps.labels.ptr<std::uint16_t>(y);
        auto* second = maps.second.ptr<std::uint16_t>(y);
        auto* margin = maps.margin.ptr<float>(y);
        const float* shares = row.data();
        for (int x = 0; x < image.width; ++x, shares += classes) {
            if (!given) label[x] = std::uint16_t(std::max_element(shares, shares + classes) - shares);
            const int best = label[x];
            int next = -1;
            for (int k = 0; k < classes; ++k)
                if (k != best && (next < 0 || shares[k] > shares[next])) next = k;
            second[x] = std::uint16_t(next < 0 ? best : next);
            // A prediction made from finer numbers may differ at a border, where the margin is nothing in any case.
            margin[x] = next < 0 ? 1 : std::max(0.0f, shares[best] - shares[next]);
        }
    }
}

void requireClasses(const cv::Mat& labels, int classes, const char* what)
{
    double largest = 0;
    cv::minMaxLoc(labels, nullptr, &largest);
    if (largest >= classes)
        throw Error(std::string(what) + " hold class " + std::to_string(int(largest)) + ", but the shares are of " +
                    std::to_string(classes) + " classes.");
}

/// Sums over a region while it is walked through.
struct Sums {
    double doubt = 0, entropy = 0, margin = 0, disagreement = 0;
};

} // namespace

ClassShares softmaxShares(const cv::Mat& logits, cv::Size map)
{
    ClassShares shares{logits.clone(), map};
    requireShares(shares);
    for (int i = 0; i < logits.rows; ++i) {
        float* row = shares.shares.ptr<float>(i);
        const float largest = *std::max_element(row, row + logits.cols);
        float sum = 0;
        for (int k = 0; k < logits.cols; ++k)
            sum += row[k] = std::exp(row[k] - largest);
        for (int k = 0; k < logits.cols; ++k)
            row[k] /= sum;
    }
    return shares;
}

DoubtMaps doubtMaps(const ClassShares& shares, const ClassShares& midShares, cv::Size image, const cv::Mat& labels,
                    const cv::Mat& midLabels, const Progress& progress)
{
    requireShares(shares);
    if (image.area() < 1) throw Error("There is no image whose doubtful regions could be looked for.");
    DoubtMaps maps;
    maps.shares = shares;
    if (!labels.empty()) {
        requireLabels(labels, image, "Predictions");
        requireClasses(labels, shares.classes(), "Predictions");
        maps.labels = labels;
    }
    rankClasses(maps, image, progress);
    maps.entropy = entropyMap(shares, image);
    if (midShares.empty()) return maps;

    requireShares(midShares);
    if (midShares.map != shares.map || midShares.classes() != shares.classes())
        throw Error("M_mid has " + std::to_string(midShares.classes()) + " classes at " + sizeText(midShares.map) +
                    " positions, but M has " + std::to_string(shares.classes()) + " at " + sizeText(shares.map) + ".");
    maps.midShares = midShares;
    maps.disagreement = divergenceMap(shares, midShares, image);
    if (!midLabels.empty()) {
        requireLabels(midLabels, image, "Predictions of M_mid");
        requireClasses(midLabels, shares.classes(), "Predictions of M_mid");
        maps.midLabels = midLabels;
        return maps;
    }
    DoubtMaps mid;
    mid.shares = midShares;
    rankClasses(mid, image, progress);
    maps.midLabels = mid.labels;
    return maps;
}

DoubtMaps doubtMaps(const ExplainedImage& image, const Progress& progress)
{
    const ClassShares shares = softmaxShares(image.classLogits(), image.mapSize(FeatureStage::Augmented));
    ClassShares mid;
    if (image.tokens() > 0) {
        mid.map = image.mapSize(FeatureStage::Fused);
        mid.shares.create(mid.map.area(), image.tokens(), CV_32FC1);
        for (int token = 0; token < image.tokens(); ++token)
            image.tokenMap(token).reshape(1, mid.map.area()).copyTo(mid.shares.col(token));
    }
    return doubtMaps(shares, mid, image.imageSize(), image.labels(), image.midLabels(), progress);
}

const char* doubtMeasureId(DoubtMeasure measure)
{
    return kMeasureIds[std::size_t(measure)];
}

DoubtMeasure findDoubtMeasure(const std::string& id)
{
    std::string known;
    for (std::size_t i = 0; i < std::size(kMeasureIds); ++i) {
        if (id == kMeasureIds[i]) return DoubtMeasure(i);
        known += (known.empty() ? "" : ", ") + std::string(kMeasureIds[i]);
    }
    throw Error("Unknown measure '" + id + "'; known: " + known + ".", ErrorKind::Usage);
}

cv::Mat doubtOf(const DoubtMaps& maps, DoubtMeasure measure)
{
    if (measure == DoubtMeasure::Margin) return 1 - maps.margin;
    if (measure == DoubtMeasure::Disagreement && maps.hasMid()) return maps.disagreement;
    if (measure != DoubtMeasure::Combined) return maps.entropy;
    if (!maps.hasMid()) return (maps.entropy + 1 - maps.margin) / 2;
    return (maps.entropy + 1 - maps.margin + maps.disagreement) / 3;
}

std::vector<DoubtRegion> doubtRegions(const DoubtMaps& maps, const DoubtOptions& options, const cv::Mat& where)
{
    if (!where.empty() && (where.type() != CV_8UC1 || where.size() != maps.size()))
        throw Error("The mask of what is asked about has to hold one byte for each of the image's " +
                    sizeText(maps.size()) + " pixels; it is of " + sizeText(where.size()) + ".");
    cv::Mat doubt = doubtOf(maps, options.measure);
    const double sigma = options.smoothing * std::max(doubt.cols, doubt.rows);
    if (sigma > kLeastSmoothing) {
        cv::Mat smooth; // not in place: the maps are somebody else's
        cv::GaussianBlur(doubt, smooth, {}, sigma, sigma, cv::BORDER_REPLICATE);
        doubt = smooth;
    }

    cv::Mat ids = maps.labels.clone();
    cv::Mat sure = doubt < options.least;
    if (!where.empty()) sure |= where == 0;
    ids.setTo(cv::Scalar(kIgnoreLabel), sure);
    const double pixels = double(ids.total());
    std::vector<DoubtRegion> regions;
    std::vector<std::int64_t> seconds, mids;
    for (ExportRegion& piece : regionsOf(ids, {}, kIgnoreLabel, RegionGrouping::Touching)) {
        if (double(piece.area) < options.smallest * pixels) continue;
        DoubtRegion region;
        region.bounds = piece.box;
        region.area = piece.area;
        region.label = piece.id;
        Sums sums;
        seconds.assign(std::size_t(maps.shares.classes()), 0);
        mids.assign(seconds.size(), 0);
        for (const Span& span : piece.pixels.spans())
            for (int x = span.x0; x < span.x1; ++x) {
                sums.doubt += double(doubt.at<float>(span.y, x));
                sums.entropy += double(maps.entropy.at<float>(span.y, x));
                sums.margin += double(maps.margin.at<float>(span.y, x));
                ++seconds[maps.second.at<std::uint16_t>(span.y, x)];
                if (!maps.hasMid()) continue;
                sums.disagreement += double(maps.disagreement.at<float>(span.y, x));
                ++mids[maps.midLabels.at<std::uint16_t>(span.y, x)];
            }
        const double area = double(piece.area);
        region.doubt = sums.doubt / area;
        region.entropy = sums.entropy / area;
        region.margin = sums.margin / area;
        region.disagreement = sums.disagreement / area;
        region.second = int(std::max_element(seconds.begin(), seconds.end()) - seconds.begin());
        if (maps.hasMid()) region.midLabel = int(std::max_element(mids.begin(), mids.end()) - mids.begin());
        region.score = region.doubt * std::sqrt(area / pixels);
        region.region = std::move(piece.pixels);
        regions.push_back(std::move(region));
    }
    std::stable_sort(regions.begin(), regions.end(),
                     [](const DoubtRegion& a, const DoubtRegion& b) { return a.score > b.score; });
    if (options.most > 0 && regions.size() > options.most) regions.resize(options.most);
    for (DoubtRegion& region : regions)
        region.inside = deepestPixel(region.region);
    return regions;
}

std::vector<float> signatureOf(const DoubtMaps& maps, const Region& region)
{
    if (region.empty()) return {};
    const cv::Size image = maps.size(), map = maps.shares.map;
    std::vector<int> weights(std::size_t(map.area()), 0); // pixels of the region at each position
    for (const Span& span : region.spans())
        for (int x = span.x0; x < span.x1; ++x)
            ++weights[std::size_t(span.y * map.height / image.height * map.width + x * map.width / image.width)];
    std::vector<float> signature;
    const auto add = [&](const cv::Mat& shares) {
        std::vector<double> sum(std::size_t(shares.cols), 0);
        for (int i = 0; i < shares.rows; ++i)
            for (int k = 0; weights[std::size_t(i)] > 0 && k < shares.cols; ++k)
                sum[std::size_t(k)] += weights[std::size_t(i)] * double(shares.at<float>(i, k));
        const double length = cv::norm(sum);
        for (const double value : sum)
            signature.push_back(float(length > 0 ? value / length : 0));
    };
    add(maps.shares.shares);
    if (maps.hasMid()) add(maps.midShares.shares);
    return signature;
}

double signatureLikeness(const std::vector<float>& a, const std::vector<float>& b)
{
    if (a.size() != b.size() || a.empty()) return 0;
    double product = 0, lengthA = 0, lengthB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        product += double(a[i]) * double(b[i]);
        lengthA += double(a[i]) * double(a[i]);
        lengthB += double(b[i]) * double(b[i]);
    }
    const double length = std::sqrt(lengthA * lengthB);
    return length > 0 ? std::clamp(product / length, 0.0, 1.0) : 0;
}

} // namespace sdw
