// Search in a constant table of named parts (encoders, decoders, layouts, ...), with an error that lists what is known.
#pragma once

#include "core/base/error.h"

#include <span>
#include <string>
#include <string_view>

namespace sdw {

/// @param table entries with a member `id` convertible to std::string_view.
/// @param noun  what the entries are, for the message: "encoder".
/// @throws Error `Unknown encoder 'x'; known: a, b, c.`
template <typename Entry>
const Entry& findEntry(std::span<const Entry> table, std::string_view id, std::string_view noun)
{
    for (const Entry& entry : table)
        if (std::string_view(entry.id) == id) return entry;
    std::string known;
    for (const Entry& entry : table)
        known += (known.empty() ? "" : ", ") + std::string(entry.id);
    throw Error("Unknown " + std::string(noun) + " '" + std::string(id) + "'; known: " + known + ".");
}

} // namespace sdw
