#include "core/training/checkpoint_files.h"

#include "core/base/error.h"
#include "core/model/safetensors_header.h"

#include <algorithm>
#include <array>

namespace sdw {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kPiece = 1 << 20; ///< bytes read at once

/// The hash was first taken over the names that LibTorch gives to types; checkpoints of then stay valid.
std::string_view hashedTypeName(std::string_view type)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> names{{{"F64", "Double"},
                                                                                   {"F32", "Float"},
                                                                                   {"F16", "Half"},
                                                                                   {"BF16", "BFloat16"},
                                                                                   {"I64", "Long"},
                                                                                   {"I32", "Int"},
                                                                                   {"I16", "Short"},
                                                                                   {"I8", "Char"},
                                                                                   {"U8", "Byte"},
                                                                                   {"BOOL", "Bool"}}};
    const auto known = std::ranges::find(names, type, &std::pair<std::string_view, std::string_view>::first);
    return known == names.end() ? type : known->second;
}

std::string hashOfFile(FileReader& file, SafetensorsHeader header, const std::function<bool()>& goOn)
{
    std::ranges::sort(header.entries, {}, &SafetensorsEntry::name);
    CheckpointHash hash;
    std::vector<char> piece(kPiece);
    for (const SafetensorsEntry& entry : header.entries) {
        hash.addTensor(entry.name, entry.type, entry.shape);
        for (std::uint64_t place = entry.begin; place < entry.end;) {
            if (goOn && !goOn())
                throw Error("Checking '" + file.path().string() + "' was stopped.", ErrorKind::Interrupted);
            const std::uint64_t count = std::min<std::uint64_t>(kPiece, entry.end - place);
            file.read(header.dataStart + place, piece.data(), count);
            hash.addData(piece.data(), count);
            place += count;
        }
    }
    return hash.finish(header.metadata);
}

} // namespace

std::vector<NumberedCheckpoint> numberedCheckpoints(const fs::path& folder)
{
    std::vector<NumberedCheckpoint> found;
    std::error_code code;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
        const fs::path& file = entry->path();
        const std::string stem = file.stem().string();
        if (file.extension() != ".safetensors" || !stem.starts_with("step-")) continue;
        const std::string digits = stem.substr(5);
        if (digits.empty() || digits.size() > 12 || digits.find_first_not_of("0123456789") != std::string::npos)
            continue;
        found.push_back({file, std::stoll(digits)});
    }
    std::ranges::sort(found, std::ranges::greater(), &NumberedCheckpoint::step);
    return found;
}

std::vector<fs::path> resumeCandidates(const fs::path& folder)
{
    std::vector<fs::path> candidates;
    std::error_code code;
    if (fs::exists(folder / "last.safetensors", code)) candidates.push_back(folder / "last.safetensors");
    for (NumberedCheckpoint& numbered : numberedCheckpoints(folder))
        candidates.push_back(std::move(numbered.file));
    return candidates;
}

void CheckpointHash::addTensor(const std::string& name, const std::string& type, const std::vector<std::int64_t>& shape)
{
    m_hash.add(name + '\0');
    m_hash.add(std::string(hashedTypeName(type)) + '\0');
    for (const std::int64_t size : shape)
        m_hash.add(std::to_string(size) + ',');
}

std::string CheckpointHash::finish(const std::map<std::string, std::string>& metadata)
{
    for (const auto& [key, value] : metadata)
        if (key != kCheckpointHash) m_hash.add(key + '\0' + value + '\0');
    return m_hash.hex();
}

TrainingCounters readCheckpoint(const fs::path& path, CheckpointCheck check, const std::function<bool()>& goOn)
{
    FileReader file(path);
    if (file.size() == 0) file.fail("it is empty");
    if (!looksLikeSafetensors(file)) file.fail("it does not begin as a safetensors file does");
    SafetensorsHeader header = readSafetensorsHeader(file);
    const auto hash = header.metadata.find(kCheckpointHash), stored = header.metadata.find(kCheckpointCounters);
    if (hash == header.metadata.end() || stored == header.metadata.end())
        throw Error("'" + path.string() + "' holds weights, but no state that a training could go on from.");
    TrainingCounters counters;
    try {
        counters = readCounters(json::parse(stored->second));
    } catch (const json::exception& error) {
        throw Error("Checkpoint '" + path.string() + "': its training counters cannot be read (" + error.what() + ").");
    }
    if (counters.step < 0)
        throw Error("Checkpoint '" + path.string() + "': training.step is " + std::to_string(counters.step) +
                    ", which is no number of iterations.");
    if (check == CheckpointCheck::Content) {
        const std::string written = hash->second; // the header moves on
        if (hashOfFile(file, std::move(header), goOn) != written)
            throw Error("Checkpoint '" + path.string() + "' is damaged: its content does not match its hash.");
    }
    return counters;
}

} // namespace sdw
