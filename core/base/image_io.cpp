#include "core/base/image_io.h"

#include "core/base/error.h"
#include "core/base/exif_orientation.h"
#include "core/base/file_io.h"
#include "core/base/image_header.h"
#include "core/base/jpeg_file.h"
#include "core/base/png_file.h"

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <cctype>

namespace sdw {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxFileBytes = 2ull << 30;

[[noreturn]] void fail(const std::string& name, const std::string& why)
{
    throw Error("Cannot read '" + name + "': " + why + ".");
}

/// The formats that OpenCV decodes well: WebP, TIFF, BMP, PNM, JPEG 2000.
cv::Mat decodeWithOpenCv(const std::string& bytes, int flags, const std::string& name)
{
    static const auto quiet =
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT); // errors are ours to tell
    static_cast<void>(quiet);
    cv::Mat pixels;
    try {
        const cv::Mat view(1, int(bytes.size()), CV_8UC1, const_cast<char*>(bytes.data()));
        pixels = cv::imdecode(view, flags | cv::IMREAD_IGNORE_ORIENTATION);
    } catch (const cv::Exception& error) {
        if (error.code == cv::Error::StsNoMem) throw std::bad_alloc();
        fail(name, "it is damaged (" + error.err + ")");
    }
    if (pixels.empty()) fail(name, "it is damaged, cut off, or of a form that is not supported");
    return pixels;
}

cv::Mat toEightBits(const cv::Mat& pixels)
{
    cv::Mat result;
    if (pixels.depth() == CV_8U) return pixels;
    pixels.convertTo(result, CV_8U, 1.0 / 257);
    return result;
}

cv::Mat greyToColour(const cv::Mat& grey)
{
    cv::Mat colour;
    cv::merge(std::vector<cv::Mat>(3, grey), colour);
    return colour;
}

cv::Mat pngToColour(const PngImage& png, const std::string& name)
{
    if (!png.palette.empty()) {
        cv::Mat colour(png.pixels.size(), CV_8UC3);
        for (int y = 0; y < colour.rows; ++y)
            for (int x = 0; x < colour.cols; ++x) {
                const std::uint8_t index = png.pixels.at<std::uint8_t>(y, x);
                if (index >= png.palette.size())
                    fail(name, "the pixel in row " + std::to_string(y) + ", column " + std::to_string(x) +
                                   " has index " + std::to_string(index) + ", its palette has " +
                                   std::to_string(png.palette.size()) + " colours");
                const auto& [red, green, blue] = png.palette[index];
                colour.at<cv::Vec3b>(y, x) = {blue, green, red};
            }
        return colour;
    }
    if (png.pixels.channels() == 3) return png.pixels;
    if (png.bitDepth >= 8) return greyToColour(png.pixels);
    return greyToColour(png.pixels * (255 / ((1 << png.bitDepth) - 1)));
}

/// CV_8U or CV_16U, one or three channels, as stored.
cv::Mat decodeImage(const std::string& bytes, const ImageHeader& header, const std::string& name,
                    std::int64_t maxPixels)
{
    switch (header.format) {
    case ImageFormat::Png: {
        const PngImage png = decodePng(bytes, name, maxPixels);
        return png.pixels.depth() == CV_16U ? png.pixels : pngToColour(png, name);
    }
    case ImageFormat::Jpeg:
        return decodeJpeg(bytes, name, maxPixels);
    default:
        break;
    }
    if (header.floating) fail(name, "pictures of floating-point numbers are not supported");
    const cv::Mat pixels = decodeWithOpenCv(bytes, cv::IMREAD_COLOR | cv::IMREAD_ANYDEPTH, name);
    if (pixels.depth() != CV_8U && pixels.depth() != CV_16U)
        fail(name, "only pictures of 8 or 16 bits a channel are supported");
    if (pixels.channels() != 3)
        fail(name, "a picture of " + std::to_string(pixels.channels()) + " channels is not supported");
    return pixels;
}

struct ImageFile {
    std::string name, bytes;
    ImageHeader header;
};

ImageFile openImage(const fs::path& file, std::int64_t maxPixels)
{
    ImageFile image{file.string(), {}, {}};
    {
        ByteSource source(file); // the header first: a refused picture costs no memory
        const ImageHeader header = readImageHeader(source, image.name);
        checkImageSize(header.height, header.width, maxPixels, image.name);
    }
    image.bytes = readFileWhole(file, kMaxFileBytes - 1);
    ByteSource source{std::string_view(image.bytes)};
    image.header = readImageHeader(source, image.name);
    checkImageSize(image.header.height, image.header.width, maxPixels, image.name);
    return image;
}

