// segdeformer models: the paper's rows with parameters, multiply-adds and the paper's own figures.
#include "app/cli/command.h"

#include "core/model/model_table.h"

#include <cmath>
#include <iomanip>
#include <sstream>

namespace sdw::cli {
namespace {

nlohmann::ordered_json rounded(const std::optional<double>& value)
{
    if (!value) return nullptr;
    return std::round(*value * 100) / 100;
}

nlohmann::ordered_json toJson(const ModelRow& row)
{
    nlohmann::ordered_json json = {{"table", row.table}, {"method", row.method}, {"preset", row.preset}};
    if (row.preset.empty()) json["preset"] = nullptr;
    json["crop"] =
        row.preset.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json({row.cropHeight, row.cropWidth});
    json["params_m"] = rounded(row.parameters);
    json["paper_params_m"] = rounded(row.paper);
    json["official_params_m"] = rounded(row.official);
    json["gmacs"] = rounded(row.gmacs);
    json["meets_paper"] = row.paper ? nlohmann::ordered_json(row.meetsPaper()) : nlohmann::ordered_json();
    json["reason"] = row.reason.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(row.reason);
    return json;
}

/// Counts letters, not bytes: the paper's marks († ‡ ★) have three bytes each.
std::string padded(const std::string& text, std::size_t width)
{
    std::size_t letters = 0;
    for (const char c : text)
        letters += (c & 0xC0) != 0x80;
    return text + std::string(letters < width ? width - letters : 0, ' ');
}

void printRow(std::ostream& out, const ModelRow& row)
{
    const auto number = [&](const std::optional<double>& value) {
        std::ostringstream text;
        if (value)
            text << std::fixed << std::setprecision(2) << *value;
        else
            text << "-";
        out << std::setw(10) << text.str();
    };
    out << std::setw(5) << row.table << "  " << padded(row.method, 36);
    number(row.parameters);
    number(row.paper);
    number(row.official);
    number(row.gmacs);
    out << "  " << (row.preset.empty() ? "-" : row.preset) << "\n";
    if (!row.reason.empty()) out << "         " << row.reason << "\n";
}

} // namespace

void addModels(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand("models", "The paper's models: parameters, multiply-adds, the paper's figures");
    command->callback([&session] {
        session.run = [&session] {
            const auto rows = modelTable();
            session.result["rows"] = nlohmann::ordered_json::array();
            std::ostringstream text;
            text << "Parameters in millions with 150 classes; GMACs: 10^9 multiply-adds of a forward pass at the "
                    "preset's crop.\n";
            text << padded("Table", 7) << padded("Method", 36) << "   Params      Paper  Official     GMACs  Preset\n";
            for (const auto& row : rows) {
                session.result["rows"].push_back(toJson(row));
                printRow(text, row);
            }
            session.text = text.str();
        };
    });
}

} // namespace sdw::cli
