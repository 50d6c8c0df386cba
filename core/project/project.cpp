#include "core/project/project.h"

#include "core/annotation/label_map.h"
#include "core/base/error.h"

#include <algorithm>
#include <random>
#include <set>

namespace sdw {
namespace {

constexpr std::size_t kKeys = 10;

/// Notes each text once. @throws Error when it is there already.
class Unique {
public:
    Unique(const std::string& origin, std::string key)
        : m_where("'" + origin + "': " + std::move(key))
    {
    }
    void add(const std::string& text)
    {
        if (!m_seen.insert(text).second) throw Error(m_where + ": '" + text + "' is there twice; expected each once.");
    }

private:
    std::string m_where;
    std::set<std::string> m_seen;
};

bool isPlainName(const std::string& name)
{
    return !name.empty() && name != "." && name != ".." &&
           name.find_first_of(std::string("/\\\0", 3)) == std::string::npos;
}

/// A value that a label map may hold once all retired classes are what they became.
bool isLabel(const Project& project, int label)
{
    return project.findClass(label) || (label >= kBackground && label <= kIgnoreLabel);
}

} // namespace

const ProjectClass* Project::findClass(int id) const
{
    const auto found = std::find_if(classes.begin(), classes.end(), [id](const auto& one) { return one.id == id; });
    return found == classes.end() ? nullptr : &*found;
}

const ProjectClass* Project::findClass(const std::string& uuid) const
{
    const auto found = std::find_if(classes.begin(), classes.end(), [&](const auto& one) { return one.uuid == uuid; });
    return found == classes.end() ? nullptr : &*found;
}

std::uint16_t Project::currentLabel(std::uint16_t label) const
{
    for (std::size_t steps = 0; steps < retired.size(); ++steps) { // each leads on once at most
        const auto found =
            std::find_if(retired.begin(), retired.end(), [label](const auto& one) { return one.id == label; });
        if (found == retired.end()) break;
        label = std::uint16_t(found->becomes);
    }
    return label;
}

int Project::freeClassId() const
{
    std::set<int> used;
    for (const ProjectClass& one : classes)
        used.insert(one.id);
    for (const RetiredClass& one : retired)
        used.insert(one.id);
    int id = 0;
    while (used.count(id))
        ++id;
    return id;
}

std::string newUuid()
{
    static thread_local std::random_device device;
    std::array<unsigned, 16> bytes{};
    for (unsigned& byte : bytes)
        byte = device() & 0xff;
    bytes[6] = (bytes[6] & 0x0f) | 0x40; // version 4
    bytes[8] = (bytes[8] & 0x3f) | 0x80; // the variant of RFC 4122
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += kDigits[bytes[i] >> 4];
        text += kDigits[bytes[i] & 15];
    }
    return text;
}

std::vector<ProjectClass> makeProjectClasses(const ClassList& classes)
{
    std::vector<ProjectClass> made;
    std::set<std::string> names;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        std::string name = classes[i].name; // ADE20K has two classes "screen"
        for (int number = 2; !names.insert(name).second; ++number)
            name = classes[i].name + " " + std::to_string(number);
        made.push_back({.uuid = newUuid(),
                        .id = int(i),
                        .name = name,
                        .colour = classes[i].colour,
                        .shortcut = i < kKeys ? std::to_string((i + 1) % kKeys) : std::string(),
                        .extra = nullptr});
    }
    return made;
}

ClassList toClassList(const std::vector<ProjectClass>& classes)
{
    ClassList list;
    for (const ProjectClass& one : classes)
        list.push_back({.name = one.name, .colour = one.colour, .fileValue = one.id});
    return list;
}

void retireClass(Project& project, int id, int becomes)
{
    project.retired.push_back({project.findClass(id)->uuid, id, becomes});
    std::erase_if(project.classes, [id](const ProjectClass& one) { return one.id == id; });
}

bool isImageName(const std::string& name)
{
    if (name.find('\\') != std::string::npos || name.find('\0') != std::string::npos) return false;
    std::size_t parts = 0;
    for (std::size_t from = 0; from <= name.size(); ++parts) {
        const std::size_t to = std::min(name.find('/', from), name.size());
        const std::string part = name.substr(from, to - from);
        if (part.empty() || part == "." || part == "..") return false;
        from = to + 1;
    }
    return parts >= 2;
}

void checkProject(const Project& project, const std::string& origin)
{
    Unique uuids(origin, "classes.uuid"), ids(origin, "classes.id"), names(origin, "classes.name"),
        shortcuts(origin, "classes.shortcut"), sources(origin, "sources.name");
    const auto checkId = [&origin](const char* key, int id) {
        if (id < 0 || id > kLastClass)
            throw Error("'" + origin + "': " + key + ": unusable value " + std::to_string(id) +
                        "; expected a whole number from 0 to " + std::to_string(kLastClass) + ".");
    };
    std::set<std::string> known{""}; // what a source may name
    for (const ProjectClass& one : project.classes) {
        checkId("classes.id", one.id);
        known.insert(one.uuid);
        if (one.name.empty()) throw Error("'" + origin + "': classes.name: a class has no name.");
        uuids.add(one.uuid);
        ids.add(std::to_string(one.id));
        names.add(one.name);
        if (!one.shortcut.empty()) shortcuts.add(one.shortcut);
    }
    for (const RetiredClass& one : project.retired) {
        checkId("retired_classes.id", one.id);
        known.insert(one.uuid);
        uuids.add(one.uuid);
        ids.add(std::to_string(one.id));
        if (!isLabel(project, one.becomes < 0 ? one.becomes : project.currentLabel(std::uint16_t(one.becomes))))
            throw Error("'" + origin + "': retired_classes.becomes: unusable value " + std::to_string(one.becomes) +
                        "; expected the id of a class.");
    }
    for (const ProjectSource& source : project.sources) {
        if (!isPlainName(source.name))
            throw Error("'" + origin + "': sources.name: unusable value '" + source.name +
                        "'; expected a plain name without '/'.");
        if (source.path.empty())
            throw Error("'" + origin + "': sources.path: the source '" + source.name + "' has none.");
        sources.add(source.name);
        for (const std::string& uuid : source.classes)
            if (!known.count(uuid))
                throw Error("'" + origin + "': sources.classes: the source '" + source.name + "' names the class '" +
                            uuid + "', which there is not; expected the uuid of a class, or an empty text.");
    }
    std::map<std::string, std::string> splitOf;
    for (const auto& [split, images] : project.splits)
        for (const std::string& image : images) {
            if (!isImageName(image))
                throw Error("'" + origin + "': splits." + split + ": unusable image name '" + image +
                            "'; expected SOURCE/path/in/source.");
            const auto [at, isNew] = splitOf.emplace(image, split);
            if (!isNew)
                throw Error("'" + origin + "': splits." + split + ": the image '" + image + "' is in '" + at->second +
                            "' already; expected each image in one split.");
        }
}

} // namespace sdw
