#include "core/annotation/fill.h"

#include "core/base/error.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

namespace sdw {
namespace {

using Word = std::uint64_t;

/// Sets the bits of the pixels of one row that are alike; all are 0 before.
using RowMaker = std::function<void(int y, Word* bits)>;

/// Calls visit(word index, mask of the bits) for bits from .. to − 1.
template <typename Visit>
void forBits(int from, int to, Visit visit)
{
    while (from < to) {
        const int word = from / 64, start = from % 64, end = std::min(64, start + (to - from));
        const Word mask = (end == 64 ? ~Word(0) : (Word(1) << end) - 1) & (~Word(0) << start);
        visit(word, mask);
        from += end - start;
    }
}

/// First bit in from .. to − 1 that is set in (bits ^ flip); `to` where there is none.
int findBit(const Word* bits, int from, int to, Word flip)
{
    int word = from / 64;
    Word rest = from < to ? (bits[word] ^ flip) & (~Word(0) << (from % 64)) : 0;
    while (rest == 0) {
        if (++word * 64 >= to || from >= to) return to;
        rest = bits[word] ^ flip;
    }
    return std::min(to, word * 64 + std::countr_zero(rest));
}

/// Start of the run of set bits that `at` belongs to.
int runStart(const Word* bits, int at)
{
    int word = at / 64;
    Word rest = ~bits[word] & (at % 64 ? (Word(1) << (at % 64)) - 1 : 0);
    while (rest == 0) {
        if (word == 0) return 0;
        rest = ~bits[--word];
    }
    return word * 64 + 64 - std::countl_zero(rest);
}

void report(const Progress& progress, int done, int total)
{
    if (progress && !progress(done, total)) throw Error("Filling was stopped.", ErrorKind::Interrupted);
}

/// Scan-line fill over rows of bits that are made when first needed. A run is cleared when it is found, so none is
/// found twice.
class Fill {
public:
    Fill(cv::Size size, RowMaker maker)
        : m_size(size)
        , m_words((std::size_t(size.width) + 63) / 64)
        , m_rows(std::size_t(size.height))
        , m_make(std::move(maker))
    {
    }

    Region connected(cv::Point seed, int neighbours, const Progress& progress)
    {
        const int corner = neighbours == 8 ? 1 : 0;
        take(seed.y, seed.x);
        std::size_t steps = 0;
        for (std::size_t at = 0; at < m_found.size(); ++at) { // the runs found are the queue, too
            if (++steps % 4096 == 0) report(progress, m_made, m_size.height);
            const Span span = m_found[at];
            const int from = std::max(0, span.x0 - corner), to = std::min(m_size.width, span.x1 + corner);
            for (const int y : {span.y - 1, span.y + 1}) {
                if (y < 0 || y >= m_size.height) continue;
                const Word* bits = row(y);
                for (int x = findBit(bits, from, to, 0); x < to; x = findBit(bits, x, to, 0))
                    x = take(y, x);
            }
        }
        report(progress, m_size.height, m_size.height);
        return sorted();
    }

    Region everywhere(const cv::Rect& area, const Progress& progress)
    {
        Region region;
        for (int y = area.y; y < area.y + area.height; ++y) {
            if (y % 64 == 0) report(progress, y - area.y, area.height);
            const Word* bits = row(y);
            const int to = area.x + area.width;
            for (int x = findBit(bits, area.x, to, 0); x < to;) {
                const int end = findBit(bits, x, to, ~Word(0));
                region.add(y, x, end);
                x = findBit(bits, end, to, 0);
            }
            m_rows[std::size_t(y)].reset();
        }
        report(progress, area.height, area.height);
        return region;
    }

private:
    Word* row(int y)
    {
        auto& bits = m_rows[std::size_t(y)];
        if (!bits) {
            bits = std::make_unique<Word[]>(m_words);
            m_make(y, bits.get());
            ++m_made;
        }
        return bits.get();
    }

    /// Takes the run around a set bit. @return its end.
    int take(int y, int x)
    {
        Word* bits = row(y);
        const int start = runStart(bits, x), end = findBit(bits, x, m_size.width, ~Word(0));
        forBits(start, end, [bits](int word, Word mask) { bits[word] &= ~mask; });
        m_found.push_back({y, start, end});
        return end;
    }

