// The course of an export, the same for all formats: names, pictures, pixels, re-read, renaming.
#include "core/base/catalog.h"
#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "core/base/ordered_work.h"
#include "core/config/run_config.h"
#include "core/exporters/exporter.h"
#include "core/exporters/image_transfer.h"
#include "core/exporters/item_names.h"
#include "core/exporters/staging_folder.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <thread>

namespace sdw {
namespace {

namespace fs = std::filesystem;

constexpr const char* kReportFile = "export.json";

struct Planned {
    const ExportItem* item = nullptr;
    ExportTask task; ///< without pixels
    ImagePlan plan;
};

/// What became of one item.
struct Written {
    ExportPiece piece;                            ///< without its files
    std::map<std::uint16_t, std::int64_t> counts; ///< pixels of each label value
    std::size_t files = 0;
};

std::string fullName(const ExportItem& item)
{
    return item.split.empty() ? item.name : item.split + '/' + item.name;
}

class Run {
public:
    Run(const ExportSource& source, const ExporterEntry& entry, const IdMapping& mapping, const ExportOptions& options,
        const Progress& progress, ExportReport& report)
        : m_source(source)
        , m_entry(entry)
        , m_mapping(mapping)
        , m_options(options)
        , m_progress(progress)
        , m_report(report)
        , m_counts(65536, 0)
    {
    }

    void plan(const fs::path& folder)
    {
        const auto exporter = m_entry.make({folder, m_mapping, m_options});
        ItemNames names(exporter->flatNames());
        std::set<std::string> places;
        for (const ExportItem& item : m_source.items) {
            const std::string name = names.take(item.name, item.split);
            if (!item.labels) {
                m_report.dropped.push_back({fullName(item), "It has no labels."});
                continue;
            }
            Planned one{&item, {}, {}};
            one.task.item = fullName(item);
            one.task.name = name;
            one.task.split = item.split;
            one.task.image = [&item] { return loadImage(item); };
            const bool usable = attempt(one, [&] {
                const std::string place = exporter->imagePlace(name, item.split);
                if (place.empty()) { // pictures are in what the format makes, or in nothing
                    if (!item.imageFile.empty()) one.plan.pixels = planImage(item, "", m_options).pixels;
                    return;
                }
                if (!places.insert(place).second)
                    throw Error("'" + one.task.item + "' would be written to '" + place +
                                "', where another picture of the export is; rename one of them.");
                one.plan = planImage(item, exporter->imageEnding(), m_options);
                one.task.imageFile = place + one.plan.ending;
            });
            if (!usable) continue;
            if (name != item.name)
                m_report.notes.push_back({one.task.item, "It is called '" + name + "' in the export."});
            m_planned.push_back(std::move(one));
        }
        if (m_planned.empty()) throw Error("There is nothing to export: " + why() + ".");
    }

    void write(const fs::path& folder)
    {
        const auto exporter = m_entry.make({folder, m_mapping, m_options, &m_report});
        std::vector<Planned> written;
        const std::size_t total = m_planned.size() * (m_options.verify ? 2 : 1);
        workInOrder(
            m_planned.size(), threads(), [&](std::size_t i) { return writeOne(*exporter, m_planned[i], folder); },
            [&](std::size_t i, WorkOutcome<Written>& outcome) {
                Planned& one = m_planned[i];
                Written made;
                if (attempt(one, [&] { made = outcome.take(); })) {
                    exporter->add(one.task, made.piece);
                    for (const auto& [value, pixels] : made.counts)
                        m_counts[value] += pixels;
                    for (const std::string& reason : made.piece.lost)
                        m_report.dropped.push_back({one.task.item, reason});
                    if (!one.plan.why.empty() && hasPicture(one))
                        m_report.notes.push_back({one.task.item, one.plan.why});
                    ++m_report.images;
                    m_report.files += made.files;
                    written.push_back(one);
                }
                step(total);
            });
        m_planned = std::move(written);
        if (m_planned.empty()) throw Error("There is nothing to export: " + why() + ".");
        exporter->finish(tasks());
        fillReport();
        writeStaged(folder / "classes.json", classesJson(m_mapping, m_report));
    }

    std::vector<ExportDifference> compare(const fs::path& folder, std::size_t total)
    {
        const auto exporter = m_entry.make({folder, m_mapping, m_options});
        std::vector<ExportDifference> differences;
        workInOrder(
            m_planned.size(), threads(),
            [&](std::size_t i) {
                std::vector<ExportDifference> found;
                try {
                    const ExportTask full = withPixels(m_planned[i]);
                    exporter->compare(full, found);
                    comparePicture(m_planned[i], full, folder, found);
                } catch (const Error& error) {
                    found.push_back({m_planned[i].task.item, "", error.what(), 0});
                }
                return found;
            },
            [&](std::size_t, WorkOutcome<std::vector<ExportDifference>>& outcome) {
                std::ranges::move(outcome.take(), std::back_inserter(differences));
                step(total);
            });
        exporter->compareLists(tasks(), differences);
        return differences;
    }

