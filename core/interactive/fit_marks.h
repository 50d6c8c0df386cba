// What a live fit was told about its images: what was painted, and what is known of them besides.
#pragma once

#include "core/interactive/fit_samples.h"

#include <map>
#include <set>
#include <string>

namespace sdw {

class FitMarks {
public:
    /// At the cells of the decoder's map, and at the positions of the image's look.
    struct Painted {
        std::vector<StrokeCell> cells, positions;
    };

    /// Both replace what was said before; nothing at all forgets it.
    void paint(const std::string& key, Painted strokes);
    void know(const std::string& key, std::vector<StrokeCell> cells);
    void forget(const std::string& key);
    void clear() { *this = {}; }

    const std::map<std::string, Painted>& painted() const { return m_painted; }
    const std::map<std::string, std::vector<StrokeCell>>& known() const { return m_known; }
    /// What is known of an image, without some classes; empty where nothing is.
    std::vector<StrokeCell> knownWithout(const std::set<int>& classes, const std::string& key) const;
    /// Classes below `firstNew` whose labels lie under much of what was painted with classes from there on: somebody
    /// splits them, and their labels elsewhere may be as wrong.
    std::set<int> contradicted(int firstNew) const;

private:
    std::map<std::string, Painted> m_painted;
    std::map<std::string, std::vector<StrokeCell>> m_known; // by cell
};

} // namespace sdw
