#include "core/exporters/regions.h"

#include "core/base/error.h"

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

cv::Mat ExportRegion::mask() const
{
    cv::Mat result = cv::Mat::zeros(box.size(), CV_8UC1);
    for (const Run& run : runs)
        std::fill_n(result.ptr<std::uint8_t>(run.y - box.y) + (run.x - box.x), run.length, std::uint8_t(255));
    return result;
}

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
                               .runs = {},
                               .box = box});
        }
        ExportRegion& region = regions[place[root]];
        region.runs.push_back({run.y, run.x, run.length});
        region.box |= box;
        region.area += run.length;
    }
    return regions;
}

std::vector<EdgeLoop> edgeLoops(const cv::Mat& mask)
{
    // Every side between inside and outside is a step with the inside on its right: east above a pixel, south to its
    // right, west below, north to its left. A byte per corner of the grid holds the steps that leave it.
    enum { East, South, West, North };
    constexpr int kDx[] = {1, 0, -1, 0}, kDy[] = {0, 1, 0, -1};
    cv::Mat_<std::uint8_t> steps(mask.rows + 1, mask.cols + 1, std::uint8_t(0));
    const auto inside = [&](int y, int x) {
        return y >= 0 && x >= 0 && y < mask.rows && x < mask.cols && mask.at<std::uint8_t>(y, x) != 0;
    };
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x) {
            if (!inside(y, x)) continue;
            if (!inside(y - 1, x)) steps(y, x) |= 1 << East;
            if (!inside(y, x + 1)) steps(y, x + 1) |= 1 << South;
            if (!inside(y + 1, x)) steps(y + 1, x + 1) |= 1 << West;
            if (!inside(y, x - 1)) steps(y + 1, x) |= 1 << North;
        }
    std::vector<EdgeLoop> loops;
    for (int startY = 0; startY < steps.rows; ++startY)
        for (int startX = 0; startX < steps.cols; ++startX)
            while (steps(startY, startX) != 0) { // the topmost, leftmost corner of what is left: always a turn
                EdgeLoop loop;
                int x = startX, y = startY, direction = -1;
                std::int64_t twiceArea = 0;
                do {
                    int next = direction;
                    if (direction < 0) {
                        next = 0;
                        while (!(steps(y, x) >> next & 1))
                            ++next;
                    } else { // right first: pixels that touch by a corner come apart
                        for (const int turn : {1, 0, 3}) {
                            next = (direction + turn) % 4;
                            if (steps(y, x) >> next & 1) break;
                        }
                    }
                    if (next != direction) loop.corners.emplace_back(x, y);
                    steps(y, x) = std::uint8_t(steps(y, x) & ~(1 << next));
                    direction = next;
                    twiceArea += std::int64_t(x) * kDy[next] - std::int64_t(y) * kDx[next];
                    x += kDx[next];
                    y += kDy[next];
                } while (x != startX || y != startY);
                loop.hole = twiceArea < 0;
                loops.push_back(std::move(loop));
            }
    return loops;
}

cv::Mat paintLoop(const std::vector<cv::Point>& corners, cv::Rect& box)
{
    if (corners.size() < 4) throw Error("An outline along the sides of pixels has four corners or more.");
    const auto [left, right] =
        std::minmax_element(corners.begin(), corners.end(), [](auto& a, auto& b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(corners.begin(), corners.end(), [](auto& a, auto& b) { return a.y < b.y; });
    box = {left->x, top->y, right->x - left->x, bottom->y - top->y};
    if (box.empty()) throw Error("An outline encloses no pixel.");
    cv::Mat mask = cv::Mat::zeros(box.size(), CV_8UC1);
    for (std::size_t i = 0; i < corners.size(); ++i) { // a row changes between out and in at every vertical side
        const cv::Point a = corners[i], b = corners[(i + 1) % corners.size()];
        if (a.x != b.x && a.y != b.y) throw Error("An outline has a side that is neither horizontal nor vertical.");
        if (a.x != b.x || a.x == right->x) continue;
        for (int y = std::min(a.y, b.y); y < std::max(a.y, b.y); ++y)
            mask.at<std::uint8_t>(y - box.y, a.x - box.x) ^= 255;
    }
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 1; x < mask.cols; ++x)
            mask.ptr(y)[x] ^= mask.ptr(y)[x - 1];
    return mask;
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
