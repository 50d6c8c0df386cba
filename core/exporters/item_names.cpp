#include "core/exporters/item_names.h"

#include "core/base/error.h"
#include "core/datasets/split_list.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace sdw {
namespace {

bool isUtf8(const std::string& text)
{
    try {
        static_cast<void>(nlohmann::json(text).dump());
        return true;
    } catch (const nlohmann::json::exception&) {
        return false;
    }
}

void check(const std::string& name, const std::string& what)
{
    if (!isUtf8(name)) throw Error("The " + what + " of an item is not UTF-8 text, which lists and JSON files need.");
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; };
    if (std::any_of(name.begin(), name.end(), isControl))
        throw Error("The " + what + " " + nlohmann::json(name).dump() + " holds control characters.");
    for (std::size_t start = 0; start <= name.size();) {
        const std::size_t end = std::min(name.find('/', start), name.size());
        const auto part = std::string_view(name).substr(start, end - start);
        if (start != 0 && (part.empty() || part == "."))
            throw Error("The " + what + " '" + name + "' cannot be used in an export: a part of its path is empty.");
        start = end + 1;
    }
    if (const std::string fault = entryFault(name); !fault.empty())
        throw Error("The " + what + " '" + name + "' cannot be used in an export: " + fault + ".");
}

} // namespace

std::string ItemNames::take(const std::string& name, const std::string& split)
{
    if (name.empty()) throw Error("An item has no name.");
    check(name, "name");
    if (!split.empty()) {
        check(split, "split");
        if (split.find('/') != std::string::npos) throw Error("The split '" + split + "' may not hold a '/'.");
    }
    std::string result = name;
    if (m_flat)
        for (std::size_t at = 0; (at = result.find('/', at)) != std::string::npos;)
            result.replace(at, 1, "__");
    // Flat formats have one folder for all splits. "B.png" and "b.png" are one file on some disks.
    const auto key = [&](const std::string& candidate) {
        std::string lower = (m_flat ? "" : split + '/') + candidate;
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](unsigned char c) { return char(c < 128 ? std::tolower(c) : c); });
        return lower;
    };
    const std::string base = result;
    for (int number = 2; !m_taken.insert(key(result)).second; ++number)
        result = base + "-" + std::to_string(number);
    return result;
}

} // namespace sdw
