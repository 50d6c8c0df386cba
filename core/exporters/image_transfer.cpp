#include "core/exporters/image_transfer.h"

#include "core/base/byte_source.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/image_header.h"
#include "core/base/image_io.h"
#include "core/base/png_file.h"

#include <opencv2/imgcodecs.hpp>

#include <algorithm>

namespace sdw {
namespace {

std::string endingOf(ImageFormat format)
{
    switch (format) {
    case ImageFormat::Png:
        return ".png";
    case ImageFormat::Jpeg:
        return ".jpg";
    case ImageFormat::Bmp:
        return ".bmp";
    case ImageFormat::Tiff:
        return ".tif";
    case ImageFormat::WebP:
        return ".webp";
    case ImageFormat::Pnm:
        return ".ppm";
    case ImageFormat::Jpeg2000:
        return ".jp2";
    }
    return "";
}

} // namespace

ImagePlan planImage(const ExportItem& item, const std::string& wanted, const ExportOptions& options)
{
    const bool convert = options.images == ExportOptions::Images::Convert;
    const std::string fallback = wanted.empty() ? ".png" : wanted;
    if (item.image || item.imageFile.empty()) return {.ending = convert ? fallback : ".png", .encode = true};
    ByteSource source(item.imageFile);
    const ImageHeader header = readImageHeader(source, item.imageFile.string());
    const std::string own = endingOf(header.format);
    const bool turned = header.orientation != 1;
    const bool other = convert && !wanted.empty() && own != wanted;
    const std::int64_t pixels = std::int64_t(header.height) * std::int64_t(header.width);
    if (!turned && !other) return {.ending = own, .pixels = pixels};
    const std::string ending = convert ? fallback : own == ".jpg" ? ".jpg" : ".png";
    std::string why = turned ? "The picture was stored turned (EXIF) and is written upright, as its labels are"
                             : "The picture was a " + own.substr(1) + " file and is written as " + ending.substr(1) +
                                   ", which the format expects";
    why += ending == ".jpg" ? " (JPEG quality " + std::to_string(options.jpegQuality) + ")." : ".";
    return {.ending = ending, .encode = true, .pixels = pixels, .why = why};
}

cv::Mat loadImage(const ExportItem& item)
{
    if (item.image) {
        cv::Mat image = item.image();
        if (image.type() != CV_8UC3) throw Error("The picture of '" + item.name + "' has to be 8-bit colour.");
        return image;
    }
    if (item.imageFile.empty()) throw Error("'" + item.name + "' has no picture.");
    return readImage(item.imageFile);
}

std::string imageBytes(const ExportItem& item, const ImagePlan& plan, const ExportOptions& options)
{
    if (!plan.encode) return readFileWhole(item.imageFile, (2ull << 30) - 1);
    const cv::Mat image = loadImage(item);
    if (plan.ending == ".png") return encodePng(image);
    std::vector<std::uint8_t> bytes;
    try {
        if (cv::imencode(".jpg", image, bytes, {cv::IMWRITE_JPEG_QUALITY, std::clamp(options.jpegQuality, 1, 100)}) &&
            !bytes.empty())
            return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    } catch (const cv::Exception& error) {
        throw Error("The picture of '" + item.name + "' cannot be written as JPEG (" + error.err + ").");
    }
    throw Error("The picture of '" + item.name + "' of " + std::to_string(image.cols) + "x" +
                std::to_string(image.rows) + " pixels cannot be written as JPEG.");
}

} // namespace sdw
