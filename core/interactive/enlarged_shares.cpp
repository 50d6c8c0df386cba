#include "core/interactive/enlarged_shares.h"

#include <algorithm>
#include <cmath>

namespace sdw {

EnlargedShares::EnlargedShares(const ClassShares& shares, cv::Size image)
    : m_shares(shares)
    , m_across(taps(shares.map.width, image.width))
    , m_down(taps(shares.map.height, image.height))
{
}

std::vector<EnlargedShares::Tap> EnlargedShares::taps(int positions, int pixels)
{
    std::vector<Tap> result(static_cast<std::size_t>(pixels));
    for (int i = 0; i < pixels; ++i) {
        const double at = std::clamp((i + 0.5) * positions / pixels - 0.5, 0.0, double(positions - 1));
        const int first = int(at);
        result[std::size_t(i)] = {first, std::min(first + 1, positions - 1), float(at - first)};
    }
    return result;
}

void EnlargedShares::row(int y, std::vector<float>& values) const
{
    const int classes = m_shares.classes(), width = m_shares.map.width;
    const auto [above, below, weight] = m_down[std::size_t(y)];
    std::vector<float> line(std::size_t(width) * std::size_t(classes));
    const float *top = m_shares.shares.ptr<float>(above * width), *bottom = m_shares.shares.ptr<float>(below * width);
    for (std::size_t i = 0; i < line.size(); ++i)
        line[i] = top[i] + weight * (bottom[i] - top[i]);
    values.resize(m_across.size() * std::size_t(classes));
    float* to = values.data();
    for (const auto& [left, right, part] : m_across) {
        const float *a = line.data() + std::ptrdiff_t(left) * classes,
                    *b = line.data() + std::ptrdiff_t(right) * classes;
        for (int k = 0; k < classes; ++k)
            *to++ = a[k] + part * (b[k] - a[k]);
    }
}

void EnlargedShares::run(int y, int x0, int x1, int k, std::vector<float>& values) const
{
    const int width = m_shares.map.width;
    const auto [above, below, weight] = m_down[std::size_t(y)];
    const auto at = [&, top = above * width, bottom = below * width, part = weight](int x) {
        const float upper = m_shares.shares.at<float>(top + x, k), lower = m_shares.shares.at<float>(bottom + x, k);
        return upper + part * (lower - upper);
    };
    values.clear();
    for (int x = x0; x < x1; ++x) {
        const auto [left, right, part] = m_across[std::size_t(x)];
        const float a = at(left), b = at(right);
        values.push_back(a + part * (b - a));
    }
}

} // namespace sdw
