#include "ui/canvas/picture_layer.h"

#include "ui/canvas/pixel_blend.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace sdw::ui {
namespace {

constexpr double kSharpFrom = 2; // magnification from which pixels are shown as what they are
constexpr int kOne = 256;        // of the weights between two pixels

/// Blue, green, red of three bytes.
std::uint32_t pixelAt(const std::uint8_t* bytes)
{
    std::uint16_t low;
    std::memcpy(&low, bytes, 2);
    return low | std::uint32_t(bytes[2]) << 16;
}

/// between = (upper × (256 − weight) + lower × weight) / 256
void mixRows(const std::uint8_t* upper, const std::uint8_t* lower, int weight, int count, std::uint8_t* between)
{
    int i = 0;
#if CV_SIMD128
    const cv::v_uint16x8 one = cv::v_setall_u16(std::uint16_t(kOne - weight)),
                         other = cv::v_setall_u16(std::uint16_t(weight)), half = cv::v_setall_u16(kOne / 2);
    for (; i + 16 <= count; i += 16) {
        cv::v_uint16x8 a0, a1, b0, b1;
        cv::v_expand(cv::v_load(upper + i), a0, a1);
        cv::v_expand(cv::v_load(lower + i), b0, b1);
        a0 = (cv::v_mul_wrap(a0, one) + cv::v_mul_wrap(b0, other) + half) >> 8;
        a1 = (cv::v_mul_wrap(a1, one) + cv::v_mul_wrap(b1, other) + half) >> 8;
        cv::v_store(between + i, cv::v_pack(a0, a1));
    }
#endif
    for (; i < count; ++i)
        between[i] = std::uint8_t((upper[i] * (kOne - weight) + lower[i] * weight + kOne / 2) / kOne);
}

/// The weights of two pixels that lie one after another, as they lie.
struct alignas(16) Weights {
    std::uint16_t lanes[8] = {};
};
constexpr std::array<Weights, kOne> kWeights = [] {
    std::array<Weights, kOne> all;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t channel = 0; channel < 3; ++channel) {
            all[i].lanes[channel] = std::uint16_t(kOne - i);
            all[i].lanes[3 + channel] = std::uint16_t(i);
        }
    return all;
}();

/// The pixel between two that lie one after another; eight bytes are read.
QRgb pixelBetween(const std::uint8_t* bytes, int weight)
{
#if CV_SIMD128
    // Both pixels times their weights, then the second is moved onto the first and added.
    const cv::v_uint16x8 two =
        cv::v_mul_wrap(cv::v_load_expand(bytes), cv::v_load_aligned(kWeights[std::size_t(weight)].lanes));
    const cv::v_uint16x8 sum = (two + cv::v_rotate_right<3>(two) + cv::v_setall_u16(kOne / 2)) >> 8;
    return (cv::v_reinterpret_as_u32(cv::v_pack(sum, sum)).get0() & 0xffffffu) | 0xff000000u;
#else
    const std::uint64_t sum = spread(pixelAt(bytes)) * std::uint64_t(kOne - weight) +
                              spread(pixelAt(bytes + 3)) * std::uint64_t(weight) + kHalves;
    return packed(sum >> 8 & kLanes);
#endif
}

} // namespace

/// Rows of one level as blue, green, red bytes, from column `left` to before `right`.
class PictureLayer::Rows {
public:
    Rows(const cv::Mat& level, const std::vector<std::uint8_t>& table, int left, int right)
        : m_level(level)
        , m_table(table)
        , m_left(left)
        , m_width(right - left)
    {
    }
    int height() const { return m_level.rows; }
    int width() const { return m_width; }
    /// Holds until two other rows have been asked for.
    const std::uint8_t* row(int y)
    {
        if (m_level.depth() == CV_8U) return m_level.ptr(y) + 3 * m_left;
        Converted& kept = m_kept[y % 2];
        if (kept.y != y) convert(y, kept);
        return kept.bytes.data();
    }

private:
    struct Converted {
        int y = -1;
        std::vector<std::uint8_t> bytes;
    };
    void convert(int y, Converted& to)
    {
        to.y = y;
        to.bytes.resize(std::size_t(m_width) * 3);
        const int channels = m_level.channels();
        const auto* from = m_level.ptr<std::uint16_t>(y) + m_left * channels;
        if (channels == 3)
            for (int i = 0; i < 3 * m_width; ++i)
                to.bytes[std::size_t(i)] = m_table[from[i]];
        else
            for (int i = 0; i < m_width; ++i)
                std::memset(&to.bytes[std::size_t(i) * 3], m_table[from[i]], 3);
    }

    const cv::Mat& m_level;
    const std::vector<std::uint8_t>& m_table;
    int m_left, m_width;
    std::array<Converted, 2> m_kept;
};

