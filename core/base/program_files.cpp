#include "core/base/program_files.h"

#include "core/base/error.h"
#include "core/base/program_path.h"

#include <cstdlib>
#include <vector>

namespace sdw {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> shareFolders()
{
    std::vector<fs::path> folders;
    const fs::path program = programFile().parent_path();
    if (const char* share = std::getenv("SEGDEFORMER_SHARE")) folders.push_back(share);
    if (program.empty()) return folders;
    folders.push_back(program.parent_path() / "share" / "segdeformer-workbench");
    for (fs::path up = program; up.has_relative_path(); up = up.parent_path())
        folders.push_back(up);
    return folders;
}

} // namespace

fs::path shippedFile(const std::string& relative)
{
    std::error_code ignored;
    for (const auto& folder : shareFolders())
        if (fs::exists(folder / relative, ignored)) return folder / relative;
    return {};
}

fs::path needShippedFile(const std::string& relative)
{
    const fs::path file = shippedFile(relative);
    if (file.empty())
        throw Error("Cannot find '" + relative + "', which comes with the program, near '" +
                    programFile().parent_path().string() + "'; set SEGDEFORMER_SHARE to the folder that holds it.");
    return file;
}

fs::path userDataFolder()
{
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data && *data) return fs::path(data) / "segdeformer-workbench";
    const char* home = std::getenv("HOME");
    return fs::path(home && *home ? home : ".") / ".local" / "share" / "segdeformer-workbench";
}

} // namespace sdw
