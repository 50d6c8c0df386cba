#include "core/project/project_files.h"

#include "core/base/content_hash.h"
#include "core/project/project.h"

#include <charconv>
#include <csignal>
#include <unistd.h>
#include <unordered_set>

namespace sdw {
namespace {

namespace fs = std::filesystem;

constexpr auto kLabels = "labels", kJournals = ".autosave";
constexpr std::string_view kLabelEnding = ".png", kJournalEnding = ".journal", kProposalsEnding = ".proposals.json",
                           kTemporary = ".tmp";
// Of a file's name: 255 bytes less the longest that is put behind it, ".journal.damaged.tmp" and a process number.
constexpr std::size_t kMostNameBytes = 255 - 20 - 10, kHashBytes = 17;

bool startsCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; // of UTF-8
}

/// The path below labels/ and .autosave/, without ending.
std::string fileStem(const std::string& image)
{
    if (!isImageName(image))
        throw Error("The image name '" + std::string(image.c_str()) +
                    "' leads outside of the project; expected SOURCE/path/in/source.");
    std::string stem = image;
    const std::size_t name = stem.rfind('/') + 1;
    if (stem.size() - name > kMostNameBytes) {
        ContentHash hash;
        hash.add(image);
        std::size_t end = name + kMostNameBytes - kHashBytes;
        while (end > name && !startsCharacter(stem[end]))
            --end;
        stem = stem.substr(0, end) + "~" + hash.hex();
    }
    return stem;
}

fs::path pathOf(const std::string& text)
{
    return fs::path(std::u8string(text.begin(), text.end()));
}

/// Calls back with every regular file below a folder; links are not followed, what cannot be read is passed over.
template <typename Take>
void walk(const fs::path& folder, const Take& take)
{
    std::error_code code;
    auto at = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, code);
    for (; !code && at != fs::recursive_directory_iterator(); at.increment(code)) {
        std::error_code odd;
        if (at->symlink_status(odd).type() == fs::file_type::regular) take(at->path());
    }
}

/// The number of the process that writes a temporary file of this name; 0: it is none.
pid_t writerOf(const std::string& name)
{
    const std::size_t mark = name.rfind(kTemporary);
    pid_t process = 0;
    if (mark == std::string::npos) return 0;
    const char* end = name.data() + name.size();
    const auto [last, error] = std::from_chars(name.data() + mark + kTemporary.size(), end, process);
    return error == std::errc() && last == end && process > 0 ? process : 0;
}

bool isLeftover(const fs::path& file)
{
    const pid_t process = writerOf(file.filename().string());
    return process != 0 && process != ::getpid() && ::kill(process, 0) != 0 && errno == ESRCH;
}

} // namespace

AnnotationFiles annotationFiles(const fs::path& projectFolder, const std::string& image)
{
    const std::string stem = fileStem(image);
    return {projectFolder / kLabels / pathOf(stem + std::string(kLabelEnding)),
            projectFolder / kJournals / pathOf(stem + std::string(kJournalEnding))};
}

fs::path proposalsFile(const fs::path& projectFolder, const std::string& image)
{
    return projectFolder / kLabels / pathOf(fileStem(image) + std::string(kProposalsEnding));
}

fs::path statesFile(const fs::path& projectFolder)
{
    return projectFolder / "states.json";
}

fs::path indexFile(const fs::path& projectFolder)
{
    return projectFolder / "index.sqlite";
}

fs::path pendingClassesFile(const fs::path& projectFolder)
{
    return projectFolder / kJournals / "pending-classes.json";
}

std::vector<bool> findLabelled(const fs::path& projectFolder, const std::vector<std::string>& images)
{
    std::unordered_set<std::string> stems;
    for (const auto& [folder, ending] : {std::pair(kLabels, kLabelEnding), std::pair(kJournals, kJournalEnding)}) {
        const fs::path base = projectFolder / folder;
        walk(base, [&, ending = ending](const fs::path& file) {
            std::string stem = file.string().substr(base.string().size() + 1);
            if (!stem.ends_with(ending)) return;
            stem.resize(stem.size() - ending.size());
            stems.insert(std::move(stem));
        });
    }
    std::vector<bool> labelled(images.size());
    for (std::size_t i = 0; !stems.empty() && i < images.size(); ++i)
        labelled[i] = isImageName(images[i]) && stems.contains(fileStem(images[i]));
    return labelled;
}

int removeLeftovers(const fs::path& projectFolder)
{
    std::vector<fs::path> leftovers;
    const auto take = [&](const fs::path& file) {
        if (isLeftover(file)) leftovers.push_back(file);
    };
    walk(projectFolder / kLabels, take);
    walk(projectFolder / kJournals, take);
    std::error_code code;
    for (fs::directory_iterator at(projectFolder, code); !code && at != fs::directory_iterator(); at.increment(code))
        if (at->path().filename().string().find(".json.tmp") != std::string::npos) take(at->path());
    int removed = 0;
    for (const fs::path& file : leftovers)
        removed += fs::remove(file, code);
    return removed;
}

} // namespace sdw
