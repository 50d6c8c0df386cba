// What a person wrote about a run: notes.json in the run folder, which no training reads or writes.
//     {"notes": "first try with tokens", "tags": ["baseline", "keep"]}
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sdw {

struct RunNotes {
    std::string notes;
    std::vector<std::string> tags;

    bool operator==(const RunNotes&) const = default;
};

/// Empty where there is no such file, or one that cannot be understood: notes are never worth refusing a run for.
RunNotes readRunNotes(const std::filesystem::path& runFolder);
/// Keeps keys of the file that it does not know. @throws Error naming the file when it cannot be written.
void writeRunNotes(const std::filesystem::path& runFolder, const RunNotes& notes);

} // namespace sdw
