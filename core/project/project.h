// A person's project: which classes there are, where the images lie, how they are split. The file is `project.json`.
#pragma once

#include "core/base/class_list.h"

#include <nlohmann/json.hpp>

#include <array>
#include <map>
#include <string>
#include <vector>

namespace sdw {

struct ProjectClass {
    std::string uuid;                     ///< stays when the class is renamed, moved or given another id
    int id = 0;                           ///< value in the project's label maps, 0 .. 65532; unique, gaps are fine
    std::string name;                     ///< unique, UTF-8
    std::array<std::uint8_t, 3> colour{}; ///< red, green, blue
    std::string shortcut;                 ///< one key as Qt spells it ("1", "R"); empty: none. Unique.
    nlohmann::ordered_json extra;         ///< keys of a later version or another program; written back as they were
};

/// A data set or a plain folder of images that the project reads and never changes.
struct ProjectSource {
    std::string name;            ///< unique, a plain file name: images are called "NAME/path/in/source.jpg"
    std::string path;            ///< with '/'; relative to the project folder, or absolute
    std::string layout = "auto"; ///< an id of core/datasets/datasets.def, or "auto"
    /// For each class of the data set, in its order, the uuid of the project's class that its labels become; empty:
    /// unlabelled. Kept right when classes are renamed, merged and deleted, so that labels never change their meaning.
    std::vector<std::string> classes;
    nlohmann::ordered_json extra;
};

struct Project {
    static constexpr int kFormatVersion = 1;

    std::string name;
    std::vector<ProjectClass> classes; ///< in the order in which people see them
    std::vector<ProjectSource> sources;
    /// Split name to image names ("NAME/path/in/source.jpg"). Images in none belong to the split of their source.
    std::map<std::string, std::vector<std::string>> splits;
    nlohmann::ordered_json extra;

    const ProjectClass* findClass(int id) const; ///< null where there is none
    int freeClassId() const;                     ///< the smallest id that no class has
};

/// A random UUID, version 4.
std::string newUuid();

/// Classes of a data set or model as a project's classes: ids are the indices, the first ten get the keys 1 to 9 and 0.
std::vector<ProjectClass> makeProjectClasses(const ClassList& classes);
/// In the project's order; `fileValue` is the id.
ClassList toClassList(const std::vector<ProjectClass>& classes);

/// @throws Error naming the trouble: double ids, names, uuids, shortcuts or source names; an id out of range; a source
///         name that is no plain file name; an image name that leads outside its source; an image in two splits.
/// @param origin what the project is called in messages: its file.
void checkProject(const Project& project, const std::string& origin);

} // namespace sdw
