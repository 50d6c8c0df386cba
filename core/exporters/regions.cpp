#include "core/exporters/regions.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <map>
#include <numeric>

namespace sdw {
namespace {

struct IdRun {
    int y, x, length, id, instance;
};

/// Sets of runs that belong together.
class Sets {
public:
    explicit Sets(std::size_t count)
        : m_parent(count)
    {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t(0));
    }
    std::size_t find(std::size_t one)
    {
        while (m_parent[one] != one)
            one = m_parent[one] = m_parent[m_parent[one]];
        return one;
    }
    void join(std::size_t a, std::size_t b)
    {
        a = find(a);
        b = find(b);
        m_parent[std::max(a, b)] = std::min(a, b); // the first run stays the root: results come in reading order
    }

private:
    std::vector<std::size_t> m_parent;
};

/// Runs row by row; `rowStart` gets the first run of each row and one past the last.
std::vector<IdRun> runsOf(const cv::Mat& ids, const cv::Mat& instances, int absent, std::vector<std::size_t>& rowStart)
{
    std::vector<IdRun> runs;
    for (int y = 0; y < ids.rows; ++y) {
        rowStart.push_back(runs.size());
        const auto* id = ids.ptr<std::uint16_t>(y);
        const auto* instance = instances.empty() ? nullptr : instances.ptr<int>(y);
        for (int x = 0; x < ids.cols;) {
            int end = x + 1;
            while (end < ids.cols && id[end] == id[x] && (!instance || instance[end] == instance[x]))
                ++end;
            if (id[x] != absent) runs.push_back({y, x, end - x, id[x], instance ? instance[x] : 0});
            x = end;
        }
    }
    rowStart.push_back(runs.size());
    return runs;
}

void joinTouching(const std::vector<IdRun>& runs, const std::vector<std::size_t>& rowStart, Sets& sets)
{
    for (std::size_t row = 1; row + 1 < rowStart.size(); ++row) {
        std::size_t above = rowStart[row - 1];
        for (std::size_t i = rowStart[row]; i < rowStart[row + 1]; ++i) {
            const int left = runs[i].x - 1, right = runs[i].x + runs[i].length; // corners count
            while (above < rowStart[row] && runs[above].x + runs[above].length - 1 < left)
                ++above;
            for (std::size_t j = above; j < rowStart[row] && runs[j].x <= right; ++j)
                if (runs[j].id == runs[i].id && runs[j].instance == runs[i].instance) sets.join(i, j);
        }
    }
}

} // namespace

std::vector<ExportRegion> regionsOf(const cv::Mat& ids, const cv::Mat& instances, int absent, RegionGrouping grouping)
{
    std::vector<std::size_t> rowStart;
    const auto runs = runsOf(ids, instances, absent, rowStart);
    Sets sets(runs.size());
    if (grouping == RegionGrouping::Touching) joinTouching(runs, rowStart, sets);
    std::map<std::pair<int, int>, std::size_t> groups;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const bool byId = grouping == RegionGrouping::Ids;
        if (!byId && runs[i].instance == 0) continue;
        const auto [first, fresh] = groups.emplace(std::pair(runs[i].id, byId ? 0 : runs[i].instance), i);
        if (!fresh) sets.join(first->second, i);
    }
    std::vector<ExportRegion> regions;
    std::vector<std::size_t> place(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const IdRun& run = runs[i];
        const cv::Rect box(run.x, run.y, run.length, 1);
        const std::size_t root = sets.find(i);
        if (root == i) {
            place[i] = regions.size();
            regions.push_back({.id = std::uint16_t(run.id),
                               .instance = grouping == RegionGrouping::Ids ? 0 : run.instance,
                               .pixels = {},
                               .box = box});
        }
        ExportRegion& region = regions[place[root]];
        region.pixels.add(run.y, run.x, run.x + run.length);
        region.box |= box;
        region.area += run.length;
    }
    return regions;
}

std::vector<cv::Point> centreOutline(const cv::Mat& mask)
{
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(mask, contours, cv::RETR_CCOMP, cv::CHAIN_APPROX_SIMPLE);
    if (contours.size() != 1 || contours.front().size() < 3) return {};
    cv::Mat painted = cv::Mat::zeros(mask.size(), CV_8UC1);
    cv::fillPoly(painted, contours, cv::Scalar(255));
    cv::Mat different;
    cv::compare(painted, mask, different, cv::CMP_NE);
    if (cv::countNonZero(different) != 0) return {};
    return contours.front();
}

} // namespace sdw
