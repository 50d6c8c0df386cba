#include "core/interactive/fit_marks.h"

#include <algorithm>
#include <iterator>

namespace sdw {
namespace {

constexpr int kMuch = 5; ///< a fifth of all cells painted with new classes

} // namespace

void FitMarks::paint(const std::string& key, Painted strokes)
{
    if (strokes.cells.empty())
        m_painted.erase(key);
    else
        m_painted[key] = std::move(strokes);
}

void FitMarks::know(const std::string& key, std::vector<StrokeCell> cells)
{
    if (cells.empty())
        m_known.erase(key);
    else
        m_known[key] = std::move(cells);
}

void FitMarks::forget(const std::string& key)
{
    m_painted.erase(key);
    m_known.erase(key);
}

std::vector<StrokeCell> FitMarks::knownWithout(const std::set<int>& classes, const std::string& key) const
{
    std::vector<StrokeCell> cells;
    if (const auto found = m_known.find(key); found != m_known.end())
        std::ranges::copy_if(found->second, std::back_inserter(cells),
                             [&](const StrokeCell& one) { return classes.count(one.classIndex) == 0; });
    return cells;
}

std::set<int> FitMarks::contradicted(int firstNew) const
{
    std::map<int, int> under; // cells, by what is known of them
    int all = 0;
    for (const auto& [key, strokes] : m_painted) {
        const auto known = m_known.find(key);
        if (known == m_known.end()) continue;
        std::map<std::int64_t, int> labels;
        for (const StrokeCell& one : known->second)
            labels[one.cell] = one.classIndex;
        for (const StrokeCell& one : strokes.cells)
            if (one.classIndex >= firstNew) {
                ++all;
                if (const auto label = labels.find(one.cell); label != labels.end()) ++under[label->second];
            }
    }
    std::set<int> classes;
    for (const auto& [classIndex, cells] : under)
        if (cells > all / kMuch) classes.insert(classIndex);
    return classes;
}

} // namespace sdw
