// What a scene is painted on: colours and classes together, three samples a pixel each way, later strokes on top.
#pragma once

#include "core/demo/demo_classes.h"

#include <opencv2/core.hpp>

#include <algorithm>

namespace sdw::demo {

using Colour = cv::Vec3f; ///< blue, green, red; 1 is white, more than 1 is allowed until the picture is developed

inline Colour rgb(int red, int green, int blue)
{
    return Colour(float(blue), float(green), float(red)) * (1.0f / 255.0f);
}
inline Colour mix(const Colour& a, const Colour& b, float t)
{
    return a * (1 - t) + b * t;
}
inline float smoothstep(float low, float high, float x)
{
    const float t = std::clamp((x - low) / (high - low), 0.0f, 1.0f);
    return t * t * (3 - 2 * t);
}

/// Coordinates are pixels of the finished picture, x to the right, y down, with fractions.
class Canvas {
public:
    static constexpr int kSamples = 3; ///< odd, so that one sample is the pixel's centre: that one gives its class

    Canvas(int height, int width)
        : m_colours(height * kSamples, width * kSamples, CV_32FC3, cv::Scalar::all(0))
        , m_classes(height * kSamples, width * kSamples, CV_8U, cv::Scalar(0))
    {
    }

    float height() const { return float(m_colours.rows) / kSamples; }
    float width() const { return float(m_colours.cols) / kSamples; }

    /// Calls `shader(x, y, colour)` for the samples of `bounds`; where it returns true, `colour` and the class are set.
    template <typename Shader>
    void paint(const cv::Rect2f& bounds, DemoClass painted, const Shader& shader)
    {
        forSamples(bounds, [&](float x, float y, Colour& colour, std::uint8_t& name) {
            Colour fresh;
            if (!shader(x, y, fresh)) return;
            colour = fresh;
            name = std::uint8_t(painted);
        });
    }

    /// Multiplies the colours in `bounds` by `factor(x, y, class)`: light and shadow, which leave the classes alone.
    template <typename Factor>
    void shade(const cv::Rect2f& bounds, const Factor& factor)
    {
        forSamples(bounds, [&](float x, float y, Colour& colour, std::uint8_t& name) {
            colour *= factor(x, y, DemoClass(name));
        });
    }

    /// Colour at a point; outside, that of the nearest edge.
    Colour colourAt(float x, float y) const
    {
        return m_colours.at<Colour>(sample(y, m_colours.rows), sample(x, m_colours.cols));
    }
    DemoClass classAt(float x, float y) const
    {
        return DemoClass(m_classes.at<std::uint8_t>(sample(y, m_classes.rows), sample(x, m_classes.cols)));
    }

    const cv::Mat& colours() const { return m_colours; } ///< CV_32FC3, kSamples times as high and wide
    const cv::Mat& classes() const { return m_classes; } ///< CV_8U, likewise

private:
    static int sample(float position, int length) { return std::clamp(int(position * kSamples), 0, length - 1); }

    template <typename Visit>
    void forSamples(const cv::Rect2f& bounds, const Visit& visit)
    {
        const int left = std::max(0, int(bounds.x * kSamples)), top = std::max(0, int(bounds.y * kSamples));
        const int right = std::min(m_colours.cols, int(std::ceil((bounds.x + bounds.width) * kSamples)));
        const int bottom = std::min(m_colours.rows, int(std::ceil((bounds.y + bounds.height) * kSamples)));
        for (int row = top; row < bottom; ++row) {
            auto* colours = m_colours.ptr<Colour>(row);
            auto* classes = m_classes.ptr<std::uint8_t>(row);
            const float y = (float(row) + 0.5f) / kSamples;
            for (int column = left; column < right; ++column)
                visit((float(column) + 0.5f) / kSamples, y, colours[column], classes[column]);
        }
    }

    cv::Mat m_colours, m_classes;
};

} // namespace sdw::demo
