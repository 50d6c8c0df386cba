#include "core/config/presets.h"

#include "core/base/error.h"
#include "core/base/program_files.h"

#include <algorithm>

namespace sdw {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSuggestions = 8;

bool isFile(const fs::path& path)
{
    std::error_code error;
    return fs::is_regular_file(path, error);
}

/// Presets that begin like `name`, as far as they do.
std::string similarNames(const std::string& name)
{
    const auto names = presetNames();
    const auto common = [&](const std::string& other) {
        return std::size_t(std::mismatch(name.begin(), name.end(), other.begin(), other.end()).first - name.begin());
    };
    std::size_t best = 0;
    for (const auto& other : names)
        best = std::max(best, common(other));
    std::string list;
    std::size_t count = 0;
    for (const auto& other : names) {
        if (common(other) < best || ++count > kSuggestions) continue;
        list += (list.empty() ? "" : ", ") + other;
    }
    return count > kSuggestions ? list + ", ..." : list;
}

} // namespace

fs::path presetFolder()
{
    return needShippedFile("models/presets");
}

std::vector<std::string> presetNames()
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(presetFolder()))
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

fs::path presetFile(const std::string& nameOrPath)
{
    if (isFile(nameOrPath)) return nameOrPath;
    const fs::path given(nameOrPath);
    const bool pathLike = given.has_parent_path() || given.is_absolute();
    if (pathLike) throw Error("There is no configuration file '" + nameOrPath + "'.");
    const auto stem = given.extension() == ".json" ? given.stem() : given;
    const auto file = presetFolder() / (stem.string() + ".json");
    if (isFile(file)) return file;
    throw Error("'" + nameOrPath +
                "' is neither a file nor a preset; presets that look alike: " + similarNames(stem.string()) + ".");
}

} // namespace sdw
