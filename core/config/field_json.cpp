#include "core/config/field_json.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace sdw {
namespace {

using nlohmann::json;

std::string numberText(double value)
{
    return json(std::floor(value) == value && std::abs(value) < 1e15 ? json(std::int64_t(value)) : json(value)).dump();
}

std::string rangeText(const FieldInfo& info)
{
    const bool low = std::isfinite(info.minimum), high = std::isfinite(info.maximum);
    if (low && high) return " from " + numberText(info.minimum) + " to " + numberText(info.maximum);
    if (low) return " of at least " + numberText(info.minimum);
    if (high) return " of at most " + numberText(info.maximum);
    return "";
}

std::string join(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

[[noreturn]] void unusable(const std::string& path, const json& value, const std::string& expected)
{
    std::string shown = value.dump(-1, ' ', false, json::error_handler_t::replace);
    if (shown.size() > 80) shown = shown.substr(0, 77) + "...";
    throw Error(path + ": unusable value " + shown + "; expected " + expected + ".");
}

bool inRange(double value, const FieldInfo& info)
{
    return std::isfinite(value) && value >= info.minimum && value <= info.maximum;
}

std::int64_t wholeNumber(const json& value, const std::string& path, const FieldInfo& info, const char* noun)
{
    const bool whole =
        value.is_number_integer() || (value.is_number() && std::floor(value.get<double>()) == value.get<double>());
    if (!whole || !inRange(value.get<double>(), info) || std::abs(value.get<double>()) > 9e15)
        unusable(path, value, noun + rangeText(info));
    return value.is_number_integer() ? value.get<std::int64_t>() : std::int64_t(value.get<double>());
}

double number(const json& value, const std::string& path, const FieldInfo& info, const char* noun)
{
    if (!value.is_number() || !inRange(value.get<double>(), info)) unusable(path, value, noun + rangeText(info));
    return value.get<double>();
}

/// Shared by the two kinds of lists.
template <typename Element, typename Convert>
std::vector<Element> list(const json& value, const std::string& path, const FieldInfo& info, const char* noun,
                          Convert convert)
{
    std::string expected = "a list of ";
    if (info.length >= 0) expected += std::to_string(info.length) + " ";
    expected += noun + rangeText(info);
    if (!value.is_array() || (info.length >= 0 && value.size() != std::size_t(info.length)))
        unusable(path, value, expected);
    std::vector<Element> out;
    for (std::size_t i = 0; i < value.size(); ++i)
        out.push_back(convert(value[i], path + "[" + std::to_string(i) + "]"));
    return out;
}

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
            diagonal = above;
        }
    }
    return row[b.size()];
}

} // namespace

FieldReader::FieldReader(const json& object, std::string name)
{
    if (!object.is_object()) unusable(name.empty() ? "configuration" : name, object, "an object");
    m_levels.push_back({&object, std::move(name), {}});
}

std::string FieldReader::pathOf(std::string_view key) const
{
    const auto& path = m_levels.back().path;
    return path.empty() ? std::string(key) : path + "." + std::string(key);
}

const json* FieldReader::find(std::string_view key)
{
    auto& level = m_levels.back();
    level.known.emplace(key);
    if (!level.object) return nullptr;
    const auto found = level.object->find(std::string(key));
    return found == level.object->end() ? nullptr : &*found;
}

void FieldReader::field(std::string_view key, bool& value, const FieldInfo&)
{
    const json* found = find(key);
    if (!found) return;
    if (!found->is_boolean()) unusable(pathOf(key), *found, "true or false");
    value = found->get<bool>();
}

void FieldReader::field(std::string_view key, std::int64_t& value, const FieldInfo& info)
{
    if (const json* found = find(key)) value = wholeNumber(*found, pathOf(key), info, "a whole number");
}

void FieldReader::field(std::string_view key, double& value, const FieldInfo& info)
{
    if (const json* found = find(key)) value = number(*found, pathOf(key), info, "a number");
}

void FieldReader::field(std::string_view key, std::string& value, const FieldInfo& info)
{
    const json* found = find(key);
    if (!found) return;
    const bool fits =
        found->is_string() && (info.allowed.empty() || std::ranges::count(info.allowed, found->get<std::string>()));
    if (!fits) unusable(pathOf(key), *found, info.allowed.empty() ? "a text" : "one of " + join(info.allowed));
    value = found->get<std::string>();
}

