// Colours laid over device pixels, many at a time.
#pragma once

#include <opencv2/core/simd_intrinsics.hpp>

#include <QRgb>

#include <cstdint>

namespace sdw::ui {

/// result = (pixel × rest + colour) / 255, rounded, for each of blue, green, red.
struct Blend {
    std::uint64_t colour = 0; ///< 16 bits each for blue, green, red: colour × alpha, and 128 for rounding
    std::uint32_t rest = 255; ///< 255 − alpha

    bool operator==(const Blend&) const = default;
    bool isNothing() const { return rest == 255; }
};

constexpr std::uint64_t kLanes = 0x0000'00ff'00ff'00ffull;
constexpr std::uint64_t kHalves = 0x0000'0080'0080'0080ull; // one half of 255 ≈ 256, for rounding

inline std::uint64_t spread(std::uint32_t pixel)
{
    return (pixel & 0xffull) | (pixel & 0xff00ull) << 8 | (pixel & 0xff0000ull) << 16;
}

inline QRgb packed(std::uint64_t lanes)
{
    return 0xff000000u | std::uint32_t(lanes & 0xff) | std::uint32_t(lanes >> 8 & 0xff00) |
           std::uint32_t(lanes >> 16 & 0xff0000);
}

/// @param alpha 0 .. 255
inline Blend blendOf(QRgb colour, int alpha)
{
    return {spread(colour) * std::uint64_t(alpha) + kHalves, std::uint32_t(255 - alpha)};
}

inline QRgb blended(QRgb pixel, const Blend& blend)
{
    const std::uint64_t sum = spread(pixel) * blend.rest + blend.colour;
    return packed((sum + (sum >> 8 & kLanes)) >> 8 & kLanes);
}

inline void blendRun(QRgb* pixels, int count, const Blend& blend)
{
    int i = 0;
#if CV_SIMD128
    alignas(16) std::uint16_t lanes[8];
    for (int lane = 0; lane < 8; ++lane)
        lanes[lane] = lane % 4 == 3 ? std::uint16_t(255 * (255 - blend.rest) + 128) // alpha stays 255
                                    : std::uint16_t(blend.colour >> lane % 4 * 16);
    const cv::v_uint16x8 colour = cv::v_load_aligned(lanes), rest = cv::v_setall_u16(std::uint16_t(blend.rest));
    const auto mix = [&](const cv::v_uint16x8& from) {
        const cv::v_uint16x8 sum = cv::v_mul_wrap(from, rest) + colour;
        return (sum + (sum >> 8)) >> 8;
    };
    for (; i + 4 <= count; i += 4) {
        cv::v_uint16x8 low, high;
        cv::v_expand(cv::v_load(reinterpret_cast<const std::uint8_t*>(pixels + i)), low, high);
        cv::v_store(reinterpret_cast<std::uint8_t*>(pixels + i), cv::v_pack(mix(low), mix(high)));
    }
#endif
    for (; i < count; ++i)
        pixels[i] = blended(pixels[i], blend);
}

} // namespace sdw::ui
