// segdeformer data convert: the labels of a data set in another layout.
#include "app/cli/data_convert.h"

#include "app/cli/printable.h"
#include "app/cli/progress_line.h"
#include "app/cli/stop_signals.h"

#include "core/base/catalog.h"
#include "core/datasets/dataset.h"
#include "core/exporters/exporter.h"

#include <algorithm>
#include <charconv>

namespace sdw::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

struct Options {
    std::string from = "auto", to, in, out, images = "convert";
    std::vector<std::string> ids;
    bool dryRun = false;
    ExportOptions format;
};

ExportSource sourceOf(const Dataset& dataset, std::vector<ExportReport::Note>& notes)
{
    ExportSource source;
    source.classes = exportClasses(dataset.classes());
    const auto splits = dataset.splits();
    const auto has = [&](const char* name) { return std::find(splits.begin(), splits.end(), name) != splits.end(); };
    for (const std::string& split : splits) {
        if (split == "trainval" && has("train") && has("val")) {
            notes.push_back({split, "The split is left out: its pictures are in 'train' and 'val'."});
            continue;
        }
        for (std::size_t i = 0; i < dataset.size(split); ++i) {
            ExportItem item{.name = dataset.name(split, i), .split = split, .imageFile = dataset.imagePath(split, i)};
            if (dataset.hasLabel(split, i)) item.labels = [&dataset, split, i] { return dataset.get(split, i).label; };
            source.items.push_back(std::move(item));
        }
    }
    return source;
}

/// "NAME=ID" or "NAME=none".
void applyId(const std::string& text, IdMapping& mapping)
{
    const std::size_t sign = text.rfind('=');
    const std::string name = text.substr(0, sign);
    const std::string number = sign == std::string::npos ? "" : text.substr(sign + 1);
    int id = 0;
    const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), id);
    const bool none = number == "none";
    if (!none && (fault != std::errc() || end != number.data() + number.size()))
        throw Error("--id '" + text + "': expected NAME=NUMBER or NAME=none.", ErrorKind::Usage);
    const auto& rows = mapping.rows();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const IdRow& one) { return one.name == name; });
    if (row == rows.end())
        throw Error("--id '" + text + "': there is no class or state of that name.", ErrorKind::Usage);
    mapping.setId(std::size_t(row - rows.begin()), none ? std::nullopt : std::optional(id));
}

std::string idText(const std::optional<int>& id)
{
    return id ? std::to_string(*id) : "-";
}

std::string notesText(const std::vector<ExportReport::Note>& notes, const std::string& title)
{
    constexpr std::size_t kMostShown = 50; // --json and export.json have them all
    std::string text = notes.empty() ? "" : title + " (" + std::to_string(notes.size()) + ")\n";
    for (std::size_t i = 0; i < std::min(notes.size(), kMostShown); ++i)
        text +=
            "  " + (notes[i].item.empty() ? "" : printable(notes[i].item) + ": ") + printable(notes[i].reason) + "\n";
    if (notes.size() > kMostShown) text += "  … and " + std::to_string(notes.size() - kMostShown) + " more.\n";
    return text;
}

void preview(const IdMapping& mapping, Session& session)
{
    session.result = {
        {"classes", ordered_json::array()}, {"conflicts", mapping.conflicts()}, {"notes", mapping.merges()}};
    for (const IdRow& row : mapping.rows()) {
        session.result["classes"].push_back({{"name", row.name},
                                             {"id", row.id ? ordered_json(*row.id) : ordered_json()},
                                             {"colour", row.colour},
                                             {"is_class", row.kind == IdRow::Kind::Class}});
        session.text += idText(row.id) + "\t" + printable(row.name) + "\n";
    }
    for (const std::string& conflict : mapping.conflicts())
        session.text += "Conflict: " + printable(conflict) + "\n";
    if (!mapping.conflicts().empty()) session.exitStatus = 2;
}

