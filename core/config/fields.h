// One description of every setting: its key, type, range, help text and default. Reading JSON, writing JSON, the
// command line's `--set` and the window's forms all walk the same description, so they can never disagree.
//
// A settings struct `S` is described by one function:  void visitFields(FieldVisitor& visitor, S& settings);
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sdw {

/// What a field means and which values it takes.
struct FieldInfo {
    std::string help;                                          ///< one sentence, units included
    double minimum = -std::numeric_limits<double>::infinity(); ///< of the number, or of each in a list
    double maximum = std::numeric_limits<double>::infinity();
    std::vector<std::string> allowed; ///< for texts: the values that can be chosen; empty: any
    int length = -1;                  ///< for lists: how many entries; negative: any
};

/// Walks over the fields of a settings struct. Implementations: FieldReader, FieldWriter (field_json.h) and
/// FieldDescriber (field_description.h).
class FieldVisitor {
public:
    virtual ~FieldVisitor() = default;
    virtual void field(std::string_view key, bool& value, const FieldInfo& info) = 0;
    virtual void field(std::string_view key, std::int64_t& value, const FieldInfo& info) = 0;
    virtual void field(std::string_view key, double& value, const FieldInfo& info) = 0;
    virtual void field(std::string_view key, std::string& value, const FieldInfo& info) = 0;
    virtual void field(std::string_view key, std::vector<std::int64_t>& value, const FieldInfo& info) = 0;
    virtual void field(std::string_view key, std::vector<double>& value, const FieldInfo& info) = 0;
    /// An empty optional means "decided by another setting" (null in JSON, or the key left out).
    virtual void field(std::string_view key, std::optional<std::int64_t>& value, const FieldInfo& info) = 0;
    virtual void field(std::string_view key, std::optional<double>& value, const FieldInfo& info) = 0;

    /// A nested object.
    template <typename Struct>
    void group(std::string_view key, Struct& settings, std::string_view help)
    {
        enter(key, help);
        visitFields(*this, settings);
        leave();
    }

protected:
    virtual void enter(std::string_view key, std::string_view help) = 0;
    virtual void leave() = 0;
};

} // namespace sdw