    std::size_t planned() const { return m_planned.size(); }

private:
    /// Does `work`; where the item cannot be used, it stops the export or is listed. A full disk always stops it.
    template <typename Work>
    bool attempt(const Planned& one, const Work& work)
    {
        try {
            work();
            return true;
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::BadInput || !m_options.skipUnusable) throw;
            m_report.dropped.push_back({one.task.item, error.what()});
            return false;
        }
    }

    std::string why() const
    {
        if (m_report.dropped.empty()) return "no pictures were chosen";
        return "the first of " + std::to_string(m_report.dropped.size()) + " pictures, '" +
               m_report.dropped.front().item + "', is left out: " + m_report.dropped.front().reason;
    }

    ExportTask withPixels(const Planned& one) const
    {
        ExportTask task = one.task;
        task.labels = one.item->labels();
        task.ids = m_mapping.toIds(task.labels, task.item);
        if (one.item->instances) task.instances = one.item->instances();
        if (!task.instances.empty() &&
            (task.instances.type() != CV_32SC1 || task.instances.size() != task.labels.size()))
            throw Error("The object numbers of '" + task.item + "' do not fit its label map.");
        if (!one.item->image && !one.item->imageFile.empty()) {
            const ImageSize size = readImageSize(one.item->imageFile);
            if (size.height != task.labels.rows || size.width != task.labels.cols)
                throw Error("The label map of '" + task.item + "' has " + std::to_string(task.labels.cols) + "x" +
                            std::to_string(task.labels.rows) + " pixels, its picture '" + one.item->imageFile.string() +
                            "' has " + std::to_string(size.width) + "x" + std::to_string(size.height) + ".");
        }
        return task;
    }

    static std::map<std::uint16_t, std::int64_t> histogram(const cv::Mat& labels)
    {
        std::vector<std::int64_t> counts(65536, 0);
        for (int y = 0; y < labels.rows; ++y)
            for (int x = 0; x < labels.cols; ++x)
                ++counts[labels.ptr<std::uint16_t>(y)[x]];
        std::map<std::uint16_t, std::int64_t> found;
        for (std::size_t value = 0; value < counts.size(); ++value)
            if (counts[value] > 0) found.emplace(std::uint16_t(value), counts[value]);
        return found;
    }

    /// As many as there are cores, and as the memory has room for pictures in hand.
    unsigned threads() const
    {
        constexpr std::int64_t kBytesPerPixel = 20, kBudget = 3ll << 30; // labels, ids, objects, picture, files
        std::int64_t largest = 1;
        for (const Planned& one : m_planned)
            largest = std::max(largest, one.plan.pixels);
        const unsigned wanted =
            m_source.threads > 0 ? m_source.threads : std::max(1u, std::thread::hardware_concurrency());
        return unsigned(std::clamp<std::int64_t>(kBudget / (kBytesPerPixel * largest), 1, wanted));
    }

    bool hasPicture(const Planned& one) const
    {
        return !one.task.imageFile.empty() && m_options.images != ExportOptions::Images::None;
    }

    /// An item that is left out leaves no file.
    Written writeOne(const Exporter& exporter, const Planned& one, const fs::path& folder) const
    {
        const ExportTask full = withPixels(one);
        Written result{.counts = histogram(full.labels)};
        const std::string picture = hasPicture(one) ? imageBytes(*one.item, one.plan, m_options) : "";
        result.piece = exporter.make(full);
        std::vector<fs::path> written;
        const auto put = [&](const std::string& name, std::string_view content) {
            written.push_back(folder / name);
            writeStaged(written.back(), content);
        };
        try {
            for (const ExportPiece::File& file : result.piece.files)
                put(file.name, file.content);
            if (hasPicture(one)) put(one.task.imageFile, picture);
        } catch (...) {
            std::error_code ignored;
            for (const fs::path& file : written)
                fs::remove(file, ignored);
            throw;
        }
        result.files = written.size();
        result.piece.files.clear(); // the rest waits for its turn without them
        return result;
    }

    /// Copies have to be the same bytes; pictures encoded anew have to have the size of their labels.
    void comparePicture(const Planned& one, const ExportTask& full, const fs::path& folder,
                        std::vector<ExportDifference>& differences) const
    {
        if (!hasPicture(one)) return;
        const fs::path file = folder / one.task.imageFile;
        constexpr std::uint64_t kMost = (2ull << 30) - 1;
        if (!one.plan.encode && readFileWhole(file, kMost) != readFileWhole(one.item->imageFile, kMost))
            differences.push_back({one.task.item, one.task.imageFile, "The picture is not the same file.", 0});
        if (!one.plan.encode) return;
        const ImageSize size = readImageSize(file);
        if (size.height != full.labels.rows || size.width != full.labels.cols)
            differences.push_back({one.task.item, one.task.imageFile, "The picture is not of its labels' size.", 0});
    }

    std::vector<ExportTask> tasks() const
    {
        std::vector<ExportTask> list;
        for (const Planned& one : m_planned)
            list.push_back(one.task);
        return list;
    }

