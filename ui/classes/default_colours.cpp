#include "ui/classes/default_colours.h"

#include <algorithm>
#include <cmath>

namespace sdw::ui {
namespace {

using Rgb = std::array<std::uint8_t, 3>;
using Lab = std::array<double, 3>;

// Lightness carries half of the difference: blue to yellow is seen by everybody, red to green is not.
constexpr Rgb kSet[24] = {{230, 159, 0},   {86, 180, 233},  {0, 114, 178},   {240, 228, 66},  {213, 94, 0},
                          {0, 158, 115},   {204, 121, 167}, {51, 34, 136},   {221, 204, 119}, {136, 34, 85},
                          {153, 221, 255}, {17, 119, 51},   {255, 170, 187}, {102, 37, 6},    {187, 204, 51},
                          {119, 170, 221}, {170, 68, 153},  {238, 221, 136}, {0, 60, 90},     {68, 187, 153},
                          {238, 136, 102}, {90, 90, 200},   {110, 110, 0},   {210, 190, 255}};

Lab toLab(const Rgb& rgb)
{
    const auto linear = [](double v) {
        v /= 255;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    const double r = linear(rgb[0]), g = linear(rgb[1]), b = linear(rgb[2]);
    const auto bend = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = bend((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047); // D65
    const double y = bend(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const double z = bend((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const Rgb& one, const Rgb& other)
{
    const Lab a = toLab(one), b = toLab(other);
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

} // namespace

Rgb unusedColour(const std::vector<ProjectClass>& classes)
{
    Rgb best = kSet[0];
    double farthest = -1;
    for (const Rgb& candidate : kSet) {
        double nearest = 1e9;
        for (const ProjectClass& one : classes)
            nearest = std::min(nearest, distance(candidate, one.colour));
        if (nearest > farthest) {
            farthest = nearest;
            best = candidate;
        }
    }
    return best;
}

} // namespace sdw::ui
