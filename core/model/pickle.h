// Python pickles (protocols 2 to 5) as plain values. Nothing is called and no class is looked up: what Python would
// build by running code becomes an object that is a name and its arguments.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sdw {

using PickleId = std::uint32_t; ///< index of a value in its document

struct PickleValue {
    enum class Kind : std::uint8_t {
        None,
        Bool,
        Int,
        BigInt, ///< beyond 64 bits; `text`: its bytes, little-endian
        Float,
        Text,
        Bytes,
        List,       ///< sets too; `items`
        Tuple,      ///< `items`
        Dict,       ///< `items`: key, value, key, value, ...; collections.OrderedDict too
        Global,     ///< `text`: "module.name"
        Object,     ///< `text`: "module.name" of what would be called, `items`: its arguments (one tuple, mostly)
        Persistent, ///< `items`: the identifier; PyTorch's storages
    };
    Kind kind = Kind::None;
    union {
        std::int64_t integer = 0; ///< Bool and Int
        double real;              ///< Float
    };
    std::string_view text;
    std::vector<PickleId> items;
};

/// A parsed pickle. Values may refer to each other in circles; whoever walks over them bounds the walk.
struct PickleDocument {
    std::shared_ptr<const std::string> bytes; ///< texts point into it
    std::vector<PickleValue> values;
    std::set<std::string, std::less<>> names; ///< of all globals that it mentions
    PickleId root = 0;
    std::size_t end = 0; ///< offset behind the pickle

    const PickleValue& operator[](PickleId id) const { return values[id]; }
    /// Value of a text key in a dict; null where there is none (the last one counts, as in Python).
    const PickleValue* find(const PickleValue& dict, std::string_view key) const;
};

/// @param offset where in `bytes` it starts.
/// @param origin the file, for messages.
/// @throws Error naming `origin` when it is malformed, of another protocol, or needs more values than any checkpoint
/// has.
PickleDocument parsePickle(std::shared_ptr<const std::string> bytes, std::size_t offset, const std::string& origin);

} // namespace sdw
