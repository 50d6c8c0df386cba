// The class list that lies beside a data set's images: classes.json, or classes.txt with one name a line.
#pragma once

#include "core/datasets/file_tree.h"

#include <optional>

namespace sdw {

struct ClassFile {
    ClassList classes;
    std::optional<int> ignore; ///< value of pixels without class; empty: there are none
    std::optional<std::array<std::uint8_t, 3>> ignoreColour;
};

/// classes.json: {"classes": [{"id", "name", "color": [r, g, b]}], "ignore_index" (or "ignore_in_file"),
/// "ignore_color"}. classes.txt: names in order of their values; 255 is ignored. Gaps between ids and double colours
/// are noted as problems.
/// @throws Error naming the file and every conflict: double or negative ids, double names, colours out of range, an
/// ignore value that is a class; an empty list; broken JSON with line and column; names that are not UTF-8; neither
/// file there.
ClassFile readClassFile(FileTree& tree);

/// Colours for classes that come without: VOC's bit pattern, different for each of the first 256.
std::array<std::uint8_t, 3> defaultColour(std::size_t index);

} // namespace sdw
