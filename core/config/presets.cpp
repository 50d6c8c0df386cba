#include "core/config/presets.h"

#include "core/base/error.h"
#include "core/base/program_path.h"

#include <algorithm>
#include <cstdlib>

namespace sdw {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSuggestions = 8;

bool isFolder(const fs::path& path)
{
    std::error_code error;
    return fs::is_directory(path, error);
}

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
    if (const char* named = std::getenv("SEGDEFORMER_PRESETS"); named && *named) {
        if (isFolder(named)) return named;
        throw Error("SEGDEFORMER_PRESETS names '" + std::string(named) + "', which is no folder.");
    }
    const auto folder = programFile().parent_path();
    // A program under build/NAME/bin (or a test beside it) finds the source tree it was built from.
    const fs::path candidates[] = {folder / "../share/segdeformer/presets", folder / "../../../models/presets"};
    for (const auto& candidate : candidates)
        if (isFolder(candidate)) return fs::weakly_canonical(candidate);
    throw Error("The presets were not found in '" + candidates[0].lexically_normal().string() + "' or '" +
                candidates[1].lexically_normal().string() + "'; set SEGDEFORMER_PRESETS to their folder.");
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
