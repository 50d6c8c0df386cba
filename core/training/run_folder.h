// A run's folder: where everything that a training does is kept, and how a running one is found and steered.
//
//   config.json           the complete configuration, with the classes; written when the data has been found sound
//   launch.json           what the run is to be started with, where a window starts it
//   events.jsonl          the journal (events.h); TensorBoard event files beside it
//   log.txt               for people
//   pid                   number of the training process; gone when it ended in good order
//   control               written by others: "pause", "resume" or "stop"; looked at in every iteration, then removed
//   checkpoints/          best, last and step-N .safetensors
//   samples/              pictures and confusion matrices of the evaluations (sample_files.h)
//   black_box.json        the last batches before a loss that was no number
//   .lock                 held while a process trains here
#pragma once

#include "core/base/file_lock.h"
#include "core/base/log_file.h"

#include <filesystem>
#include <memory>

namespace sdw {

enum class RunCommand { None, Pause, Resume, Stop };

class RunFolder {
public:
    /// Takes hold of the folder, making it where it is not there.
    /// @throws Error when another process trains in it, or when it is not to be resumed and is not empty.
    RunFolder(std::filesystem::path folder, bool resume);
    ~RunFolder();
    RunFolder(const RunFolder&) = delete;
    RunFolder& operator=(const RunFolder&) = delete;

    /// Whether a run was there already.
    bool hasRun() const { return m_hasRun; }

    const std::filesystem::path& path() const { return m_folder; }
    std::filesystem::path config() const { return m_folder / "config.json"; }
    std::filesystem::path events() const { return m_folder / "events.jsonl"; }
    std::filesystem::path checkpoints() const { return m_folder / "checkpoints"; }
    std::filesystem::path samples() const { return m_folder / "samples"; }
    std::filesystem::path blackBox() const { return m_folder / "black_box.json"; }

    LogFile& log() { return *m_log; } ///< writes log.txt

    /// What the control file asks for; unknown words are ignored. A few microseconds.
    RunCommand command() const;
    void clearCommand() const;

private:
    std::filesystem::path m_folder;
    std::unique_ptr<FileLock> m_lock;
    std::unique_ptr<LogFile> m_log;
    bool m_hasRun = false;
};

/// What the run goes by: config.json, or as long as it has not come that far, launch.json. Empty: neither is there.
std::filesystem::path storedConfig(const std::filesystem::path& runFolder);

/// Whether a process trains in this folder now.
bool isTraining(const std::filesystem::path& runFolder);

} // namespace sdw