    Region sorted()
    {
        std::vector<std::size_t> begin(std::size_t(m_size.height) + 1);
        for (const Span& span : m_found)
            ++begin[std::size_t(span.y) + 1];
        for (std::size_t y = 1; y < begin.size(); ++y)
            begin[y] += begin[y - 1];
        std::vector<Span> spans(m_found.size());
        auto next = begin;
        for (const Span& span : m_found)
            spans[next[std::size_t(span.y)]++] = span;
        std::vector<Span>().swap(m_found);
        Region region;
        region.reserve(spans.size());
        for (std::size_t y = 0; y + 1 < begin.size(); ++y) {
            std::sort(spans.begin() + std::ptrdiff_t(begin[y]), spans.begin() + std::ptrdiff_t(begin[y + 1]),
                      [](const Span& a, const Span& b) { return a.x0 < b.x0; });
            for (std::size_t i = begin[y]; i < begin[y + 1]; ++i)
                region.add(spans[i].y, spans[i].x0, spans[i].x1);
        }
        return region;
    }

    cv::Size m_size;
    std::size_t m_words;
    std::vector<std::unique_ptr<Word[]>> m_rows;
    RowMaker m_make;
    std::vector<Span> m_found;
    int m_made = 0;
};

RowMaker labelRows(const LabelMap& map, std::uint16_t label)
{
    return [&map, label](int y, Word* bits) {
        const TileGrid& grid = map.grid();
        for (int column = 0; column < grid.columns(); ++column) {
            const int index = y / kTileSize * grid.columns() + column, left = column * kTileSize;
            const int width = grid.area(index).width;
            const LabelTile& tile = map.labels().tile(index);
            const auto set = [bits](int word, Word mask) { bits[word] |= mask; };
            if (tile.uniform()) {
                if (tile.value() == label) forBits(left, left + width, set);
                continue;
            }
            const std::uint16_t* row = tile.data()->row(y % kTileSize);
            for (int x = 0; x < width;) {
                const int end = runEnd(row, x, width);
                if (row[x] == label) forBits(left + x, left + end, set);
                x = end;
            }
        }
    };
}

RowMaker imageRows(const cv::Mat& image, cv::Point seed, int tolerance)
{
    cv::Scalar low, high;
    for (int channel = 0; channel < image.channels(); ++channel) {
        const int at = seed.x * image.channels() + channel;
        const int value =
            image.depth() == CV_8U ? image.ptr<std::uint8_t>(seed.y)[at] : image.ptr<std::uint16_t>(seed.y)[at];
        const int largest = image.depth() == CV_8U ? 255 : 65535;
        low[channel] = std::max(0, value - tolerance);
        high[channel] = std::min(largest, value + tolerance);
    }
    return [&image, low, high, alike = cv::Mat()](int y, Word* bits) mutable {
        cv::inRange(image.row(y), low, high, alike);
        const std::uint8_t* from = alike.ptr();
        int x = 0;
        if constexpr (std::endian::native == std::endian::little) {
            for (; x + 8 <= image.cols; x += 8) {
                std::uint64_t eight; // bytes of 0 or 255: the product gathers their lowest bits in the highest byte
                std::memcpy(&eight, from + x, 8);
                bits[x / 64] |= ((eight & 0x0101010101010101ull) * 0x0102040810204080ull >> 56) << (x % 64);
            }
        }
        for (; x < image.cols; ++x)
            if (from[x]) bits[x / 64] |= Word(1) << (x % 64);
    };
}

void checkSeed(cv::Point seed, cv::Size size)
{
    if (!cv::Rect({}, size).contains(seed))
        throw Error("Filling cannot start at " + std::to_string(seed.x) + ", " + std::to_string(seed.y) +
                    ": that is outside of the image.");
}

} // namespace

Region floodLabels(const LabelMap& map, cv::Point seed, const FillOptions& options, const Progress& progress)
{
    const cv::Size size(map.width(), map.height());
    checkSeed(seed, size);
    Fill fill(size, labelRows(map, map.at(seed.x, seed.y)));
    return options.contiguous ? fill.connected(seed, options.neighbours, progress)
                              : fill.everywhere({{}, size}, progress);
}

Region magicWand(const cv::Mat& image, cv::Point seed, int tolerance, const FillOptions& options,
                 const Progress& progress)
{
    if (image.depth() != CV_8U && image.depth() != CV_16U)
        throw Error("The magic wand needs an image of 8 or 16 bits a channel.");
    checkSeed(seed, image.size());
    Fill fill(image.size(), imageRows(image, seed, tolerance));
    return options.contiguous ? fill.connected(seed, options.neighbours, progress)
                              : fill.everywhere({{}, image.size()}, progress);
}

Region pixelsWith(const LabelMap& map, std::uint16_t label, const cv::Rect& area)
{
    return Fill({map.width(), map.height()}, labelRows(map, label)).everywhere(area & map.grid().image(), {});
}

} // namespace sdw
