#include "core/interactive/guided_filter.h"

#include "core/base/error.h"

#include <opencv2/imgproc.hpp>

namespace sdw {

GuidedFilter::GuidedFilter(const cv::Mat& image, const GuidedFilterOptions& options)
    : m_radius(options.radius)
{
    if (image.type() != CV_8UC3) throw Error("The guided filter needs a colour image of 8 bits a channel.");
    if (options.radius < 1) throw Error("The radius of a guided filter must be at least 1 pixel.");
    cv::Mat scaled;
    image.convertTo(scaled, CV_32FC3, 1 / 255.0);
    cv::split(scaled, m_guide.data());
    for (std::size_t c = 0; c < 3; ++c)
        m_mean[c] = boxed(m_guide[c]);

    std::array<cv::Mat, 6> covariance;
    for (std::size_t a = 0, at = 0; a < 3; ++a)
        for (std::size_t b = a; b < 3; ++b, ++at) {
            covariance[at] = boxed(m_guide[a].mul(m_guide[b])) - m_mean[a].mul(m_mean[b]);
            if (a == b) covariance[at] += options.smoothing;
            m_inverse[at].create(image.size(), CV_32FC1);
        }
    for (int y = 0; y < image.rows; ++y) {
        std::array<const float*, 6> from;
        std::array<float*, 6> to;
        for (std::size_t i = 0; i < 6; ++i) {
            from[i] = covariance[i].ptr<float>(y);
            to[i] = m_inverse[i].ptr<float>(y);
        }
        for (int x = 0; x < image.cols; ++x) { // adjugate over determinant; ε keeps it positive
            const double rr = from[0][x], rg = from[1][x], rb = from[2][x], gg = from[3][x], gb = from[4][x],
                         bb = from[5][x];
            const double c0 = gg * bb - gb * gb, c1 = gb * rb - rg * bb, c2 = rg * gb - gg * rb;
            const double scale = 1 / (rr * c0 + rg * c1 + rb * c2);
            to[0][x] = float(c0 * scale);
            to[1][x] = float(c1 * scale);
            to[2][x] = float(c2 * scale);
            to[3][x] = float((rr * bb - rb * rb) * scale);
            to[4][x] = float((rg * rb - rr * gb) * scale);
            to[5][x] = float((rr * gg - rg * rg) * scale);
        }
    }
}

cv::Mat GuidedFilter::operator()(const cv::Mat& map) const
{
    if (map.type() != CV_32FC1 || map.size() != m_guide[0].size())
        throw Error("A map to be filtered must have the size of its image and one float per pixel.");
    const cv::Mat mean = boxed(map);
    std::array<cv::Mat, 3> joint, slope;
    for (std::size_t c = 0; c < 3; ++c)
        joint[c] = boxed(map.mul(m_guide[c])) - mean.mul(m_mean[c]);
    const auto& inverse = m_inverse;
    slope[0] = inverse[0].mul(joint[0]) + inverse[1].mul(joint[1]) + inverse[2].mul(joint[2]);
    slope[1] = inverse[1].mul(joint[0]) + inverse[3].mul(joint[1]) + inverse[4].mul(joint[2]);
    slope[2] = inverse[2].mul(joint[0]) + inverse[4].mul(joint[1]) + inverse[5].mul(joint[2]);
    cv::Mat offset = mean;
    for (std::size_t c = 0; c < 3; ++c)
        offset = offset - slope[c].mul(m_mean[c]);
    cv::Mat result = boxed(offset);
    for (std::size_t c = 0; c < 3; ++c)
        result += boxed(slope[c]).mul(m_guide[c]);
    return result;
}

cv::Mat GuidedFilter::boxed(const cv::Mat& map) const
{
    cv::Mat result;
    const int side = 2 * m_radius + 1;
    cv::boxFilter(map, result, CV_32F, {side, side}, {-1, -1}, true, cv::BORDER_REFLECT);
    return result;
}

} // namespace sdw
