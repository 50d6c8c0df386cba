#include "core/training/journal_reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <limits>
#include <utility>

namespace sdw {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::size_t kMarkBytes = 256;    // enough for a whole event, with its time
constexpr std::size_t kExcerptBytes = 60;  // of a garbage line
constexpr std::size_t kTypeWithin = 64;    // where a line says that it is a `train` event
constexpr double kLargestStep = 1LL << 53; // whole numbers that a double holds
constexpr std::size_t kMostClasses = 4'096;
constexpr float kNone = std::numeric_limits<float>::quiet_NaN();

constexpr std::array<const char*, kMeasures> kKeys = {
    "loss",        "loss_seg",  "loss_attn",      "loss_aux", "lr",   "gradient_norm", "images_per_s",
    "data_wait_s", "memory_mb", "memory_peak_mb", "eta_s",    "mIoU", "mAcc",          "aAcc"};

float figure(const json& event, const char* key)
{
    const auto found = event.find(key);
    if (found == event.end() || !found->is_number()) return kNone;
    const double value = found->get<double>();
    return std::abs(value) <= double(std::numeric_limits<float>::max()) ? float(value) : kNone;
}

std::string textOf(const json& event, const char* key)
{
    const auto found = event.find(key);
    return found != event.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<std::int64_t> stepOf(const json& event)
{
    const auto found = event.find("step");
    if (found == event.end() || !found->is_number()) return {};
    const double step = found->get<double>();
    if (!(step >= 0 && step <= kLargestStep) || step != std::floor(step)) return {};
    return std::int64_t(step);
}

double numberOf(const json& event, const char* key, double otherwise)
{
    const auto found = event.find(key);
    return found != event.end() && found->is_number() ? found->get<double>() : otherwise;
}

void readFigures(const json& event, int first, int end, std::vector<float>& values)
{
    values.reserve(std::size_t(end - first));
    for (int i = first; i < end; ++i)
        values.push_back(figure(event, kKeys[std::size_t(i)]));
}

void readIou(const json& event, std::vector<float>& iou)
{
    const auto list = event.find("iou");
    if (list == event.end() || !list->is_array()) return;
    const std::size_t count = std::min(list->size(), kMostClasses);
    iou.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        iou.push_back((*list)[i].is_number() ? (*list)[i].get<float>() : kNone);
}

/// Empty for a line that holds no event.
std::optional<RunEvent> parseLine(std::string_view line)
{
    const json object = json::parse(line, nullptr, false);
    if (!object.is_object()) return {};
    const std::string type = textOf(object, "type");
    if (type.empty()) return {};
    RunEvent event;
    event.time = numberOf(object, "time", std::numeric_limits<double>::quiet_NaN());
    event.step = stepOf(object);
    if (type == "train" || type == "val") {
        if (!event.step) return {}; // a figure without its place
        event.type = type == "train" ? RunEvent::Type::Train : RunEvent::Type::Val;
        if (event.type == RunEvent::Type::Train) {
            readFigures(object, 0, kTrainMeasures, event.values);
        } else {
            readFigures(object, kTrainMeasures, kMeasures, event.values);
            readIou(object, event.iou);
        }
    } else if (type == "status") {
        event.type = RunEvent::Type::Status;
        event.text = textOf(object, "status");
        event.message = textOf(object, "message");
        event.parameters = numberOf(object, "parameters", 0);
    } else if (type == "checkpoint") {
        event.type = RunEvent::Type::Checkpoint;
        event.text = textOf(object, "file");
    } else if (type == "error") {
        event.type = RunEvent::Type::Error;
        event.text = textOf(object, "message");
    }
    return event;
}

/// A piece of a line that may hold anything, fit to be shown.
std::string excerpt(std::string_view line)
{
    std::string text(line.substr(0, kExcerptBytes));
    for (char& c : text)
        if (c < ' ' || c > '~') c = '?';
    return line.size() > kExcerptBytes ? text + "..." : text;
}

std::string bytesAt(std::istream& stream, std::uint64_t offset, std::size_t count)
{
    std::string bytes(count, '\0');
    stream.clear();
    stream.seekg(std::streamoff(offset));
    stream.read(bytes.data(), std::streamsize(count));
    bytes.resize(std::size_t(std::max<std::streamsize>(stream.gcount(), 0)));
    return bytes;
}

bool saysTrain(std::string_view line)
{
    return line.substr(0, kTypeWithin).find("\"type\":\"train\"") != std::string_view::npos;
}

} // namespace

const char* measureKey(Measure measure)
{
    return kKeys[std::size_t(measure)];
}

JournalReader::JournalReader(fs::path folder, bool latestTrainOnly)
    : m_folder(std::move(folder))
    , m_latestTrainOnly(latestTrainOnly)
{
}

JournalPart JournalReader::read(std::size_t maxBytes)
{
    JournalPart part;
    const fs::path file = m_folder / "events.jsonl";
    std::error_code code;
    const auto kind = fs::status(file, code).type();
    if (kind == fs::file_type::not_found || kind == fs::file_type::none) {
        if (!fs::is_directory(m_folder, code)) {
            part.state = JournalState::Gone;
            return part;
        }
        part.restarted = m_offset > 0;
        startOver();
        return part;
    }
    const auto refuse = [&](const std::string& why) {
        part.state = JournalState::Unreadable;
        part.problem = "'" + file.string() + "' " + why;
        return part;
    };
    if (kind != fs::file_type::regular) return refuse("is no ordinary file; a journal was expected.");
    std::ifstream stream(file, std::ios::binary);
    const std::uint64_t size = fs::file_size(file, code);
    if (!stream || code) return refuse("cannot be read; check whether you may open it.");

    if (isAnother(stream, size)) {
        part.restarted = true;
        startOver();
    }
    const std::uint64_t from = m_offset;
    const std::string bytes = bytesAt(stream, from, std::size_t(std::min<std::uint64_t>(maxBytes, size - from)));
    std::size_t begin = 0;
    m_train = {};
    for (std::size_t end; (end = bytes.find('\n', begin)) != std::string::npos; begin = end + 1) {
        ++m_line;
        if (std::exchange(m_inLongLine, false)) continue;
        takeLine(std::string_view(bytes).substr(begin, end - begin), part);
    }
    takeTrain(part);
    // What is left has no end yet. More than a line can be long is given up at once, else it would be read for ever.
    if (bytes.size() - begin >= std::min(kLongestLine, maxBytes)) {
        if (!m_inLongLine) addGarbage(m_line + 1, std::string_view(bytes).substr(begin), part);
        m_inLongLine = true;
        begin = bytes.size();
    }
    m_offset += begin;
    keepMarks(stream);
    part.readBytes = m_offset;
    part.allBytes = size;
    part.state = from + bytes.size() < size ? JournalState::Behind : JournalState::UpToDate;
    return part;
}

void JournalReader::takeLine(std::string_view line, JournalPart& part)
{
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
    if (m_latestTrainOnly && saysTrain(line)) {
        m_train = line;
        m_trainLine = m_line;
        return;
    }
    takeTrain(part);
    parse(line, m_line, part);
}

/// The last of the `train` events that were passed over.
void JournalReader::takeTrain(JournalPart& part)
{
    if (!m_train.empty()) parse(std::exchange(m_train, {}), m_trainLine, part);
}

void JournalReader::parse(std::string_view line, std::int64_t number, JournalPart& part)
{
    if (line.size() > kLongestLine) return addGarbage(number, line, part);
    if (auto event = parseLine(line))
        part.events.push_back(std::move(*event));
    else
        addGarbage(number, line, part);
}

void JournalReader::addGarbage(std::int64_t number, std::string_view line, JournalPart& part)
{
    if (part.garbageLines++ == 0) part.firstGarbage = "line " + std::to_string(number) + ": " + excerpt(line);
}

/// Whether the file is not the one that was read so far: it was cut, or another one was put in its place.
bool JournalReader::isAnother(std::istream& stream, std::uint64_t size)
{
    if (size < m_offset) return true;
    return bytesAt(stream, 0, m_head.size()) != m_head ||
           bytesAt(stream, m_offset - m_tail.size(), m_tail.size()) != m_tail;
}

void JournalReader::keepMarks(std::istream& stream)
{
    const std::size_t count = std::size_t(std::min<std::uint64_t>(kMarkBytes, m_offset));
    if (m_head.size() < kMarkBytes) m_head = bytesAt(stream, 0, count);
    m_tail = bytesAt(stream, m_offset - count, count);
}

void JournalReader::startOver()
{
    m_offset = 0;
    m_line = 0;
    m_inLongLine = false;
    m_head.clear();
    m_tail.clear();
}

} // namespace sdw
