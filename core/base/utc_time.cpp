#include "core/base/utc_time.h"

#include <chrono>
#include <cstdio>

namespace sdw {
namespace {

constexpr std::int64_t kSecondMs = 1000;

} // namespace

std::string utcText(std::int64_t timeMs)
{
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds(timeMs)};
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(floor<seconds>(time - day));
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", int(date.year()), unsigned(date.month()),
                  unsigned(date.day()), int(clock.hours().count()), int(clock.minutes().count()),
                  int(clock.seconds().count()));
    return text;
}

std::optional<std::int64_t> utcFrom(const std::string& text)
{
    using namespace std::chrono;
    int y = 0, hour = 0, minute = 0, second = 0, end = 0;
    unsigned month_ = 0, day_ = 0;
    if (std::sscanf(text.c_str(), "%4d-%2u-%2uT%2d:%2d:%2dZ%n", &y, &month_, &day_, &hour, &minute, &second, &end) !=
            6 ||
        std::size_t(end) != text.size())
        return {};
    const year_month_day date{year(y), month(month_), day(day_)};
    const bool clock = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
    if (!date.ok() || !clock) return {};
    return (std::int64_t(sys_days(date).time_since_epoch().count()) * 24 + hour) * 3600 * kSecondMs +
           (minute * 60 + second) * kSecondMs;
}

} // namespace sdw