    void fillReport()
    {
        for (const IdRow& row : m_mapping.rows()) {
            const std::int64_t pixels = m_counts[row.value];
            m_report.rows.push_back({row.name, row.id, pixels});
            const bool decided = row.kind == IdRow::Kind::Background || row.kind == IdRow::Kind::Ignore;
            if (decided && pixels > 0 && row.id && row.id == m_mapping.rules().absent)
                m_report.dropped.push_back({"", std::to_string(pixels) + " pixels of the state '" + row.name +
                                                    "' are left without annotation, since " + m_mapping.rules().format +
                                                    " has no such state; give it an id in the table to keep them."});
        }
        for (const std::string& merge : m_mapping.merges())
            m_report.notes.push_back({"", merge});
    }

    void step(std::size_t total)
    {
        if (m_progress && !m_progress(int(++m_done), int(total)))
            throw Error("The export was stopped; nothing was written.", ErrorKind::Interrupted);
    }

    const ExportSource& m_source;
    const ExporterEntry& m_entry;
    const IdMapping& m_mapping;
    const ExportOptions& m_options;
    const Progress& m_progress;
    ExportReport& m_report;
    std::vector<Planned> m_planned;
    std::vector<std::int64_t> m_counts;
    std::size_t m_done = 0;
};

/// Replacing an export must not take the pictures away that the source still needs.
void checkPictures(const ExportSource& source, const fs::path& target)
{
    std::error_code code;
    if (!fs::exists(target, code)) return;
    const std::string inside = target.string() + '/';
    fs::path lastFolder, lastReal;
    for (const ExportItem& item : source.items) {
        if (item.imageFile.empty()) continue;
        if (const fs::path folder = item.imageFile.parent_path(); lastReal.empty() || folder != lastFolder) {
            lastFolder = folder;
            lastReal = fs::weakly_canonical(fs::absolute(folder, code), code);
        }
        if ((lastReal.string() + '/').starts_with(inside))
            throw Error("Cannot write the export '" + target.string() + "': the picture '" + item.imageFile.string() +
                        "' lies in it.");
    }
}

} // namespace

ExportReport exportLabels(const ExportSource& source, const fs::path& folder, const std::string& format,
                          const IdMapping& mapping, const ExportOptions& options, const Progress& progress)
{
    const ExporterEntry& entry = findEntry(exporterCatalog(), format, "export format");
    mapping.check();
    StagingFolder staging(folder, options.replace, kReportFile);
    checkPictures(source, staging.target());
    ExportReport report{.format = format, .folder = staging.target().string()};
    Run run(source, entry, mapping, options, progress, report);
    run.plan(staging.folder());
    const std::size_t total = run.planned() * 2;
    run.write(staging.folder());
    if (options.verify) {
        const auto differences = run.compare(staging.folder(), total);
        if (!differences.empty()) {
            const auto& first = differences.front();
            throw Error("The re-read of the export differs in " + std::to_string(differences.size()) +
                        " places, so nothing was written; first '" + first.item + "'" +
                        (first.file.empty() ? "" : " in '" + first.file + "'") + ": " + first.message);
        }
        report.verified = true;
    }
    writeStaged(staging.folder() / kReportFile, exportReportJson(report));
    staging.commit();
    return report;
}

cv::Mat exportLook(const cv::Mat& labels, const cv::Mat& image, const std::string& format, const IdMapping& mapping,
                   const ExportOptions& options)
{
    const auto exporter = findEntry(exporterCatalog(), format, "export format").make({fs::path(), mapping, options});
    ExportTask task;
    task.labels = labels;
    task.ids = mapping.toIds(labels, "the sample");
    task.image = [&image] { return image; };
    return exporter->look(task);
}

ExportPlace lookAtExportPlace(const fs::path& folder)
{
    ExportPlace place;
    if (const std::string why = StagingFolder::obstacle(folder, true, kReportFile); !why.empty()) {
        place.obstacle = "Nothing can be written to '" + folder.string() + "': " + why + ".";
        return place;
    }
    std::error_code code;
    place.earlier = fs::is_regular_file(folder / kReportFile, code);
    if (!place.earlier) return place;
    try {
        const auto report = parseJson(readFileWhole(folder / kReportFile), (folder / kReportFile).string());
        place.format = report.value("format", "");
        place.images = report.value("images", std::size_t(0));
    } catch (const std::exception&) { // of another version, or damaged: it may be replaced all the same
        place.format.clear();
    }
    return place;
}

std::vector<ExportDifference> verifyExport(const ExportSource& source, const fs::path& folder,
                                           const std::string& format, const IdMapping& mapping,
                                           const ExportOptions& options, const Progress& progress)
{
    mapping.check();
    ExportReport unused;
    Run run(source, findEntry(exporterCatalog(), format, "export format"), mapping, options, progress, unused);
    run.plan(folder);
    return run.compare(folder, run.planned());
}

} // namespace sdw
