#include "core/model/safetensors_header.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <set>
#include <tuple>

namespace sdw {
namespace {

constexpr std::size_t kMaxDimensions = 32;

struct TypeSize {
    std::string_view name;
    std::size_t bytes;
};
constexpr std::array<TypeSize, 10> kTypes{{{"F64", 8},
                                           {"F32", 4},
                                           {"F16", 2},
                                           {"BF16", 2},
                                           {"I64", 8},
                                           {"I32", 4},
                                           {"I16", 2},
                                           {"I8", 1},
                                           {"U8", 1},
                                           {"BOOL", 1}}};

/// Takes the header's one allowed form straight off the parser. A general JSON tree would cost a hundred times the
/// header's size where a stranger fills it with brackets, and would drop duplicate names silently.
class HeaderParser : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit HeaderParser(SafetensorsHeader& header)
        : m_header(header)
    {
    }
    const std::string& problem() const { return m_problem; }

    bool null() override { return refuse("a null"); }
    bool boolean(bool) override { return refuse("a truth value"); }
    bool number_integer(number_integer_t) override { return refuse("a negative number"); }
    bool number_float(number_float_t, const string_t&) override { return refuse("a number that is not whole"); }
    bool binary(binary_t&) override { return refuse("binary data"); }

    bool number_unsigned(number_unsigned_t value) override
    {
        if (m_place == Place::Shape) {
            if (value > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
                return refuse("a size beyond all bounds");
            if (m_header.entries.back().shape.size() == kMaxDimensions) return refuse("a shape of too many dimensions");
            m_header.entries.back().shape.push_back(std::int64_t(value));
            return true;
        }
        if (m_place == Place::Offsets) {
            if (m_offsets == 2) return refuse("more than two data offsets");
            (m_offsets++ == 0 ? m_header.entries.back().begin : m_header.entries.back().end) = value;
            return true;
        }
        return refuse("a number");
    }

    bool string(string_t& value) override
    {
        if (m_place == Place::Metadata) {
            m_header.metadata[m_key] = std::move(value);
            return true;
        }
        if (m_place != Place::Tensor || m_key != "dtype") return refuse("a text");
        SafetensorsEntry& entry = m_header.entries.back();
        if (safetensorsElementBytes(value) == 0)
            return stop("tensor '" + entry.name + "' has the type '" + value + "', which is not supported");
        entry.type = std::move(value);
        return true;
    }

    bool start_object(std::size_t) override
    {
        if (m_place == Place::Start)
            m_place = Place::Top;
        else if (m_place == Place::Top && m_key == "__metadata__")
            m_place = Place::Metadata;
        else if (m_place == Place::Top) {
            m_place = Place::Tensor;
            m_header.entries.push_back({.name = m_key});
            m_seen.clear();
        } else
            return refuse("an object");
        return true;
    }

    bool key(string_t& value) override
    {
        m_key = std::move(value);
        if (m_place == Place::Top) {
            if (!m_names.insert(m_key).second) return stop("its header names '" + m_key + "' twice");
        } else if (m_place == Place::Metadata) {
            if (m_header.metadata.count(m_key)) return stop("its metadata names '" + m_key + "' twice");
        } else {
            if (m_key != "dtype" && m_key != "shape" && m_key != "data_offsets")
                return refuse("the unknown key '" + m_key + "'");
            if (!m_seen.insert(m_key).second) return refuse("'" + m_key + "' twice");
        }
        return true;
    }

    bool end_object() override
    {
        if (m_place == Place::Tensor && m_seen.size() != 3)
            return stop("tensor '" + m_header.entries.back().name + "' lacks one of dtype, shape and data_offsets");
        m_place = m_place == Place::Top ? Place::End : Place::Top;
        return true;
    }

    bool start_array(std::size_t) override
    {
        if (m_place != Place::Tensor || m_key == "dtype") return refuse("a list");
        m_place = m_key == "shape" ? Place::Shape : Place::Offsets;
        m_offsets = 0;
        return true;
    }

    bool end_array() override
    {
        if (m_place == Place::Offsets && m_offsets != 2) return refuse("fewer than two data offsets");
        m_place = Place::Tensor;
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override
    {
        return stop(std::string("its header is not valid JSON (") + error.what() + ")");
    }

private:
    enum class Place { Start, Top, Metadata, Tensor, Shape, Offsets, End };

    bool stop(const std::string& problem)
    {
        m_problem = problem;
        return false;
    }
    bool refuse(const std::string& what)
    {
        const bool inTensor = m_place == Place::Tensor || m_place == Place::Shape || m_place == Place::Offsets;
        return stop(
            inTensor ? "the header of tensor '" + m_header.entries.back().name + "' holds " + what
                     : "its header holds " + what + " where " +
                           (m_place == Place::Metadata ? "metadata must be texts" : "the tensors must be described"));
    }

    SafetensorsHeader& m_header;
    Place m_place = Place::Start;
    std::string m_key, m_problem;
    std::set<std::string> m_names, m_seen;
    int m_offsets = 0;
};

/// Bytes that a shape takes, or nothing where no 63-bit number holds it. A zero elsewhere does not excuse a size that
/// overflows: strides are computed from the other sizes.
std::optional<std::uint64_t> byteCount(const SafetensorsEntry& entry)
{
    std::uint64_t product = safetensorsElementBytes(entry.type);
    bool empty = false;
    for (const std::int64_t size : entry.shape) {
        empty |= size == 0;
        if (size != 0 && __builtin_mul_overflow(product, std::uint64_t(size), &product)) return std::nullopt;
    }
    if (product > std::uint64_t(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
    return empty ? 0 : product;
}

void checkLayout(SafetensorsHeader& header, std::uint64_t dataBytes, const FileReader& file)
{
    std::sort(header.entries.begin(), header.entries.end(), [](const SafetensorsEntry& a, const SafetensorsEntry& b) {
        return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
    });
    std::uint64_t place = 0;
    for (const SafetensorsEntry& entry : header.entries) {
        const auto bytes = byteCount(entry);
        if (entry.end < entry.begin || entry.end > dataBytes)
            file.fail("the data of tensor '" + entry.name +
                      "' reaches beyond the end of the file; the file is cut off or damaged");
        if (!bytes || *bytes != entry.end - entry.begin)
            file.fail("the shape of tensor '" + entry.name + "' does not fit its " +
                      std::to_string(entry.end - entry.begin) + " bytes of data");
        if (entry.begin != place)
            file.fail("the data of tensor '" + entry.name +
                      (entry.begin < place ? "' overlaps another's" : "' is preceded by a hole"));
        place = entry.end;
    }
    if (place != dataBytes) file.fail("its last " + std::to_string(dataBytes - place) + " bytes belong to no tensor");
}

} // namespace

std::size_t safetensorsElementBytes(std::string_view type)
{
    const auto known =
        std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeSize& one) { return one.name == type; });
    return known == kTypes.end() ? 0 : known->bytes;
}

bool looksLikeSafetensors(FileReader& file)
{
    if (file.size() < 10) return false;
    std::uint64_t length = 0;
    char brace = 0;
    file.read(0, &length, 8);
    file.read(8, &brace, 1);
    return brace == '{';
}

SafetensorsHeader readSafetensorsHeader(FileReader& file)
{
    if (file.size() < 8) file.fail("it is too short for a safetensors file");
    std::uint64_t length = 0;
    file.read(0, &length, 8);
    if (length > kMostSafetensorsHeaderBytes)
        file.fail("its header would have " + std::to_string(length) + " bytes, more than the 100 MB allowed");
    if (length > file.size() - 8)
        file.fail("its header reaches beyond the end of the file; the file is cut off or damaged");
    const std::string text = file.readText(8, length);
    if (text.empty() || text[0] != '{') file.fail("its header does not start with '{'");
    SafetensorsHeader header;
    HeaderParser parser(header);
    if (!nlohmann::json::sax_parse(text, &parser)) file.fail(parser.problem());
    header.dataStart = 8 + length;
    checkLayout(header, file.size() - header.dataStart, file);
    return header;
}

} // namespace sdw
