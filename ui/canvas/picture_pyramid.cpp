#include "ui/canvas/picture_pyramid.h"

#include "core/base/error.h"
#include "core/base/image_io.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kSmallestSide = 128; // no level is made below it
constexpr int kFirstViewDivisor = 8, kFirstLevel = 3;
constexpr std::int64_t kLargePicture = 8'000'000; // pixels; smaller ones are decoded within some frames
constexpr int kSamples = 1 << 20;                 // for the range of values
constexpr double kOutermost = 0.001;

/// Means of 2 × 2 pixels. The last ones of odd sides are means of those that there are.
cv::Mat halved(const cv::Mat& from)
{
    const cv::Size even(from.cols / 2, from.rows / 2);
    cv::Mat to((from.rows + 1) / 2, (from.cols + 1) / 2, from.type());
    const auto shrink = [&](const cv::Rect& source, const cv::Rect& target) {
        if (source.empty() || target.empty()) return;
        cv::Mat part = to(target);
        cv::resize(from(source), part, target.size(), 0, 0, cv::INTER_AREA);
    };
    const bool oddColumn = from.cols % 2, oddRow = from.rows % 2;
    shrink({0, 0, even.width * 2, even.height * 2}, {{}, even});
    if (oddColumn) shrink({from.cols - 1, 0, 1, even.height * 2}, {even.width, 0, 1, even.height});
    if (oddRow) shrink({0, from.rows - 1, even.width * 2, 1}, {0, even.height, even.width, 1});
    if (oddColumn && oddRow)
        from(cv::Rect(from.cols - 1, from.rows - 1, 1, 1)).copyTo(to(cv::Rect(even.width, even.height, 1, 1)));
    return to;
}

void report(const Progress& progress, int done, int total)
{
    if (progress && !progress(done, total)) throw Error("Reading the picture was stopped.", ErrorKind::Interrupted);
}

} // namespace

PicturePyramid::PicturePyramid(const cv::Mat& picture, const Progress& progress)
    : m_size(picture.size())
    , m_deep(picture.depth() == CV_16U)
{
    if (picture.empty() || (picture.depth() != CV_8U && picture.depth() != CV_16U) ||
        (picture.channels() != 1 && picture.channels() != 3))
        throw Error("A picture must have one or three channels of 8 or 16 bits.");
    cv::Mat finest = picture;
    if (!m_deep && picture.channels() == 1) cv::cvtColor(picture, finest, cv::COLOR_GRAY2BGR);
    m_levels = {finest};
    if (m_deep) {
        findRange();
        const double scale = 255 / (m_white - m_black);
        finest.convertTo(m_full, CV_8U, scale, -m_black * scale);
        if (m_full.channels() == 1) cv::cvtColor(m_full, m_full, cv::COLOR_GRAY2BGR);
    } else {
        m_full = finest;
    }
    build(progress);
}

PicturePyramid::PicturePyramid(const cv::Mat& reduced, cv::Size size, int finest)
    : m_size(size)
    , m_levels(std::size_t(finest))
    , m_finest(finest)
{
    m_levels.push_back(reduced);
    build({});
}

void PicturePyramid::build(const Progress& progress)
{
    while (std::max(m_levels.back().rows, m_levels.back().cols) > kSmallestSide &&
           std::min(m_levels.back().rows, m_levels.back().cols) > 1) {
        report(progress, int(m_levels.size()), int(m_levels.size()) + 1);
        m_levels.push_back(halved(m_levels.back()));
    }
}

/// From a regular sample of the pixels.
void PicturePyramid::findRange()
{
    const cv::Mat& picture = m_levels.front();
    std::vector<int> counts(65536);
    const std::int64_t values = std::int64_t(picture.total()) * picture.channels();
    const std::int64_t step = std::max<std::int64_t>(1, values / kSamples) | 1; // odd: all channels take part
    const std::int64_t rowLength = std::int64_t(picture.cols) * picture.channels();
    std::int64_t taken = 0;
    for (std::int64_t at = 0; at < values; at += step, ++taken)
        ++counts[picture.ptr<std::uint16_t>(int(at / rowLength))[at % rowLength]];
    const auto outermost = std::int64_t(double(taken) * kOutermost);
    int black = 0, white = 65535;
    for (std::int64_t left = outermost; black < 65535 && (left -= counts[std::size_t(black)]) >= 0;)
        ++black;
    for (std::int64_t left = outermost; white > 0 && (left -= counts[std::size_t(white)]) >= 0;)
        --white;
    m_black = black;
    m_white = std::max(white, black + 1);
}

std::shared_ptr<const PicturePyramid> PicturePyramid::read(const std::filesystem::path& file, const Progress& progress)
{
    report(progress, 0, 1);
    return std::make_shared<const PicturePyramid>(readDeepImage(file), progress);
}

std::shared_ptr<const PicturePyramid> PicturePyramid::readFirstView(const std::filesystem::path& file)
{
    const ImageSize size = readImageSize(file);
    if (std::int64_t(size.height) * size.width < kLargePicture) return nullptr;
    const cv::Mat reduced = readReducedImage(file, kFirstViewDivisor);
    if (reduced.empty()) return nullptr;
    return std::shared_ptr<const PicturePyramid>(
        new PicturePyramid(reduced, cv::Size(size.width, size.height), kFirstLevel));
}

std::size_t PicturePyramid::bytes() const
{
    std::size_t bytes = m_deep ? m_full.total() * m_full.elemSize() : 0; // else it is level 0
    for (const cv::Mat& level : m_levels)
        bytes += level.total() * level.elemSize();
    return bytes;
}

} // namespace sdw::ui