void PictureLayer::setPicture(std::shared_ptr<const PicturePyramid> picture)
{
    m_picture = std::move(picture);
    m_table.clear();
    if (m_picture && m_picture->isDeep()) setWindow(m_picture->black(), m_picture->white());
}

bool PictureLayer::setWindow(double black, double white)
{
    if (!m_picture || !m_picture->isDeep()) return false;
    white = std::max(white, black + 1);
    if (!m_table.empty() && black == m_black && white == m_white) return false;
    m_black = black;
    m_white = white;
    m_table.resize(65536);
    for (int value = 0; value < 65536; ++value)
        m_table[std::size_t(value)] = std::uint8_t(std::clamp((value - black) / (white - black), 0.0, 1.0) * 255 + 0.5);
    return true;
}

bool PictureLayer::setOpacity(double opacity)
{
    const int alpha = int(std::lround(std::clamp(opacity, 0.0, 1.0) * 255));
    return std::exchange(m_alpha, alpha) != alpha;
}

void PictureLayer::drawNearest(Rows& rows, const std::vector<int>& columns, const std::vector<int>& lines,
                               const QRect& area, cv::Mat& frame) const
{
    for (int y = 0; y < area.height(); ++y) {
        QRgb* to = frame.ptr<QRgb>(area.top() + y) + area.left();
        if (y > 0 && lines[std::size_t(y)] == lines[std::size_t(y) - 1]) {
            std::copy_n(frame.ptr<QRgb>(area.top() + y - 1) + area.left(), area.width(), to);
            continue;
        }
        const std::uint8_t* from = rows.row(lines[std::size_t(y)]);
        for (int x = 0; x < area.width(); ++x)
            to[x] = pixelAt(from + 3 * columns[std::size_t(x)]) | 0xff000000u;
    }
}

void PictureLayer::drawSmooth(Rows& rows, const std::vector<Place>& columns, const std::vector<Place>& lines,
                              const QRect& area, cv::Mat& frame) const
{
    std::vector<std::uint8_t> between(std::size_t(rows.width()) * 3 + 8); // eight bytes are read for two pixels
    for (int y = 0; y < area.height(); ++y) {
        const Place line = lines[std::size_t(y)];
        mixRows(rows.row(line.at), rows.row(std::min(line.at + 1, rows.height() - 1)), line.weight, rows.width() * 3,
                between.data());
        QRgb* to = frame.ptr<QRgb>(area.top() + y) + area.left();
        for (int x = 0; x < area.width(); ++x)
            to[x] = pixelBetween(between.data() + 3 * columns[std::size_t(x)].at, columns[std::size_t(x)].weight);
    }
}

void PictureLayer::draw(const ViewGrid& grid, const QRect& area, QRgb ground, cv::Mat& frame) const
{
    if (!m_picture || area.isEmpty()) return;
    // The coarsest level that still has at least one pixel for each of the screen.
    int index = m_picture->finestLevel();
    while (index + 1 < m_picture->levelCount() && grid.scale() * (2 << index) <= 1)
        ++index;
    const cv::Mat& level = m_picture->level(index);
    const double scale = grid.scale() * (1 << index);
    if (scale == 1 || (scale >= kSharpFrom && !m_picture->isFirstView())) {
        const auto places = [scale](int from, int count, int limit) {
            std::vector<int> result(static_cast<std::size_t>(count));
            for (int i = 0; i < count; ++i)
                result[std::size_t(i)] = std::clamp(int((from + i + 0.5) / scale), 0, limit - 1);
            return result;
        };
        auto columns = places(area.left() - grid.origin().x(), area.width(), level.cols);
        const int left = columns.front();
        Rows rows(level, m_table, left, columns.back() + 1);
        for (int& column : columns)
            column -= left;
        drawNearest(rows, columns, places(area.top() - grid.origin().y(), area.height(), level.rows), area, frame);
    } else {
        const auto places = [scale](int from, int count, int limit) {
            std::vector<Place> result(static_cast<std::size_t>(count));
            for (int i = 0; i < count; ++i) {
                const double at = std::clamp((from + i + 0.5) / scale - 0.5, 0.0, limit - 1.0);
                result[std::size_t(i)] = {int(at), int((at - int(at)) * kOne)};
            }
            return result;
        };
        auto columns = places(area.left() - grid.origin().x(), area.width(), level.cols);
        const int left = columns.front().at;
        Rows rows(level, m_table, left, std::min(columns.back().at + 2, level.cols));
        for (Place& column : columns)
            column.at -= left;
        drawSmooth(rows, columns, places(area.top() - grid.origin().y(), area.height(), level.rows), area, frame);
    }
    if (m_alpha == 255) return;
    const Blend fade = blendOf(ground, 255 - m_alpha);
    for (int y = area.top(); y <= area.bottom(); ++y)
        blendRun(frame.ptr<QRgb>(y) + area.left(), area.width(), fade);
}

} // namespace sdw::ui
