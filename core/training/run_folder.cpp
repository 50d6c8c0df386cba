#include "core/training/run_folder.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/training/events.h"

#include <fstream>
#include <iomanip>
#include <set>

#include <unistd.h>

namespace sdw {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMostOfAFailedStart = 64 << 10; ///< bytes of a journal

/// A journal of nothing but failures to begin.
bool tellsOfNoTraining(const fs::path& journal)
{
    std::error_code code;
    if (const auto size = fs::file_size(journal, code); code || size > kMostOfAFailedStart) return false;
    for (const auto& event : readEvents(journal)) {
        const std::string type = event.value("type", "");
        if (type != "error" && !(type == "status" && event.value("status", "") == "failed")) return false;
    }
    return true;
}

/// What may lie in a folder that counts as empty: traces of a start that did not get as far as config.json, and what
/// whoever starts us may keep there: the configuration that we are to read, and our console output.
bool isEmptyRun(const fs::path& folder)
{
    static const std::set<std::string> harmless = {".lock", "pid", "control", "log.txt", "console.txt", "launch.json"};
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const bool emptyFolder =
            (name == "checkpoints" || name == "samples") && entry.is_directory() && fs::is_empty(entry.path());
        const bool torn = name.starts_with("config.json.tmp") || name.starts_with("launch.json.tmp") ||
                          name.starts_with("pid.tmp") || name.starts_with("control.tmp");
        const bool failedStart = name == "events.jsonl" && tellsOfNoTraining(entry.path());
        if (!emptyFolder && !torn && !failedStart && !harmless.contains(name)) return false;
    }
    return true;
}

/// Files that a killed process was in the middle of writing (file_io.h): never renamed, so nobody needs them.
void removeTornWrites(const fs::path& folder)
{
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string ending = entry.path().extension().string();
        if (ending.starts_with(".tmp") && ending.find_first_not_of("0123456789", 4) == std::string::npos &&
            entry.is_regular_file(ignored))
            fs::remove(entry.path(), ignored);
    }
}

std::string firstWord(const fs::path& file)
{
    std::ifstream stream(file);
    std::string word;
    stream >> std::setw(32) >> word;
    return word;
}

} // namespace

RunFolder::RunFolder(fs::path folder, bool resume)
    : m_folder(std::move(folder))
{
    makeFolder(m_folder);
    try {
        m_lock = std::make_unique<FileLock>(m_folder / ".lock");
    } catch (const Error& error) {
        if (!FileLock::held(m_folder / ".lock")) throw;
        throw Error("Run folder '" + m_folder.string() + "' is in use by process " + firstWord(m_folder / "pid") +
                    "; two processes cannot train in one folder.");
    }
    m_hasRun = fs::exists(config());
    if (!resume && m_hasRun)
        throw Error("Run folder '" + m_folder.string() + "' already holds a run; resume it, or choose a new folder.");
    if (!m_hasRun && !isEmptyRun(m_folder))
        throw Error("Run folder '" + m_folder.string() + "' holds other files; choose a new or empty folder.");
    makeFolder(checkpoints());
    makeFolder(samples());
    for (const auto& place : {m_folder, checkpoints(), samples()})
        removeTornWrites(place);
    std::error_code ignored;
    if (!m_hasRun) fs::remove(events(), ignored); // of starts that failed: this one is another
    clearCommand();
    writeFileWhole(m_folder / "pid", std::to_string(getpid()) + "\n");
    m_log = std::make_unique<LogFile>(m_folder / "log.txt");
}

RunFolder::~RunFolder()
{
    std::error_code ignored;
    fs::remove(m_folder / "pid", ignored);
}

RunCommand RunFolder::command() const
{
    const fs::path file = m_folder / "control";
    if (::access(file.c_str(), R_OK) != 0) return RunCommand::None;
    const std::string word = firstWord(file);
    if (word == "pause") return RunCommand::Pause;
    if (word == "resume") return RunCommand::Resume;
    if (word == "stop") return RunCommand::Stop;
    return RunCommand::None;
}

void RunFolder::clearCommand() const
{
    std::error_code ignored;
    fs::remove(m_folder / "control", ignored);
}

fs::path storedConfig(const fs::path& runFolder)
{
    std::error_code code;
    for (const char* name : {"config.json", "launch.json"})
        if (fs::is_regular_file(runFolder / name, code)) return runFolder / name;
    return {};
}

bool isTraining(const fs::path& runFolder)
{
    return FileLock::held(runFolder / ".lock");
}

} // namespace sdw
