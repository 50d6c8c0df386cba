#include "core/base/strip_png.h"

#include "core/base/error.h"

#include <zlib.h>

#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <atomic>

namespace sdw {
namespace {

constexpr char kFilterNone = 0, kFilterUp = 2;

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

/// Each row preceded by its filter: the first as it is, the others as differences from the row above.
std::vector<std::uint8_t> filteredRows(const StripPng& picture, int first, int count)
{
    const std::size_t rowBytes = std::size_t(picture.width) * std::size_t(picture.bitDepth / 8);
    std::vector<std::uint8_t> rows(rowBytes * std::size_t(count)), filtered((rowBytes + 1) * std::size_t(count));
    picture.fill(first, count, rows.data());
    if (picture.bitDepth == 16) // files have the higher byte first
        for (std::size_t i = 0; i < rows.size(); i += 2)
            std::swap(rows[i], rows[i + 1]);
    for (int y = 0; y < count; ++y) {
        const std::uint8_t* row = rows.data() + rowBytes * std::size_t(y);
        std::uint8_t* to = filtered.data() + (rowBytes + 1) * std::size_t(y);
        *to++ = std::uint8_t(y == 0 ? kFilterNone : kFilterUp);
        if (y == 0)
            std::copy_n(row, rowBytes, to);
        else
            std::transform(row, row + rowBytes, row - rowBytes, to,
                           [](std::uint8_t own, std::uint8_t above) { return std::uint8_t(own - above); });
    }
    return filtered;
}

/// @return false: memory ran out.
bool deflateStrip(const std::vector<std::uint8_t>& data, bool last, Strip& strip)
{
    z_stream stream{};
    constexpr int kRaw = -15, kMemory = 9;
    // Differences between rows are runs of zeros with a few edges in between: looking for runs alone is several times
    // quicker than looking for all repetitions, and finds nearly as much.
    if (deflateInit2(&stream, 1, Z_DEFLATED, kRaw, kMemory, Z_RLE) != Z_OK) return false;
    strip.bytes.resize(deflateBound(&stream, uLong(data.size())) + 16);
    stream.next_in = const_cast<Bytef*>(data.data());
    stream.avail_in = uInt(data.size());
    stream.next_out = reinterpret_cast<Bytef*>(strip.bytes.data());
    stream.avail_out = uInt(strip.bytes.size());
    const int result = deflate(&stream, last ? Z_FINISH : Z_FULL_FLUSH);
    strip.bytes.resize(stream.total_out);
    strip.bytes.shrink_to_fit();
    deflateEnd(&stream);
    strip.adler = std::uint32_t(adler32(1, data.data(), uInt(data.size())));
    strip.length = data.size();
    return result == (last ? Z_STREAM_END : Z_OK);
}

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
                if (!deflateStrip(filteredRows(picture, first, count), last, strips[std::size_t(i)])) good = false;
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
