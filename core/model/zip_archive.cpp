#include "core/model/zip_archive.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>

namespace sdw {
namespace {

constexpr std::uint32_t kLocalHeader = 0x04034b50, kDirectoryEntry = 0x02014b50, kDirectoryEnd = 0x06054b50;
constexpr std::uint32_t kDirectoryEnd64 = 0x06064b50, kLocator64 = 0x07064b50;
constexpr std::uint64_t kEndSize = 22, kLocatorSize = 20, kEnd64Size = 56, kEntrySize = 46, kLocalSize = 30;
constexpr std::uint64_t kMaxComment = 65535;

template <typename Number>
Number at(std::string_view bytes, std::size_t offset)
{
    Number number{};
    std::memcpy(&number, bytes.data() + offset, sizeof number); // callers have checked the length
    return number;
}

struct Directory {
    std::uint64_t offset = 0, size = 0, count = 0;
    std::uint64_t end = 0; ///< where the records behind the directory start
};

Directory findDirectory(FileReader& file)
{
    if (file.size() < kEndSize) file.fail("it is too short for a PyTorch checkpoint");
    const std::uint64_t tailSize = std::min(file.size(), kEndSize + kMaxComment);
    const std::uint64_t tailStart = file.size() - tailSize;
    const std::string tail = file.readText(tailStart, tailSize);
    std::optional<std::size_t> found;
    for (std::size_t i = tail.size() - kEndSize + 1; i-- > 0 && !found;)
        if (at<std::uint32_t>(tail, i) == kDirectoryEnd &&
            i + kEndSize + at<std::uint16_t>(tail, i + 20) == tail.size())
            found = i;
    if (!found) file.fail("the directory at its end is missing; the file is cut off or damaged");

    const std::string_view record = std::string_view(tail).substr(*found, kEndSize);
    Directory directory{.offset = at<std::uint32_t>(record, 16),
                        .size = at<std::uint32_t>(record, 12),
                        .count = at<std::uint16_t>(record, 10),
                        .end = tailStart + *found};
    if (at<std::uint16_t>(record, 4) == at<std::uint16_t>(record, 6) && directory.end >= kLocatorSize + kEnd64Size) {
        const std::string locator = file.readText(directory.end - kLocatorSize, kLocatorSize);
        if (at<std::uint32_t>(locator, 0) == kLocator64) {
            const auto place = at<std::uint64_t>(locator, 8);
            if (place > file.size() - kEnd64Size) file.fail("its directory reaches beyond its end");
            const std::string record64 = file.readText(place, kEnd64Size);
            if (at<std::uint32_t>(record64, 0) != kDirectoryEnd64) file.fail("its directory is damaged");
            directory = {.offset = at<std::uint64_t>(record64, 48),
                         .size = at<std::uint64_t>(record64, 40),
                         .count = at<std::uint64_t>(record64, 32),
                         .end = place};
        }
    }
    if (directory.offset > directory.end || directory.size > directory.end - directory.offset)
        file.fail("its directory reaches beyond its end");
    if (directory.count > directory.size / kEntrySize) file.fail("its directory is damaged");
    return directory;
}

/// The 64-bit values that replace 32-bit ones which are all ones; they come in a fixed order.
void readExtra64(std::string_view extra, std::uint64_t& size, std::uint64_t& packed, std::uint64_t& offset,
                 const FileReader& file)
{
    while (extra.size() >= 4) {
        const auto id = at<std::uint16_t>(extra, 0);
        const std::size_t length = at<std::uint16_t>(extra, 2);
        if (length > extra.size() - 4) return; // padding of other programs need not be well formed
        std::string_view content = extra.substr(4, length);
        extra.remove_prefix(4 + length);
        if (id != 1) continue;
        for (std::uint64_t* value : {&size, &packed, &offset}) {
            if (*value != 0xffffffffu) continue;
            if (content.size() < 8) file.fail("its directory is damaged");
            *value = at<std::uint64_t>(content, 0);
            content.remove_prefix(8);
        }
        return;
    }
}

std::uint64_t dataStart(FileReader& file, std::uint64_t header, std::uint64_t size, const Directory& directory,
                        const std::string& name)
{
    if (header > directory.offset || kLocalSize > directory.offset - header)
        file.fail("its entry '" + name + "' lies outside the file");
    const std::string local = file.readText(header, kLocalSize);
    if (at<std::uint32_t>(local, 0) != kLocalHeader) file.fail("its entry '" + name + "' is damaged");
    const std::uint64_t start = header + kLocalSize + at<std::uint16_t>(local, 26) + at<std::uint16_t>(local, 28);
    if (start > directory.offset || size > directory.offset - start)
        file.fail("its entry '" + name + "' lies outside the file");
    return start;
}

} // namespace

std::map<std::string, ZipEntry> readZipDirectory(FileReader& file)
{
    const Directory directory = findDirectory(file);
    const std::string bytes = file.readText(directory.offset, directory.size);
    std::string_view rest = bytes;
    std::map<std::string, ZipEntry> entries;
    std::uint64_t total = 0;
    for (std::uint64_t i = 0; i < directory.count; ++i) {
        if (rest.size() < kEntrySize || at<std::uint32_t>(rest, 0) != kDirectoryEntry)
            file.fail("its directory is damaged");
        const std::size_t nameLength = at<std::uint16_t>(rest, 28), extraLength = at<std::uint16_t>(rest, 30);
        const std::size_t length = kEntrySize + nameLength + extraLength + at<std::uint16_t>(rest, 32);
        if (rest.size() < length) file.fail("its directory is damaged");
        const std::string name(rest.substr(kEntrySize, nameLength));
        if (at<std::uint16_t>(rest, 8) & 1) file.fail("its entry '" + name + "' is encrypted");
        if (at<std::uint16_t>(rest, 10) != 0)
            file.fail("its entry '" + name + "' is compressed, which PyTorch's own files never are");
        std::uint64_t size = at<std::uint32_t>(rest, 24), packed = at<std::uint32_t>(rest, 20),
                      header = at<std::uint32_t>(rest, 42);
        readExtra64(rest.substr(kEntrySize + nameLength, extraLength), size, packed, header, file);
        if (size != packed) file.fail("its entry '" + name + "' is damaged");
        const ZipEntry entry{.offset = dataStart(file, header, size, directory, name), .size = size};
        total += size;
        if (total > file.size()) file.fail("its entries overlap");
        if (!entries.emplace(name, entry).second) file.fail("its entry '" + name + "' is there twice");
        rest.remove_prefix(length);
    }
    return entries;
}

} // namespace sdw
