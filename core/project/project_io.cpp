#include "core/project/project_io.h"

#include "core/annotation/label_map.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/config/run_config.h"

#include <algorithm>

namespace sdw {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::uint64_t kMaxProjectBytes = 256ull << 20; // 100,000 images in splits are some 10 MB
constexpr std::size_t kShown = 60;                       // characters of an unusable value in a message

/// One JSON object that is taken apart key by key; what nobody asked for is left over.
class ObjectReader {
public:
    ObjectReader(const Json& json, std::string origin, std::string path)
        : m_origin(std::move(origin))
        , m_path(std::move(path))
    {
        if (!json.is_object()) fail(m_path, json, "an object");
        m_rest = json;
    }

    std::string text(const char* key, const char* fallback = nullptr)
    {
        const Json value = take(key, fallback ? Json(fallback) : Json());
        if (!value.is_string()) fail(pathOf(key), value, "a text");
        return value.get<std::string>();
    }
    int number(const char* key)
    {
        const Json value = take(key, Json());
        if (!value.is_number_integer() || value.get<std::int64_t>() < -1'000'000'000 ||
            value.get<std::int64_t>() > 1'000'000'000 ||
            (value.is_number_unsigned() && value.get<std::uint64_t>() > 1'000'000'000))
            fail(pathOf(key), value, "a whole number");
        return value.get<int>();
    }
    std::array<std::uint8_t, 3> colour(const char* key)
    {
        const Json value = take(key, Json());
        std::array<std::uint8_t, 3> colour{};
        bool usable = value.is_array() && value.size() == colour.size();
        for (std::size_t i = 0; usable && i < colour.size(); ++i) {
            usable = value[i].is_number_unsigned() && value[i].get<std::uint64_t>() <= 255;
            if (usable) colour[i] = value[i].get<std::uint8_t>();
        }
        if (!usable) fail(pathOf(key), value, "three whole numbers from 0 to 255");
        return colour;
    }
    Json any(const char* key) { return take(key, Json()); }
    Json list(const char* key)
    {
        Json value = take(key, Json::array());
        if (!value.is_array()) fail(pathOf(key), value, "a list");
        return value;
    }
    Json object(const char* key)
    {
        Json value = take(key, Json::object());
        if (!value.is_object()) fail(pathOf(key), value, "an object");
        return value;
    }
    std::string pathOf(const std::string& key) const { return m_path.empty() ? key : m_path + "." + key; }
    /// The keys that are left; null when there are none.
    Json rest() { return m_rest.empty() ? Json() : m_rest; }

    [[noreturn]] void fail(const std::string& path, const Json& value, const std::string& expected) const
    {
        const std::string where = "'" + m_origin + "': " + (path.empty() ? std::string("the document") : path);
        if (value.is_null()) throw Error(where + ": the value is missing; expected " + expected + ".");
        std::string shown = value.dump(-1, ' ', true, Json::error_handler_t::replace);
        if (shown.size() > kShown) shown = shown.substr(0, kShown) + "…";
        throw Error(where + ": unusable value " + shown + "; expected " + expected + ".");
    }

private:
    Json take(const char* key, Json fallback)
    {
        const auto found = m_rest.find(key);
        if (found == m_rest.end()) return fallback;
        Json value = *found;
        m_rest.erase(key);
        return value;
    }

    std::string m_origin, m_path;
    Json m_rest;
};

std::string indexed(const char* list, std::size_t index)
{
    return std::string(list) + "[" + std::to_string(index) + "]";
}

constexpr std::pair<int, const char*> kStates[] = {
    {kBackground, "background"}, {kUnlabelled, "unlabelled"}, {kIgnoreLabel, "ignore"}};

/// A class id, or a state by its name.
Json labelToJson(int label)
{
    for (const auto& [value, name] : kStates)
        if (value == label) return name;
    return label;
}

int labelFromJson(const Json& json, const ObjectReader& in)
{
    if (json.is_number_unsigned() && json.get<std::uint64_t>() <= kLastClass) return json.get<int>();
    for (const auto& [value, name] : kStates)
        if (json == name) return value;
    in.fail(in.pathOf("becomes"), json, "the id of a class, \"background\", \"unlabelled\" or \"ignore\"");
}

void append(Json& object, const Json& extra)
{
    if (extra.is_object()) object.update(extra);
}

} // namespace

fs::path projectFile(const fs::path& folder)
{
    return folder / "project.json";
}

bool isProjectFolder(const fs::path& folder)
{
    std::error_code ignored;
    return fs::is_regular_file(projectFile(folder), ignored);
}

Project parseProject(std::string_view text, const std::string& origin)
{
    ObjectReader document(Json(parseJson(text, origin)), origin, "");
    const int version = document.number("format_version");
    if (version < 1) document.fail("format_version", version, "a whole number of at least 1");
    if (version > Project::kFormatVersion)
        throw Error("'" + origin + "': format_version is " + std::to_string(version) +
                    ", but this program knows versions up to " + std::to_string(Project::kFormatVersion) +
                    "; open the project with a newer program.");
    Project project;
    project.name = document.text("name");
    const Json classes = document.list("classes");
    for (std::size_t i = 0; i < classes.size(); ++i) {
        ObjectReader in(classes[i], origin, indexed("classes", i));
        ProjectClass one;
        one.uuid = in.text("uuid");
        one.id = in.number("id");
        one.name = in.text("name");
        one.colour = in.colour("color");
        one.shortcut = in.text("shortcut", "");
        one.extra = in.rest();
        project.classes.push_back(std::move(one));
    }
    const Json retired = document.list("retired_classes");
    for (std::size_t i = 0; i < retired.size(); ++i) {
        ObjectReader in(retired[i], origin, indexed("retired_classes", i));
        RetiredClass one;
        one.uuid = in.text("uuid");
        one.id = in.number("id");
        one.becomes = labelFromJson(in.any("becomes"), in);
        project.retired.push_back(std::move(one));
    }
    const Json sources = document.list("sources");
    for (std::size_t i = 0; i < sources.size(); ++i) {
        ObjectReader in(sources[i], origin, indexed("sources", i));
        ProjectSource source;
        source.name = in.text("name");
        source.path = in.text("path");
        source.layout = in.text("layout", "auto");
        for (const Json& uuid : in.list("classes")) {
            if (!uuid.is_string()) in.fail(in.pathOf("classes"), uuid, "a list of class uuids");
            source.classes.push_back(uuid.get<std::string>());
        }
        source.extra = in.rest();
        project.sources.push_back(std::move(source));
    }
    const Json splits = document.object("splits");
    for (const auto& [name, images] : splits.items()) {
        const std::string path = "splits." + name;
        if (!images.is_array()) document.fail(path, images, "a list of image names");
        auto& list = project.splits[name];
        for (const Json& image : images) {
            if (!image.is_string()) document.fail(path, image, "image names");
            list.push_back(image.get<std::string>());
        }
    }
    project.extra = document.rest();
    checkProject(project, origin);
    return project;
}

std::string formatProject(const Project& project)
{
    Json document = {{"format_version", Project::kFormatVersion}, {"name", project.name}};
    document["classes"] = Json::array();
    for (const ProjectClass& one : project.classes) {
        Json out = {{"uuid", one.uuid}, {"id", one.id}, {"name", one.name}, {"color", one.colour}};
        if (!one.shortcut.empty()) out["shortcut"] = one.shortcut;
        append(out, one.extra);
        document["classes"].push_back(std::move(out));
    }
    for (const RetiredClass& one : project.retired)
        document["retired_classes"].push_back(
            {{"uuid", one.uuid}, {"id", one.id}, {"becomes", labelToJson(one.becomes)}});
    document["sources"] = Json::array();
    for (const ProjectSource& source : project.sources) {
        Json out = {{"name", source.name}, {"path", source.path}, {"layout", source.layout}};
        if (!source.classes.empty()) out["classes"] = source.classes;
        append(out, source.extra);
        document["sources"].push_back(std::move(out));
    }
    document["splits"] = Json::object();
    for (const auto& [name, images] : project.splits)
        document["splits"][name] = images;
    append(document, project.extra);
    try {
        return document.dump(2) + "\n";
    } catch (const nlohmann::json::exception&) {
        throw Error("Cannot write the project '" + project.name + "': one of its texts is not valid UTF-8.");
    }
}

Project readProject(const fs::path& folder)
{
    const fs::path file = projectFile(folder);
    return parseProject(readFileWhole(file, kMaxProjectBytes), file.string());
}

void writeProject(const fs::path& folder, const Project& project)
{
    checkProject(project, projectFile(folder).string());
    const std::string text = formatProject(project);
    makeFolder(folder);
    writeFileWhole(projectFile(folder), text);
}

fs::path sourceFolder(const fs::path& folder, const ProjectSource& source)
{
    const fs::path path = fs::path(std::u8string(source.path.begin(), source.path.end()));
    return (path.is_absolute() ? path : folder / path).lexically_normal();
}

std::string sourcePath(const fs::path& projectFolder, const fs::path& data)
{
    const fs::path from = fs::absolute(projectFolder).lexically_normal(), to = fs::absolute(data).lexically_normal();
    const fs::path relative = to.lexically_relative(from);
    // Beside: one step up at most; longer ways break as soon as one of the two is moved.
    const bool near = !relative.empty() && std::count(relative.begin(), relative.end(), fs::path("..")) <= 1;
    const auto text = (near ? relative : to).generic_u8string();
    return {text.begin(), text.end()};
}

} // namespace sdw
