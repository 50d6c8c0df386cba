#include "ui/assist/survey_region.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace sdw::ui {
namespace {

const cv::Size kThumbnail(128, 96); // twice what rows show, for dense screens

} // namespace

std::vector<SurveyChange> SurveyRegion::allChanges() const
{
    return changes.empty() ? std::vector<SurveyChange>{{region, label, other}} : changes;
}

Region SurveyRegion::pixels() const
{
    Region all = changes.empty() ? region : Region();
    for (const SurveyChange& one : changes)
        all = combine(all, one.region, SetOperation::Unite);
    return fromWorking(all, copy, size);
}

QImage thumbnailOf(const cv::Mat& picture, const Region& region)
{
    const cv::Rect bounds = region.bounds();
    const double high =
        std::max({1.8 * bounds.height, 1.8 * bounds.width * kThumbnail.height / kThumbnail.width, 48.0});
    const double wide = high * kThumbnail.width / kThumbnail.height;
    cv::Rect part(int(bounds.x + (bounds.width - wide) / 2), int(bounds.y + (bounds.height - high) / 2), int(wide),
                  int(high));
    part.x = std::clamp(part.x, 0, std::max(0, picture.cols - part.width));
    part.y = std::clamp(part.y, 0, std::max(0, picture.rows - part.height));
    part &= cv::Rect({}, picture.size());
    cv::Mat small, mask;
    cv::resize(picture(part), small, kThumbnail, 0, 0, cv::INTER_AREA);
    cv::resize(region.mask(part), mask, kThumbnail, 0, 0, cv::INTER_NEAREST);
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(mask, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    cv::drawContours(small, contours, -1, cv::Scalar(0, 0, 0), 3, cv::LINE_AA);
    cv::drawContours(small, contours, -1, cv::Scalar(255, 255, 255), 1, cv::LINE_AA);
    return QImage(small.data, small.cols, small.rows, int(small.step), QImage::Format_BGR888).copy();
}

} // namespace sdw::ui