cv::Mat upright(const cv::Mat& stored, const ImageHeader& header)
{
    // OpenCV's TIFF reader turns pictures upright whatever it is told.
    return header.format == ImageFormat::Tiff ? stored : turnUpright(stored, header.orientation);
}

cv::Mat decodeTiffLabel(const std::string& bytes, const ImageHeader& header, const std::string& name)
{
    constexpr int kDarkIsZero = 1;
    if ((header.bits != 8 && header.bits != 16) || header.photometric != kDarkIsZero || header.samples != 1 ||
        header.orientation != 1 || header.floating)
        fail(name, "a label file in TIFF must have one channel of 8 or 16 bits, black as zero, not rotated");
    return decodeWithOpenCv(bytes, cv::IMREAD_UNCHANGED, name);
}

} // namespace

cv::Mat readImage(const fs::path& file, std::int64_t maxPixels)
{
    const ImageFile image = openImage(file, maxPixels);
    cv::Mat pixels = toEightBits(decodeImage(image.bytes, image.header, image.name, maxPixels));
    if (pixels.channels() == 1) pixels = greyToColour(pixels);
    return upright(pixels, image.header);
}

cv::Mat readDeepImage(const fs::path& file, std::int64_t maxPixels)
{
    const ImageFile image = openImage(file, maxPixels);
    return upright(decodeImage(image.bytes, image.header, image.name, maxPixels), image.header);
}

cv::Mat readReducedImage(const fs::path& file, int divisor, std::int64_t maxPixels)
{
    CV_Assert(divisor == 2 || divisor == 4 || divisor == 8);
    {
        ByteSource source(file);
        if (readImageHeader(source, file.string()).format != ImageFormat::Jpeg) return {};
    }
    const ImageFile image = openImage(file, maxPixels);
    return upright(decodeJpeg(image.bytes, image.name, maxPixels, divisor), image.header);
}

cv::Mat readLabelPixels(const fs::path& file, std::int64_t maxPixels)
{
    const std::string name = file.string();
    const std::string bytes = readFileWhole(file, kMaxFileBytes - 1);
    ByteSource source{std::string_view(bytes)};
    const ImageHeader header = readImageHeader(source, name);
    checkImageSize(header.height, header.width, maxPixels, name);
    switch (header.format) {
    case ImageFormat::Png:
        return decodePng(bytes, name, maxPixels).pixels;
    case ImageFormat::Tiff:
        return decodeTiffLabel(bytes, header, name);
    case ImageFormat::Jpeg:
        fail(name, "a label file may not be a JPEG, whose compression changes the class values; expected a PNG");
    default:
        fail(name, "a label file must be a PNG or a TIFF");
    }
}

cv::Mat readIndexMap(const fs::path& file, std::int64_t maxPixels)
{
    cv::Mat pixels = readLabelPixels(file, maxPixels);
    if (pixels.channels() != 1)
        fail(file.string(), "the label has " + std::to_string(pixels.channels()) + " channels; expected one channel");
    return pixels;
}

ImageSize readImageSize(const fs::path& file)
{
    ByteSource source(file);
    const ImageHeader header = readImageHeader(source, file.string());
    checkImageSize(header.height, header.width, std::int64_t(1) << 40, file.string());
    const bool swap = turnsSideways(header.orientation);
    return {int(swap ? header.width : header.height), int(swap ? header.height : header.width)};
}

void writePng(const fs::path& file, const cv::Mat& image)
{
    writeFileWhole(file, encodePng(image));
}

void writePalettePng(const fs::path& file, const cv::Mat& indices,
                     const std::vector<std::array<std::uint8_t, 3>>& colours)
{
    if (colours.empty()) throw Error("Cannot write '" + file.string() + "': its palette is empty.");
    writeFileWhole(file, encodePng(indices, colours));
}

bool looksLikeImage(const fs::path& file)
{
    static constexpr const char* kEndings[] = {".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".webp", ".tif", ".tiff",
                                               ".bmp", ".dib", ".pbm",  ".pgm", ".ppm",  ".pnm",  ".jp2"};
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return std::any_of(std::begin(kEndings), std::end(kEndings), [&](const char* known) { return ending == known; });
}

} // namespace sdw
