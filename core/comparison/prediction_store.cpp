#include "core/comparison/prediction_store.h"

#include "core/base/content_hash.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <sstream>

namespace sdw {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr std::size_t kMostPaletteClasses = 256;
constexpr std::size_t kLongestPart = 200; // bytes of a file name; the system allows 255

/// Whether a name can be a path below the folder as it is.
bool isPlainPath(const std::string& name)
{
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; };
    if (name.empty() || std::any_of(name.begin(), name.end(), isControl)) return false;
    for (std::size_t start = 0; start <= name.size();) {
        const std::size_t end = std::min(name.find('/', start), name.size());
        const auto part = std::string_view(name).substr(start, end - start);
        if (part.empty() || part.front() == '.' || part.size() > kLongestPart) return false;
        start = end + 1;
    }
    return true;
}

struct FileStamp {
    std::int64_t bytes = 0, time = 0;
};

std::optional<FileStamp> stampOf(const fs::path& file)
{
    std::error_code code;
    const auto bytes = fs::file_size(file, code);
    if (code) return std::nullopt;
    const auto time = fs::last_write_time(file, code);
    if (code) return std::nullopt;
    return FileStamp{std::int64_t(bytes), std::int64_t(time.time_since_epoch().count())};
}

std::int64_t numberOf(const ordered_json& line, const char* key)
{
    return line.contains(key) && line[key].is_number_integer() ? line[key].get<std::int64_t>() : -1;
}

} // namespace

PredictionStore::PredictionStore(const fs::path& folder, const std::string& key, ClassList classes)
    : m_folder(folder)
    , m_classes(std::move(classes))
{
    makeFolder(m_folder);
    bool sameKey = false;
    std::error_code code;
    if (fs::exists(journal(), code)) {
        std::istringstream lines(readFileWhole(journal()));
        // The first line is the key, and every other one a prediction; a line that a crash cut off is passed over.
        for (std::string text; std::getline(lines, text);) {
            const auto line = ordered_json::parse(text, nullptr, false);
            if (!line.is_object()) continue;
            if (line.contains("key")) sameKey = line["key"] == key;
            if (line.contains("name") && line["name"].is_string())
                m_entries[line["name"].get<std::string>()] = {numberOf(line, "image_bytes"),
                                                              numberOf(line, "image_time"), numberOf(line, "bytes")};
        }
    }
    if (sameKey) return;
    for (const auto& [name, entry] : m_entries)
        forget(name);
    m_entries.clear();
    writeFileWhole(journal(), ordered_json{{"key", key}}.dump() + "\n");
}

fs::path PredictionStore::fileOf(const std::string& name) const
{
    if (isPlainPath(name)) return m_folder / (name + ".png");
    ContentHash hash;
    hash.add(name);
    return m_folder / (hash.hex() + ".png");
}

bool PredictionStore::has(const std::string& name, const fs::path& image) const
{
    const auto entry = m_entries.find(name);
    if (entry == m_entries.end()) return false;
    const auto source = stampOf(image), file = stampOf(fileOf(name));
    return source && file && source->bytes == entry->second.imageBytes && source->time == entry->second.imageTime &&
           file->bytes == entry->second.fileBytes;
}

void PredictionStore::put(const std::string& name, const fs::path& image, const cv::Mat& labels)
{
    const fs::path file = fileOf(name);
    makeFolder(file.parent_path());
    if (m_classes.size() <= kMostPaletteClasses) {
        cv::Mat indices;
        labels.convertTo(indices, CV_8U);
        std::vector<std::array<std::uint8_t, 3>> colours;
        for (const ClassInfo& info : m_classes)
            colours.push_back(info.colour);
        writePalettePng(file, indices, colours);
    } else {
        writePng(file, labels);
    }
    const FileStamp source = stampOf(image).value_or(FileStamp{}), written = stampOf(file).value_or(FileStamp{});
    appendLine(journal(),
               ordered_json{
                   {"name", name}, {"image_bytes", source.bytes}, {"image_time", source.time}, {"bytes", written.bytes}}
                   .dump(-1, ' ', false, ordered_json::error_handler_t::replace));
    m_entries[name] = {source.bytes, source.time, written.bytes};
}

cv::Mat PredictionStore::get(const std::string& name) const
{
    const cv::Mat stored = readIndexMap(fileOf(name));
    if (stored.depth() == CV_16U) return stored;
    cv::Mat labels;
    stored.convertTo(labels, CV_16U);
    return labels;
}

void PredictionStore::forget(const std::string& name) const
{
    std::error_code code;
    fs::remove(fileOf(name), code); // what cannot be removed is written over
}

} // namespace sdw
