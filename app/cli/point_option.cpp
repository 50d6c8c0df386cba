#include "app/cli/point_option.h"

#include "core/base/error.h"

#include <charconv>

namespace sdw::cli {
namespace {

bool readPoint(const std::string& text, cv::Point& point)
{
    const char* end = text.data() + text.size();
    const auto x = std::from_chars(text.data(), end, point.x);
    if (x.ec != std::errc() || x.ptr == end || *x.ptr != ',') return false;
    const auto y = std::from_chars(x.ptr + 1, end, point.y);
    return y.ec == std::errc() && y.ptr == end;
}

} // namespace

CLI::Option* addPointOption(CLI::App& command, const std::string& name, std::vector<cv::Point>& points,
                            const std::string& description)
{
    const auto take = [&points, name](const CLI::results_t& texts) {
        points.clear();
        for (const std::string& text : texts) {
            cv::Point point;
            if (!readPoint(text, point))
                throw CLI::ValidationError(name, "expected a pixel as X,Y (120,80), got '" + text + "'");
            points.push_back(point);
        }
        return true;
    };
    return command.add_option(name, take, description)
        ->type_name("X,Y")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->expected(1, 1000)
        ->allow_extra_args(false);
}

void requireInside(const std::string& option, cv::Point point, cv::Size image)
{
    if (cv::Rect({}, image).contains(point)) return;
    throw Error(option + " " + std::to_string(point.x) + "," + std::to_string(point.y) +
                    " is not in the image, which has " + std::to_string(image.width) + "x" +
                    std::to_string(image.height) + " pixels.",
                ErrorKind::Usage);
}

} // namespace sdw::cli
