#include "core/model/layout_table.h"

#include <algorithm>

namespace sdw::layouts {

std::optional<Captures> matchName(std::string_view pattern, std::string_view name, const std::array<Part, 3>& parts)
{
    Captures captures;
    while (!pattern.empty()) {
        if (pattern[0] == '*') {
            if (name.empty() || name.find('.') != std::string_view::npos) return std::nullopt;
            captures.rest = name;
            return captures;
        }
        if (pattern[0] != '{') {
            if (name.empty() || name[0] != pattern[0]) return std::nullopt;
            pattern.remove_prefix(1);
            name.remove_prefix(1);
            continue;
        }
        const std::size_t close = pattern.find('}');
        const std::string_view place = pattern.substr(1, close - 1);
        pattern.remove_prefix(close + 1);
        if (place == "part") {
            for (int p = 0; p < 3 && captures.part < 0; ++p) {
                const std::string_view part = parts[std::size_t(p)].name ? parts[std::size_t(p)].name : "";
                if (part.empty() || !name.starts_with(part) ||
                    !name.substr(part.size()).starts_with(pattern.substr(0, 1)))
                    continue;
                captures.part = p;
                name.remove_prefix(part.size());
            }
            if (captures.part < 0) return std::nullopt;
            continue;
        }
        std::size_t digits = 0;
        std::int64_t number = 0;
        for (; digits < name.size() && digits < 6 && name[digits] >= '0' && name[digits] <= '9'; ++digits)
            number = number * 10 + (name[digits] - '0');
        if (digits == 0 || (place == "s" && number == 0)) return std::nullopt;
        name.remove_prefix(digits);
        (place == "j" ? captures.j : captures.i) = place == "s" ? number - 1 : number;
    }
    return name.empty() ? std::optional(captures) : std::nullopt;
}

std::string makeName(std::string_view pattern, const Captures& captures, const std::array<Part, 3>& parts)
{
    std::string name;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '*') {
            name += captures.rest;
        } else if (pattern[at] != '{') {
            name += pattern[at];
        } else {
            const std::size_t close = pattern.find('}', at);
            const std::string_view place = pattern.substr(at + 1, close - at - 1);
            if (place == "part")
                name += parts[std::size_t(std::max(captures.part, 0))].name;
            else if (place == "j")
                name += std::to_string(captures.j);
            else
                name += std::to_string(place == "s" ? captures.i + 1 : captures.i);
            at = close;
        }
    }
    return name;
}

} // namespace sdw::layouts
