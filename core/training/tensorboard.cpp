#include "core/training/tensorboard.h"

#include "core/base/crc32c.h"
#include "core/base/error.h"

#include <bit>
#include <chrono>
#include <cstring>

#include <unistd.h>

namespace sdw {
namespace {

double wallTime()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

// ---- protobuf's wire format: a key (field number · 8 + wire type), then the value ----

void putVarint(std::string& out, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        out += char(0x80 | (value & 0x7F));
    out += char(value);
}

template <typename Integer>
void putFixed(std::string& out, Integer value) // little-endian
{
    for (std::size_t i = 0; i < sizeof value; ++i)
        out += char((value >> (8 * i)) & 0xFF);
}

void putInteger(std::string& out, int field, std::uint64_t value)
{
    putVarint(out, std::uint64_t(field) << 3);
    putVarint(out, value);
}

void putDouble(std::string& out, int field, double value)
{
    putVarint(out, (std::uint64_t(field) << 3) | 1);
    putFixed(out, std::bit_cast<std::uint64_t>(value));
}

void putFloat(std::string& out, int field, float value)
{
    putVarint(out, (std::uint64_t(field) << 3) | 5);
    putFixed(out, std::bit_cast<std::uint32_t>(value));
}

void putBytes(std::string& out, int field, std::string_view value) // also texts and nested messages
{
    putVarint(out, (std::uint64_t(field) << 3) | 2);
    putVarint(out, value.size());
    out += value;
}

// Field numbers of tensorflow/core/util/event.proto and framework/{summary,tensor}.proto.
enum EventField { kWallTime = 1, kStep = 2, kFileVersion = 3, kSummary = 5, kSessionLog = 7 };
enum ValueField { kTag = 1, kSimpleValue = 2, kImage = 4, kTensor = 8, kMetadata = 9 };

std::string summaryOf(const std::string& value)
{
    std::string summary, event;
    putBytes(summary, 1, value);
    putBytes(event, kSummary, summary);
    return event;
}

} // namespace

std::uint32_t maskedCrc32c(std::string_view bytes)
{
    return std::rotr(crc32c(bytes), 15) + 0xa282ead8u;
}

TensorBoardWriter::TensorBoardWriter(const std::filesystem::path& folder, std::int64_t firstStep)
{
    char host[256] = "host";
    gethostname(host, sizeof host - 1);
    // TensorBoard reads a folder's files in the order of their names, so the time must lead; the counter keeps two
    // files of one second apart.
    const std::string stem = "events.out.tfevents." + std::to_string(std::int64_t(wallTime())) + "." + host + "." +
                             std::to_string(getpid()) + ".";
    for (int i = 0; m_file.empty() || std::filesystem::exists(m_file); ++i)
        m_file = folder / (stem + std::to_string(i));
    m_stream.open(m_file, std::ios::binary);

    std::string version;
    putBytes(version, kFileVersion, "brain.Event:2");
    record(0, version);
    if (firstStep >= 0) {
        std::string start, event;
        putInteger(start, 1, 1); // SessionLog.status = START
        putBytes(event, kSessionLog, start);
        record(firstStep, event);
    }
    flush();
}

void TensorBoardWriter::record(std::int64_t step, std::string_view what)
{
    std::string payload;
    putDouble(payload, kWallTime, wallTime());
    putInteger(payload, kStep, std::uint64_t(step));
    payload += what;

    std::string framed;
    putFixed(framed, std::uint64_t(payload.size()));
    putFixed(framed, maskedCrc32c(framed));
    framed += payload;
    putFixed(framed, maskedCrc32c(payload));
    m_stream.write(framed.data(), std::streamsize(framed.size()));
}

void TensorBoardWriter::scalar(std::string_view tag, std::int64_t step, double value)
{
    std::string entry;
    putBytes(entry, kTag, tag);
    putFloat(entry, kSimpleValue, float(value));
    record(step, summaryOf(entry));
}

void TensorBoardWriter::image(std::string_view tag, std::int64_t step, int height, int width, std::string_view png)
{
    std::string picture, entry;
    putInteger(picture, 1, std::uint64_t(height));
    putInteger(picture, 2, std::uint64_t(width));
    putInteger(picture, 3, 3); // colour space: RGB
    putBytes(picture, 4, png);
    putBytes(entry, kTag, tag);
    putBytes(entry, kImage, picture);
    record(step, summaryOf(entry));
}

void TensorBoardWriter::text(std::string_view tag, std::int64_t step, std::string_view markdown)
{
    std::string plugin, metadata, tensor, entry;
    putBytes(plugin, 1, "text");
    putBytes(metadata, 1, plugin);
    putInteger(tensor, 1, 7); // DT_STRING
    putBytes(tensor, 2, "");  // shape: a scalar
    putBytes(tensor, 8, markdown);
    putBytes(entry, kTag, tag);
    putBytes(entry, kTensor, tensor);
    putBytes(entry, kMetadata, metadata);
    record(step, summaryOf(entry));
}

void TensorBoardWriter::flush()
{
    m_stream.flush();
    if (!m_stream) throw Error("Cannot write '" + m_file.string() + "'; is the disk full?", ErrorKind::Resources);
}

} // namespace sdw
