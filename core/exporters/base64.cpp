#include "core/exporters/base64.h"

#include "core/base/error.h"

#include <algorithm>
#include <cstdint>

namespace sdw {
namespace {

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::string encodeBase64(std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t three = 0;
        for (std::size_t i = 0; i < 3; ++i)
            three = three << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
        const std::size_t used = std::min<std::size_t>(3, bytes.size() - at) + 1;
        for (std::size_t i = 0; i < 4; ++i)
            text += i < used ? kLetters[three >> (18 - 6 * i) & 63] : '=';
    }
    return text;
}

std::string decodeBase64(std::string_view text)
{
    if (text.size() % 4 != 0) throw Error("A picture in base64 is cut off.");
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t at = 0; at < text.size(); at += 4) {
        std::uint32_t three = 0;
        std::size_t padding = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const char letter = text[at + i];
            const std::size_t value = kLetters.find(letter);
            const bool pads = letter == '=' && i >= 2 && at + 4 == text.size();
            if ((value == std::string_view::npos && !pads) || (padding > 0 && !pads))
                throw Error("A picture in base64 holds letters that do not belong there.");
            padding += pads;
            three = three << 6 | std::uint32_t(pads ? 0 : value);
        }
        for (std::size_t i = 0; i + padding < 3; ++i)
            bytes += char(three >> (16 - 8 * i) & 0xff);
    }
    return bytes;
}

} // namespace sdw
