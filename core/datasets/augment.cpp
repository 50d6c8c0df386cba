#include "core/datasets/augment.h"

#include "core/datasets/crop.h"
#include "core/datasets/photometric.h"
#include "core/datasets/resize.h"

namespace sdw {

Sample augment(const Sample& sample, const DataConfig& config, Random random)
{
    Sample result{.name = sample.name};
    const double scale = random.uniform(config.scaleRange.at(0), config.scaleRange.at(1));
    const auto longLimit = std::max<std::int64_t>(1, std::int64_t(double(config.longSide) * scale));
    const auto shortLimit = std::max<std::int64_t>(1, std::int64_t(double(config.shortSide) * scale));
    const cv::Mat image = resizeKeepRatio(sample.image, longLimit, shortLimit);
    const cv::Mat label = resizeLabelKeepRatio(sample.label, longLimit, shortLimit);

    const cv::Size crop(int(config.crop.at(1)), int(config.crop.at(0)));
    const cv::Rect place = drawCrop(label, crop, config.categoryLimit, random);
    if (random.coin(config.flip)) {
        cv::flip(image(place), result.image, 1);
        cv::flip(label(place), result.label, 1);
    } else {
        result.image = image(place).clone(); // not a view: the large picture can go
        result.label = label(place).clone();
    }
    if (config.photometric) result.image = distortColours(result.image, random);
    return result;
}

} // namespace sdw
