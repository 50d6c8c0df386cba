#include "core/base/program_path.h"

namespace sdw {

std::filesystem::path programFile()
{
    std::error_code error;
    const auto file =
        std::filesystem::read_symlink("/proc/self/exe", error); // Linux; other systems get their own lines here
    return error ? std::filesystem::path() : file;
}

} // namespace sdw
