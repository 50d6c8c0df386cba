// The option --layout of commands that open a data set.
#pragma once

#include "core/datasets/dataset.h"

#include <CLI/CLI.hpp>

namespace sdw::cli {

/// @param layout takes "auto" or the id of a layout that is read; anything else is wrong use.
inline void addLayoutOption(CLI::App& command, std::string& layout)
{
    std::vector<std::string> names = {"auto"};
    for (const DatasetEntry& entry : datasetCatalog())
        names.emplace_back(entry.id);
    command.add_option("--layout", layout, "How the data set is laid out")
        ->check(CLI::IsMember(names))
        ->capture_default_str();
}

} // namespace sdw::cli
