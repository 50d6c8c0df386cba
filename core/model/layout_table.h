// One layout as a table of name patterns. Every family has a file of such tables (layouts_mit.cpp, ...).
//
// In patterns {i} and {j} stand for numbers, {s} for i + 1, {part} for one part of a packed tensor, a final * for the
// last word of the name (weight, bias, running_mean, ...).
#pragma once

#include "core/model/key_layouts.h"

#include <array>
#include <optional>
#include <span>

namespace sdw::layouts {

/// How the tensor itself changes between the official form and the other program's.
enum class Change {
    None,
    Matrix,       ///< official 1×1 convolution O×I×1×1, elsewhere a matrix O×I
    PatchMerging, ///< official channel-major order of the last dimension (4C), elsewhere position-major
    Packed,       ///< official rows one below the other, elsewhere several tensors: the parts
};

/// A part of a packed tensor: its name in {part}, and how many of the equal row blocks it holds.
struct Part {
    const char* name;
    int blocks;
};

struct Rule {
    const char* official;
    const char* other;
    Change change = Change::None;
    std::array<Part, 3> parts{}; ///< for Packed, in the order of the rows; unused ones have no name
    bool withoutPrefix = false;  ///< written without the layout's prefix
};

struct Table {
    const char* family;
    const char* layout;
    std::vector<const char*> prefixes; ///< accepted before the names; the first is written
    std::vector<Rule> rules;
    std::vector<const char*> unused; ///< starts of names (after the prefix) that have no counterpart and no use here
};

const std::vector<Table>& mitTables();
const std::vector<Table>& swinTables();
const std::vector<Table>& vitTables();
/// Renamings of SegFormer's own head to the names of the decoder's "huggingface" form; `family` is empty.
const std::vector<Table>& headTables();

/// What the pattern's places stand for in one name.
struct Captures {
    std::int64_t i = 0, j = 0;
    int part = -1;
    std::string rest;
};
std::optional<Captures> matchName(std::string_view pattern, std::string_view name, const std::array<Part, 3>& parts);
std::string makeName(std::string_view pattern, const Captures& captures, const std::array<Part, 3>& parts);

/// Official Swin buffers: adds `relative_position_index` (w²×w², int64) beside every bias table.
void addPositionIndex(TensorMap& official);

} // namespace sdw::layouts
