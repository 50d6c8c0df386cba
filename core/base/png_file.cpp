#include "core/base/png_file.h"

#include "core/base/error.h"
#include "core/base/image_header.h"

#include <png.h>

#include <csetjmp>
#include <cstring>

namespace sdw {
namespace {

/// What libpng's callbacks share. libpng is C: errors leave it by longjmp, so that no object with a destructor may live
/// between setjmp and the calls below.
struct Context {
    std::string_view input;
    std::size_t at = 0;
    std::string* output = nullptr;
    char message[128] = "";
    std::jmp_buf escape;
};

void onError(png_structp png, png_const_charp message)
{
    auto* context = static_cast<Context*>(png_get_error_ptr(png));
    std::strncpy(context->message, message, sizeof context->message - 1);
    std::longjmp(context->escape, 1);
}

void onWarning(png_structp, png_const_charp) {} // damaged side information; the pixels have checksums of their own

void readBytes(png_structp png, png_bytep to, png_size_t count)
{
    auto* context = static_cast<Context*>(png_get_io_ptr(png));
    if (count > context->input.size() - context->at) png_error(png, "it is cut off");
    std::memcpy(to, context->input.data() + context->at, count);
    context->at += count;
}

void writeBytes(png_structp png, png_bytep from, png_size_t count)
{
    auto* context = static_cast<Context*>(png_get_io_ptr(png));
    try {
        context->output->append(reinterpret_cast<const char*>(from), count);
    } catch (const std::bad_alloc&) {
        context->output->clear();
    }
    if (context->output->empty()) png_error(png, "memory ran out");
}

void flushNothing(png_structp) {}

/// Owns libpng's structures over the escapes.
struct Reader {
    Context context;
    png_structp png = nullptr;
    png_infop info = nullptr;
    Reader()
    {
        png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &context, onError, onWarning);
        info = png ? png_create_info_struct(png) : nullptr;
        if (!info) throw std::bad_alloc();
    }
    ~Reader() { png_destroy_read_struct(&png, &info, nullptr); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
};

struct Writer {
    Context context;
    png_structp png = nullptr;
    png_infop info = nullptr;
    Writer()
    {
        png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &context, onError, onWarning);
        info = png ? png_create_info_struct(png) : nullptr;
        if (!info) throw std::bad_alloc();
    }
    ~Writer() { png_destroy_write_struct(&png, &info); }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
};

bool readInfo(Reader& reader)
{
    if (setjmp(reader.context.escape)) return false;
    constexpr png_uint_32 kLongestSide = 1 << 20;
    png_set_read_fn(reader.png, &reader.context, readBytes);
    png_set_user_limits(reader.png, kLongestSide, kLongestSide);
    // A few bytes of compressed text can unpack to gigabytes; nobody here reads it.
    static const png_byte kPassedOver[] = "iCCP\0iTXt\0tEXt\0zTXt\0sPLT\0eXIf\0hIST";
    png_set_keep_unknown_chunks(reader.png, PNG_HANDLE_CHUNK_NEVER, kPassedOver, 7);
    png_set_keep_unknown_chunks(reader.png, PNG_HANDLE_CHUNK_NEVER, nullptr, 0);
    png_read_info(reader.png, reader.info);
    return true;
}

/// Sets the transformations: one sample a byte, BGR, no alpha, little-endian 16 bit.
bool prepare(Reader& reader)
{
    if (setjmp(reader.context.escape)) return false;
    png_set_packing(reader.png);
    png_set_strip_alpha(reader.png);
    png_set_bgr(reader.png);
    if (png_get_bit_depth(reader.png, reader.info) == 16) png_set_swap(reader.png);
    png_set_interlace_handling(reader.png);
    png_read_update_info(reader.png, reader.info);
    return true;
}

bool readRows(Reader& reader, png_bytepp rows)
{
    if (setjmp(reader.context.escape)) return false;
    png_read_image(reader.png, rows);
    png_read_end(reader.png, nullptr);
    return true;
}

bool writeAll(Writer& writer, const cv::Mat& pixels, const png_color* colours, int colourCount, png_bytepp rows)
{
    if (setjmp(writer.context.escape)) return false;
    const int depth = pixels.depth() == CV_16U ? 16 : 8;
    const int kind = colourCount > 0          ? PNG_COLOR_TYPE_PALETTE
                     : pixels.channels() == 3 ? PNG_COLOR_TYPE_RGB
                                              : PNG_COLOR_TYPE_GRAY;
    png_set_write_fn(writer.png, &writer.context, writeBytes, flushNothing);
    png_set_IHDR(writer.png, writer.info, png_uint_32(pixels.cols), png_uint_32(pixels.rows), depth, kind,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (colourCount > 0) png_set_PLTE(writer.png, writer.info, colours, colourCount);
    png_write_info(writer.png, writer.info);
    png_set_bgr(writer.png);
    if (depth == 16) png_set_swap(writer.png);
    png_write_image(writer.png, rows);
    png_write_end(writer.png, nullptr);
    return true;
}

std::vector<png_bytep> rowsOf(const cv::Mat& pixels)
{
    std::vector<png_bytep> rows(std::size_t(pixels.rows));
    for (int y = 0; y < pixels.rows; ++y)
        rows[std::size_t(y)] = const_cast<png_bytep>(pixels.ptr(y));
    return rows;
}

[[noreturn]] void fail(const Context& context, const std::string& name)
{
    throw Error("Cannot read '" + name + "': it is a damaged or cut-off PNG (" + context.message + ").");
}

} // namespace

PngImage decodePng(std::string_view bytes, const std::string& name, std::int64_t maxPixels)
{
    Reader reader;
    reader.context.input = bytes;
    if (!readInfo(reader)) fail(reader.context, name);
    const auto width = png_get_image_width(reader.png, reader.info),
               height = png_get_image_height(reader.png, reader.info);
    checkImageSize(height, width, maxPixels, name);

    PngImage image;
    image.bitDepth = png_get_bit_depth(reader.png, reader.info);
    png_colorp colours = nullptr;
    int colourCount = 0;
    if (png_get_color_type(reader.png, reader.info) == PNG_COLOR_TYPE_PALETTE &&
        png_get_PLTE(reader.png, reader.info, &colours, &colourCount))
        for (int i = 0; i < colourCount; ++i)
            image.palette.push_back({colours[i].red, colours[i].green, colours[i].blue});
    if (!prepare(reader)) fail(reader.context, name);
    const int channels = png_get_channels(reader.png, reader.info);
    const int depth = image.bitDepth == 16 ? CV_16U : CV_8U;
    if (channels != 1 && channels != 3)
        throw Error("Cannot read '" + name + "': a PNG of " + std::to_string(channels) + " channels is not supported.");
    image.pixels = cv::Mat::zeros(int(height), int(width), CV_MAKETYPE(depth, channels));
    if (png_get_rowbytes(reader.png, reader.info) != image.pixels.cols * image.pixels.elemSize())
        fail(reader.context, name);
    auto rows = rowsOf(image.pixels);
    if (!readRows(reader, rows.data())) fail(reader.context, name);
    return image;
}

std::string encodePng(const cv::Mat& pixels, const Palette& palette)
{
    const int type = pixels.type();
    if (pixels.empty() || (type != CV_8UC1 && type != CV_16UC1 && type != CV_8UC3))
        throw Error("A PNG is written from 8-bit grey, 8-bit colour or 16-bit grey pixels only.");
    if (!palette.empty()) {
        double largest = 0;
        cv::minMaxLoc(pixels.reshape(1), nullptr, &largest);
        if (type != CV_8UC1 || palette.size() > 256 || largest >= double(palette.size()))
            throw Error("A palette PNG needs 8-bit indices below its number of colours, at most 256; found index " +
                        std::to_string(int(largest)) + " with " + std::to_string(palette.size()) + " colours.");
    }
    std::vector<png_color> colours;
    for (const auto& [red, green, blue] : palette)
        colours.push_back({red, green, blue});
    auto rows = rowsOf(pixels);
    std::string output;
    Writer writer;
    writer.context.output = &output;
    if (!writeAll(writer, pixels, colours.data(), int(colours.size()), rows.data()))
        throw Error(std::string("Cannot make a PNG: ") + writer.context.message + ".", ErrorKind::Resources);
    return output;
}

} // namespace sdw
