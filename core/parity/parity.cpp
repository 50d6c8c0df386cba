#include "core/parity/parity.h"

#include "core/base/error.h"
#include "core/parity/cases.h"

#include <algorithm>
#include <cstdio>

namespace sdw {
namespace {

constexpr const CaseKind* kKinds[] = {&kTrainingCase, &kInferenceCase, &kPreprocessCase,
                                      &kMetricsCase,  &kScheduleCase,  &kNetworkCase};

const CaseKind& kindOf(const Fixture& fixture)
{
    for (const CaseKind* kind : kKinds)
        if (kind->fits(fixture)) return *kind;
    std::string known;
    for (const CaseKind* kind : kKinds)
        known += (known.empty() ? "" : ", ") + std::string(kind->name);
    throw Error("Parity case '" + fixture.name + "' in " + fixture.folder.string() +
                " is of no known kind; known: " + known + ".");
}

} // namespace

bool ParityReport::passed() const
{
    return !values.empty() &&
           std::all_of(values.begin(), values.end(), [](const ParityValue& value) { return value.passed(); });
}

ParityReport runParity(const std::filesystem::path& folder)
{
    try {
        const Fixture fixture = readFixture(folder);
        const CaseKind& kind = kindOf(fixture);
        ParityReport report{.name = fixture.name, .kind = kind.name, .values = {}, .notes = {}};
        Comparison comparison;
        kind.run(fixture, comparison, report.notes);
        report.values = comparison.values();
        return report;
    } catch (const nlohmann::json::exception& error) {
        throw Error((folder / "meta.json").string() + ": unusable value (" + error.what() + ").");
    } catch (const c10::Error& error) {
        throw Error("Parity case " + folder.string() + " cannot be computed: " + error.what_without_backtrace());
    }
}

std::vector<std::filesystem::path> findParityCases(const std::vector<std::filesystem::path>& paths)
{
    std::vector<std::filesystem::path> cases;
    for (const auto& path : paths) {
        if (paths.size() > 1 && std::filesystem::is_regular_file(path)) continue; // a README that DIR/* brought along
        if (std::filesystem::is_regular_file(path / "meta.json")) {
            cases.push_back(path);
            continue;
        }
        std::vector<std::filesystem::path> below;
        if (std::filesystem::is_directory(path))
            for (const auto& entry : std::filesystem::directory_iterator(path))
                if (std::filesystem::is_regular_file(entry.path() / "meta.json")) below.push_back(entry.path());
        if (below.empty())
            throw Error(path.string() +
                        " is no parity case and holds none (a folder with meta.json and tensors.safetensors).");
        std::sort(below.begin(), below.end());
        cases.insert(cases.end(), below.begin(), below.end());
    }
    if (cases.empty()) throw Error("Parity cases are folders; only files were named.");
    return cases;
}

nlohmann::ordered_json parityJson(const ParityReport& report)
{
    auto values = nlohmann::ordered_json::array();
    for (const auto& value : report.values) {
        nlohmann::ordered_json entry = {
            {"name", value.name}, {"error", value.error}, {"tolerance", value.tolerance}, {"passed", value.passed()}};
        if (!value.note.empty()) entry["note"] = value.note;
        values.push_back(std::move(entry));
    }
    return {{"case", report.name},
            {"kind", report.kind},
            {"passed", report.passed()},
            {"values", std::move(values)},
            {"notes", report.notes}};
}

std::string parityText(const ParityReport& report)
{
    std::size_t width = 10;
    for (const auto& value : report.values)
        width = std::max(width, value.name.size());
    std::string text = report.name + " (" + report.kind + ")\n";
    for (const auto& value : report.values) {
        char numbers[64];
        std::snprintf(numbers, sizeof numbers, "  %10.3g  <= %-8.3g  %s", value.error, value.tolerance,
                      value.passed() ? "ok" : "FAIL");
        text += "  " + value.name + std::string(width - value.name.size(), ' ') + numbers +
                (value.note.empty() ? "" : "  " + value.note) + "\n";
    }
    for (const auto& note : report.notes)
        text += "  note: " + note + "\n";
    return text + (report.passed() ? "PASS " : "FAIL ") + report.name + "\n";
}

} // namespace sdw
