#include "core/project/provenance_file.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/utc_time.h"
#include "core/config/run_config.h"

#include <algorithm>

namespace sdw {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int kFormatVersion = 1;
constexpr std::uint64_t kMostBytes = 256ull << 20;
constexpr const char* kStates[] = {"proposed", "accepted"};

/// Pixels passed over and pixels taken, in turn, in reading order.
Json runsOf(const Region& region, int width)
{
    std::vector<std::int64_t> runs;
    std::int64_t end = 0; // of the last run
    for (const Span& span : region.spans()) {
        const std::int64_t start = std::int64_t(span.y) * width + span.x0, length = span.x1 - span.x0;
        if (start == end && !runs.empty()) { // goes on in the next row
            runs.back() += length;
        } else {
            runs.push_back(start - end);
            runs.push_back(length);
        }
        end = start + length;
    }
    return runs;
}

/// Reads a side file; messages name the key.
class Reader {
public:
    Reader(const nlohmann::json& document, std::string name)
        : m_document(document)
        , m_name(std::move(name))
    {
        if (!document.is_object()) fail("the document is unusable; expected an object");
        const std::int64_t version = whole(document, "", "format_version", 1, INT32_MAX);
        if (version > kFormatVersion)
            fail("format_version is " + std::to_string(version) + ", but this program knows versions up to " +
                 std::to_string(kFormatVersion) + "; open it with a newer program");
    }

    Provenance read()
    {
        m_size.height = int(whole(m_document, "", "height", 1, kLargestSide));
        m_size.width = int(whole(m_document, "", "width", 1, kLargestSide));
        const auto& models = list(m_document, "", "models");
        for (std::size_t i = 0; i < models.size(); ++i) {
            const std::string where = "models[" + std::to_string(i) + "].";
            m_models.push_back({text(models[i], where, "name"), text(models[i], where, "version")});
        }
        Provenance provenance(m_size);
        const auto& proposals = list(m_document, "", "proposals");
        for (std::size_t i = 0; i < proposals.size(); ++i)
            provenance.add(record(proposals[i], "proposals[" + std::to_string(i) + "]."));
        if (!m_document.contains("kept")) return provenance; // files of earlier programs
        const auto& kept = list(m_document, "", "kept");
        for (std::size_t i = 0; i < kept.size(); ++i) {
            const std::string where = "kept[" + std::to_string(i) + "].";
            provenance.keep({.timeMs = time(kept[i], where),
                             .label = std::uint16_t(whole(kept[i], where, "label", 0, kLastClass)),
                             .region = region(list(kept[i], where, "runs"), where)});
        }
        return provenance;
    }

private:
    ProposalRecord record(const nlohmann::json& object, const std::string& where) const
    {
        ProposalRecord record;
        record.model = m_models[std::size_t(whole(object, where, "model", 0, std::int64_t(m_models.size()) - 1))];
        record.timeMs = time(object, where);
        record.label = std::uint16_t(whole(object, where, "label", 0, kLastClass));
        const std::string state = text(object, where, "state");
        const auto known = std::ranges::find(kStates, state);
        if (known == std::end(kStates)) fail(where + "state is unusable; expected \"proposed\" or \"accepted\"");
        record.state = ProposalState(known - std::begin(kStates));
        record.region = region(list(object, where, "runs"), where);
        return record;
    }

    std::int64_t time(const nlohmann::json& object, const std::string& where) const
    {
        const auto time = utcFrom(text(object, where, "time"));
        if (!time) fail(where + "time is unusable; expected a time such as \"2026-11-26T09:30:00Z\"");
        return *time;
    }

    Region region(const nlohmann::json& runs, const std::string& where) const
    {
        const std::int64_t pixels = std::int64_t(m_size.width) * m_size.height;
        Region region;
        std::int64_t at = 0;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            const bool fits =
                runs[i].is_number_unsigned() && runs[i].get<std::uint64_t>() <= std::uint64_t(pixels - at);
            if (!fits)
                fail(where + "runs[" + std::to_string(i) + "] is unusable; expected a whole number that stays within " +
                     "the image's " + std::to_string(pixels) + " pixels");
            const auto length = runs[i].get<std::int64_t>();
            for (std::int64_t from = at; i % 2 == 1 && from < at + length;) {
                const int y = int(from / m_size.width), x = int(from % m_size.width);
                const int end = int(std::min<std::int64_t>(m_size.width, x + at + length - from));
                region.add(y, x, end);
                from += end - x;
            }
            at += length;
        }
        return region;
    }

