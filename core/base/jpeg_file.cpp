#include "core/base/jpeg_file.h"

#include "core/base/error.h"
#include "core/base/image_header.h"

#include <csetjmp>
#include <cstdio>
#include <cstring>

#include <jpeglib.h>

#include <jerror.h>

namespace sdw {
namespace {

/// libjpeg is C: errors leave it by longjmp, so that no object with a destructor may live between setjmp and the calls.
struct Context {
    jpeg_error_mgr errors; // first: libjpeg hands out its address
    std::jmp_buf escape;
    char message[JMSG_LENGTH_MAX] = "";
};

struct Decoder {
    Context context;
    jpeg_decompress_struct jpeg{};
    jpeg_progress_mgr progress{};
    bool made = false;
    ~Decoder()
    {
        if (made) jpeg_destroy_decompress(&jpeg);
    }
};

void onError(j_common_ptr jpeg)
{
    auto* context = reinterpret_cast<Context*>(jpeg->err);
    jpeg->err->format_message(jpeg, context->message);
    std::longjmp(context->escape, 1);
}

/// Warnings after which pixels are missing or made up count as errors; odd headers do not.
void onMessage(j_common_ptr jpeg, int level)
{
    if (level >= 0) return; // trace output
    switch (jpeg->err->msg_code) {
    case JWRN_JPEG_EOF:
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC:
        onError(jpeg);
        break;
    default:
        break;
    }
}

void onProgress(j_common_ptr jpeg)
{
    // Thousands of refinement scans in a small file would keep the decoder busy for minutes.
    constexpr int kMostScans = 500;
    if (reinterpret_cast<j_decompress_ptr>(jpeg)->input_scan_number > kMostScans) {
        auto* context = reinterpret_cast<Context*>(jpeg->err);
        std::strcpy(context->message, "too many scans");
        std::longjmp(context->escape, 1);
    }
}

bool readHeader(Decoder& decoder, std::string_view bytes)
{
    decoder.jpeg.err = jpeg_std_error(&decoder.context.errors);
    decoder.context.errors.error_exit = onError;
    decoder.context.errors.emit_message = onMessage;
    if (setjmp(decoder.context.escape)) return false;
    jpeg_create_decompress(&decoder.jpeg);
    decoder.made = true;
    decoder.progress.progress_monitor = onProgress;
    decoder.jpeg.progress = &decoder.progress;
    jpeg_mem_src(&decoder.jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return jpeg_read_header(&decoder.jpeg, TRUE) == JPEG_HEADER_OK;
}

/// Sets what comes out: colours, and the size divided.
bool prepare(Decoder& decoder, J_COLOR_SPACE colours, int divisor)
{
    if (setjmp(decoder.context.escape)) return false;
    decoder.jpeg.out_color_space = colours;
    decoder.jpeg.scale_num = 1;
    decoder.jpeg.scale_denom = unsigned(divisor);
    if (divisor > 1) { // a first look: what follows soon is exact
        decoder.jpeg.dct_method = JDCT_IFAST;
        decoder.jpeg.do_fancy_upsampling = FALSE;
    }
    jpeg_calc_output_dimensions(&decoder.jpeg);
    return true;
}

bool readRows(Decoder& decoder, const cv::Mat& pixels)
{
    if (setjmp(decoder.context.escape)) return false;
    jpeg_start_decompress(&decoder.jpeg);
    while (decoder.jpeg.output_scanline < decoder.jpeg.output_height) {
        JSAMPROW row = const_cast<JSAMPROW>(pixels.ptr(int(decoder.jpeg.output_scanline)));
        jpeg_read_scanlines(&decoder.jpeg, &row, 1);
    }
    jpeg_finish_decompress(&decoder.jpeg);
    return true;
}

/// Inks 0..255 to BGR; Adobe writes them inverted, so that 255 is no ink.
cv::Mat fromCmyk(const cv::Mat& cmyk, bool inverted)
{
    cv::Mat bgr(cmyk.size(), CV_8UC3);
    for (int y = 0; y < cmyk.rows; ++y) {
        const auto* from = cmyk.ptr<cv::Vec4b>(y);
        auto* to = bgr.ptr<cv::Vec3b>(y);
        for (int x = 0; x < cmyk.cols; ++x)
            for (int c = 0; c < 3; ++c) {
                const int ink = inverted ? from[x][c] : 255 - from[x][c],
                          black = inverted ? from[x][3] : 255 - from[x][3];
                to[x][2 - c] = std::uint8_t((ink * black + 127) / 255);
            }
    }
    return bgr;
}

[[noreturn]] void fail(const Decoder& decoder, const std::string& name)
{
    throw Error("Cannot read '" + name + "': it is a damaged or cut-off JPEG (" + decoder.context.message + ").");
}

} // namespace

cv::Mat decodeJpeg(std::string_view bytes, const std::string& name, std::int64_t maxPixels, int divisor)
{
    Decoder decoder;
    if (!readHeader(decoder, bytes)) fail(decoder, name);
    checkImageSize(decoder.jpeg.image_height, decoder.jpeg.image_width, maxPixels, name);
    const bool cmyk = decoder.jpeg.jpeg_color_space == JCS_CMYK || decoder.jpeg.jpeg_color_space == JCS_YCCK;
    if (!prepare(decoder, cmyk ? JCS_CMYK : JCS_EXT_BGR, divisor)) fail(decoder, name);
    cv::Mat pixels(int(decoder.jpeg.output_height), int(decoder.jpeg.output_width), cmyk ? CV_8UC4 : CV_8UC3);
    if (!readRows(decoder, pixels)) fail(decoder, name);
    return cmyk ? fromCmyk(pixels, decoder.jpeg.saw_Adobe_marker) : pixels;
}

} // namespace sdw
