#include "core/base/strip_png.h"

#include "core/base/error.h"

#include <zlib.h>

#include <opencv2/core/simd_intrinsics.hpp>
#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <atomic>

namespace sdw {
namespace {

constexpr std::uint8_t kFilterNone = 0, kFilterUp = 2;

void putBig32(std::string& to, std::uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        to.push_back(char(value >> shift));
}

void putChunk(std::string& to, const char* kind, std::string_view data)
{
    putBig32(to, std::uint32_t(data.size()));
    const std::size_t start = to.size();
    to += kind;
    to += data;
    putBig32(to, std::uint32_t(crc32(0, reinterpret_cast<const Bytef*>(to.data() + start), uInt(to.size() - start))));
}

struct Strip {
    std::string bytes; ///< raw deflate, ended at a whole byte
    std::uint32_t adler = 1;
    std::size_t length = 0; ///< before deflating
};

using Bytes = std::vector<std::uint8_t>;

/// to = own − above
void difference(const Bytes& own, const Bytes& above, std::uint8_t* to)
{
    std::size_t i = 0;
#if CV_SIMD128
    for (; i + 16 <= own.size(); i += 16)
        cv::v_store(to + i, cv::v_sub_wrap(cv::v_load(own.data() + i), cv::v_load(above.data() + i)));
#endif
    for (; i < own.size(); ++i)
        to[i] = std::uint8_t(own[i] - above[i]);
}

/// The checksum after so many zeros more.
std::uint32_t adlerAfterZeros(std::uint32_t adler, std::size_t count)
{
    constexpr std::uint64_t kModulus = 65521;
    const std::uint64_t low = adler & 0xffff, high = adler >> 16;
    return std::uint32_t((high + low * (count % kModulus)) % kModulus << 16 | low);
}

/// Deflates rows as they come: a row stays in the cache from its tile to its last bit.
class StripWriter {
public:
    StripWriter(const StripPng& picture, Strip& strip)
        : m_picture(picture)
        , m_strip(strip)
        , m_own(std::size_t(picture.width) * std::size_t(picture.bitDepth / 8))
        , m_above(m_own.size())
        , m_row(m_own.size() + 1)
        , m_same(m_own.size() + 1)
        , m_out(1 << 16)
    {
        m_same[0] = kFilterUp;
        constexpr int kRaw = -15, kMemory = 9;
        // Differences between rows are runs of zeros with a few edges in between: looking for runs alone is several
        // times quicker than looking for all repetitions, and finds nearly as much.
        if (deflateInit2(&m_stream, 1, Z_DEFLATED, kRaw, kMemory, Z_RLE) != Z_OK) throw std::bad_alloc();
    }
    ~StripWriter() { deflateEnd(&m_stream); }
    StripWriter(const StripWriter&) = delete;
    StripWriter& operator=(const StripWriter&) = delete;

    /// The first row as it is, the others as differences from the row above.
    void write(int first, int count, bool last)
    {
        for (int y = first; y < first + count; ++y) {
            m_picture.fill(y, 1, m_own.data());
            if (m_picture.bitDepth == 16) // files have the higher byte first
                for (std::size_t i = 0; i < m_own.size(); i += 2)
                    std::swap(m_own[i], m_own[i + 1]);
            const int flush = y + 1 < first + count ? Z_NO_FLUSH : last ? Z_FINISH : Z_FULL_FLUSH;
            if (y > first && m_own == m_above) {
                m_strip.adler = adlerAfterZeros(adler32(m_strip.adler, m_same.data(), 1), m_same.size() - 1);
                put(m_same, flush);
                continue;
            }
            if (y == first) {
                m_row[0] = kFilterNone;
                std::copy(m_own.begin(), m_own.end(), m_row.begin() + 1);
            } else {
                m_row[0] = kFilterUp;
                difference(m_own, m_above, m_row.data() + 1);
            }
            m_strip.adler = std::uint32_t(adler32(m_strip.adler, m_row.data(), uInt(m_row.size())));
            put(m_row, flush);
            std::swap(m_own, m_above);
        }
        m_strip.length = m_row.size() * std::size_t(count);
    }

private:
    void put(const Bytes& row, int flush)
    {
        m_stream.next_in = const_cast<Bytef*>(row.data());
        m_stream.avail_in = uInt(row.size());
        do {
            m_stream.next_out = m_out.data();
            m_stream.avail_out = uInt(m_out.size());
            deflate(&m_stream, flush); // cannot fail: the stream is sound and all memory is there
            m_strip.bytes.append(reinterpret_cast<const char*>(m_out.data()), m_out.size() - m_stream.avail_out);
        } while (m_stream.avail_out == 0);
    }

    const StripPng& m_picture;
    Strip& m_strip;
    Bytes m_own, m_above, m_row; // m_row: with its filter in front
    Bytes m_same;                // a row like the one above
    Bytes m_out;
    z_stream m_stream{};
};

std::string header(const StripPng& picture)
{
    std::string png = "\x89PNG\r\n\x1a\n", data;
    putBig32(data, std::uint32_t(picture.width));
    putBig32(data, std::uint32_t(picture.height));
    constexpr char kGrey = 0, kPalette = 3;
    data += {char(picture.bitDepth), picture.palette.empty() ? kGrey : kPalette, 0, 0, 0};
    putChunk(png, "IHDR", data);
    if (picture.palette.empty()) return png;
    std::string colours;
    for (const auto& [red, green, blue] : picture.palette)
        colours += {char(red), char(green), char(blue)};
    putChunk(png, "PLTE", colours);
    return png;
}

} // namespace

std::string encodeStripPng(const StripPng& picture)
{
    CV_Assert(picture.height > 0 && picture.width > 0 && picture.stripHeight > 0 && picture.palette.size() <= 256 &&
              (picture.bitDepth == 8 || (picture.bitDepth == 16 && picture.palette.empty())));
    std::vector<Strip> strips(std::size_t((picture.height + picture.stripHeight - 1) / picture.stripHeight));
    std::atomic<bool> good = true; // exceptions do not leave worker threads
    cv::parallel_for_({0, int(strips.size())}, [&](const cv::Range& range) {
        try {
            for (int i = range.start; i < range.end && good; ++i) {
                const int first = i * picture.stripHeight,
                          count = std::min(picture.stripHeight, picture.height - first);
                const bool last = i + 1 == int(strips.size());
                StripWriter(picture, strips[std::size_t(i)]).write(first, count, last);
            }
        } catch (const std::bad_alloc&) {
            good = false;
        }
    });
    if (!good) throw Error("Cannot make a PNG: memory ran out.", ErrorKind::Resources);

    std::string png = header(picture);
    std::uint32_t adler = 1;
    for (std::size_t i = 0; i < strips.size(); ++i) {
        Strip& strip = strips[i];
        adler = std::uint32_t(adler32_combine(adler, strip.adler, z_off_t(strip.length)));
        if (i == 0) strip.bytes.insert(0, "\x78\x01"); // zlib's own header
        if (i + 1 == strips.size()) putBig32(strip.bytes, adler);
        putChunk(png, "IDAT", strip.bytes);
        strip.bytes = {};
    }
    putChunk(png, "IEND", {});
    return png;
}

} // namespace sdw
