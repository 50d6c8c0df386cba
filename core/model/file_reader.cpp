#include "core/model/file_reader.h"

#include "core/base/error.h"

#include <cerrno>
#include <cstring>

namespace sdw {

namespace fs = std::filesystem;

FileReader::FileReader(const fs::path& path)
    : m_path(path)
{
    std::error_code code;
    const fs::file_status status = fs::status(path, code);
    if (!fs::exists(status)) fail("there is no such file");
    if (!fs::is_regular_file(status)) fail(fs::is_directory(status) ? "it is a folder" : "it is not a regular file");
    m_stream.open(path, std::ios::binary);
    if (!m_stream) fail(std::strerror(errno));
    m_size = fs::file_size(path, code);
    if (code) fail(code.message());
}

void FileReader::read(std::uint64_t offset, void* into, std::uint64_t count)
{
    if (offset > m_size || count > m_size - offset) fail("it ends too early");
    if (count == 0) return;
    m_stream.seekg(std::streamoff(offset));
    m_stream.read(static_cast<char*>(into), std::streamsize(count));
    if (std::uint64_t(m_stream.gcount()) != count || !m_stream) fail("it ends too early"); // shortened meanwhile
}

std::string FileReader::readText(std::uint64_t offset, std::uint64_t count)
{
    if (offset > m_size || count > m_size - offset) fail("it ends too early");
    std::string text(count, '\0');
    read(offset, text.data(), count);
    return text;
}

void FileReader::fail(const std::string& reason) const
{
    throw Error("Cannot read '" + m_path.string() + "': " + reason + ".");
}

} // namespace sdw
