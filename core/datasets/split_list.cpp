#include "core/datasets/split_list.h"

#include <cctype>

namespace sdw {

std::vector<std::string> splitLines(std::string_view text)
{
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
            line.remove_suffix(1);
        if (!line.empty()) lines.emplace_back(line);
    }
    return lines;
}

std::string entryFault(std::string_view entry)
{
    if (entry.starts_with('/') || entry.starts_with('\\')) return "it is an absolute path";
    if (entry.size() > 1 && entry[1] == ':' && std::isalpha(static_cast<unsigned char>(entry[0])))
        return "it begins with a drive letter";
    std::size_t start = 0;
    while (start <= entry.size()) {
        const std::size_t end = entry.find_first_of("/\\", start);
        if (entry.substr(start, end == std::string_view::npos ? end : end - start) == "..")
            return "it leads out of the data set";
        if (end == std::string_view::npos) break;
        start = end + 1;
    }
    return "";
}

std::optional<std::string> splitOfFolder(std::string_view folder)
{
    while (!folder.empty() && std::isdigit(static_cast<unsigned char>(folder.back())))
        folder.remove_suffix(1); // train2017
    if (folder == "train" || folder == "training") return "train";
    if (folder == "val" || folder == "valid" || folder == "validation") return "val";
    if (folder == "test" || folder == "testing") return "test";
    return std::nullopt;
}

} // namespace sdw
