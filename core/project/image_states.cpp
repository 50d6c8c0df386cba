#include "core/project/image_states.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/config/run_config.h"
#include "core/project/project.h"
#include "core/project/project_files.h"

#include <algorithm>
#include <optional>

namespace sdw {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int kFormatVersion = 1;
constexpr std::uint64_t kMostBytes = 256ull << 20; // 100,000 images are some 10 MB
constexpr const char* kIds[] = {"new", "in_progress", "done", "reviewed"};

std::optional<ImageState> stateOf(const nlohmann::json& id)
{
    for (std::size_t i = 0; i < std::size(kIds); ++i)
        if (id == kIds[i]) return ImageState(i);
    return std::nullopt;
}

} // namespace

const char* imageStateId(ImageState state)
{
    return kIds[std::size_t(state)];
}

ImageStates readImageStates(const fs::path& projectFolder)
{
    const fs::path file = statesFile(projectFolder);
    std::error_code code;
    if (!fs::exists(file, code)) return {};
    const std::string where = "'" + file.string() + "': ";
    const nlohmann::json document = parseJson(readFileWhole(file, kMostBytes), file.string());
    if (!document.is_object()) throw Error(where + "the document is unusable; expected an object.");
    const auto version = document.find("format_version");
    if (version == document.end() || !version->is_number_unsigned() || *version == 0)
        throw Error(where + "format_version is missing or unusable; expected a whole number of at least 1.");
    if (*version > kFormatVersion)
        throw Error(where + "format_version is " + version->dump() + ", but this program knows versions up to " +
                    std::to_string(kFormatVersion) + "; open the project with a newer program.");
    const auto images = document.find("images");
    if (images == document.end() || !images->is_object())
        throw Error(where + "images is missing or unusable; expected an object of image names and states.");
    ImageStates states;
    for (const auto& [image, id] : images->items()) {
        if (!isImageName(image))
            throw Error(where + "images: unusable image name '" + image + "'; expected SOURCE/path/in/source.");
        const auto state = stateOf(id);
        if (!state)
            throw Error(where + "images." + image + ": unusable value " + id.dump().substr(0, 60) +
                        "; expected \"new\", \"in_progress\", \"done\" or \"reviewed\".");
        if (*state != ImageState::New) states.emplace(image, *state);
    }
    return states;
}

void writeImageStates(const fs::path& projectFolder, const ImageStates& states)
{
    std::vector<std::pair<std::string, const char*>> sorted; // so that equal states are equal files
    for (const auto& [image, state] : states)
        if (state != ImageState::New) sorted.emplace_back(image, imageStateId(state));
    std::sort(sorted.begin(), sorted.end());
    Json images = Json::object();
    Json::object_t& members = images.get_ref<Json::object_t&>();
    for (auto& [image, id] : sorted) // ordered objects search for doubles, which there are not
        members.Container::emplace_back(image, id);
    std::string text;
    try {
        text = Json{{"format_version", kFormatVersion}, {"images", std::move(images)}}.dump(2) + "\n";
    } catch (const nlohmann::json::exception&) {
        throw Error("Cannot write '" + statesFile(projectFolder).string() +
                    "': the name of one of the images is not valid UTF-8.");
    }
    writeFileWhole(statesFile(projectFolder), text);
}

} // namespace sdw
