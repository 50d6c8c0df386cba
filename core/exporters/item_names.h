// Names of items inside an export: clean, never outside the folder, never two the same.
#pragma once

#include <map>
#include <set>
#include <string>

namespace sdw {

class ItemNames {
public:
    /// @param flat folders become part of the name ("a/b" → "a__b").
    explicit ItemNames(bool flat)
        : m_flat(flat)
    {
    }
    /// @return the name to be used. Calls in the same order give the same names.
    /// @throws Error naming the item: not UTF-8, empty, with control characters, absolute or with "..".
    std::string take(const std::string& name, const std::string& split);

private:
    bool m_flat;
    std::set<std::string> m_taken;
};

} // namespace sdw
