#include "app/cli/printable.h"

#include <cstdio>

namespace sdw::cli {
namespace {

/// Bytes of the UTF-8 character that starts at `at`; 0 where there is none.
std::size_t characterLength(const std::string& text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xc2 ? 0
                               : first < 0xe0 ? 2
                               : first < 0xf0 ? 3
                               : first < 0xf5 ? 4
                                              : 0;
    if (length == 0 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(at + i) & 0xc0) != 0x80) return 0;
    return length;
}

/// The character's number, from its UTF-8 bytes.
unsigned codePoint(const std::string& text, std::size_t at, std::size_t length)
{
    const auto first = static_cast<unsigned char>(text[at]);
    unsigned value = length == 1 ? first : first & (0x7fu >> length);
    for (std::size_t i = 1; i < length; ++i)
        value = value << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3f);
    return value;
}

bool steersTheTerminal(unsigned point)
{
    const bool control = point < 0x20 || (point >= 0x7f && point < 0xa0);
    const bool turnsDirection = (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
    return control || turnsDirection;
}

std::string code(const char* format, unsigned value)
{
    char text[12];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

} // namespace

std::string printable(const std::string& text)
{
    std::string shown;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = characterLength(text, i);
        if (length == 0) {
            shown += code("\\x%02x", static_cast<unsigned char>(text[i++]));
            continue;
        }
        const unsigned point = codePoint(text, i, length);
        if (point == '\n')
            shown += "\\n";
        else if (steersTheTerminal(point))
            shown += code("\\u%04x", point);
        else
            shown.append(text, i, length);
        i += length;
    }
    return shown;
}

} // namespace sdw::cli
