#include "core/demo/texture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace sdw::demo {
namespace {

constexpr int kSide = 512;

/// Random numbers on a lattice of `cells`×`cells`, smoothly interpolated; repeats at the map's edge.
void addLatticeNoise(cv::Mat& map, Dice& dice, int cells, float weight)
{
    cv::Mat lattice(cells, cells, CV_32F);
    for (int y = 0; y < cells; ++y)
        for (int x = 0; x < cells; ++x)
            lattice.at<float>(y, x) = dice.unit();
    const auto ease = [](float t) { return t * t * t * (t * (t * 6.0f - 15.0f) + 10.0f); };
    for (int y = 0; y < map.rows; ++y) {
        const float v = float(y) * float(cells) / float(map.rows);
        const int v0 = int(v), v1 = (v0 + 1) % cells;
        const float fv = ease(v - float(v0));
        for (int x = 0; x < map.cols; ++x) {
            const float u = float(x) * float(cells) / float(map.cols);
            const int u0 = int(u), u1 = (u0 + 1) % cells;
            const float fu = ease(u - float(u0));
            const float top = lattice.at<float>(v0, u0) * (1 - fu) + lattice.at<float>(v0, u1) * fu;
            const float bottom = lattice.at<float>(v1, u0) * (1 - fu) + lattice.at<float>(v1, u1) * fu;
            map.at<float>(y, x) += weight * (top * (1 - fv) + bottom * fv);
        }
    }
}

Texture noise(Dice& dice, int firstCells, int octaves, float gain)
{
    cv::Mat map = cv::Mat::zeros(kSide, kSide, CV_32F);
    float weight = 1;
    for (int octave = 0; octave < octaves; ++octave, weight *= gain)
        addLatticeNoise(map, dice, firstCells << octave, weight);
    cv::Scalar mean, deviation;
    cv::meanStdDev(map, mean, deviation);
    map = (map - mean[0]) * (0.18 / deviation[0]) + 0.5; // comparable contrast whatever the octaves
    return Texture(cv::min(cv::max(map, 0.0), 1.0));
}

Texture tiles(Dice& dice)
{
    constexpr int kWidth = 32, kHeight = 16;
    cv::Mat map(kSide, kSide, CV_32F);
    for (int row = 0; row < kSide / kHeight; ++row)
        for (int column = 0; column < kSide / kWidth; ++column) {
            const float tone = 0.92f + 0.13f * dice.bell();
            for (int y = 0; y < kHeight; ++y)
                for (int x = 0; x < kWidth; ++x) {
                    const float across = (float(x) + 0.5f) / kWidth, down = (float(y) + 0.5f) / kHeight;
                    const float joint =
                        std::min({across * 8, (1 - across) * 8, down * 4, (1 - down) * 5, 1.0f}); // dark gaps
                    const float rounded = 0.86f + 0.26f * down - 0.25f * (across - 0.5f) * (across - 0.5f);
                    const int atX = (column * kWidth + x + (row % 2) * kWidth / 2) % kSide;
                    map.at<float>(row * kHeight + y, atX) = std::max(0.35f, tone * rounded * (0.45f + 0.55f * joint));
                }
        }
    return Texture(map);
}

Texture leaves(Dice& dice)
{
    constexpr int kLeaves = 14000;
    cv::Mat map(kSide, kSide, CV_32F, cv::Scalar(0.55));
    for (int leaf = 0; leaf < kLeaves; ++leaf) {
        const cv::Point2f centre(dice.between(0, kSide), dice.between(0, kSide));
        const cv::Size2f size(dice.between(5, 12), dice.between(3, 6));
        const double angle = dice.between(0, 180);
        // Later leaves lie on top and catch more light.
        const double tone = 0.55 + 0.45 * leaf / kLeaves + 0.14 * dice.bell();
        for (int dy = -kSide; dy <= kSide; dy += kSide)
            for (int dx = -kSide; dx <= kSide; dx += kSide) {
                const cv::Point2f at = centre + cv::Point2f(float(dx), float(dy));
                if (at.x > -16 && at.y > -16 && at.x < kSide + 16 && at.y < kSide + 16)
                    cv::ellipse(map, cv::RotatedRect(at, size, float(angle)), cv::Scalar(tone), cv::FILLED);
            }
    }
    cv::Mat wrapped, soft;
    cv::copyMakeBorder(map, wrapped, 4, 4, 4, 4, cv::BORDER_WRAP);
    cv::GaussianBlur(wrapped, soft, cv::Size(3, 3), 0);
    return Texture(soft(cv::Rect(4, 4, kSide, kSide)).clone());
}

} // namespace

Texture::Texture(cv::Mat map)
    : m_map(std::move(map))
{
    CV_Assert(m_map.type() == CV_32F && m_map.rows == m_map.cols && (m_map.rows & (m_map.rows - 1)) == 0);
}

float Texture::at(float u, float v) const
{
    const int mask = m_map.rows - 1;
    const float fu = std::floor(u), fv = std::floor(v);
    const int u0 = int(std::int64_t(fu)) & mask, v0 = int(std::int64_t(fv)) & mask;
    const int u1 = (u0 + 1) & mask, v1 = (v0 + 1) & mask;
    const float du = u - fu, dv = v - fv;
    const float *top = m_map.ptr<float>(v0), *bottom = m_map.ptr<float>(v1);
    return (top[u0] * (1 - du) + top[u1] * du) * (1 - dv) + (bottom[u0] * (1 - du) + bottom[u1] * du) * dv;
}

TextureSet makeTextures(std::uint64_t seed)
{
    Dice dice(seed);
    TextureSet set;
    set.clouds = noise(dice, 4, 6, 0.5f);
    set.grain = noise(dice, 16, 5, 0.7f);
    set.tiles = tiles(dice);
    set.leaves = leaves(dice);
    return set;
}

} // namespace sdw::demo
