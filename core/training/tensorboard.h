// TensorBoard event files, written without protobuf.
// A record is: 8-byte little-endian length, masked CRC-32C of it, payload, masked CRC-32C of the payload; the payload
// is a protobuf `Event` (wall time, step, and one of file version, summary, session log).
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace sdw {

class TensorBoardWriter {
public:
    /// Makes a new `events.out.tfevents.…` file in `folder`; those of earlier processes stay beside it.
    /// @param firstStep of a resumed run: TensorBoard forgets what earlier files say of this and later steps. Negative:
    /// none.
    /// @throws Error when the file cannot be written.
    explicit TensorBoardWriter(const std::filesystem::path& folder, std::int64_t firstStep = -1);

    void scalar(std::string_view tag, std::int64_t step, double value);
    /// @param png the bytes of a PNG file; sizes in pixels.
    void image(std::string_view tag, std::int64_t step, int height, int width, std::string_view png);
    void text(std::string_view tag, std::int64_t step, std::string_view markdown);
    /// Hands what was written to the system. @throws Error (kind Resources) when that fails.
    void flush();

    const std::filesystem::path& file() const { return m_file; }

private:
    void record(std::int64_t step, std::string_view what);

    std::filesystem::path m_file;
    std::ofstream m_stream;
};

/// Rotated right by 15 bits, plus a constant: how event files store a CRC-32C.
std::uint32_t maskedCrc32c(std::string_view bytes);

} // namespace sdw
