#include "core/config/field_description.h"

#include <cmath>

namespace sdw {
namespace {

std::string numberText(double value)
{
    return nlohmann::json(std::floor(value) == value && std::abs(value) < 1e15 ? nlohmann::json(std::int64_t(value))
                                                                               : nlohmann::json(value))
        .dump();
}

template <typename Value>
nlohmann::json orNull(const std::optional<Value>& value)
{
    return value ? nlohmann::json(*value) : nlohmann::json();
}

} // namespace

std::string allowedText(const FieldDescription& field)
{
    std::string noun;
    switch (field.kind) {
    case FieldKind::Switch:
        return "true or false";
    case FieldKind::Text:
        for (const auto& word : field.info.allowed)
            noun += (noun.empty() ? "one of " : ", ") + word;
        return noun.empty() ? "text" : noun;
    case FieldKind::Whole:
    case FieldKind::OptionalWhole:
        noun = "whole number";
        break;
    case FieldKind::Number:
    case FieldKind::OptionalNumber:
        noun = "number";
        break;
    case FieldKind::Wholes:
    case FieldKind::Numbers:
        noun = field.info.length >= 0 ? "list of " + std::to_string(field.info.length) + " " : "list of ";
        noun += field.kind == FieldKind::Wholes ? "whole numbers" : "numbers";
        break;
    }
    const bool low = std::isfinite(field.info.minimum), high = std::isfinite(field.info.maximum);
    if (low && high)
        noun += " from " + numberText(field.info.minimum) + " to " + numberText(field.info.maximum);
    else if (low)
        noun += " of at least " + numberText(field.info.minimum);
    else if (high)
        noun += " of at most " + numberText(field.info.maximum);
    if (field.kind == FieldKind::OptionalWhole || field.kind == FieldKind::OptionalNumber) noun += ", or null";
    return noun;
}

void FieldDescriber::add(std::string_view key, FieldKind kind, const FieldInfo& info, nlohmann::json standard)
{
    std::string path;
    for (const auto& part : m_keys)
        path += part + ".";
    m_fields.push_back({path + std::string(key), kind, info, std::move(standard), m_titles});
}

void FieldDescriber::field(std::string_view key, bool& value, const FieldInfo& info)
{
    add(key, FieldKind::Switch, info, value);
}

void FieldDescriber::field(std::string_view key, std::int64_t& value, const FieldInfo& info)
{
    add(key, FieldKind::Whole, info, value);
}

void FieldDescriber::field(std::string_view key, double& value, const FieldInfo& info)
{
    add(key, FieldKind::Number, info, value);
}

void FieldDescriber::field(std::string_view key, std::string& value, const FieldInfo& info)
{
    add(key, FieldKind::Text, info, value);
}

void FieldDescriber::field(std::string_view key, std::vector<std::int64_t>& value, const FieldInfo& info)
{
    add(key, FieldKind::Wholes, info, value);
}

void FieldDescriber::field(std::string_view key, std::vector<double>& value, const FieldInfo& info)
{
    add(key, FieldKind::Numbers, info, value);
}

void FieldDescriber::field(std::string_view key, std::optional<std::int64_t>& value, const FieldInfo& info)
{
    add(key, FieldKind::OptionalWhole, info, orNull(value));
}

void FieldDescriber::field(std::string_view key, std::optional<double>& value, const FieldInfo& info)
{
    add(key, FieldKind::OptionalNumber, info, orNull(value));
}

void FieldDescriber::enter(std::string_view key, std::string_view help)
{
    m_keys.emplace_back(key);
    m_titles.emplace_back(help);
}

void FieldDescriber::leave()
{
    m_keys.pop_back();
    m_titles.pop_back();
}

} // namespace sdw
