// What settings there are, told from their one description (fields.h): for forms and lists.
#pragma once

#include "core/config/fields.h"

#include <nlohmann/json.hpp>

namespace sdw {

enum class FieldKind { Switch, Whole, Number, Text, Wholes, Numbers, OptionalWhole, OptionalNumber };

struct FieldDescription {
    std::string path; ///< "train.ohem.threshold"
    FieldKind kind = FieldKind::Text;
    FieldInfo info;
    nlohmann::json standard;         ///< the default, as it would stand in a file
    std::vector<std::string> groups; ///< titles of the groups that it is in, from the outermost
};

/// "whole number from 1 to 65536", "one of none, inverse": what can be given.
std::string allowedText(const FieldDescription& field);

/// Collects the fields of the settings that it is shown; their values are taken as the defaults.
class FieldDescriber : public FieldVisitor {
public:
    void field(std::string_view key, bool& value, const FieldInfo& info) override;
    void field(std::string_view key, std::int64_t& value, const FieldInfo& info) override;
    void field(std::string_view key, double& value, const FieldInfo& info) override;
    void field(std::string_view key, std::string& value, const FieldInfo& info) override;
    void field(std::string_view key, std::vector<std::int64_t>& value, const FieldInfo& info) override;
    void field(std::string_view key, std::vector<double>& value, const FieldInfo& info) override;
    void field(std::string_view key, std::optional<std::int64_t>& value, const FieldInfo& info) override;
    void field(std::string_view key, std::optional<double>& value, const FieldInfo& info) override;

    const std::vector<FieldDescription>& fields() const { return m_fields; }

protected:
    void enter(std::string_view key, std::string_view help) override;
    void leave() override;

private:
    void add(std::string_view key, FieldKind kind, const FieldInfo& info, nlohmann::json standard);

    std::vector<std::string> m_keys, m_titles; ///< of the groups that are open
    std::vector<FieldDescription> m_fields;
};

} // namespace sdw
