// Label maps out in the formats that the world's training tools read, and read back to prove that nothing changed.
//
// An export is written into a folder of its own beside the target (".NAME.export-PID"), read back there, and only then
// renamed: whatever happens before (a full disk, a signal, a stop by the user), the target is untouched and the folder
// beside it is removed, at the latest by the next export to the same target.
#pragma once

#include "core/base/progress.h"
#include "core/exporters/id_mapping.h"

#include <map>
#include <memory>
#include <span>

namespace sdw {

struct ExportOptions {
    enum class Images {
        Convert, ///< in the file type of the format (VOC, ADE20K: JPEG; Cityscapes: PNG); the same bytes where it fits
        Copy,    ///< the same bytes, in whatever file type they are; turned pictures (EXIF) are made upright
        None,    ///< labels only
    };
    Images images = Images::Convert;
    bool replace = false;      ///< take the place of an earlier export (never of any other folder)
    bool verify = true;        ///< read everything back before the folder gets its name
    bool skipUnusable = false; ///< leave items that cannot be read out and list them, instead of stopping
    int jpegQuality = 95;
    double overlayOpacity = 0.5;
    bool cocoPolygons = false;    ///< polygons for regions without holes; RLE for the rest
    bool cocoCrowdRle = false;    ///< iscrowd 1 on RLE, as strict readers want it; Detectron2 drops such objects
    bool cocoOnePerClass = false; ///< one annotation per class and image, else one per object or connected region
    bool labelmeMasks = false;    ///< every region as a mask; else polygons where these say the same
};

struct ExportDifference {
    std::string item;
    std::string file;    ///< below the export folder
    std::string message; ///< one sentence
    std::int64_t pixels = 0;
};

struct ExportReport {
    std::string format, folder;
    std::size_t images = 0; ///< label maps written
    std::size_t files = 0;  ///< pictures, labels and lists, without classes.json and export.json
    struct Row {
        std::string name;
        std::optional<int> id;
        std::int64_t pixels = 0;
    };
    std::vector<Row> rows; ///< classes, then the three states
    struct Note {
        std::string item, reason;
    };
    std::vector<Note> dropped; ///< not exported, or not wholly: each with its reason
    std::vector<Note> notes;   ///< re-encoded pictures, changed names, states that share an id
    bool verified = false;
    std::vector<ExportDifference> differences; ///< of the re-read; always empty after exportLabels()
};

/// What a format is asked to write, one picture at a time.
struct ExportTask {
    std::string item;      ///< name of the item, for messages
    std::string name;      ///< cleaned, unique inside the export; '/' between folders unless the format is flat
    std::string split;     ///< may be empty
    std::string imageFile; ///< below the export folder; where images are left out, where it would be
    cv::Mat labels;        ///< CV_16UC1 values
    cv::Mat ids;           ///< CV_16UC1 ids
    cv::Mat instances;     ///< CV_32SC1 or empty
    std::function<cv::Mat()> image; ///< CV_8UC3 BGR as displayed
};

/// What a format makes of one picture.
struct ExportPiece {
    struct File {
        std::string name; ///< below the export folder
        std::string content;
    };
    std::vector<File> files;
    std::vector<std::string> records; ///< for add(): entries of a file that holds all pictures
    std::vector<std::string> lost;    ///< what the format cannot hold, each with its reason
};

struct ExportContext {
    std::filesystem::path folder; ///< exists, but for look()
    const IdMapping& mapping;
    const ExportOptions& options;
    ExportReport* report = nullptr; ///< empty while reading back
};

/// A format. Errors are thrown as Error. make(), compare() and look() are called from several threads at once.
class Exporter {
public:
    explicit Exporter(const ExportContext& context)
        : m_context(context)
    {
    }
    virtual ~Exporter() = default;
    /// Where the picture goes, below the folder and without ending; empty: the format holds no pictures.
    virtual std::string imagePlace(const std::string& name, const std::string& split) const = 0;
    virtual std::string imageEnding() const { return ""; } ///< ".jpg", ".png"; empty: any
    virtual bool flatNames() const { return false; }       ///< names may not hold folders
    virtual ExportPiece make(const ExportTask& task) const = 0;
    /// What was made of each picture that is written, in their order. @param task without pixels.
    virtual void add(const ExportTask& /*task*/, const ExportPiece& /*piece*/) {}
    /// Lists and files over all pictures. @param tasks those written, without pixels.
    virtual void finish(const std::vector<ExportTask>& tasks) = 0;
    /// Reads what was written and compares it with the task.
    virtual void compare(const ExportTask& task, std::vector<ExportDifference>& differences) const = 0;
    /// What the exported picture looks like to people: CV_8UC3 BGR. @param task with labels, ids and image.
    virtual cv::Mat look(const ExportTask& task) const { return mapping().colourIds(task.ids); }
    /// Afterwards: what finish() wrote.
    virtual void compareLists(const std::vector<ExportTask>& tasks, std::vector<ExportDifference>& differences) = 0;

protected:
    const ExportContext& context() const { return m_context; }
    const IdMapping& mapping() const { return m_context.mapping; }
    std::filesystem::path path(const std::string& file) const { return m_context.folder / file; }
    /// For finish(). @param file below the export folder; folders above are made.
    void writeFile(const std::string& file, std::string_view content) const;
    /// @param text by file name: split lists and the like.
    void compareTexts(const std::map<std::string, std::string>& texts,
                      std::vector<ExportDifference>& differences) const;

private:
    ExportContext m_context;
};

/// Adds a difference where sizes or pixels of two images of one kind differ, naming the first pixel.
void comparePixels(const ExportTask& task, const std::string& file, const cv::Mat& expected, const cv::Mat& found,
                   std::vector<ExportDifference>& differences);

/// "train.txt": names of the tasks of that split, one a line.
std::map<std::string, std::string> splitLists(const std::vector<ExportTask>& tasks, const std::string& folder = "");

/// A line of exporters.def.
struct ExporterEntry {
    const char* id;
    const char* title;
    IdRules (*rules)();
    std::unique_ptr<Exporter> (*make)(const ExportContext& context);
};

std::span<const ExporterEntry> exporterCatalog();

/// Writes all items that have labels into `folder`, with classes.json (the table) and export.json (the report).
/// @param mapping from IdMapping::suggest() with the rules of that format, perhaps changed by the user.
/// @param progress counts items, twice where they are read back.
/// @throws Error: Usage for an unusable mapping; BadInput for unusable items, a target that is in the way, a re-read
///         that differs; Resources when the disk is full; Interrupted. The target is untouched then.
ExportReport exportLabels(const ExportSource& source, const std::filesystem::path& folder, const std::string& format,
                          const IdMapping& mapping, const ExportOptions& options = {}, const Progress& progress = {});

/// Reads an export back and compares it, pixel by pixel, with its source.
/// @return what differs; empty: every label map is the same.
std::vector<ExportDifference> verifyExport(const ExportSource& source, const std::filesystem::path& folder,
                                           const std::string& format, const IdMapping& mapping,
                                           const ExportOptions& options = {}, const Progress& progress = {});

/// What an export in that format will look like, for one picture or a reduced copy of it: CV_8UC3 BGR.
/// @param labels CV_16UC1 values. @param image CV_8UC3 BGR of the same size.
/// @throws Error for labels that the mapping has no id for.
cv::Mat exportLook(const cv::Mat& labels, const cv::Mat& image, const std::string& format, const IdMapping& mapping,
                   const ExportOptions& options = {});

/// What lies where an export is to go.
struct ExportPlace {
    bool earlier = false;   ///< an export, which takes `replace` to be written over
    std::string format;     ///< of the earlier export; empty where it does not say
    std::size_t images = 0; ///< in it
    std::string obstacle;   ///< why nothing can be written there, whatever the options: one sentence; empty: it can
};
ExportPlace lookAtExportPlace(const std::filesystem::path& folder);

/// The table as it lies in classes.json, which core/datasets reads, and the report as export.json holds it.
std::string classesJson(const IdMapping& mapping, const ExportReport& report);
std::string exportReportJson(const ExportReport& report);

} // namespace sdw
