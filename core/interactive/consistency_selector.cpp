#include "core/interactive/consistency_selector.h"

#include "core/base/error.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace sdw {
namespace {

constexpr std::size_t kMostAnchors = 64; ///< strokes are thinned out to these: the system to solve stays small
constexpr std::size_t kMostKernels = 96; ///< kept, of anchors that may come again; 1 MB each at 512×512
constexpr double kDoubt = 0.1;           ///< how often the classifier is taken to be wrong about the first click
constexpr double kFarthest = 3.5;        ///< reaches, after which nearness counts for nothing
constexpr std::size_t kPrepared = 12;    ///< most class maps that are made before somebody clicks ...
constexpr double kSeen = 0.005;          ///< ... of classes that have this share of the image
constexpr double kNegligible = 0.02;     ///< share of a class that is not worth a map
constexpr float kSettled = 100;          ///< margin that no edge of the image overrules

/// How each class does against the best of the others, 0..1: above ½ where it wins. Unlike a softmax it does not fall
/// with the number of classes that are likely, too.
cv::Mat duels(const cv::Mat& logits)
{
    cv::Mat result(logits.size(), CV_32FC1, cv::Scalar(1));
    for (int y = 0; y < logits.rows && logits.cols > 1; ++y) {
        const float* row = logits.ptr<float>(y);
        float best = -FLT_MAX, second = -FLT_MAX;
        for (int k = 0; k < logits.cols; ++k)
            if (row[k] > best) {
                second = best;
                best = row[k];
            } else {
                second = std::max(second, row[k]);
            }
        for (int k = 0; k < logits.cols; ++k)
            result.at<float>(y, k) = 1 / (1 + std::exp((row[k] == best ? second : best) - row[k]));
    }
    return result;
}

/// Pixels of the image between two positions of the map that the classifier sees.
double pitchOf(const SelectorContext& context)
{
    return double(context.image.cols) / context.features->mapSize(FeatureStage::Augmented).width;
}

EdgeCutOptions rimOptions(EdgeCutOptions options, double pitch)
{
    options.reach = std::max(options.reach, int(std::ceil(pitch)));
    return options;
}

cv::Mat labColours(const cv::Mat& image)
{
    cv::Mat lab, result;
    cv::cvtColor(image, lab, cv::COLOR_BGR2Lab);
    cv::GaussianBlur(lab, lab, {3, 3}, 0); // a click means more than the grain under it
    lab.convertTo(result, CV_32FC3);
    return result;
}

} // namespace

ConsistencySelector::ConsistencySelector(const SelectorContext& context, const ConsistencyOptions& options)
    : ClickSelector(context.image.size())
    , m_options(options)
    , m_features(context.features)
    , m_snap(context.image, {.radius = std::max(1, int(std::lround(options.snapReach * pitchOf(context)))),
                             .smoothing = options.snapSmoothing})
    , m_colours(labColours(context.image))
    , m_ways(m_colours, options.edge)
    , m_rim(m_colours, rimOptions(options.rim, pitchOf(context)))
    , m_duels(duels(context.features->classLogits()))
    , m_map(context.features->mapSize(FeatureStage::Augmented))
{
    m_features->mapSize(options.stage); // throws where there is none
    if (m_options.prior > 0) prepareClassMaps();
}

Region ConsistencySelector::find(const Clicks& clicks, const SelectorOptions& options, const Progress& progress)
{
    // The wheel: from all that is not against to all that is not clearly for. A click stays at ±1.
    const double least = (0.5 - options.tolerance) * 1.8;
    cv::Mat margin = evidence(clicks, progress) - least;
    for (const auto& [at, positive] : anchorsOf(clicks))
        margin.at<float>(at) = positive ? kSettled : -kSettled;
    return Region(m_rim(margin));
}

cv::Mat ConsistencySelector::evidence(const Clicks& clicks, const Progress& progress)
{
    const auto anchors = anchorsOf(clicks);
    const int count = int(anchors.size());
    cv::Mat result = start(anchors);

    // (K + noise) weights = what the start misses at each anchor.
    cv::Mat products(count, count, CV_64F), missed(count, 1, CV_64F), weights;
    for (int i = 0; i < count; ++i) {
        if (progress && !progress(i, count)) throw Error("Selecting was stopped.", ErrorKind::Interrupted);
        const auto& [at, positive] = anchors[std::size_t(i)];
        missed.at<double>(i) = (positive ? 1 : -1) - double(result.at<float>(at));
        const cv::Mat& own = kernel(at);
        for (int j = 0; j < count; ++j)
            products.at<double>(i, j) = own.at<float>(anchors[std::size_t(j)].at);
    }
    products = 0.5 * (products + products.t()) + m_options.noise * cv::Mat::eye(count, count, CV_64F);
    cv::solve(products, missed, weights, cv::DECOMP_LU);
    for (int i = 0; i < count; ++i)
        cv::scaleAdd(kernel(anchors[std::size_t(i)].at), weights.at<double>(i), result, result);
    if (m_kernels.size() > kMostKernels) m_kernels.clear();
    return result;
}

std::vector<ConsistencySelector::Anchor> ConsistencySelector::anchorsOf(const Clicks& clicks) const
{
    std::size_t points = 0;
    bool positive = false;
    for (const ClickMark& mark : clicks.marks) {
        points += mark.points.size();
        positive |= mark.positive && !mark.points.empty();
    }
    const std::size_t step = std::max<std::size_t>(1, (points + kMostAnchors - 1) / kMostAnchors);
    std::vector<Anchor> anchors;
    const auto add = [&](cv::Point at, bool wanted) { // a later mark overrules an earlier one
        std::erase_if(anchors, [at](const Anchor& one) { return one.at == at; });
        anchors.push_back({at, wanted});
    };
    if (!positive && clicks.box) {
        const cv::Rect box = *clicks.box & cv::Rect({}, imageSize());
        if (box.empty()) throw Error("The box lies outside of the image.");
        add({box.x + box.width / 2, box.y + box.height / 2}, true);
    }
    for (const ClickMark& mark : clicks.marks)
        for (std::size_t i = mark.points.size() < step ? mark.points.size() / 2 : step / 2; i < mark.points.size();
             i += step)
            add(mark.points[i], mark.positive);
    return anchors;
}