void runConversion(const Options& options, Session& session)
{
    const ExporterEntry& entry = findEntry(exporterCatalog(), options.to, "export format");
    const auto dataset = openDataset(options.in, options.from);
    std::vector<ExportReport::Note> notes;
    const ExportSource source = sourceOf(*dataset, notes);
    IdMapping mapping = IdMapping::suggest(source.classes, source.states, entry.rules());
    for (const std::string& id : options.ids)
        applyId(id, mapping);
    if (options.dryRun) return preview(mapping, session);

    ExportOptions format = options.format;
    format.images = options.images == "none"   ? ExportOptions::Images::None
                    : options.images == "copy" ? ExportOptions::Images::Copy
                                               : ExportOptions::Images::Convert;
    const StopSignals signals;
    ProgressLine line;
    ExportReport report = exportLabels(source, options.out, options.to, mapping, format, [&](int done, int total) {
        if (line.due())
            line.update(bar(double(done) / total) + " " + std::to_string(done) + "/" + std::to_string(total));
        return !signals.stop();
    });
    report.notes.insert(report.notes.begin(), notes.begin(), notes.end());
    session.result = ordered_json::parse(exportReportJson(report));
    session.result["layout"] = dataset->layout();
    session.result["out"] = report.folder;
    session.text = std::to_string(report.images) + " label maps (" + std::to_string(report.files) +
                   " files) written to " + printable(options.out) +
                   " and read back without a difference.\n\nId\tPixels\tClass\n";
    for (const auto& row : report.rows)
        if (row.pixels > 0)
            session.text += idText(row.id) + "\t" + std::to_string(row.pixels) + "\t" + printable(row.name) + "\n";
    session.text += notesText(report.dropped, "\nNot exported") + notesText(report.notes, "\nNotes");
}

} // namespace

void addDataConvert(CLI::App& data, Session& session)
{
    auto options = std::make_shared<Options>();
    auto* convert = data.add_subcommand("convert", "Labels from one layout to another, read back to prove it");
    std::vector<std::string> layouts = {"auto"}, formats;
    for (const DatasetEntry& entry : datasetCatalog())
        layouts.emplace_back(entry.id);
    for (const ExporterEntry& entry : exporterCatalog())
        formats.emplace_back(entry.id);
    convert->add_option("--from", options->from, "Layout of IN")->check(CLI::IsMember(layouts))->capture_default_str();
    convert->add_option("--to", options->to, "Format of OUT")->check(CLI::IsMember(formats))->required();
    convert->add_option("IN", options->in, "Folder of the data set")->required();
    convert->add_option("OUT", options->out, "Folder to be made")->required();
    convert->add_option("--id", options->ids, "NAME=NUMBER: id of a class or state (unlabelled, background, ignored)")
        ->expected(1)
        ->take_all();
    convert->add_option("--images", options->images, "Pictures: as the format wants them, the same files, or none")
        ->check(CLI::IsMember({"convert", "copy", "none"}))
        ->capture_default_str();
    convert->add_flag("--replace", options->format.replace, "Replace an earlier export in OUT");
    convert->add_flag("--skip-unusable", options->format.skipUnusable, "Leave out what cannot be read, and list it");
    convert->add_flag("--dry-run", options->dryRun, "Show the table of ids; write nothing");
    convert->add_flag("--polygons", options->format.cocoPolygons, "COCO: polygons for regions without holes");
    convert->add_flag("--one-per-class", options->format.cocoOnePerClass, "COCO: one annotation per class and picture");
    convert->add_flag("--crowd-rle", options->format.cocoCrowdRle, "COCO: iscrowd 1 where masks are run lengths");
    convert->add_flag("--masks", options->format.labelmeMasks, "LabelMe: masks instead of polygons");
    convert->callback([&session, options] { session.run = [&session, options] { runConversion(*options, session); }; });
}

} // namespace sdw::cli
