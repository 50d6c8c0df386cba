// How a command of `segdeformer` is made: one file in this folder, one line in commands.def.
#pragma once

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <functional>

namespace sdw::cli {

/// What the commands share: the common options, and what is to be done once the arguments are read.
struct Session {
    bool json = false;         ///< --json: `result` is printed as the last line of standard output
    std::function<void()> run; ///< set by the command that was named; throws sdw::Error
    nlohmann::ordered_json result = nlohmann::ordered_json::object(); ///< filled by `run`
    std::string text;   ///< for people, printed to standard output without --json
    int exitStatus = 0; ///< other than 0 where a command has to say "no" without an error (parity)
};

/// Adds the subcommand to `app`; its callback sets `session.run`.
using AddCommand = void (*)(CLI::App& app, Session& session);

} // namespace sdw::cli
