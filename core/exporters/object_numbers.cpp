#include "core/exporters/object_numbers.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

namespace sdw {

ObjectNumbers numberObjects(const cv::Mat& ids, const cv::Mat& instances, const IdMapping& mapping, bool perId)
{
    ObjectNumbers result{cv::Mat::zeros(ids.size(), CV_32SC1), 0};
    if (instances.empty()) return result;
    std::set<int> classIds;
    for (const IdRow& row : mapping.rows())
        if (row.kind == IdRow::Kind::Class && row.id) classIds.insert(*row.id);
    std::map<std::pair<int, int>, int> known; // id and instance
    std::map<int, int> counts;                // by id, or all under 0
    for (int y = 0; y < ids.rows; ++y) {
        const auto* id = ids.ptr<std::uint16_t>(y);
        const auto* instance = instances.ptr<int>(y);
        auto* number = result.numbers.ptr<int>(y);
        for (int x = 0; x < ids.cols; ++x) {
            if (instance[x] == 0) continue;
            if (x > 0 && instance[x] == instance[x - 1] && id[x] == id[x - 1]) { // most pixels
                number[x] = number[x - 1];
                continue;
            }
            if (!classIds.contains(id[x])) continue;
            int& one = known[{id[x], instance[x]}];
            if (one == 0) one = ++counts[perId ? id[x] : 0];
            number[x] = one;
            result.largest = std::max(result.largest, one);
        }
    }
    return result;
}

} // namespace sdw
