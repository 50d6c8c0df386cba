#include "core/base/image_header.h"

#include "core/base/error.h"
#include "core/base/exif_orientation.h"

#include <cstdlib>

namespace sdw {
namespace {

constexpr int kMaxParts = 100'000; // markers, chunks, boxes: far above what real files hold

[[noreturn]] void fail(const std::string& name, const std::string& why)
{
    throw Error("Cannot read '" + name + "': " + why + ".");
}

void readPng(ByteSource& in, ImageHeader& header, const std::string& name)
{
    if (!in.startsWith(12, "IHDR")) fail(name, "its PNG header is damaged");
    header.width = in.big32(16);
    header.height = in.big32(20);
    std::uint64_t at = 8;
    for (int i = 0; i < kMaxParts && at + 8 <= in.size(); ++i) {
        const std::uint64_t length = in.big32(at);
        if (in.startsWith(at + 4, "eXIf")) header.orientation = exifOrientation(in, at + 8);
        if (in.startsWith(at + 4, "IEND")) return;
        at += length + 12;
    }
    fail(name, "it is cut off (a PNG without its end)");
}

void readJpeg(ByteSource& in, ImageHeader& header, const std::string& name)
{
    std::uint64_t at = 2;
    bool exif = false;
    for (int i = 0; i < kMaxParts && at < in.size(); ++i) {
        while (at < in.size() && in.byte(at) != 0xff)
            ++at; // junk between segments is passed over, as decoders do
        while (at < in.size() && in.byte(at) == 0xff)
            ++at;
        const int marker = in.byte(at++);
        if (marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xd8)) continue; // no length follows these
        if (marker == 0xd9 || marker == 0xda) break;                                    // end, or pixels begin
        const std::uint64_t length = in.big16(at);
        const bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame) {
            header.height = in.big16(at + 3);
            header.width = in.big16(at + 5);
        } else if (marker == 0xe1 && !exif && in.startsWith(at + 2, std::string_view("Exif\0\0", 6))) {
            header.orientation = exifOrientation(in, at + 8);
            exif = true;
        }
        if (length < 2) break;
        at += length;
    }
    if (header.width == 0 || header.height == 0) fail(name, "its JPEG header is damaged or cut off");
}

void readBmp(ByteSource& in, ImageHeader& header)
{
    const bool old = in.little32(14) == 12;
    header.width = old ? in.little16(18) : std::int32_t(in.little32(18));
    header.height = old ? in.little16(20) : std::abs(std::int64_t(std::int32_t(in.little32(22))));
}

void readTiff(ByteSource& in, ImageHeader& header, const std::string& name)
{
    const bool big = in.byte(0) == 'M';
    const auto read16 = [&](std::uint64_t at) { return big ? in.big16(at) : in.little16(at); };
    const auto read32 = [&](std::uint64_t at) { return big ? in.big32(at) : in.little32(at); };
    const std::uint64_t table = read32(4);
    std::int64_t tileWidth = 0, tileHeight = 0;
    header.bits = 1;
    const std::uint32_t entries = read16(table);
    for (std::uint32_t i = 0; i < entries && !in.cutOff(); ++i) {
        const std::uint64_t entry = table + 2 + 12ull * i;
        const std::uint32_t type = read16(entry + 2), count = read32(entry + 4);
        const auto value = [&] { return type == 3 ? read16(entry + 8) : read32(entry + 8); };
        switch (read16(entry)) {
        case 256:
            header.width = value();
            break;
        case 257:
            header.height = value();
            break;
        case 258:
            header.bits = int(type == 3 && count > 2 ? read16(read32(entry + 8)) : value());
            break;
        case 262:
            header.photometric = int(value());
            break;
        case 274:
            header.orientation = value() >= 1 && value() <= 8 ? int(value()) : 1;
            break;
        case 277:
            header.samples = int(value());
            break;
        case 322:
            tileWidth = value();
            break;
        case 323:
            tileHeight = value();
            break;
        case 339:
            header.floating = (type == 3 && count > 2 ? read16(read32(entry + 8)) : value()) == 3;
            break;
        default:
            break;
        }
    }
    constexpr std::int64_t kMaxTile = 1 << 14;
    if (tileWidth > kMaxTile || tileHeight > kMaxTile) fail(name, "its tiles are too large");
    if (header.samples < 1 || header.samples > 8)
        fail(name, "a TIFF of " + std::to_string(header.samples) + " channels is not supported");
}

void readWebP(ByteSource& in, ImageHeader& header, const std::string& name)
{
    if (in.startsWith(12, "VP8 ")) {
        header.width = in.little16(26) & 0x3fff;
        header.height = in.little16(28) & 0x3fff;
    } else if (in.startsWith(12, "VP8L")) {
        const std::uint32_t packed = in.little32(21);
        header.width = (packed & 0x3fff) + 1;
        header.height = (packed >> 14 & 0x3fff) + 1;
    } else if (in.startsWith(12, "VP8X")) {
        header.width = in.little24(24) + 1;
        header.height = in.little24(27) + 1;
        const bool hasExif = in.byte(20) & 0x08;
        std::uint64_t at = 12;
        for (int i = 0; hasExif && i < kMaxParts && at + 8 <= in.size(); ++i) {
            const std::uint64_t length = in.little32(at + 4);
            if (in.startsWith(at, "EXIF")) {
                const bool prefixed = in.startsWith(at + 8, std::string_view("Exif\0\0", 6));
                header.orientation = exifOrientation(in, at + 8 + (prefixed ? 6 : 0));
                break;
            }
            at += 8 + length + (length & 1);
        }
    } else {
        fail(name, "its WebP header is damaged");
    }
}

