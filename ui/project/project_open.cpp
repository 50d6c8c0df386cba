#include "ui/project/project_open.h"

#include "core/base/error.h"
#include "core/base/image_io.h"
#include "core/base/program_files.h"
#include "core/project/project_files.h"
#include "core/project/project_io.h"
#include "core/project/source_labels.h"

#include <unordered_set>

namespace sdw::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kStep = 256; // images between two looks at the cancel button

void goOn(const Progress& progress, int done, int total)
{
    if (progress && !progress(done, total)) throw Error("Cancelled.", ErrorKind::Interrupted);
}

/// A name that a source may have, from a folder's name.
std::string sourceName(const fs::path& folder)
{
    const fs::path normal = fs::absolute(folder).lexically_normal();
    const fs::path name = normal.has_filename() ? normal.filename() : normal.parent_path().filename();
    const auto text = name.u8string();
    return text.empty() ? "images" : std::string(text.begin(), text.end());
}

/// The part of a file's path behind its folder, with '/' between folders.
std::string relativeName(const fs::path& file, const fs::path& folder)
{
    // Of a hundred thousand images each begins like this; the general way takes its time.
    const std::string begin = folder.generic_string() + "/", whole = file.generic_string();
    if (whole.starts_with(begin) && whole.find("//", begin.size() - 1) == std::string::npos)
        return whole.substr(begin.size());
    const auto relative = file.lexically_relative(folder).generic_u8string();
    return std::string(relative.begin(), relative.end());
}

/// Opens every source of the project and lists its images.
void listImages(Opened& opened, const fs::path& base, const Progress& progress)
{
    std::vector<ImageItem> items;
    for (ProjectSource& source : opened.project.sources) {
        const fs::path folder = sourceFolder(base, source);
        const std::shared_ptr<const Dataset> dataset = openDataset(folder, source.layout);
        opened.datasets.push_back(dataset);
        // From here on classes may be renamed: what the data set's mean is settled before.
        if (source.classes.empty()) source.classes = matchClasses(opened.project, dataset->classes());
        std::unordered_set<std::string> listed; // splits may overlap: VOC's "trainval"
        for (const std::string& split : dataset->splits())
            for (std::size_t i = 0, count = dataset->size(split); i < count; ++i) {
                ImageItem item;
                item.path = dataset->imagePath(split, i);
                item.name = source.name + "/" + relativeName(item.path, folder);
                if (!listed.insert(item.name).second) continue;
                item.split = split;
                item.dataset = int(opened.datasets.size()) - 1;
                item.datasetSplit = split;
                item.index = i;
                item.labelled = dataset->hasLabel(split, i);
                items.push_back(std::move(item));
                if (i % kStep == 0) goOn(progress, 0, 0);
            }
    }
    opened.images = ImageItems(std::move(items));
    if (!opened.project.splits.empty()) opened.images = opened.images.withSplits(opened.project);
}

Opened openFolder(const fs::path& folder, const Progress& progress)
{
    Opened opened;
    opened.project.name = sourceName(folder);
    opened.project.sources.push_back(
        {.name = sourceName(folder), .path = fs::absolute(folder).lexically_normal().string(), .extra = nullptr});
    listImages(opened, fs::absolute(folder), progress);
    const ClassList& classes = opened.datasets.front()->classes();
    opened.project.classes = makeProjectClasses(classes);
    opened.project.sources.front().classes = matchClasses(opened.project, classes);
    return opened;
}

Opened openFile(const fs::path& file)
{
    if (!fs::exists(file)) throw Error("Cannot open '" + file.string() + "': there is no such file or folder.");
    readImageSize(file); // says what is wrong with a damaged one
    Opened opened;
    const auto name = file.filename().u8string();
    opened.project.name.assign(name.begin(), name.end());
    opened.images = ImageItems({{.name = "images/" + opened.project.name, .path = fs::absolute(file)}});
    return opened;
}

/// What the project's own files say about its images.
void findWork(Opened& opened)
{
    removeLeftovers(opened.folder);
    try {
        opened.states = readImageStates(opened.folder);
    } catch (const Error& error) {
        opened.statesProblem = error.what(); // the images are there all the same
    }
    std::vector<std::string> names;
    names.reserve(opened.images.size());
    for (const ImageItem& item : opened.images)
        names.push_back(item.name);
    opened.hasOwnLabels = findLabelled(opened.folder, names);
}

} // namespace

Opened openProjectFolder(const fs::path& folder, const Progress& progress)
{
    Opened opened;
    opened.folder = fs::absolute(folder).lexically_normal();
    opened.project = readProject(opened.folder);
    listImages(opened, opened.folder, progress);
    findWork(opened);
    return opened;
}

Opened openAnything(const fs::path& path, const Progress& progress)
{
    if (isProjectFolder(path)) return openProjectFolder(path, progress);
    if (path.filename() == "project.json") return openProjectFolder(path.parent_path(), progress);
    return fs::is_directory(path) ? openFolder(path, progress) : openFile(path);
}

Opened openDemoProject(const demo::DemoDatasetOptions& scenes, const Progress& progress)
{
    const fs::path folder = userDataFolder() / "demo";
    demo::writeDemoDataset(folder / "data", scenes, progress);
    if (!isProjectFolder(folder)) {
        Project project;
        project.name = "Demo";
        project.classes = makeProjectClasses(demo::demoClasses());
        project.sources.push_back({.name = "scenes",
                                   .path = "data",
                                   .layout = "pairs",
                                   .classes = matchClasses(project, demo::demoClasses()),
                                   .extra = nullptr});
        writeProject(folder, project);
    }
    return openProjectFolder(folder, progress);
}

Opened createProject(const NewProject& wanted, const Progress& progress)
{
    const fs::path folder = toPath(wanted.folder), data = toPath(wanted.data);
    if (isProjectFolder(folder))
        throw Error("The folder '" + folder.string() + "' holds a project already; choose another folder, or open it.");
    Project project;
    project.name = wanted.name.toStdString();
    const auto dataset = openDataset(data, wanted.layout.toStdString()); // before anything is written
    goOn(progress, 0, 0);
    project.classes = makeProjectClasses(wanted.classesFromData ? dataset->classes() : wanted.classes);
    project.sources.push_back({.name = sourceName(data),
                               .path = sourcePath(folder, data),
                               .layout = dataset->layout(),
                               .classes = matchClasses(project, dataset->classes()),
                               .extra = nullptr});
    writeProject(folder, project);
    return openProjectFolder(folder, progress);
}

} // namespace sdw::ui
