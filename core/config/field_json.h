// Settings structs from and to JSON, by way of their one description (fields.h).
#pragma once

#include "core/config/fields.h"

#include <nlohmann/json.hpp>

#include <set>

namespace sdw {

/// Fills a settings struct from a JSON object. Keys that are absent keep their defaults.
/// @throws Error that names the key, the value and what is allowed: `train.batch: unusable value "big"; expected a
/// whole
///         number of at least 1.`
class FieldReader : public FieldVisitor {
public:
    /// @param name what the object is called in messages; empty for a whole document.
    FieldReader(const nlohmann::json& object, std::string name);

    void field(std::string_view key, bool& value, const FieldInfo& info) override;
    void field(std::string_view key, std::int64_t& value, const FieldInfo& info) override;
    void field(std::string_view key, double& value, const FieldInfo& info) override;
    void field(std::string_view key, std::string& value, const FieldInfo& info) override;
    void field(std::string_view key, std::vector<std::int64_t>& value, const FieldInfo& info) override;
    void field(std::string_view key, std::vector<double>& value, const FieldInfo& info) override;
    void field(std::string_view key, std::optional<std::int64_t>& value, const FieldInfo& info) override;
    void field(std::string_view key, std::optional<double>& value, const FieldInfo& info) override;

    /// @throws Error on a key that no field asked for, naming it and the keys that are known.
    void finish();

protected:
    void enter(std::string_view key, std::string_view help) override;
    void leave() override;

private:
    struct Level {
        const nlohmann::json* object;
        std::string path;
        std::set<std::string, std::less<>> known;
    };
    const nlohmann::json* find(std::string_view key);
    std::string pathOf(std::string_view key) const;
    void checkAllKnown() const;

    std::vector<Level> m_levels;
};

/// Builds the complete JSON object of a settings struct, in the order of its description.
class FieldWriter : public FieldVisitor {
public:
    void field(std::string_view key, bool& value, const FieldInfo& info) override;
    void field(std::string_view key, std::int64_t& value, const FieldInfo& info) override;
    void field(std::string_view key, double& value, const FieldInfo& info) override;
    void field(std::string_view key, std::string& value, const FieldInfo& info) override;
    void field(std::string_view key, std::vector<std::int64_t>& value, const FieldInfo& info) override;
    void field(std::string_view key, std::vector<double>& value, const FieldInfo& info) override;
    void field(std::string_view key, std::optional<std::int64_t>& value, const FieldInfo& info) override;
    void field(std::string_view key, std::optional<double>& value, const FieldInfo& info) override;
    const nlohmann::ordered_json& json() const { return m_stack.front(); }

protected:
    void enter(std::string_view key, std::string_view help) override;
    void leave() override;

private:
    std::vector<nlohmann::ordered_json> m_stack{nlohmann::ordered_json::object()};
    std::vector<std::string> m_keys;
};

/// @throws Error as FieldReader does.
template <typename Struct>
Struct readFields(const nlohmann::json& json, const std::string& name = "")
{
    Struct settings;
    FieldReader reader(json, name);
    visitFields(reader, settings);
    reader.finish();
    return settings;
}

template <typename Struct>
nlohmann::ordered_json writeFields(Struct settings)
{
    FieldWriter writer;
    visitFields(writer, settings);
    return writer.json();
}

} // namespace sdw