    const nlohmann::json& need(const nlohmann::json& object, const std::string& where, const char* key) const
    {
        const auto at = object.is_object() ? object.find(key) : object.end();
        if (!object.is_object() || at == object.end()) fail(where + key + " is missing");
        return *at;
    }
    std::int64_t whole(const nlohmann::json& object, const std::string& where, const char* key, std::int64_t least,
                       std::int64_t most) const
    {
        const auto& value = need(object, where, key);
        if (!value.is_number_integer() || value < least || value > most)
            fail(where + key + " is unusable; expected a whole number from " + std::to_string(least) + " to " +
                 std::to_string(most));
        return value.get<std::int64_t>();
    }
    std::string text(const nlohmann::json& object, const std::string& where, const char* key) const
    {
        const auto& value = need(object, where, key);
        if (!value.is_string()) fail(where + key + " is unusable; expected a text");
        return value.get<std::string>();
    }
    const nlohmann::json& list(const nlohmann::json& object, const std::string& where, const char* key) const
    {
        const auto& value = need(object, where, key);
        if (!value.is_array()) fail(where + key + " is unusable; expected a list");
        return value;
    }
    [[noreturn]] void fail(const std::string& trouble) const { throw Error("'" + m_name + "': " + trouble + "."); }

    const nlohmann::json& m_document;
    std::string m_name;
    cv::Size m_size;
    std::vector<ModelVersion> m_models;
};

} // namespace

std::string encodeProvenance(const Provenance& provenance)
{
    Json models = Json::array(), proposals = Json::array();
    std::vector<ModelVersion> known;
    for (const ProposalRecord& record : provenance.records()) {
        const auto at = std::ranges::find(known, record.model);
        proposals.push_back({{"model", at - known.begin()},
                             {"time", utcText(record.timeMs)},
                             {"label", record.label},
                             {"state", kStates[std::size_t(record.state)]},
                             {"runs", runsOf(record.region, provenance.size().width)}});
        if (at != known.end()) continue;
        known.push_back(record.model);
        models.push_back({{"name", record.model.name}, {"version", record.model.version}});
    }
    Json kept = Json::array();
    for (const KeptLabel& one : provenance.kept())
        kept.push_back({{"time", utcText(one.timeMs)},
                        {"label", one.label},
                        {"runs", runsOf(one.region, provenance.size().width)}});
    const Json document = {{"format_version", kFormatVersion},  {"height", provenance.size().height},
                           {"width", provenance.size().width},  {"models", std::move(models)},
                           {"proposals", std::move(proposals)}, {"kept", std::move(kept)}};
    return document.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Provenance decodeProvenance(std::string_view text, const std::string& name)
{
    const nlohmann::json document = parseJson(text, name);
    return Reader(document, name).read();
}

Provenance readProvenance(const fs::path& file, cv::Size image)
{
    std::error_code code;
    if (!fs::exists(file, code)) return Provenance(image);
    Provenance provenance = decodeProvenance(readFileWhole(file, kMostBytes), file.string());
    if (provenance.size() != image)
        throw Error("'" + file.string() + "' is about an image of " + std::to_string(provenance.size().width) + " × " +
                    std::to_string(provenance.size().height) + " pixels, but its image has " +
                    std::to_string(image.width) + " × " + std::to_string(image.height) + ".");
    return provenance;
}

Provenance readProvenance(const fs::path& file, cv::Size image, const Project& project)
{
    Provenance provenance = readProvenance(file, image);
    provenance.translate([&](std::uint16_t label) { return project.currentLabel(label); });
    return provenance;
}

void writeProvenance(const fs::path& file, const Provenance& provenance)
{
    if (!provenance.empty()) {
        makeFolder(file.parent_path());
        writeFileWhole(file, encodeProvenance(provenance));
        return;
    }
    std::error_code code;
    fs::remove(file, code);
    if (code) throw Error("Cannot remove '" + file.string() + "': " + code.message() + ".");
}

} // namespace sdw
