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
    /// unlabelled. The class may have been merged into another or deleted since (Project::retired), so that this stays
    /// as it is and labels never change their meaning. Empty in projects of earlier versions: see matchClasses().
    std::vector<std::string> classes;
    nlohmann::ordered_json extra;
};

/// A class that was merged into another, or deleted. Its labels may still be found in label files, journals and data
/// sets: wherever they are read they count as what they became. So one write of the project file changes the class
/// everywhere at once, however long it takes until the files follow.
struct RetiredClass {
    std::string uuid;
    int id = 0;      ///< given to no other class
    int becomes = 0; ///< class id, of a retired class too, or one of the three states of core/annotation/label_map.h
};

struct Project {
    static constexpr int kFormatVersion = 1;

    std::string name;
    std::vector<ProjectClass> classes; ///< in the order in which people see them
    std::vector<ProjectSource> sources;
    /// Split name to image names ("NAME/path/in/source.jpg"). Images in none belong to the split of their source.
    std::map<std::string, std::vector<std::string>> splits;
    std::vector<RetiredClass> retired; ///< in the order in which that happened
    nlohmann::ordered_json extra;

    const ProjectClass* findClass(int id) const; ///< null where there is none
    const ProjectClass* findClass(const std::string& uuid) const;
    int freeClassId() const; ///< the smallest id that no class has or had
    /// What a label value found in a file counts as; values of no class, retired or not, stay.
    std::uint16_t currentLabel(std::uint16_t label) const;
};

/// A random UUID, version 4.
std::string newUuid();

/// Classes of a data set or model as a project's classes: ids are the indices, the first ten get the keys 1 to 9 and 0;
/// of equal names the later ones get a number.
std::vector<ProjectClass> makeProjectClasses(const ClassList& classes);
/// In the project's order; `fileValue` is the id.
ClassList toClassList(const std::vector<ProjectClass>& classes);

/// The class, and everything labelled with it, becomes another class or one of the three states, in one step.
/// @pre there is a class of this id, and `becomes` is no retired class.
void retireClass(Project& project, int id, int becomes);

/// "NAME/path/in/source.jpg", and it lies below its source whatever the parts are: none is empty, "." or "..".
bool isImageName(const std::string& name);

/// @throws Error naming the trouble: double ids, names, uuids, shortcuts or source names; an id out of range; a source
///         name that is no plain file name; a class of a source that the project does not know; a retired class that
///         becomes nothing that there is; an image name that leads outside its source; an image in two splits.
/// @param origin what the project is called in messages: its file.
void checkProject(const Project& project, const std::string& origin);

} // namespace sdw
