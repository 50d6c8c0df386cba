// Which images a list shows, and in which order: a question to the index, answered without the window.
#pragma once

#include "core/base/progress.h"
#include "ui/project/image_facts.h"

#include <QString>

#include <set>
#include <string>
#include <vector>

namespace sdw::ui {

struct ImageQuery {
    enum class Sort { Listed, Name, State, Share }; ///< Listed: as the data sets list them

    QString words;                ///< all of them occur in folder or file name, whatever the case
    std::set<ImageState> states;  ///< empty: any
    std::set<std::string> splits; ///< empty: any
    std::set<int> classes;        ///< project class ids; one of them occurs. Empty: any
    bool problems = false;        ///< only images that cannot be read
    Sort sort = Sort::Listed;
    bool descending = false;

    /// Nothing is left out.
    bool showsAll() const
    {
        return words.trimmed().isEmpty() && states.empty() && splits.empty() && classes.empty() && !problems;
    }
    /// Its answer may change with states, pixels or problems.
    bool asksForFacts() const
    {
        return !states.empty() || !classes.empty() || problems || sort == Sort::State || sort == Sort::Share;
    }
    bool operator==(const ImageQuery&) const = default;
};

/// Indices of images. @throws Error of kind Interrupted when the progress asks to stop.
std::vector<int> runQuery(const ImageQuery& query, const IndexSnapshot& index, const Progress& progress = {});

} // namespace sdw::ui
