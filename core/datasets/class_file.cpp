#include "core/datasets/class_file.h"

#include "core/base/error.h"
#include "core/config/run_config.h"
#include "core/datasets/split_list.h"

#include <algorithm>
#include <map>
#include <set>

namespace sdw {
namespace {

using nlohmann::json;

constexpr int kLargestValue = 65534; // 65535 is kIgnoreLabel

/// Collects what is wrong, so that one message can name it all.
struct Conflicts {
    std::vector<std::string> fatal, notes;
};

std::array<std::uint8_t, 3> readColour(const json& value, const std::string& owner, Conflicts& conflicts)
{
    std::array<std::uint8_t, 3> colour{};
    const auto isByte = [](const json& part) { return part.is_number_integer() && part >= 0 && part <= 255; };
    if (!value.is_array() || value.size() != 3 || !std::all_of(value.begin(), value.end(), isByte))
        conflicts.fatal.push_back("the colour of " + owner + " is not three numbers from 0 to 255");
    else
        for (std::size_t c = 0; c < 3; ++c)
            colour[c] = value[c].get<std::uint8_t>();
    return colour;
}

ClassList readClasses(const json& list, Conflicts& conflicts)
{
    ClassList classes;
    std::map<int, std::string> ids;
    std::map<std::string, int> names;
    std::map<std::array<std::uint8_t, 3>, std::string> colours;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const json& entry = list[i];
        const std::string place = "class number " + std::to_string(i + 1);
        if (!entry.is_object() || !entry.contains("name") || !entry["name"].is_string()) {
            conflicts.fatal.push_back(place + " has no name");
            continue;
        }
        ClassInfo info{.name = entry["name"].get<std::string>(), .colour = defaultColour(i), .fileValue = int(i)};
        const std::string owner = "class '" + info.name + "'";
        if (entry.contains("id")) {
            if (!entry["id"].is_number_integer() || entry["id"] < 0 || entry["id"] > kLargestValue) {
                conflicts.fatal.push_back(owner + " has the unusable id " + entry["id"].dump() + " (expected 0 to " +
                                          std::to_string(kLargestValue) + ")");
                continue;
            }
            info.fileValue = entry["id"].get<int>();
        }
        const char* key = entry.contains("color") ? "color" : "colour";
        if (entry.contains(key)) {
            info.colour = readColour(entry[key], owner, conflicts);
            const auto [other, fresh] = colours.emplace(info.colour, info.name);
            if (!fresh)
                conflicts.notes.push_back("classes '" + other->second + "' and '" + info.name +
                                          "' have the same colour");
        }
        if (const auto [other, fresh] = ids.emplace(info.fileValue, info.name); !fresh)
            conflicts.fatal.push_back("classes '" + other->second + "' and '" + info.name + "' both have the id " +
                                      std::to_string(info.fileValue));
        if (!names.emplace(info.name, info.fileValue).second)
            conflicts.fatal.push_back("the name '" + info.name + "' occurs twice");
        classes.push_back(std::move(info));
    }
    if (!ids.empty() && std::size_t(ids.rbegin()->first - ids.begin()->first) + 1 != ids.size())
        conflicts.notes.push_back("the ids have gaps between " + std::to_string(ids.begin()->first) + " and " +
                                  std::to_string(ids.rbegin()->first));
    return classes;
}

ClassFile readJson(FileTree& tree)
{
    const std::string name = (tree.root() / "classes.json").string();
    const json document = parseJson(tree.text("classes.json"), name);
    const json list = document.is_array()                                    ? document
                      : document.is_object() && document.contains("classes") ? document["classes"]
                                                                             : json();
    if (!list.is_array()) throw Error("Class list '" + name + "': expected an object with a list 'classes'.");
    if (list.empty()) throw Error("Class list '" + name + "': it has no classes.");
    if (list.size() > std::size_t(kLargestValue))
        throw Error("Class list '" + name + "': more than " + std::to_string(kLargestValue) + " classes.");

    Conflicts conflicts;
    ClassFile result;
    result.classes = readClasses(list, conflicts);
    for (const char* key : {"ignore_index", "ignore_in_file"}) {
        if (!document.is_object() || !document.contains(key) || document[key].is_null()) continue;
        const json& value = document[key];
        if (!value.is_number_integer() || value < 0 || value > 65535) {
            conflicts.fatal.push_back(std::string(key) + " is " + value.dump() + " (expected 0 to 65535)");
            break;
        }
        result.ignore = value.get<int>();
        for (const ClassInfo& info : result.classes)
            if (info.fileValue == *result.ignore)
                conflicts.fatal.push_back(std::string(key) + " is " + std::to_string(*result.ignore) +
                                          ", which is also the id of class '" + info.name + "'");
        break;
    }
    if (document.is_object() && document.contains("ignore_color"))
        result.ignoreColour = readColour(document["ignore_color"], "the ignored pixels", conflicts);

    if (!conflicts.fatal.empty()) {
        conflicts.fatal.insert(conflicts.fatal.end(), conflicts.notes.begin(), conflicts.notes.end());
        std::string all;
        for (const std::string& one : conflicts.fatal)
            all += (all.empty() ? "" : "; ") + one;
        throw Error("Class list '" + name + "': " + all + ".");
    }
    for (std::string note : conflicts.notes) {
        note[0] = char(std::toupper(note[0]));
        tree.problem("classes.json", note + "; used as it is.");
    }
    return result;
}

bool isUtf8(const std::string& text)
{
    try {
        static_cast<void>(json(text).dump());
        return true;
    } catch (const json::exception&) {
        return false;
    }
}

ClassFile readNames(FileTree& tree)
{
    const std::string place = "Class list '" + (tree.root() / "classes.txt").string() + "': ";
    const auto names = splitLines(tree.text("classes.txt"));
    if (names.empty() || names.size() > 255)
        throw Error(place + "expected 1 to 255 names, found " + std::to_string(names.size()) + ".");
    ClassFile result;
    std::set<std::string> seen;
    for (const std::string& name : names) {
        const std::size_t number = result.classes.size();
        if (!isUtf8(name)) // the names go on into JSON files and models
            throw Error(place + "name " + std::to_string(number + 1) + " is not UTF-8 text.");
        if (!seen.insert(name).second) throw Error(place + "the name '" + name + "' occurs twice.");
        result.classes.push_back({name, defaultColour(number), int(number)});
    }
    result.ignore = 255;
    return result;
}

} // namespace

std::array<std::uint8_t, 3> defaultColour(std::size_t index)
{
    std::array<std::uint8_t, 3> colour{};
    for (int bit = 7; bit >= 0; --bit, index >>= 3)
        for (std::size_t c = 0; c < 3; ++c)
            colour[c] = std::uint8_t(colour[c] | (index >> c & 1) << bit);
    return colour;
}

ClassFile readClassFile(FileTree& tree)
{
    if (tree.hasFile("classes.json")) return readJson(tree);
    if (!tree.hasFile("classes.txt"))
        throw Error("Data set '" + tree.root().string() +
                    "' has no class list; expected classes.json ({\"classes\": [{\"id\", \"name\", \"color\"}], " +
                    "\"ignore_index\"}) or classes.txt (one name a line).");
    return readNames(tree);
}

} // namespace sdw
