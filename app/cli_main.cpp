// The command line `segdeformer`: parse, call, report. Results go to standard output, everything else to standard
// error.
#include "app/cli/command.h"
#include "app/cli/printable.h"

#include "core/base/error.h"
#include "core/base/memory_arena.h"

#include <c10/util/Exception.h>

#include <cstdio>
#include <iostream>
#include <new>

namespace sdw::cli {
#define SDW_COMMAND(function) void function(CLI::App& app, Session& session);
#include "app/cli/commands.def"
#undef SDW_COMMAND

namespace {

constexpr AddCommand kCommands[] = {
#define SDW_COMMAND(function) function,
#include "app/cli/commands.def"
#undef SDW_COMMAND
};

int exitStatus(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
        return 2;
    case ErrorKind::BadInput:
        return 3;
    case ErrorKind::Resources:
        return 4;
    case ErrorKind::Interrupted:
        return 130;
    }
    return 3;
}

int report(const std::string& sentence, int status)
{
    std::cerr << "segdeformer: " << printable(sentence) << std::endl;
    return status;
}

int run(int argc, char** argv)
{
    CLI::App app("SegDeformer Workbench: train, evaluate and use segmentation transformers", "segdeformer");
    Session session;
    app.add_flag("--json", session.json, "Print one JSON object as the last line of standard output");
    app.set_version_flag("--version", SDW_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    for (const AddCommand add : kCommands)
        add(app, session);
    try {
        app.parse(argc, argv);
        session.run();
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const Error& error) {
        return report(error.what(), exitStatus(error.kind()));
    } catch (const std::bad_alloc&) {
        return report("Memory ran out; lower the batch, the crop or the number of workers.", 4);
    } catch (const c10::OutOfMemoryError& error) {
        return report(
            std::string("Device memory ran out; lower the batch or the crop. ") + error.what_without_backtrace(), 4);
    } catch (const c10::Error& error) {
        const std::string what = error.what_without_backtrace();
        const bool memory = what.find("not enough memory") != std::string::npos;
        return report(memory ? "Memory ran out; lower the batch, the crop or the number of workers. (" + what + ")"
                             : what,
                      memory ? 4 : 3);
    } catch (const std::exception& error) {
        return report(error.what(), 3);
    }
    if (session.json)
        std::cout << session.result.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << std::endl;
    else
        std::cout << session.text << std::flush;
    return session.exitStatus;
}

} // namespace
} // namespace sdw::cli

int main(int argc, char** argv)
{
    sdw::keepFreedMemory();
    return sdw::cli::run(argc, argv);
}
