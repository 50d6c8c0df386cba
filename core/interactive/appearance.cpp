#include "core/interactive/appearance.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace sdw {
namespace {

constexpr double kMostPositions = 160'000;
constexpr std::array kScales{0.7, 1.6, 3.5, 7.0};
constexpr std::array kSurroundings{8.0, 16.0, 32.0}; ///< that a pixel is compared with
constexpr float kLeastSpread = 0.01f;                ///< of a channel of 0..1: noise is not blown up

cv::Mat smoothed(const cv::Mat& map, double sigma)
{
    cv::Mat result;
    cv::GaussianBlur(map, result, {}, sigma);
    return result;
}

std::vector<cv::Mat> channelsOf(const cv::Mat& map)
{
    std::vector<cv::Mat> channels;
    cv::split(map, channels);
    return channels;
}

/// Colours, edges, blobs and the structure tensor's eigenvalues.
void addAbsolute(const cv::Mat& lab, const cv::Mat& grey, std::vector<cv::Mat>& maps)
{
    const auto add = [&](const std::vector<cv::Mat>& more) { maps.insert(maps.end(), more.begin(), more.end()); };
    add(channelsOf(lab));
    for (const double sigma : kScales) {
        add(channelsOf(smoothed(lab, sigma)));
        const cv::Mat base = smoothed(grey, sigma);
        cv::Mat dx, dy, edge, blob, root;
        cv::Sobel(base, dx, CV_32F, 1, 0);
        cv::Sobel(base, dy, CV_32F, 0, 1);
        cv::magnitude(dx, dy, edge);
        cv::Laplacian(base, blob, CV_32F);
        const cv::Mat xx = smoothed(dx.mul(dx), sigma), xy = smoothed(dx.mul(dy), sigma),
                      yy = smoothed(dy.mul(dy), sigma);
        const cv::Mat half = 0.5 * (xx - yy), mean = 0.5 * (xx + yy);
        cv::sqrt(half.mul(half) + xy.mul(xy), root);
        add({edge, blob, base - smoothed(grey, 0.66 * sigma), mean + root, mean - root});
    }
}

/// How the colours of an image lie: what most of it looks like, and in which directions it differs.
struct ColourSpread {
    explicit ColourSpread(const cv::Mat& lab)
    {
        const auto channels = channelsOf(lab);
        for (int c = 0; c < 3; ++c) {
            auto values = std::vector<float>(channels[std::size_t(c)].reshape(1, 1));
            std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
            median[c] = values[values.size() / 2];
        }
        cv::Mat covariance, mean, variances, directions;
        cv::calcCovarMatrix(lab.reshape(1, int(lab.total())), covariance, mean,
                            cv::COVAR_NORMAL | cv::COVAR_ROWS | cv::COVAR_SCALE, CV_64F);
        for (int c = 0; c < 3; ++c)
            spread[c] = float(std::sqrt(std::max(0.0, covariance.at<double>(c, c)))) + kLeastSpread;
        covariance += cv::Mat::eye(3, 3, CV_64F) * (kLeastSpread * kLeastSpread);
        cv::eigen(covariance, variances, directions); // directions in rows
        for (int r = 0; r < 3; ++r)
            for (int c = 0; c < 3; ++c)
                whitening(r, c) = float(directions.at<double>(r, c) / std::sqrt(variances.at<double>(r)));
    }
    cv::Vec3f median, spread;
    cv::Matx33f whitening;
};

/// Distance to what most of the image looks like, contrast to the surroundings, rank of brightness.
void addRelative(const cv::Mat& lab, const cv::Mat& lightness, std::vector<cv::Mat>& maps)
{
    const ColourSpread colours(lab);
    const auto addMaps = [&](const cv::Mat& source, auto&& values, int count) {
        std::vector<cv::Mat> added;
        for (int i = 0; i < count; ++i)
            added.emplace_back(source.size(), CV_32F);
        for (int y = 0; y < source.rows; ++y)
            for (int x = 0; x < source.cols; ++x) {
                const auto all = values(source.at<cv::Vec3f>(y, x));
                for (int i = 0; i < count; ++i)
                    added[std::size_t(i)].at<float>(y, x) = all[i];
            }
        maps.insert(maps.end(), added.begin(), added.end());
    };
    const auto fromMedian = [&](const cv::Vec3f& colour) {
        const cv::Vec3f away = colour - colours.median;
        const cv::Vec3f even(away[0] / colours.spread[0], away[1] / colours.spread[1], away[2] / colours.spread[2]);
        return cv::Vec<float, 5>(float(cv::norm(colours.whitening * away)), even[0], even[1], even[2],
                                 std::abs(even[0])); // also without its sign: cells are dark here and bright there
    };
    addMaps(lab, fromMedian, 5);
    for (const double sigma : kScales)
        addMaps(smoothed(lab, sigma), fromMedian, 5);
    const cv::Mat fine = smoothed(lab, 1);
    for (const double sigma : kSurroundings)
        addMaps(
            fine - smoothed(lab, sigma),
            [&](const cv::Vec3f& away) {
                const cv::Vec3f even(away[0] / colours.spread[0], away[1] / colours.spread[1],
                                     away[2] / colours.spread[2]);
                return cv::Vec3f(even[0], std::abs(even[0]), float(cv::norm(even)));
            },
            3);

    std::array<float, 256> ranks{};
    for (int y = 0; y < lightness.rows; ++y)
        for (int x = 0; x < lightness.cols; ++x)
            ranks[lightness.at<std::uint8_t>(y, x)] += 1;
    float below = 0;
    for (float& rank : ranks) { // of the middle one among equals
        const float own = std::exchange(rank, (below + rank / 2) / float(lightness.total()));
        below += own;
    }
    cv::Mat rank(lightness.size(), CV_32F);
    for (int y = 0; y < rank.rows; ++y)
        for (int x = 0; x < rank.cols; ++x)
            rank.at<float>(y, x) = ranks[lightness.at<std::uint8_t>(y, x)];
    maps.push_back(smoothed(rank, 1));
}

} // namespace

Appearance appearanceOf(const cv::Mat& image)
{
    cv::Mat picture = image;
    if (const double shrink = std::sqrt(kMostPositions / double(image.total())); shrink < 1)
        cv::resize(
            image, picture,
            {std::max(1, int(std::lround(image.cols * shrink))), std::max(1, int(std::lround(image.rows * shrink)))}, 0,
            0, cv::INTER_AREA);
    cv::Mat lab8, grey, lab;
    cv::cvtColor(picture, lab8, cv::COLOR_BGR2Lab);
    cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
    lab8.convertTo(lab, CV_32FC3, 1 / 255.0);
    grey.convertTo(grey, CV_32F, 1 / 255.0);

    std::vector<cv::Mat> maps;
    addAbsolute(lab, grey, maps);
    Appearance result{.grid = picture.size(), .rows = {}, .absolute = int(maps.size())};
    addRelative(lab, channelsOf(lab8)[0], maps);
    cv::Mat merged;
    cv::merge(maps, merged);
    result.rows = merged.reshape(1, int(merged.total()));
    return result;
}

} // namespace sdw
