#include "core/exporters/exporter.h"

#include <nlohmann/json.hpp>

#include <set>

namespace sdw {
namespace {

using nlohmann::ordered_json;

ordered_json number(const std::optional<int>& id)
{
    return id ? ordered_json(*id) : ordered_json();
}

ordered_json notesJson(const std::vector<ExportReport::Note>& notes)
{
    auto list = ordered_json::array();
    for (const auto& note : notes)
        list.push_back({{"item", note.item}, {"reason", note.reason}});
    return list;
}

} // namespace

std::string classesJson(const IdMapping& mapping, const ExportReport& report)
{
    ordered_json result = {{"format", report.format}, {"classes", ordered_json::array()}};
    ordered_json states = ordered_json::object();
    std::set<std::string> names;
    for (std::size_t i = 0; i < mapping.rows().size(); ++i) {
        const IdRow& row = mapping.rows()[i];
        const bool isClass = row.kind == IdRow::Kind::Class;
        // Background with an id of its own is a class to whoever trains on it.
        const bool ownId = row.kind == IdRow::Kind::Background && row.id && mapping.rowOf(*row.id) == &row &&
                           row.id != mapping.rules().absent;
        if (isClass || (ownId && i < report.rows.size() && report.rows[i].pixels > 0)) {
            std::string name = row.name;
            while (!names.insert(name).second)
                name += " (no class)";
            result["classes"].push_back({{"id", number(row.id)}, {"name", name}, {"color", row.colour}});
        }
        if (!isClass) states[row.name] = number(row.id);
        if (row.kind == IdRow::Kind::Ignore && row.id && row.id != mapping.rules().absent) {
            result["ignore_index"] = *row.id;
            result["ignore_color"] = mapping.rowOf(*row.id)->colour;
        }
    }
    result["states"] = std::move(states);
    return result.dump(2) + "\n";
}

std::string exportReportJson(const ExportReport& report)
{
    ordered_json result = {{"format", report.format},
                           {"images", report.images},
                           {"files", report.files},
                           {"verified", report.verified},
                           {"pixels", ordered_json::array()}};
    for (const auto& row : report.rows)
        result["pixels"].push_back({{"name", row.name}, {"id", number(row.id)}, {"pixels", row.pixels}});
    result["dropped"] = notesJson(report.dropped);
    result["notes"] = notesJson(report.notes);
    return result.dump(2) + "\n";
}

} // namespace sdw