void FieldReader::field(std::string_view key, std::vector<std::int64_t>& value, const FieldInfo& info)
{
    if (const json* found = find(key))
        value = list<std::int64_t>(*found, pathOf(key), info, "whole numbers",
                                   [&](const json& element, const std::string& path) {
                                       return wholeNumber(element, path, info, "a whole number");
                                   });
}

void FieldReader::field(std::string_view key, std::vector<double>& value, const FieldInfo& info)
{
    if (const json* found = find(key))
        value = list<double>(*found, pathOf(key), info, "numbers", [&](const json& element, const std::string& path) {
            return number(element, path, info, "a number");
        });
}

void FieldReader::field(std::string_view key, std::optional<std::int64_t>& value, const FieldInfo& info)
{
    const json* found = find(key);
    if (!found) return;
    if (found->is_null())
        value.reset();
    else
        value = wholeNumber(*found, pathOf(key), info, "null or a whole number");
}

void FieldReader::field(std::string_view key, std::optional<double>& value, const FieldInfo& info)
{
    const json* found = find(key);
    if (!found) return;
    if (found->is_null())
        value.reset();
    else
        value = number(*found, pathOf(key), info, "null or a number");
}

void FieldReader::enter(std::string_view key, std::string_view)
{
    const std::string path = pathOf(key);
    const json* found = find(key);
    if (found && !found->is_object()) unusable(path, *found, "an object");
    m_levels.push_back({found, path, {}});
}

void FieldReader::leave()
{
    checkAllKnown();
    m_levels.pop_back();
}

void FieldReader::finish()
{
    checkAllKnown();
}

void FieldReader::checkAllKnown() const
{
    const Level& level = m_levels.back();
    if (!level.object) return;
    for (const auto& [key, value] : level.object->items()) {
        if (level.known.contains(key)) continue;
        const auto nearest = std::ranges::min_element(
            level.known, {}, [&](const std::string& known) { return editDistance(known, key); });
        std::string hint;
        if (nearest != level.known.end() && editDistance(*nearest, key) <= 2)
            hint = " Did you mean '" + *nearest + "'?";
        throw Error("Unknown key '" + pathOf(key) + "' with value " +
                    value.dump(-1, ' ', false, json::error_handler_t::replace).substr(0, 80) +
                    "; known here: " + join({level.known.begin(), level.known.end()}) + "." + hint);
    }
}

void FieldWriter::field(std::string_view key, bool& value, const FieldInfo&)
{
    m_stack.back()[std::string(key)] = value;
}

void FieldWriter::field(std::string_view key, std::int64_t& value, const FieldInfo&)
{
    m_stack.back()[std::string(key)] = value;
}

void FieldWriter::field(std::string_view key, double& value, const FieldInfo&)
{
    m_stack.back()[std::string(key)] = value;
}

void FieldWriter::field(std::string_view key, std::string& value, const FieldInfo&)
{
    m_stack.back()[std::string(key)] = value;
}

void FieldWriter::field(std::string_view key, std::vector<std::int64_t>& value, const FieldInfo&)
{
    m_stack.back()[std::string(key)] = value;
}

void FieldWriter::field(std::string_view key, std::vector<double>& value, const FieldInfo&)
{
    m_stack.back()[std::string(key)] = value;
}

void FieldWriter::field(std::string_view key, std::optional<std::int64_t>& value, const FieldInfo&)
{
    m_stack.back()[std::string(key)] = value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
}

void FieldWriter::field(std::string_view key, std::optional<double>& value, const FieldInfo&)
{
    m_stack.back()[std::string(key)] = value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
}

void FieldWriter::enter(std::string_view key, std::string_view)
{
    m_keys.emplace_back(key);
    m_stack.push_back(nlohmann::ordered_json::object());
}

void FieldWriter::leave()
{
    auto object = std::move(m_stack.back());
    m_stack.pop_back();
    m_stack.back()[m_keys.back()] = std::move(object);
    m_keys.pop_back();
}

} // namespace sdw