int ConsistencySelector::position(cv::Point at) const
{
    const cv::Point cell = m_features->position(FeatureStage::Augmented, at);
    return cell.y * m_map.width + cell.x;
}

/// How likely each class is the one meant, by what the classifier says about a pixel of it. Doubt is shared out to the
/// other classes: a model that knows more of them is not surer the less for it.
std::vector<double> ConsistencySelector::classShares(cv::Point at) const
{
    std::vector<double> shares(std::size_t(m_duels.cols));
    const float* won = m_duels.ptr<float>(position(at));
    const double doubt = kDoubt / std::max(1, m_duels.cols - 1);
    double sum = 0;
    for (std::size_t k = 0; k < shares.size(); ++k)
        sum += shares[k] = std::pow(doubt + (1 - doubt) * won[k], m_options.trust);
    for (double& share : shares)
        share /= sum;
    return shares;
}

/// What the classifier alone takes for the same thing: −1..1. The first positive anchor says what is meant; the others
/// were made because something is wrong, perhaps the classifier: they are for the kernels to follow.
cv::Mat ConsistencySelector::start(const std::vector<Anchor>& anchors)
{
    cv::Mat result(imageSize(), CV_32FC1, cv::Scalar(-1));
    if (m_options.prior <= 0) return result;
    const auto first = std::find_if(anchors.begin(), anchors.end(), [](const Anchor& one) { return one.positive; });
    if (first == anchors.end()) return result; // overruled by a later mark
    const auto shares = classShares(first->at);
    for (std::size_t k = 0; k < shares.size(); ++k)
        if (shares[k] > kNegligible) cv::scaleAdd(classMap(int(k)), 2 * m_options.prior * shares[k], result, result);
    return result;
}

/// Of the classes that the classifier sees most of.
void ConsistencySelector::prepareClassMaps()
{
    std::vector<std::pair<int, int>> seen; // positions, class
    for (int k = 0; k < m_duels.cols; ++k)
        if (const int won = cv::countNonZero(m_duels.col(k) > 0.5); won > kSeen * m_duels.rows)
            seen.push_back({won, k});
    std::sort(seen.rbegin(), seen.rend());
    for (std::size_t i = 0; i < std::min(seen.size(), kPrepared); ++i)
        classMap(seen[i].second);
}

const cv::Mat& ConsistencySelector::classMap(int k)
{
    cv::Mat& map = m_classMaps[k];
    if (map.empty()) {
        const cv::Mat coarse = m_duels.col(k).clone().reshape(1, m_map.height);
        cv::resize(coarse, map, imageSize(), 0, 0, cv::INTER_LINEAR);
        map = m_snap(map);
    }
    return map;
}

const cv::Mat& ConsistencySelector::kernel(cv::Point at)
{
    cv::Mat& map = m_kernels[{at.y, at.x}];
    if (!map.empty()) return map;
    cv::Mat alike;
    cv::resize(m_features->consistency(m_options.stage, at), alike, imageSize(), 0, 0, cv::INTER_LINEAR);
    const double reach = m_options.reach * std::max(alike.cols, alike.rows);
    const cv::Mat away = m_ways.from(at, kFarthest * reach);
    cv::Mat nearness;
    alike.convertTo(alike, CV_32F, 1 / m_options.width, -1 / m_options.width);
    cv::exp(alike, map);
    cv::multiply(away, away, nearness, -0.5 / (reach * reach));
    cv::exp(nearness, nearness);
    nearness.convertTo(nearness, CV_32F, 1 - m_options.everywhere, m_options.everywhere);
    cv::multiply(map, nearness, map);
    if (m_options.detail > 0) addDetail(at, away, map);
    return map;
}

/// @param away geodesic distance from `at`.
void ConsistencySelector::addDetail(cv::Point at, const cv::Mat& away, cv::Mat& kernel) const
{
    const double reach = m_options.detailReach * std::max(away.cols, away.rows);
    const int most = int(std::ceil(kFarthest * reach));
    const cv::Rect near = cv::Rect(at.x - most, at.y - most, 2 * most + 1, 2 * most + 1) & cv::Rect({}, away.size());
    const cv::Vec3f colour = m_colours.at<cv::Vec3f>(at);
    const float fall = float(-0.5 / (reach * reach));
    const float tint = float(-0.5 / (m_options.detailColour * m_options.detailColour));
    cv::Mat value(near.size(), CV_32FC1);
    for (int y = 0; y < near.height; ++y) {
        const float* way = away.ptr<float>(near.y + y) + near.x;
        const cv::Vec3f* colours = m_colours.ptr<cv::Vec3f>(near.y + y) + near.x;
        float* to = value.ptr<float>(y);
        for (int x = 0; x < near.width; ++x) {
            const cv::Vec3f other = colours[x] - colour;
            to[x] = way[x] * way[x] * fall + other.dot(other) * tint;
        }
    }
    cv::exp(value, value);
    cv::scaleAdd(value, m_options.detail, kernel(near), kernel(near));
}

std::unique_ptr<ClickSelector> makeConsistency(const SelectorContext& context)
{
    return std::make_unique<ConsistencySelector>(context);
}

} // namespace sdw
