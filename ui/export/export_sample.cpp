#include "ui/export/export_sample.h"

#include "core/base/error.h"
#include "core/base/image_io.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kLongestSide = 960; // pixels

} // namespace

ExportSample readSample(const ExportItem& item, const QString& name)
{
    ExportSample sample;
    sample.name = name;
    try {
        if (!item.labels) throw Error("It has no labels.");
        cv::Mat labels = item.labels();
        cv::Mat image = readImage(item.imageFile);
        std::vector<std::int64_t> counts(65536, 0);
        for (int y = 0; y < labels.rows; ++y)
            for (int x = 0; x < labels.cols; ++x)
                ++counts[labels.ptr<std::uint16_t>(y)[x]];
        for (std::size_t value = 0; value < counts.size(); ++value)
            if (counts[value] > 0) sample.pixels[std::uint16_t(value)] = counts[value];
        const double scale = std::min(1.0, double(kLongestSide) / std::max(labels.cols, labels.rows));
        const cv::Size size(std::max(1, int(labels.cols * scale)), std::max(1, int(labels.rows * scale)));
        cv::resize(labels, sample.labels, size, 0, 0, cv::INTER_NEAREST);
        cv::resize(image, sample.image, size, 0, 0, cv::INTER_AREA);
    } catch (const Error& error) {
        sample.problem = QString::fromStdString(error.what());
    }
    return sample;
}

QImage drawSample(const ExportSample& sample, const QString& format, const IdMapping& mapping,
                  const ExportOptions& options)
{
    if (sample.labels.empty()) return {};
    const cv::Mat look = exportLook(sample.labels, sample.image, format.toStdString(), mapping, options);
    return QImage(look.data, look.cols, look.rows, qsizetype(look.step), QImage::Format_BGR888).copy();
}

} // namespace sdw::ui
