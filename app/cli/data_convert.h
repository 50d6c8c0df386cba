// segdeformer data convert: a part of `segdeformer data` in a file of its own.
#pragma once

#include "app/cli/command.h"

namespace sdw::cli {

/// @param data the subcommand `data`.
void addDataConvert(CLI::App& data, Session& session);

} // namespace sdw::cli