void readPnm(ByteSource& in, ImageHeader& header, const std::string& name)
{
    constexpr std::uint64_t kLongest = 4096; // comments included
    std::uint64_t at = 2;
    const auto number = [&] {
        while (at < kLongest && at < in.size()) {
            const char c = char(in.byte(at));
            if (c == '#')
                while (at < kLongest && in.byte(at) != '\n' && at < in.size())
                    ++at;
            else if (c >= '0' && c <= '9')
                break;
            else
                ++at;
        }
        std::int64_t value = 0;
        for (; at < kLongest && in.byte(at) >= '0' && in.byte(at) <= '9' && value < 1'000'000'000; ++at)
            value = value * 10 + (in.byte(at) - '0');
        return value;
    };
    header.width = number();
    header.height = number();
    if (at >= kLongest) fail(name, "its header is damaged");
}

void readJpeg2000(ByteSource& in, ImageHeader& header, const std::string& name)
{
    std::uint64_t at = 12;
    for (int i = 0; i < kMaxParts && at + 8 <= in.size(); ++i) {
        const std::uint64_t length = in.big32(at);
        if (in.startsWith(at + 4, "jp2h") && in.startsWith(at + 12, "ihdr")) {
            header.height = in.big32(at + 16);
            header.width = in.big32(at + 20);
            return;
        }
        if (length < 8) break;
        at += length;
    }
    fail(name, "its JPEG 2000 header is damaged");
}

/// Kinds that people do have lying about, for a message that helps.
std::string unsupportedKind(ByteSource& in)
{
    if (in.startsWith(0, "GIF8")) return "GIF";
    if (in.startsWith(4, "ftypavif") || in.startsWith(4, "ftypavis")) return "AVIF";
    if (in.startsWith(4, "ftyphei") || in.startsWith(4, "ftypmif1")) return "HEIC";
    if (in.startsWith(0, "8BPS")) return "Photoshop";
    if (in.startsWith(0, std::string_view("II+\0", 4)) || in.startsWith(0, std::string_view("MM\0+", 4)))
        return "BigTIFF";
    if (in.startsWith(0, "\x76\x2f\x31\x01")) return "OpenEXR";
    if (in.startsWith(0, "%PDF")) return "PDF";
    return "";
}

} // namespace

ImageHeader readImageHeader(ByteSource& in, const std::string& name)
{
    if (in.size() == 0) fail(name, "the file is empty");
    ImageHeader header;
    if (in.startsWith(0, "\x89PNG\r\n\x1a\n")) {
        header.format = ImageFormat::Png;
        readPng(in, header, name);
    } else if (in.startsWith(0, "\xff\xd8\xff")) {
        header.format = ImageFormat::Jpeg;
        readJpeg(in, header, name);
    } else if (in.startsWith(0, "BM")) {
        header.format = ImageFormat::Bmp;
        readBmp(in, header);
    } else if (in.startsWith(0, std::string_view("II*\0", 4)) || in.startsWith(0, std::string_view("MM\0*", 4))) {
        header.format = ImageFormat::Tiff;
        readTiff(in, header, name);
    } else if (in.startsWith(0, "RIFF") && in.startsWith(8, "WEBP")) {
        header.format = ImageFormat::WebP;
        readWebP(in, header, name);
    } else if (in.byte(0) == 'P' && in.byte(1) >= '1' && in.byte(1) <= '6') {
        header.format = ImageFormat::Pnm;
        readPnm(in, header, name);
    } else if (in.startsWith(4, "jP  \r\n\x87\n")) {
        header.format = ImageFormat::Jpeg2000;
        readJpeg2000(in, header, name);
    } else if (const std::string kind = unsupportedKind(in); !kind.empty()) {
        fail(name, "pictures of the kind " + kind + " are not supported");
    } else {
        fail(name, "it is no picture of a known kind (PNG, JPEG, WebP, TIFF, BMP, PNM, JPEG 2000)");
    }
    if (in.cutOff()) fail(name, "its header is cut off");
    return header;
}

void checkImageSize(std::int64_t height, std::int64_t width, std::int64_t maxPixels, const std::string& name)
{
    if (height < 1 || width < 1)
        fail(name, "its header says " + std::to_string(width) + "×" + std::to_string(height) + " pixels");
    constexpr std::int64_t kLongestSide = 1 << 20; // what the decoders below accept
    if (height > kLongestSide || width > kLongestSide || height * width > maxPixels)
        throw Error("Cannot read '" + name + "': it has " + std::to_string(width) + "×" + std::to_string(height) +
                        " pixels, more than the " + std::to_string(maxPixels) + " (" + std::to_string(kLongestSide) +
                        " a side) that a picture may have.",
                    ErrorKind::BadInput);
}

} // namespace sdw
