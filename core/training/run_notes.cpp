#include "core/training/run_notes.h"

#include "core/base/error.h"
#include "core/base/file_io.h"

#include <nlohmann/json.hpp>

namespace sdw {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr std::uint64_t kMostBytes = 1 << 20;

fs::path notesFile(const fs::path& runFolder)
{
    return runFolder / "notes.json";
}

/// The whole document; an empty object where there is none.
ordered_json readDocument(const fs::path& runFolder)
{
    std::error_code code;
    if (!fs::is_regular_file(notesFile(runFolder), code)) return ordered_json::object();
    try {
        auto document = ordered_json::parse(readFileWhole(notesFile(runFolder), kMostBytes), nullptr, false);
        if (document.is_object()) return document;
    } catch (const Error&) { // unreadable or huge: as if there were none
    }
    return ordered_json::object();
}

} // namespace

RunNotes readRunNotes(const fs::path& runFolder)
{
    const ordered_json document = readDocument(runFolder);
    RunNotes notes;
    if (const auto text = document.find("notes"); text != document.end() && text->is_string())
        notes.notes = text->get<std::string>();
    if (const auto tags = document.find("tags"); tags != document.end() && tags->is_array())
        for (const auto& tag : *tags)
            if (tag.is_string()) notes.tags.push_back(tag.get<std::string>());
    return notes;
}

void writeRunNotes(const fs::path& runFolder, const RunNotes& notes)
{
    ordered_json document = readDocument(runFolder);
    document["notes"] = notes.notes;
    document["tags"] = notes.tags;
    writeFileWhole(notesFile(runFolder), document.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n");
}

} // namespace sdw
